"""Types into the real window until it is killed, and tells what was shown as *Gemt*.

Run in a process of its own: the folder of the vaults, a seed, and where to tell. What it tells is one JSON
object, ``{"saved": {field: text}, "at": section}``, when the window says *Gemt*.
"""

from __future__ import annotations

import json
import os
import random
import sys
from multiprocessing.connection import Connection
from pathlib import Path
from uuid import UUID

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from tests.fakes.clock import FakeClock
from tests.rig import DAY
from tests.ui.shell_stage import add_alma
from transitions.application.bookmark import Place
from transitions.application.desk import Desk, Surroundings
from transitions.catalogue import Catalogue
from transitions.clock import RandomIds
from transitions.export.formats import Formats
from transitions.pdf.press import Press
from transitions.places import bundled_resources
from transitions.storage.key_slots import CostForTests
from transitions.storage.local_vaults import LocalVaults
from transitions.ui.entrance.entrance import Entrance
from transitions.ui.frame.appearance import prepare_application
from transitions.ui.frame.collecting import Collector
from transitions.ui.frame.main_window import MainWindow
from transitions.ui.house import House
from transitions.ui.look.theme import apply_theme
from transitions.ui.rooms import factories

SECTIONS = ("this_is_me", "considerations", "health_visitor_view")
WORDS = ("bold", "bad", "hund", "sang", "søvn", "trøst", "æble", "ø")


class Typist:
    """One person at one window."""

    def __init__(self, window: MainWindow, transition: UUID, seed: int, tells: Connection) -> None:
        self._tells = tells
        self._window, self._transition = window, transition
        self._chance = random.Random(seed)
        self._typed: dict[str, str] = {}
        self._section = ""
        session = window.session
        assert session is not None
        self._session = session
        session.autosave.saved.connect(self._tell)
        self._turn()
        self._beat = QTimer(window)
        self._beat.timeout.connect(self._type)
        self._beat.start(15)

    def _type(self) -> None:
        if self._chance.random() < 0.02:
            self._turn()
            return
        fields = [
            field for field in self._window.findChildren(QPlainTextEdit)
            if field.isVisible() and field.objectName().startswith("form.") and not field.isReadOnly()
        ]
        if not fields:
            return
        field = self._chance.choice(fields)
        if len(field.toPlainText()) < 300:
            field.setFocus()
            cursor = field.textCursor()
            cursor.movePosition(cursor.MoveOperation.End)
            field.setTextCursor(cursor)
            QTest.keyClicks(field, f"{self._chance.choice(WORDS)} ")
            self._typed[field.objectName()] = field.toPlainText()

    def _turn(self) -> None:
        self._section = self._chance.choice(SECTIONS)
        self._window.go(Place(screen="form", transition=self._transition, section=self._section))

    def _tell(self) -> None:
        self._tells.send(json.dumps({"saved": self._typed, "at": self._section}))


def main(root: Path, seed: int, tells: Connection) -> None:
    """Open the vault (the first time with a family in it) and type for ever."""
    app = QApplication(sys.argv[:1])
    resources = bundled_resources()
    around = Surroundings(
        clock=FakeClock(DAY), ids=RandomIds(), library=Catalogue([resources]),
        press=Press(resources / "fonts"), exports=Formats(),
    )
    vaults = LocalVaults(root, around.clock, around.ids, CostForTests())
    tokens = prepare_application(app, resources)
    say, house = around.library.texts.say, House(around, vaults, factories(None))
    entrance = Entrance(say, vaults, lambda: house)
    window = MainWindow(say, around.clock, entrance, lambda: house)
    Collector(window)
    apply_theme(app, tokens)
    window.show()
    entrance.opened.emit(vaults.open_practice(), "practice")
    typists: list[Typist] = []

    def begin() -> None:
        session = window.session
        if session is not None and window.shown is not None and not typists:
            session.work.ask(window, family, lambda t: typists.append(Typist(window, t, seed, tells)))

    QTimer.singleShot(300, begin)
    app.exec()


def family(desk: Desk) -> UUID:
    """The transition to type into."""
    known = desk.store.subjects.all("transition")
    if known:
        return known[0]
    transition, _ = add_alma(desk)
    desk.transitions.settle(transition)
    return transition
