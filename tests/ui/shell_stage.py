"""The whole window over real vaults in a temporary folder, as a test works it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.rig import DAY
from tests.windows import Windows
from transitions.application.desk import Desk, Surroundings
from transitions.domain.transition import Daycare
from transitions.storage.key_slots import CostForTests
from transitions.storage.local_vaults import LocalVaults
from transitions.ui.controls.labels import Words
from transitions.ui.controls.touch import undisturbed
from transitions.ui.journey.journey import Journey
from transitions.ui.journey.steps import place_of
from transitions.ui.rooms import LoadPractice, factories
from transitions.ui.screen import Screen

T = TypeVar("T")
PASSPHRASE = "fem ord som jeg husker"
PATIENCE_MS = 8000


class Shell(Windows):
    """Windows over the same vaults, one after the other; what a person sees and does in them."""

    def __init__(
        self, qtbot: QtBot, folder: Path, around: Surroundings, load_practice: LoadPractice | None = None
    ) -> None:
        vaults = LocalVaults(folder, around.clock, around.ids, CostForTests())
        super().__init__(qtbot, around, vaults, factories(load_practice))

    def begin(self) -> None:
        """A new vault of her own, up to the profile."""
        self.vaults.create(PASSPHRASE).vault.close()
        self.start()
        self.unlock()

    def unlock(self, passphrase: str = PASSPHRASE) -> None:
        """Type the passphrase and wait for what she sees then."""
        self.write("start.passphrase", passphrase)
        QTest.keyClick(self.control("start.passphrase"), Qt.Key.Key_Return)
        self.until(lambda: isinstance(self.window.shown, Screen))
        self.settle()

    def practise(self) -> None:
        """Open the practice vault from the start screen."""
        self.start()
        self.press("start.practice")
        self.until(lambda: isinstance(self.window.shown, Screen))
        self.settle()

    def find(self, name: str) -> QWidget | None:
        """The control of that name, if there is one in sight or not."""
        found = [w for w in self.window.findChildren(QWidget) if w.objectName() == name]
        seen = [w for w in found if w.isVisible()]
        return next(iter(seen or found), None)

    def control(self, name: str) -> QWidget:
        """The control of that name."""
        found = self.find(name)
        assert found is not None, name
        return found

    def sees(self, name: str) -> bool:
        """Whether the control is in sight."""
        found = self.find(name)
        return found is not None and found.isVisible()

    def said(self, name: str) -> str:
        """The words of a label."""
        label = self.control(name)
        assert isinstance(label, Words)
        return label.said()

    def press(self, name: str) -> None:
        """Click a button that is in sight."""
        button = self.control(name)
        assert button.isVisible(), name
        assert button.isEnabled(), name
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def write(self, name: str, text: str) -> None:
        """Type into a line, in place of what stands there."""
        line = self.control(name)
        assert isinstance(line, QLineEdit)
        line.setFocus()
        line.selectAll()
        QTest.keyClick(line, Qt.Key.Key_Delete)
        line.insert(text)
        line.textEdited.emit(line.text())

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the cursor is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def until(self, seen: Callable[[], bool]) -> None:
        """Wait until something is so; nobody touches anything meanwhile."""
        with undisturbed():
            self.qtbot.waitUntil(seen, timeout=PATIENCE_MS)

    def settle(self) -> None:
        """Wait until everything asked of the vault has been answered."""
        session = self.window.session
        assert session is not None
        session.autosave.flush()
        self.until(lambda: session.work.idle and session.autosave.quiet)
        with undisturbed():
            for _ in range(3):
                QApplication.processEvents()
        self.until(lambda: session.work.idle)

    def settle_idle(self) -> None:
        """Wait until what gives way to everything else has been answered too."""
        self.settle()
        session = self.window.session
        assert session is not None
        answered: list[None] = []
        session.work.ask_when_idle(self.window, lambda _: None, answered.append)
        self.until(lambda: bool(answered))
        self.settle()

    def ask(self, work: Callable[[Desk], T]) -> T:
        """What the vault answers."""
        session = self.window.session
        assert session is not None
        answers: list[T] = []
        owner: QObject = self.window
        session.work.ask(owner, work, answers.append)
        self.until(lambda: bool(answers))
        return answers[0]

    def journey(self) -> Journey:
        """The journey in sight."""
        shown = self.window.shown
        assert isinstance(shown, Journey)
        return shown


@contextmanager
def shell(
    qtbot: QtBot, folder: Path, around: Surroundings, load_practice: LoadPractice | None = None
) -> Iterator[Shell]:
    """A shell that is closed afterwards."""
    made = Shell(qtbot, folder, around, load_practice)
    yield made
    made.stop()


def add_alma(desk: Desk) -> tuple[UUID, UUID]:
    """A child whose form the parents want; returns the transition and the child."""
    with desk.store.transaction():
        child = desk.children.register("Alma Prøve", DAY.replace(month=1, day=14))
        transition = desk.transitions.start(child)
        desk.children.add_parent(child, {"name": "Mette Prøve", "relation": "mor", "custody": "holder"})
        daycare = Daycare(name="Vuggestuen Solsikken").model_dump(mode="json")
        desk.transitions.write(
            transition,
            {"daycare": daycare, "start_date": DAY.replace(month=12, day=1).isoformat(),
             "introduced_on": DAY.isoformat(), "form_wish": "yes"},
        )
    return transition, child


def open_alma(house: Shell, screen: str) -> None:
    """Add Alma and show a step of her journey."""
    transition, child = house.ask(add_alma)
    house.window.go(place_of(screen, transition, child))
    house.settle()
