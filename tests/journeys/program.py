"""The whole program as a person meets it: one window after the other over the same real vaults."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.exceptions import TimeoutError  # noqa: A004 - pytest-qt calls it so
from pytestqt.qtbot import QtBot

from tests.fakes.clock import FakeClock
from tests.rig import make_surroundings
from tests.windows import Windows
from transitions.application.desk import Desk, Surroundings
from transitions.storage.key_slots import STANDARD_COST, Cost
from transitions.storage.local_vaults import LocalVaults
from transitions.ui.controls.labels import Words
from transitions.ui.controls.printing import plain_printer
from transitions.ui.handover.screen import HandoverScreen
from transitions.ui.journey.journey import Journey
from transitions.ui.journey.screens import JOURNEY_SCREENS
from transitions.ui.rooms import factories
from transitions.ui.screen import Factories, Screen, Stage

T = TypeVar("T")
PATIENCE_MS = 60_000
PASSPHRASE = "fem ord som jeg husker"


class Never(AssertionError):
    """What was waited for did not come."""


@dataclass
class Chooser:
    """Answers for the person at the dialogs for files and printers; they belong to the system."""

    folder: Path
    names: list[str] = field(default_factory=list)

    def file(self, _parent: QWidget, name: str) -> Path | None:
        self.names.append(name)
        return self.folder / name

    def printer(self, _parent: QWidget) -> QPrinter | None:
        printer = plain_printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.folder / "papir.pdf"))
        return printer


class Program(Windows):
    """Starts, stops and starts again; tells what can be seen. Hands and Pointer do the work."""

    def __init__(
        self, qtbot: QtBot, folder: Path, around: Surroundings, cost: Cost = STANDARD_COST
    ) -> None:
        self.paper = folder / "papir"
        self.paper.mkdir()
        self.chooser = Chooser(self.paper)
        vaults = LocalVaults(folder / "vaults", around.clock, around.ids, cost)
        super().__init__(qtbot, around, vaults, screens(self.chooser))

    @property
    def clock(self) -> FakeClock:
        """The clock, to be set to another day."""
        assert isinstance(self.around.clock, FakeClock)
        return self.around.clock

    def until(self, seen: Callable[[], bool]) -> None:
        """Wait until something is so."""
        try:
            self.qtbot.waitUntil(seen, timeout=PATIENCE_MS)
        except TimeoutError as late:
            raise Never(str(late)) from None

    def until_sees(self, name: str) -> QWidget:
        """Wait until the control is in sight and can be used."""
        try:
            self.until(lambda: self.sees(name) and self.control(name).isEnabled())
        except Never as never:
            raise AssertionError(f"{name} is not in sight, but {self.names_in_sight()}") from never
        return self.control(name)

    def rest(self) -> None:
        """Wait until everything typed is safe and every answer has come, without hurrying it."""
        session = self.window.session
        assert session is not None
        quiet = 0

        def still() -> bool:
            nonlocal quiet
            quiet = quiet + 1 if session.work.idle and session.autosave.quiet else 0
            return quiet > 2

        self.until(still)

    def find(self, name: str) -> QWidget | None:
        """The control of that name, the one in sight first; in a question over the window too."""
        tops = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
        found = [w for top in tops for w in (top, *top.findChildren(QWidget)) if w.objectName() == name]
        seen = [w for w in found if w.isVisible()]
        return next(iter(seen or found), None)

    def control(self, name: str) -> QWidget:
        """The control of that name."""
        found = self.find(name)
        assert found is not None, f"{name}; in sight: {self.names_in_sight()}"
        return found

    def sees(self, name: str) -> bool:
        """Whether the control is in sight."""
        found = self.find(name)
        return found is not None and found.isVisible()

    def said(self, name: str) -> str:
        """The words of a label in sight, or nothing."""
        label = self.find(name)
        if label is None or not label.isVisible():
            return ""
        assert isinstance(label, Words), name
        return label.said()

    def text(self, name: str) -> str:
        """What stands in a field."""
        line = self.control(name)
        if isinstance(line, QPlainTextEdit):
            return line.toPlainText()
        assert isinstance(line, QLineEdit), name
        return line.text()

    def words_in_sight(self) -> str:
        """Everything that can be read in the window."""
        texts = (w.property("text") for w in self.window.findChildren(QWidget) if w.isVisible())
        return "\n".join(str(text) for text in texts if text)

    def names_in_sight(self) -> list[str]:
        """The controls in sight, to tell in a failure."""
        return [w.objectName() for w in self.window.findChildren(QWidget) if w.isVisible() and w.objectName()]

    def step(self) -> str:
        """The step of the journey that is shown."""
        shown = self.window.shown
        return shown.place().screen if isinstance(shown, Journey) else ""

    def is_open(self) -> bool:
        """Whether a screen of an open vault is shown."""
        return isinstance(self.window.shown, Screen)

    def ask(self, work: Callable[[Desk], T]) -> T:
        """What the vault answers."""
        session = self.window.session
        assert session is not None
        answers: list[T] = []
        session.work.ask(self.window, work, answers.append)
        self.until(lambda: bool(answers))
        return answers[0]


@contextmanager
def running(
    qtbot: QtBot, folder: Path, cost: Cost = STANDARD_COST, around: Surroundings | None = None
) -> Iterator[Program]:
    """The program, not started, with a clock of its own; what it leaves open is closed."""
    made = Program(qtbot, folder, around or make_surroundings(), cost)
    try:
        yield made
    finally:
        made.stop()


def screens(chooser: Chooser) -> Factories:
    """The program's screens, with somebody at the dialogs of the system."""

    def handover(stage: Stage) -> Screen:
        return HandoverScreen(stage, chooser.file, chooser.printer)

    journey = {**JOURNEY_SCREENS, "handover": handover}
    return {**factories(None), "journey": lambda stage: Journey(stage, journey)}
