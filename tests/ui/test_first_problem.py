"""A mistake, and the next step asked for: the cursor is at the first problem, its words beside it, and told.

A page that keeps what cannot be read and lets her go on shows it again, cursor first, when she comes back.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from tests.rig import make_surroundings
from tests.storage.moving import add_family
from tests.storage.support import FAST
from tests.ui.ear import Ear
from tests.ui.problem_stage import PROFILE, SAFETY, SETTINGS, UNREADABLE, go, meets
from tests.ui.shell_stage import PASSPHRASE, Shell
from tests.ui.support import focus_name
from transitions.application.errors import DiskFull, VaultLogDamaged
from transitions.domain.person import HealthVisitor
from transitions.storage.key_slots import CostForTests
from transitions.storage.local_vaults import LocalVaults
from transitions.storage.package import Sealing
from transitions.ui.entrance.restore_screen import RestoreScreen
from transitions.ui.entrance.start_screen import StartScreen
from transitions.ui.safety.colleague_card import GIVE, TAKE
from transitions.ui.safety.colleague_give import GiveScreen
from transitions.ui.safety.colleague_take import TakeScreen
from transitions.ui.settings.data_card import LONGEST


@pytest.fixture
def door(house: Shell) -> Shell:
    """The window before anything is open."""
    return house


@pytest.fixture
def opened(door: Shell) -> Shell:
    """Her own vault, open, with nothing in it."""
    door.begin()
    return door


# --- before anything is open ---


def choose(house: Shell, first: str, again: str) -> None:
    house.start()
    house.press("start.create")
    house.write("new_vault.passphrase", first)
    house.write("new_vault.again", again)
    house.control("new_vault.create").setFocus()
    house.press("new_vault.create")


@pytest.mark.parametrize(
    ("first", "again", "field"),
    [("", "", "passphrase"), ("sommer", "sommer", "passphrase"), ("sommer", "vinter", "again")],
)
def test_a_new_vault(door: Shell, ear: Ear, first: str, again: str, field: str) -> None:
    choose(door, first, again)
    meets(door, ear, f"new_vault.{field}")


def test_a_new_vault_in_a_low_window(door: Shell, ear: Ear) -> None:
    door.start()
    door.window.resize(960, 380)
    door.press("start.create")
    door.write("new_vault.passphrase", "sommer")
    door.write("new_vault.again", "vinter")
    door.key(Qt.Key.Key_Return)
    meets(door, ear, "new_vault.again")


def test_a_disk_that_is_full(door: Shell, ear: Ear, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise DiskFull

    monkeypatch.setattr(type(door.vaults), "create", full)
    choose(door, PASSPHRASE, PASSPHRASE)
    meets(door, ear, "new_vault.passphrase", "new_vault.trouble")


@pytest.mark.parametrize("typed", ["", "det var en anden sætning"])
def test_unlocking(door: Shell, ear: Ear, typed: str) -> None:
    door.vaults.create(PASSPHRASE).vault.close()
    door.start()
    door.write("start.passphrase", typed)
    door.control("start.unlock").setFocus()
    door.press("start.unlock")
    meets(door, ear, "start.passphrase")


@pytest.mark.parametrize("typed", ["", "AAAAA-BBBBB"])
def test_unlocking_by_recovery_key(door: Shell, ear: Ear, typed: str) -> None:
    door.vaults.create(PASSPHRASE).vault.close()
    door.start()
    door.press("start.other_way")
    door.write("start.recovery_key", typed)
    door.control("start.unlock").setFocus()
    door.press("start.unlock")
    meets(door, ear, "start.recovery_key")


def test_a_vault_that_is_damaged(door: Shell, ear: Ear, monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(*_: object) -> None:
        raise VaultLogDamaged(file="vault.db-wal.0")

    door.vaults.create(PASSPHRASE).vault.close()
    monkeypatch.setattr(type(door.vaults), "unlock", damaged)
    door.start()
    door.write("start.passphrase", PASSPHRASE)
    door.control("start.unlock").setFocus()
    door.press("start.unlock")
    meets(door, ear, "start.passphrase", "start.trouble")
    assert isinstance(door.window.shown, StartScreen)


def regain(house: Shell) -> None:
    """Open a vault by its recovery key."""
    made = house.vaults.create(PASSPHRASE)
    made.vault.close()
    house.start()
    house.press("start.other_way")
    house.write("start.recovery_key", made.recovery_key)
    house.press("start.unlock")
    house.until(lambda: house.sees("new_passphrase.passphrase"))


@pytest.mark.parametrize(
    ("first", "again", "field"), [("sommer", "sommer", "passphrase"), ("sommer", "vinter", "again")]
)
def test_a_passphrase_in_place_of_the_forgotten_one(
    door: Shell, ear: Ear, first: str, again: str, field: str
) -> None:
    regain(door)
    door.write("new_passphrase.passphrase", first)
    door.write("new_passphrase.again", again)
    door.control("new_passphrase.keep").setFocus()
    door.press("new_passphrase.keep")
    meets(door, ear, f"new_passphrase.{field}")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A copy made on another computer."""
    around = make_surroundings()
    made = LocalVaults(tmp_path / "old", around.clock, around.ids, CostForTests()).create(PASSPHRASE)
    copied = made.vault.submit(lambda store: store.backups.write(around.clock.now()).copied).result()
    shutil.copytree(copied.folder, tmp_path / "stick" / "tryg-overgang-0badcafe" / copied.name)
    made.vault.close()
    return tmp_path / "stick"


def look_in(house: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    house.start()
    house.press("start.restore")
    house.press("restore.choose")


def test_restoring_a_copy(door: Shell, ear: Ear, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    look_in(door, stick, monkeypatch)
    door.until(lambda: door.sees("restore.take.0"))
    door.press("restore.take.0")
    door.write("start.passphrase", "det var en anden sætning")
    door.control("start.unlock").setFocus()
    door.press("start.unlock")
    meets(door, ear, "start.passphrase")


def test_a_folder_without_copies(
    door: Shell, ear: Ear, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty").mkdir()
    look_in(door, tmp_path / "empty", monkeypatch)
    meets(door, ear, "restore.choose", "restore.trouble")
    assert isinstance(door.window.shown, RestoreScreen)


# --- what keeps the vault safe ---


def other_passphrase(house: Shell, old: str, new: str, again: str) -> None:
    house.press("safety.keys.change")
    house.until(lambda: house.sees("safety.keys.old"))
    house.write("safety.keys.old", old)
    house.write("safety.keys.new.passphrase", new)
    house.write("safety.keys.new.again", again)
    house.control("safety.keys.keep").setFocus()
    house.press("safety.keys.keep")


@pytest.mark.parametrize(
    ("old", "new", "again", "field"),
    [
        ("", "", "", "old"),
        ("ikke den rigtige sætning", "seks nye ord som jeg husker", "seks nye ord som jeg husker", "old"),
        (PASSPHRASE, "sommer", "sommer", "new.passphrase"),
        (PASSPHRASE, "sommer", "vinter", "new.again"),
    ],
)
def test_another_passphrase(opened: Shell, ear: Ear, old: str, new: str, again: str, field: str) -> None:
    go(opened, SAFETY)
    other_passphrase(opened, old, new, again)
    meets(opened, ear, f"safety.keys.{field}")


@pytest.mark.parametrize("typed", ["", "ikke den rigtige sætning"])
def test_a_new_recovery_key(opened: Shell, ear: Ear, typed: str) -> None:
    go(opened, SAFETY)
    opened.press("safety.keys.renew_own")
    opened.until(lambda: opened.sees("safety.keys.passphrase"))
    opened.write("safety.keys.passphrase", typed)
    opened.control("safety.keys.make").setFocus()
    opened.press("safety.keys.make")
    meets(opened, ear, "safety.keys.passphrase")


@pytest.mark.parametrize("typed", ["", "123"])
def test_the_code_of_the_log(opened: Shell, ear: Ear, typed: str) -> None:
    go(opened, SAFETY)
    opened.write("safety.log.typed", typed)
    opened.control("safety.log.code_compare").setFocus()
    opened.press("safety.log.code_compare")
    meets(opened, ear, "safety.log.typed")


def test_what_is_no_key_of_a_colleague(opened: Shell, ear: Ear, tmp_path: Path) -> None:
    key = tmp_path / "noegle.txt"
    key.write_text("ikke en nøgle", encoding="utf-8")
    opened.ask(add_family)
    go(opened, GIVE)
    screen = opened.window.shown
    assert isinstance(screen, GiveScreen)
    screen._choose_key = lambda *_: key
    opened.press("safety.colleague.giving.way.key")
    opened.press("safety.colleague.giving.fetch")
    meets(opened, ear, "safety.colleague.giving.fetch", "safety.colleague.giving.wrong")


def family_to_give(house: Shell) -> UUID:
    """Sofie's, sealed quickly."""
    house.ask(lambda desk: setattr(desk.store, "sealing", Sealing(FAST)))
    house.ask(lambda desk: desk.profile.write(HealthVisitor(name="Sofie Øvesen", municipality="Prøvestad")))
    return house.ask(add_family)[0]


def take_screen(house: Shell, file: Path) -> None:
    go(house, TAKE)
    screen = house.window.shown
    assert isinstance(screen, TakeScreen)
    screen._choose_package = lambda *_: file
    house.press("safety.colleague.taking.fetch")
    house.settle()


def test_what_is_no_family_of_a_colleague(opened: Shell, ear: Ear, tmp_path: Path) -> None:
    file = tmp_path / "x.tryg"
    file.write_bytes(b"ikke en familie")
    take_screen(opened, file)
    meets(opened, ear, "safety.colleague.taking.fetch", "safety.colleague.taking.wrong")


def test_the_wrong_words_of_a_colleague(opened: Shell, ear: Ear, tmp_path: Path) -> None:
    child = family_to_give(opened)
    sealed = opened.ask(lambda desk: desk.colleagues.give(child, "Birthe Øvesen", ""))
    file = tmp_path / "x.tryg"
    file.write_bytes(sealed.file)
    take_screen(opened, file)
    opened.until(lambda: opened.sees("safety.colleague.taking.words"))
    assert focus_name() == "safety.colleague.taking.words"
    opened.write("safety.colleague.taking.words", "helt andre ord end dem der er")
    opened.control("safety.colleague.taking.look").setFocus()
    opened.press("safety.colleague.taking.look")
    meets(opened, ear, "safety.colleague.taking.words")


def test_a_wrong_receipt(opened: Shell, ear: Ear) -> None:
    child = family_to_give(opened)
    opened.ask(lambda desk: desk.colleagues.give(child, "Birthe Øvesen", ""))
    go(opened, SAFETY)
    opened.write("safety.colleague.receipt", "000 000 000 000")
    opened.control("safety.colleague.enter").setFocus()
    opened.press("safety.colleague.enter")
    meets(opened, ear, "safety.colleague.receipt")


# --- her own ---


def test_a_name_too_long_for_the_start_screen(opened: Shell, ear: Ear) -> None:
    go(opened, SETTINGS)
    opened.write("settings.data.name", "a" * (LONGEST + 1))
    opened.control("settings.data.keep").setFocus()
    opened.press("settings.data.keep")
    meets(opened, ear, "settings.data.name")


def test_the_profile(opened: Shell, ear: Ear) -> None:
    go(opened, PROFILE)
    opened.press("profile.certified.yes")
    opened.write("profile.certified_on", UNREADABLE)
    opened.control("profile.on").setFocus()
    opened.press("profile.on")
    meets(opened, ear, "profile.certified_on")
