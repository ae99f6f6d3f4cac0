"""The settings: worn at once and next time, the municipality's folder examined, a family moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QRadioButton
from pytestqt.qtbot import QtBot

from tests.bundled import bundled_catalogue
from tests.municipal import BICYCLE
from tests.rig import make_surroundings
from tests.ui.patience import PATIENCE_MS
from tests.ui.shell_stage import PASSPHRASE, Shell, add_alma, shell
from transitions.application.desk import Surroundings
from transitions.application.installation import Installation
from transitions.application.new_form import NewForm, Waiting
from transitions.application.settings import Settings
from transitions.catalogue import Catalogue
from transitions.catalogue.examination import examine
from transitions.domain.answers import Answer, AnswerKey
from transitions.places import bundled_resources
from transitions.storage.key_slots import CostForTests
from transitions.storage.local_vaults import LocalVaults
from transitions.storage.settings_file import SettingsOnDisk
from transitions.ui.controls.labels import Words
from transitions.ui.frame.main_window import MainWindow
from transitions.ui.look.tokens import Tokens, current_look
from transitions.ui.look.wardrobe import Wardrobe
from transitions.ui.screen import Screen

FORM = (bundled_resources() / "forms" / "overgangsskema.toml").read_text(encoding="utf-8")


def own_form(overlay: Path) -> None:
    """A form of the municipality's own: a question more, and one in other words."""
    (overlay / "forms").mkdir(parents=True)
    told = FORM.replace('version = "', 'version = "vores-', 1)
    told = told.replace('da = "Det her er jeg glad for"', 'da = "Det her elsker jeg"')
    assert told.count("Det her elsker jeg") == 1
    (overlay / "forms" / "overgangsskema.toml").write_text(told + BICYCLE, encoding="utf-8")


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    return tmp_path / "overlay"


@pytest.fixture
def around(tmp_path: Path, overlay: Path) -> Surroundings:
    known = make_surroundings()
    used = bundled_catalogue()
    vaults = LocalVaults(tmp_path / "vaults", known.clock, known.ids, CostForTests())
    installation = Installation(
        overlay=overlay, examine=lambda: examine(used, bundled_resources(), overlay), vaults=vaults.root,
        called=lambda name: vaults.called(vaults.root / name),
        call=lambda name, told: vaults.call(vaults.root / name, told),
    )
    return replace(known, installation=installation)


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path, around: Surroundings) -> Iterator[Shell]:
    with shell(qtbot, tmp_path / "vaults", around) as made:
        yield made


def open_settings(house: Shell) -> None:
    if house.sees("profile.on"):
        house.press("profile.on")
        house.settle()
    house.press("shell.settings")
    house.settle_idle()


def said(house: Shell, begins: str) -> str:
    found = [w for w in house.window.findChildren(Words) if w.objectName().startswith(begins)]
    return "\n".join(label.said() for label in found if label.isVisible())


def check(house: Shell) -> str:
    """Press Kontrollér; everything the card says then."""
    house.press("settings.overlay.check")
    house.until(lambda: house.control("settings.overlay.check").isEnabled())
    QApplication.processEvents()
    card = house.control("settings.overlay")
    return "\n".join(label.said() for label in card.findChildren(Words) if label.isVisible())


def test_what_she_chooses_to_wear_is_worn_at_once_and_kept(
    qapp: QApplication, tokens: Tokens, tmp_path: Path
) -> None:
    kept = SettingsOnDisk(tmp_path / "home" / "settings.json")
    wardrobe = Wardrobe(qapp, tokens, kept)
    wardrobe.resize(2)
    wardrobe.choose(replace(wardrobe.settings, colours="dark"))
    assert (current_look().scheme, current_look().scale) == ("dark", 1.5)
    again = Wardrobe(qapp, tokens, kept)
    assert again.settings == Settings(colours="dark", text=150)
    again.resize(-9)
    assert kept.read().text == 100


def test_the_settings_of_the_screen_reach_the_wardrobe(house: Shell) -> None:
    house.practise()
    open_settings(house)
    house.press("settings.look.larger")
    assert current_look().scale == 1.25
    assert "125 %" in said(house, "settings.look.size")
    house.press("settings.look.colours.contrast")
    assert current_look().scheme == "contrast"
    for _ in range(4):
        QTest.mouseClick(house.control("settings.look.larger"), Qt.MouseButton.LeftButton)
    assert current_look().scale == 2.0
    assert not house.control("settings.look.larger").isEnabled()


def test_the_policy_says_when_it_locks(house: Shell) -> None:
    house.practise()
    open_settings(house)
    locking = house.around.library.policy.locking
    told = said(house, "settings.locking.text")
    assert f"{locking.idle_minutes} minutter" in told
    assert f"{locking.visit_minutes} minutter" in told


def test_a_folder_that_is_not_there_is_said(house: Shell, overlay: Path) -> None:
    house.practise()
    open_settings(house)
    assert str(overlay) in said(house, "settings.overlay.where")
    assert "findes ikke" in check(house)
    assert not house.sees("settings.overlay.use")


def test_mistakes_are_told_by_file_and_line(house: Shell, overlay: Path) -> None:
    (overlay / "forms").mkdir(parents=True)
    broken = FORM.replace("label = { da", "labell = { da", 1)
    line = broken.splitlines().index(next(text for text in broken.splitlines() if "labell" in text)) + 1
    (overlay / "forms" / "overgangsskema.toml").write_text(broken, encoding="utf-8")
    (overlay / "policy.toml").write_text("[locking]\n\nidle_minutes = 99\n", encoding="utf-8")
    house.practise()
    open_settings(house)
    told = check(house)
    assert f"forms/overgangsskema.toml, linje {line}" in told
    assert "policy.toml, linje 3" in told
    assert "labell" in told


def test_a_changed_form_is_shown_before_it_is_used(house: Shell, overlay: Path) -> None:
    own_form(overlay)
    (overlay / "policy.toml").write_text("[locking]\nidle_minutes = 9\n", encoding="utf-8")
    (overlay / "texts").mkdir()
    (overlay / "texts" / "da.toml").write_text('[shell]\nlock = "Lås nu"\n', encoding="utf-8")
    house.practise()
    open_settings(house)
    told = check(house)
    assert "Kører barnet med på cykel?" in told
    assert "Før: Det her er jeg glad for\nNu: Det her elsker jeg" in told
    assert "Minutter til låsning: 5 bliver til 9" in told
    assert "texts/da.toml" in told
    assert house.around.library.form.version in said(house, "settings.form.in_use")
    house.press("settings.overlay.use")
    house.until(lambda: house.ended == ["lock"])


def test_nothing_new_is_said_as_well(house: Shell, overlay: Path) -> None:
    overlay.mkdir()
    house.practise()
    open_settings(house)
    told = check(house)
    assert "Der er ingen fejl" in told
    assert "bruger allerede" in told
    assert not house.sees("settings.overlay.use")


def begin_under_the_old_form(house: Shell) -> UUID:
    house.begin()
    transition, _ = house.ask(add_alma)
    likes = AnswerKey(field="happy_with", voice="parents")
    house.ask(lambda desk: desk.transitions.answer(transition, Answer(key=likes, value="Bolde")))
    house.ask(lambda desk: desk.transitions.share(transition, "happy_with", "parents", "share"))
    house.window.lock()
    house.until(lambda: house.ended == ["lock"])
    return transition


def begin_anew(house: Shell, overlay: Path) -> None:
    """The program begins again after the municipality has laid its form in the folder."""
    own_form(overlay)
    known, mistakes = Catalogue.load(bundled_resources(), overlay)
    assert mistakes == ()
    house.around = replace(house.around, library=known)
    house.start()
    house.unlock()


def test_a_family_is_moved_after_a_preview(house: Shell, overlay: Path) -> None:
    transition = begin_under_the_old_form(house)
    begin_anew(house, overlay)
    open_settings(house)
    assert "Alma Prøve" in said(house, f"settings.form.family.{transition}")
    house.press(f"settings.form.look.{transition}")
    house.settle()
    assert "Bolde" in said(house, "new_form.anew")
    assert "Kører barnet med på cykel?" in said(house, "settings.changes.added")
    before = house.ask(lambda desk: desk.transitions.show(transition))
    assert before.form.version == bundled_catalogue().form.version
    house.press("new_form.do")
    house.settle_idle()
    after = house.ask(lambda desk: desk.transitions.show(transition))
    assert after.form.version.startswith("vores-")
    assert after.share("happy_with", "parents") == "undecided"
    assert "Alle åbne familier" in said(house, "settings.form.all_new")


def test_she_may_let_the_family_be(house: Shell, overlay: Path) -> None:
    transition = begin_under_the_old_form(house)
    begin_anew(house, overlay)
    open_settings(house)
    house.press(f"settings.form.look.{transition}")
    house.settle()
    house.press("new_form.keep")
    house.settle_idle()
    assert house.sees(f"settings.form.look.{transition}")
    assert house.ask(lambda desk: desk.transitions.show(transition)).form.version == "1.0"


def test_what_is_new_is_told_once_it_is_in_use(house: Shell, overlay: Path) -> None:
    begin_under_the_old_form(house)
    begin_anew(house, overlay)
    if house.sees("profile.on"):
        house.press("profile.on")
    open_settings(house)
    assert house.sees("settings.form.seen")
    house.press("settings.form.seen")
    house.settle_idle()
    assert not house.sees("settings.form.seen")


def test_who_waits_is_looked_for_when_the_vault_has_nothing_else_to_do(
    house: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.begin()
    house.press("profile.on")
    house.settle_idle()
    session, done, free = house.window.session, list[str](), Event()
    assert session is not None
    look = NewForm.waiting

    def noted(form: NewForm) -> tuple[Waiting, ...]:
        done.append("looked for")
        return look(form)

    monkeypatch.setattr(NewForm, "waiting", noted)
    session.work.ask(house.window, lambda _: free.wait(PATIENCE_MS / 1000))
    house.press("shell.settings")
    session.work.ask(house.window, lambda _: done.append("hers"))
    free.set()
    house.settle_idle()
    assert done == ["hers", "looked for"]


def test_the_overview_tells_that_the_form_is_another(house: Shell, overlay: Path) -> None:
    house.begin()
    house.press("profile.on")
    house.ask(add_alma)
    house.window.lock()
    house.until(lambda: house.ended == ["lock"])
    begin_anew(house, overlay)
    house.until(lambda: "Skemaet er ændret" in message(house.window))


def message(window: MainWindow) -> str:
    found = [w for w in window.messages.findChildren(Words) if w.isVisible()]
    return " ".join(label.said() for label in found)


def test_several_vaults_are_told_apart_by_name(house: Shell) -> None:
    house.vaults.create(PASSPHRASE).vault.close()
    house.start()
    house.unlock()
    open_settings(house)
    house.write("settings.data.name", "K. S.")
    house.press("settings.data.keep")
    assert "Navnet er gemt" in message(house.window)
    name = house.window.name
    house.window.lock()
    house.until(lambda: house.ended == ["lock"])
    other = house.vaults.create("en helt anden lang sætning")
    other.vault.close()
    house.start(locked=name)
    for folder, called in ((name, "K. S."), (other.name, other.name)):
        radio = house.control(f"start.vault.{folder}")
        assert isinstance(radio, QRadioButton)
        assert radio.text() == called
    house.unlock()
    assert house.window.name == name


def test_a_name_that_cannot_be_read_is_none(house: Shell) -> None:
    made = house.vaults.create(PASSPHRASE)
    made.vault.close()
    folder = house.vaults.root / made.name
    for content in (b"\xff\xfe", b"x" * 100_000, b"  \n\t "):
        (folder / "vault.name").write_bytes(content)
        assert len(house.vaults.called(folder)) <= 40
    house.vaults.call(folder, "Karens\ndata\u202e")
    assert house.vaults.called(folder) == "Karens data"
    house.vaults.call(folder, "")
    assert not (folder / "vault.name").exists()


def test_a_second_user_is_back_at_her_own_data_after_the_lock(house: Shell) -> None:
    house.vaults.create("en helt anden lang sætning").vault.close()
    house.start()
    house.press("start.create")
    for field in ("new_vault.passphrase", "new_vault.again"):
        house.write(field, PASSPHRASE)
    house.press("new_vault.create")
    house.until(lambda: house.sees("recovery_key.written"))
    house.press("recovery_key.written")
    house.press("recovery_key.go_on")
    house.until(lambda: isinstance(house.window.shown, Screen))
    house.settle()
    name = house.window.name
    assert (house.vaults.root / name).is_dir()
    house.window.lock()
    house.until(lambda: house.ended == ["lock"])
    house.start(locked=name)
    house.unlock()
    assert house.window.name == name


def test_the_folder_of_a_vault_moves_to_another_computer(
    house: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = LocalVaults(tmp_path / "old", house.around.clock, house.around.ids, CostForTests())
    made = old.create(PASSPHRASE)
    made.vault.submit(lambda store: add_alma(house.around.desk(store))).result()
    made.vault.close()
    old.call(old.root / made.name, "K. S.")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(old.root / made.name))
    house.start()
    house.press("start.restore")
    house.press("restore.choose")
    house.until(lambda: house.sees("restore.take.0"))
    house.press("restore.take.0")
    house.write("start.passphrase", PASSPHRASE)
    QTest.keyClick(house.control("start.passphrase"), Qt.Key.Key_Return)
    house.until(lambda: house.sees("restore.on"))
    house.press("restore.on")
    house.until(lambda: isinstance(house.window.shown, Screen))
    house.settle()
    names = house.ask(lambda desk: [row.name for row in desk.overview.rows()])
    assert names == ["Alma Prøve"]
    assert house.vaults.called(house.vaults.root / house.window.name) == "K. S."
    assert (old.root / made.name / "vault.db").exists()

