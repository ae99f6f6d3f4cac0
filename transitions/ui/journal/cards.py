"""Beside the note for the journal: what was copied, the headings one by one, the day it was entered."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from transitions.domain.disclosure import NotePart
from transitions.domain.in_words import date_in_words
from transitions.domain.transition import Handover, TransitionRecord
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.date import DateEditor
from transitions.ui.controls.labels import Words
from transitions.ui.controls.rows import Row
from transitions.ui.controls.surfaces import Card, NoteBox
from transitions.ui.look.tokens import current_look
from transitions.ui.pages.kept import beside
from transitions.ui.screen import Stage

_MINUTE = 60


def left_in_words(stage: Stage, seconds: int) -> str:
    """How long a copied text stays on the clipboard, or that it has gone."""
    if not seconds:
        return stage.say("journal_screen.left_none")
    minutes, rest = divmod(seconds, _MINUTE)
    text = "left_minutes" if minutes else "left_seconds"
    return stage.say(f"journal_screen.{text}", minutes=str(minutes), seconds=str(rest))


class CopyByHeading(QWidget):
    """A button for each heading of the note; ``chosen`` carries its part."""

    chosen = Signal(object)

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._stage = stage
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_look().length("space.s"))
        self._column.addWidget(Words(stage.say("journal_screen.by_heading"), "label"))
        self._held: QWidget | None = None

    def show_parts(self, parts: tuple[NotePart, ...]) -> None:
        """Offer these headings; one alone is the whole note."""
        if self._held is not None:
            self._held.hide()
            self._column.removeWidget(self._held)
            self._held.deleteLater()
        buttons = [self._button(place, part) for place, part in enumerate(parts)]
        self._held = beside(buttons, "flow", "space.s")
        self._column.addWidget(self._held)
        self.setVisible(len(parts) > 1)

    def _button(self, place: int, part: NotePart) -> Button:
        spoken = self._stage.say("journal_screen.copy_heading", heading=part.title)
        button = Button(part.title, f"journal.copy.{place}", "plain", "copy", spoken=spoken)
        button.clicked.connect(lambda: self.chosen.emit(part))
        return button


class WrittenCard(Card):
    """The day it was entered in the municipality's journal; ``written`` when she says so."""

    written = Signal()

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage.say("journal_screen.written_title"), stage.say("journal_screen.written_hint"))
        self._stage = stage
        self._done = NoteBox("", "ok", name="journal.written.done")
        self._day = DateEditor("journal.written_on", stage.words, stage.clock.today)
        self._row = Row("journal.written_on", stage.say("journal_screen.written_on"), self._day)
        button = Button(stage.say("journal_screen.written"), "journal.written", "plain", "tick")
        button.clicked.connect(self._ask)
        for widget in (self._done, self._row, beside((button,), "flow")):
            self.add(widget)

    def show_record(self, record: TransitionRecord) -> None:
        """Say when it was entered last; today is proposed."""
        day = record.journalised_on
        self._done.setVisible(day is not None)
        if day is not None:
            self._done.say(self._stage.say("journal_screen.written_before", date=date_in_words(day)))
        if self._day.is_empty():
            self._day.show_value(self._stage.clock.today())

    def day(self) -> date | None:
        """The day she says, not in the future."""
        day = self._day.value()
        return day if day is not None and day <= self._stage.clock.today() else None

    def _ask(self) -> None:
        if self.day() is None:
            self._row.show_error(self._stage.say("journal_screen.written_on_unclear"))
            self._row.focus()
            return
        self._row.clear_error()
        self.written.emit()


class HistoryCard(Card):
    """What was copied, newest first."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage.say("journal_screen.history"))
        self._stage = stage
        self._lines = Words("", "body", name="journal.history")
        self.add(self._lines)

    def show_copies(self, copies: tuple[Handover, ...]) -> None:
        """One line for each time."""
        lines = [self._line(copy) for copy in reversed(copies)]
        self._lines.say("\n".join(lines) or self._stage.say("journal_screen.history_none"))

    def _line(self, copy: Handover) -> str:
        told, day = len(copy.tells), date_in_words(copy.day)
        if told == 1:
            return self._stage.say("journal_screen.history_line_one", date=day)
        return self._stage.say("journal_screen.history_line", date=day, count=str(told))
