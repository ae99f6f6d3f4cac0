"""A mistake, and the next step asked for: the cursor is at the first problem, its words beside it, and told.

A page that keeps what cannot be read and lets her go on shows it again, cursor first, when she comes back.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from tests.rig import make_surroundings
from tests.ui.ear import Ear
from tests.ui.problem_stage import PROFILE, SETTINGS, UNREADABLE, go, meets
from tests.ui.shell_stage import PASSPHRASE, Shell
from transitions.application.errors import DiskFull, VaultLogDamaged
from transitions.storage.key_slots import CostForTests
from transitions.storage.local_vaults import LocalVaults
from transitions.ui.entrance.restore_screen import RestoreScreen
from transitions.ui.entrance.start_screen import StartScreen
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
