"""Every screen of the program in the states a person meets it in, as scenes of the real window."""

from __future__ import annotations

import shutil

from tests.ui.scene_stage import Scene, Show, Stage
from tests.ui.shell_stage import PASSPHRASE
from transitions.application.errors import DiskFull, VaultLogDamaged

# --- the way in ---


def with_vaults(count: int) -> Show:
    """The start screen with so many vaults."""

    def show(stage: Stage) -> None:
        stage.house.stop()
        for folder in stage.house.vaults.found():
            shutil.rmtree(folder)
        for name in ("Anne", "Birthe")[:count]:
            made = stage.house.vaults.create(PASSPHRASE)
            made.vault.close()
            folder = stage.house.vaults.root / made.name
            folder.rename(folder.with_name(name.lower()))
            stage.house.vaults.call(folder.with_name(name.lower()), name)
        stage.house.start()

    return show


def wrong_passphrase(stage: Stage) -> None:
    with_vaults(1)(stage)
    stage.house.write("start.passphrase", "det var en anden sætning")
    stage.house.press("start.unlock")
    stage.house.until(lambda: stage.house.sees("start.passphrase.error"))


def by_recovery_key(stage: Stage) -> None:
    with_vaults(1)(stage)
    stage.house.press("start.other_way")


def damaged(stage: Stage) -> None:
    with_vaults(1)(stage)
    start = stage.house.window.shown
    error = VaultLogDamaged(file="vault.db-wal.2026-11-21-1200")
    start._anyway.show()  # type: ignore[union-attr]
    start._complain(start._say(error.text_id, **error.values))  # type: ignore[union-attr]


def new_vault(stage: Stage) -> None:
    stage.house.start()
    stage.house.press("start.create")


def weak_passphrase(stage: Stage) -> None:
    new_vault(stage)
    stage.house.write("new_vault.passphrase", "sommer")
    stage.house.write("new_vault.again", "vinter")
    stage.house.press("new_vault.create")


def recovery_key(stage: Stage) -> None:
    new_vault(stage)
    stage.house.write("new_vault.passphrase", PASSPHRASE)
    stage.house.write("new_vault.again", PASSPHRASE)
    stage.house.press("new_vault.create")
    stage.house.until(lambda: stage.house.sees("recovery_key.written"))


def restore(stage: Stage) -> None:
    stage.house.start()
    stage.house.press("start.restore")


def first_profile(stage: Stage) -> None:
    with_vaults(1)(stage)
    stage.house.unlock()


def empty_overview(stage: Stage) -> None:
    first_profile(stage)
    stage.go("overview")


WAY_IN = (
    Scene("start_first", with_vaults(0)),
    Scene("start_unlock", with_vaults(1)),
    Scene("start_several", with_vaults(2)),
    Scene("start_locked", lambda stage: stage.house.start(locked="birthe")),
    Scene("start_wrong", wrong_passphrase),
    Scene("start_recovery_key", by_recovery_key),
    Scene("start_damaged", damaged),
    Scene("start_notices", lambda stage: stage.house.start(
        notices=("policy.toml, linje 12: \"dage\" skal være et helt tal. Ret linjen.",)
    )),
    Scene("new_vault", new_vault),
    Scene("new_vault_weak", weak_passphrase),
    Scene("new_vault_key", recovery_key),
    Scene("restore", restore),
    Scene("profile_first", first_profile),
    Scene("overview_empty", empty_overview),
)


# --- among the families ---


def at(screen: str, family: str = "", *, parent_view: bool = False) -> Show:
    """A place and nothing else."""
    return lambda stage: stage.go(screen, family, parent_view=parent_view)


def pressed(screen: str, family: str, *names: str, parent_view: bool = False) -> Show:
    """A place, and what is pressed there in turn."""

    def show(stage: Stage) -> None:
        stage.go(screen, family, parent_view=parent_view)
        for name in names:
            stage.house.press(name)
            stage.house.settle()

    return show


def searched(text: str) -> Show:
    """The overview with a search."""

    def show(stage: Stage) -> None:
        stage.go("overview")
        stage.house.write("overview.search", text)
        stage.house.settle()

    return show


def observed(family: str) -> Show:
    """An observation of a child."""
    return lambda stage: stage.go("adbb", family, screening=stage.screening(family))


def mistaken(stage: Stage) -> None:
    """Fields that are not in order."""
    stage.go("family", "noah_nej_til_overlevering")
    stage.house.write("family.child.birth_date", "i overmorgen en gang")
    stage.house.write("family.child.cpr", "12")
    stage.house.control("family.child.name").setFocus()
    stage.house.settle()


def mended(stage: Stage) -> None:
    stage.house.write("family.child.birth_date", "21.02.2026")
    stage.house.write("family.child.cpr", "")
    stage.house.settle()


def told(stage: Stage) -> None:
    stage.go("overview")
    stage.house.window._tell(DiskFull())


def unsaved(stage: Stage) -> None:
    stage.go("form", "alma_alt_delt")
    stage.house.window._say_unsaved(DiskFull())


def saved(stage: Stage) -> None:
    stage.house.window._bar.show_unlocked(True)
    stage.house.window.messages.hide()


def crashed(stage: Stage) -> None:
    stage.go("overview")
    stage.house.window.say_crash("KeyError\ntransitions/ui/overview/screen.py:120:_show")


def running_out(stage: Stage) -> None:
    stage.go("overview")
    stage.house.window._countdown.show_left(20)


def curtained(stage: Stage) -> None:
    stage.go("overview")
    curtain, window = stage.house.window._over.curtain, stage.house.window
    curtain.draw("lock")
    curtain.say_unsaved("lock", window._say(DiskFull().text_id))


def helped(screen: str, family: str = "") -> Show:
    """The page of the guide about a screen."""

    def show(stage: Stage) -> None:
        stage.go(screen, family)
        stage.house.window._turn_help()

    return show


def told_about(stage: Stage) -> None:
    stage.go("overview")
    stage.house.window._turn_help()
    stage.house.press("help.about")
    stage.house.settle()


def keys(stage: Stage) -> None:
    stage.go("overview")
    stage.house.window._turn_keys()


HERS = (
    Scene("overview", at("overview")),
    Scene("overview_search", searched("frej")),
    Scene("overview_none_found", searched("qqqq"), searched("")),
    Scene("overview_error", told, lambda stage: stage.house.window.messages.hide()),
    Scene("profile", at("profile")),
    Scene("safety", at("safety")),
    Scene("settings", at("settings")),
    Scene("colleague_give", at("colleague_give")),
    Scene("colleague_take", at("colleague_take")),
    Scene("keys", keys, lambda stage: stage.house.window._over.keys.sink()),
    Scene("help", helped("overview"), lambda stage: stage.house.window._turn_help()),
    Scene("about", told_about, lambda stage: stage.house.window._turn_help()),
    Scene("crash", crashed, lambda stage: stage.house.window._over.crash.sink()),
    Scene("countdown", running_out, lambda stage: stage.house.window._countdown.hide()),
    Scene("lock_unsaved", curtained, lambda stage: stage.house.window._over.curtain.sink()),
)
JOURNEY = (
    Scene("family", at("family", "alma_alt_delt")),
    Scene("family_mistakes", mistaken, mended),
    Scene("introduction", at("introduction", "alma_alt_delt")),
    Scene("introduction_new", at("introduction", "lilje_lige_introduceret")),
    Scene("introduction_declined", at("introduction", "otto_nej_tak")),
    Scene("adbb", at("adbb", "alma_alt_delt")),
    Scene("adbb_due", at("adbb", "aksel_ny_observation")),
    Scene("adbb_done", observed("freja_bekraeftet")),
    Scene("adbb_unfinished", observed("storm_ufuldstaendig")),
    Scene("adbb_over_time", pressed("adbb", "freja_bekraeftet", "adbb.over_time")),
    Scene("form", at("form", "alma_alt_delt")),
    Scene("form_waiting", at("form", "lilje_lige_introduceret")),
    Scene("form_missing", pressed("form", "storm_ufuldstaendig", "form.next_missing")),
    Scene("form_unsaved", unsaved, saved),
    Scene("form_parents", at("form", "alma_alt_delt", parent_view=True), seen_by_parents=True),
    Scene("form_two_languages", at("form", "oliwia_to_sprog", parent_view=True), seen_by_parents=True),
    Scene("consent", at("consent", "alma_alt_delt")),
    Scene("consent_no", at("consent", "noah_nej_til_overlevering")),
    Scene("consent_withdrawn", at("consent", "theo_trukket_tilbage")),
    Scene("consent_waiting", at("consent", "lilje_lige_introduceret")),
    Scene("consent_parents", at("consent", "alma_alt_delt", parent_view=True), seen_by_parents=True),
    Scene("consent_two_languages", at("consent", "oliwia_to_sprog", parent_view=True), seen_by_parents=True),
    Scene("handover", at("handover", "alma_alt_delt")),
    Scene("handover_stopped", at("handover", "noah_nej_til_overlevering")),
    Scene("handover_more", pressed("handover", "alma_alt_delt", "handover.more")),
    Scene("handover_parents", at("handover", "alma_alt_delt", parent_view=True), seen_by_parents=True),
    Scene("journal", at("journal", "alma_alt_delt")),
    Scene("journal_nothing", at("journal", "lilje_lige_introduceret")),
    Scene("meeting", at("meeting", "alma_alt_delt")),
    Scene("meeting_waiting", at("meeting", "lilje_lige_introduceret")),
)
AMONG_FAMILIES = (*HERS, *JOURNEY)
