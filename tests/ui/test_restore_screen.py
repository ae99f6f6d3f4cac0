from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.rig import make_surroundings
from tests.storage.support import flip
from tests.ui.shell_stage import PASSPHRASE, Shell, shell
from transitions.application.copies import Course, Step
from transitions.storage.key_slots import CostForTests
from transitions.storage.local_vaults import LocalVaults, RestoredVault
from transitions.ui.controls.surfaces import NoteBox
from transitions.ui.screen import Screen


@pytest.fixture
def stick(tmp_path: Path) -> tuple[Path, str]:
    """Two copies made on another computer, and the recovery key."""
    around = make_surroundings()
    made = LocalVaults(tmp_path / "old", around.clock, around.ids, CostForTests()).create(PASSPHRASE)
    place = tmp_path / "stick" / "tryg-overgang-0badcafe"
    for _ in range(2):
        copied = made.vault.submit(lambda store: store.backups.write(around.clock.now()).copied).result()
        shutil.copytree(copied.folder, place / copied.name)
    made.vault.close()
    shutil.rmtree(tmp_path / "old")
    return tmp_path / "stick", made.recovery_key


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[Shell]:
    with shell(qtbot, tmp_path / "vaults", make_surroundings()) as made:
        yield made


def find(house: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the start screen to what there is in a folder."""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    house.start()
    house.press("start.restore")
    house.press("restore.choose")


def noted(house: Shell, name: str) -> str:
    note = house.control(name)
    assert isinstance(note, NoteBox)
    return note._body.said() if note.isVisible() else ""


def test_on_a_new_computer_a_copy_is_found_unlocked_and_opened(
    house: Shell, stick: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    find(house, stick[0], monkeypatch)
    house.until(lambda: house.sees("restore.copy.1"))
    assert house.said("restore.copy.0").startswith("2. november 2026 kl. ")
    assert house.control("restore.choose").property("kind") == "plain", "the copies are the way on"
    house.press("restore.take.0")
    assert "rigtige familier" in noted(house, "restore.chosen")
    assert "ikke på denne computer" in noted(house, "restore.chosen")
    house.write("start.passphrase", PASSPHRASE)
    QTest.keyClick(house.control("start.passphrase"), Qt.Key.Key_Return)
    house.until(lambda: house.sees("restore.on"))
    assert "Alt i den er kontrolleret" in noted(house, "restore.done")
    assert "Se efter, om noget skal slettes igen" in noted(house, "restore.done")
    house.press("restore.on")
    house.until(lambda: isinstance(house.window.shown, Screen))
    (folder,) = house.vaults.found()
    assert house.window.name == folder.name


def test_by_the_recovery_key_a_new_passphrase_is_offered(
    house: Shell, stick: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    find(house, stick[0], monkeypatch)
    house.until(lambda: house.sees("restore.take.0"))
    house.press("restore.take.0")
    house.press("start.other_way")
    house.write("start.recovery_key", stick[1])
    house.press("start.unlock")
    house.until(lambda: house.sees("restore.on"))
    house.press("restore.on")
    house.until(lambda: house.sees("new_passphrase.later"))


def test_a_wrong_passphrase_is_told_beside_the_field_and_nothing_is_made(
    house: Shell, stick: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    find(house, stick[0], monkeypatch)
    house.until(lambda: house.sees("restore.take.0"))
    house.press("restore.take.0")
    house.write("start.passphrase", "en helt forkert sætning")
    house.press("start.unlock")
    house.until(lambda: "Forkert adgangssætning" in house.said("start.passphrase.error"))
    assert house.vaults.found() == ()
    house.press("restore.back")
    assert house.sees("restore.take.0")
    house.press("restore.back")
    assert house.sees("start.title")


def test_a_damaged_copy_is_told_and_another_can_be_taken(
    house: Shell, stick: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    newest = sorted((stick[0] / "tryg-overgang-0badcafe").iterdir())[-1]
    flip(newest / "vault.db", 8 * 4096 * 3 + 50)
    find(house, stick[0], monkeypatch)
    house.until(lambda: house.sees("restore.take.0"))
    house.press("restore.take.0")
    house.write("start.passphrase", PASSPHRASE)
    house.press("start.unlock")
    house.until(lambda: "beskadiget" in noted(house, "restore.trouble"))
    assert house.vaults.found() == ()
    house.press("restore.back")
    house.press("restore.take.1")
    house.write("start.passphrase", PASSPHRASE)
    house.press("start.unlock")
    house.until(lambda: house.sees("restore.on"))
    assert len(house.vaults.found()) == 1


def test_a_folder_without_copies_is_told(
    house: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    find(house, tmp_path, monkeypatch)
    house.until(lambda: "ingen sikkerhedskopier i mappen" in noted(house, "restore.trouble"))
    assert house.control("restore.choose").isEnabled()
    assert house.control("restore.choose").property("kind") == "primary"


class Slow:
    """A disk that stands still at a step of the way, until it may go on or is to end."""

    def __init__(self, at: Step, monkeypatch: pytest.MonkeyPatch) -> None:
        self._at, self.reached, self.on = at, threading.Event(), threading.Event()
        restore = LocalVaults.restore

        def slowly(vaults: LocalVaults, copied: Path, passphrase: str, course: Course) -> RestoredVault:
            def tell(step: Step, percent: int) -> None:
                course.tell(step, percent)
                if step == self._at:
                    self.reached.set()
                    while not (self.on.wait(0.01) or (course.stop() and step != "opening")):
                        pass

            return restore(vaults, copied, passphrase, Course(course.stop, tell))

        monkeypatch.setattr(LocalVaults, "restore", slowly)


def begin(house: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Up to where the copy is on its way."""
    find(house, folder, monkeypatch)
    house.until(lambda: house.sees("restore.take.0"))
    house.press("restore.take.0")
    house.write("start.passphrase", PASSPHRASE)
    house.press("start.unlock")


@pytest.mark.parametrize(
    ("step", "told"), [("copying", "Kopierer: 100 % er klar"), ("checking", "Kontrollerer alt i kopien…")]
)
def test_she_sees_how_far_it_is_and_can_end_it(
    house: Shell, stick: tuple[Path, str], monkeypatch: pytest.MonkeyPatch, step: Step, told: str
) -> None:
    slow = Slow(step, monkeypatch)
    begin(house, stick[0], monkeypatch)
    house.until(slow.reached.is_set)
    house.until(lambda: house.sees("restore.progress") and house.said("restore.progress") == told)
    assert not house.sees("restore.back")
    house.press("restore.stop")
    house.until(lambda: "afbrudt" in noted(house, "restore.stopped"))
    assert list(house.vaults.root.iterdir()) == []
    assert not house.sees("restore.stop")
    assert not house.sees("restore.progress")
    slow.on.set()
    house.press("start.unlock")
    assert not noted(house, "restore.stopped")
    house.until(lambda: house.sees("restore.on"))
    assert "før den kunne afbrydes" not in noted(house, "restore.done")


def test_what_is_a_vault_already_cannot_be_ended(
    house: Shell, stick: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow("opening", monkeypatch)
    begin(house, stick[0], monkeypatch)
    house.until(slow.reached.is_set)
    house.until(lambda: house.said("restore.progress").startswith("Åbner"))
    assert not house.control("restore.stop").isEnabled()
    slow.on.set()
    house.until(lambda: house.sees("restore.on"))


def test_ended_too_late_it_is_told_that_it_is_there(
    house: Shell, stick: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow("opening", monkeypatch)
    begin(house, stick[0], monkeypatch)
    slow.reached.wait(8)
    house.press("restore.stop")
    slow.on.set()
    house.until(lambda: house.sees("restore.on"))
    assert "før den kunne afbrydes" in noted(house, "restore.done")
    assert len(house.vaults.found()) == 1


def test_closing_the_window_ends_it_and_leaves_nothing(
    house: Shell, stick: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow("copying", monkeypatch)
    begin(house, stick[0], monkeypatch)
    house.until(slow.reached.is_set)
    house.window.close()
    assert list(house.vaults.root.iterdir()) == []


def test_closing_the_window_closes_the_vault_that_was_made(
    house: Shell, stick: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    find(house, stick[0], monkeypatch)
    house.until(lambda: house.sees("restore.take.0"))
    house.press("restore.take.0")
    house.write("start.passphrase", PASSPHRASE)
    house.press("start.unlock")
    house.until(lambda: house.sees("restore.on"))
    house.window.close()
    (folder,) = house.vaults.found()
    house.vaults.unlock(folder, PASSPHRASE).close()
