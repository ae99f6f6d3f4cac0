"""Custody that is otherwise from a day on: a small form that opens inside a parent's card."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal

from transitions.domain.person import Custody
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.choice import ChoiceEditor
from transitions.ui.controls.editors.date import DateEditor
from transitions.ui.controls.editors.text import TextEditor
from transitions.ui.pages.kept import KeptRow, Values, WholeCard, beside
from transitions.ui.screen import Stage

CUSTODIES: tuple[Custody, ...] = ("holder", "not_holder", "unknown")
KEY = "unread/custody_change"


class CustodyChange(WholeCard):
    """Day, custody and how it is known; ``decided`` carries the three, ``dropped`` takes it back.

    What is written here is kept as a draft until then.
    """

    decided = Signal(object, str, str)
    dropped = Signal()

    def __init__(self, stage: Stage, name: str) -> None:
        super().__init__(stage.say("family.custody.change"), stage.say("family.custody.change_hint"))
        self._stage = stage
        self._day = DateEditor(f"{name}.day", stage.words, stage.clock.today)
        self._custody = custody_editor(stage, f"{name}.custody")
        self._established = TextEditor(f"{name}.established", stage.words)
        say = stage.say
        self._day_row = KeptRow(self._day.name, "day", say("family.custody.from"), self._day)
        self._custody_row = KeptRow(
            self._custody.name, "custody", say("family.custody.label"), self._custody
        )
        self.put(self._day_row)
        self.put(self._custody_row)
        self.put(KeptRow(
            self._established.name, "established", say("family.custody.established"), self._established
        ))
        save = Button(say("family.custody.save"), f"{name}.save", "primary")
        drop = Button(say("family.custody.drop"), f"{name}.drop", "ghost")
        save.clicked.connect(self._decide)
        drop.clicked.connect(self.dropped)
        self.add(beside((save, drop), "flow", "space.m"))

    def stored(self) -> Values:
        return {KEY: {key: value for each in self.rows for key, value in each.stored().items()}}

    def begin(self) -> None:
        """Put the cursor in the first field."""
        self._day_row.focus()

    def empty(self) -> None:
        """Forget what was written here."""
        for row in self.rows:
            row.let_go()
        self.show_stored({})

    def _decide(self) -> None:
        day, custody = self._day.value(), self._custody.value()
        self._custody_row.show_problem("" if custody else self._stage.say("family.custody.choose"))
        if not isinstance(day, date):
            missing = self._stage.say("family.custody.day_missing")
            self._day_row.show_error(self._day.problem_text() or missing)
            self._day_row.focus()
        elif not custody:
            self._custody_row.focus()
        else:
            self.decided.emit(day, str(custody), self._established.value())


def custody_editor(stage: Stage, name: str) -> ChoiceEditor:
    """Holder, not holder, or not known."""
    options = [(custody, stage.say(f"family.custody.{custody}")) for custody in CUSTODIES]
    return ChoiceEditor(name, stage.words, options, clearable=False)
