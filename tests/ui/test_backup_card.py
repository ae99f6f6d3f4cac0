from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.rig import make_surroundings
from tests.storage.support import flip
from tests.ui.shell_stage import PASSPHRASE, Shell, shell
from transitions.application.backups import Backups
from transitions.application.bookmark import Place
from transitions.application.copies import Stop
from transitions.application.errors import DiskFull
from transitions.storage import copies
from transitions.ui.controls.surfaces import NoteBox
from transitions.ui.frame.backup_rounds import BackupRounds
from transitions.ui.safety.copy_list import NAME

SAFETY = Place(screen="safety", parent_view=False)


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[Shell]:
    with shell(qtbot, tmp_path / "vaults", make_surroundings()) as made:
        made.begin()
        yield made


def look(house: Shell) -> None:
    house.window.go(SAFETY)
    house.until(lambda: house.sees(f"{NAME}.last") and bool(house.said(f"{NAME}.last")))


def copy_now(house: Shell) -> None:
    house.press(f"{NAME}.now")
    house.until(lambda: house.said(f"{NAME}.last").startswith("Sidste kopi: 2. november 2026"))


def folder_of(house: Shell) -> Path:
    (folder,) = house.vaults.found()
    return folder


def noted(house: Shell, name: str) -> str:
    note = house.control(name)
    assert isinstance(note, NoteBox)
    return note._body.said() if note.isVisible() else ""


def go_round(house: Shell) -> None:
    """A quiet minute later."""
    session = house.window.session
    assert session is not None
    rounds = session.findChild(BackupRounds)
    assert rounds is not None
    rounds.go_round()
    house.until(lambda: not rounds._busy)
    house.settle()


def test_a_copy_now_is_made_listed_and_told(house: Shell) -> None:
    look(house)
    assert house.said(f"{NAME}.last") == "Der er ingen kopi endnu."
    assert not house.sees(f"{NAME}.try")
    copy_now(house)
    (copied,) = (folder_of(house) / "backups").iterdir()
    house.until(lambda: house.sees(f"{NAME}.restore.{copied.name}"))
    assert house.window.messages.said() == "Kopien er taget og kontrolleret."


def test_the_first_quiet_minute_makes_a_copy_and_tries_it(house: Shell) -> None:
    go_round(house)
    look(house)
    house.until(lambda: house.said(f"{NAME}.tried").startswith("Prøvet gendannelse"))
    assert house.said(f"{NAME}.tried") == "Prøvet gendannelse den 2. november 2026: i orden."
    assert len(list((folder_of(house) / "backups").iterdir())) == 1


def test_a_chosen_folder_gets_its_copy_and_one_that_is_away_is_told_calmly(
    house: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    look(house)
    copy_now(house)
    house.press(f"{NAME}.choose")
    house.until(lambda: "senest" in house.said(f"{NAME}.where"))
    (place,) = stick.iterdir()
    assert len(list(place.iterdir())) == 1
    shutil.rmtree(stick)
    copy_now(house)
    house.until(lambda: "lykkedes ikke" in house.said(f"{NAME}.where"))
    house.until(lambda: "31.01.2027" in noted(house, f"{NAME}.away"))
    stick.mkdir()
    go_round(house)
    look(house)
    house.until(lambda: "senest" in house.said(f"{NAME}.where"))


def test_a_copy_becomes_a_vault_beside_in_two_presses(house: Shell) -> None:
    look(house)
    copy_now(house)
    (copied,) = (folder_of(house) / "backups").iterdir()
    house.until(lambda: house.sees(f"{NAME}.restore.{copied.name}"))
    house.press(f"{NAME}.restore.{copied.name}")
    house.press(f"{NAME}.restore_now")
    house.until(lambda: "vælg den på startskærmen" in noted(house, f"{NAME}.restored"))
    made = [folder.name for folder in house.vaults.found()]
    assert len(made) == 2
    assert made[1] in noted(house, f"{NAME}.restored")


def test_a_copy_on_its_way_back_is_followed_and_can_be_ended(
    house: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    look(house)
    copy_now(house)
    (copied,) = (folder_of(house) / "backups").iterdir()
    house.until(lambda: house.sees(f"{NAME}.restore.{copied.name}"))
    taken, on = copies.duplicate, threading.Event()

    def slowly(source: Path, target: Path, stop: Stop, *more: object) -> str:
        answer = taken(source, target, stop, *more)  # type: ignore[arg-type]
        while more and not (stop() or on.wait(0.01)):
            pass
        return answer

    monkeypatch.setattr(copies, "duplicate", slowly)
    house.press(f"{NAME}.restore.{copied.name}")
    house.press(f"{NAME}.restore_now")
    assert house.said(f"{NAME}.progress") == "Kontrollerer alt i kopien…"
    house.until(lambda: house.said(f"{NAME}.progress") == "Kopierer: 100 % er klar")
    assert not house.control(f"{NAME}.now").isEnabled()
    house.press(f"{NAME}.stop")
    house.until(lambda: "afbrudt" in house.window.messages.said())
    assert [path.name for path in house.vaults.root.iterdir()] == [folder_of(house).name]
    assert not house.sees(f"{NAME}.stop")
    assert house.control(f"{NAME}.now").isEnabled()


def test_thinking_better_of_it_changes_nothing(house: Shell) -> None:
    look(house)
    copy_now(house)
    (copied,) = (folder_of(house) / "backups").iterdir()
    house.until(lambda: house.sees(f"{NAME}.restore.{copied.name}"))
    house.press(f"{NAME}.restore.{copied.name}")
    house.press(f"{NAME}.keep")
    assert not house.sees(f"{NAME}.restore_now")
    assert len(house.vaults.found()) == 1


def test_a_drill_that_fails_says_what_is_wrong(house: Shell) -> None:
    look(house)
    copy_now(house)
    (copied,) = (folder_of(house) / "backups").iterdir()
    house.until(lambda: house.sees(f"{NAME}.restore.{copied.name}"))
    flip(copied / "vault.db", 8 * 4096 * 2 + 99)
    house.press(f"{NAME}.try")
    house.until(lambda: "Kopien er beskadiget" in noted(house, f"{NAME}.wrong"))
    go_round(house)
    look(house)
    house.until(lambda: house.said(f"{NAME}.tried").endswith("i orden."))


def test_a_copy_that_cannot_be_made_is_told_and_the_button_is_back(
    house: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise DiskFull

    monkeypatch.setattr(Backups, "make", refuse)
    look(house)
    house.press(f"{NAME}.now")
    house.until(lambda: "Disken er fuld" in house.window.messages.said())
    assert house.control(f"{NAME}.now").isEnabled()


def test_a_practice_vault_is_copied_when_asked_and_never_restored(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with shell(qtbot, tmp_path / "vaults", make_surroundings()) as house:
        house.practise()
        go_round(house)
        assert not (tmp_path / "vaults" / "oevelse" / "backups").exists()
        look(house)
        copy_now(house)
        (copied,) = (tmp_path / "vaults" / "oevelse" / "backups").iterdir()
        house.until(lambda: house.sees(f"{NAME}.copy.{copied.name}"))
        assert not house.sees(f"{NAME}.restore.{copied.name}")


def test_locking_does_not_wait_for_a_round(house: Shell) -> None:
    session = house.window.session
    assert session is not None
    rounds = session.findChild(BackupRounds)
    assert rounds is not None
    rounds.go_round()
    house.window.lock()
    house.until(lambda: house.ended == ["lock"])
    house.vaults.unlock(folder_of(house), PASSPHRASE).close()
