"""What to copy into the municipality's journal, and what was copied before."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout

from transitions.application.bookmark import Place
from transitions.application.desk import Desk
from transitions.application.handovers import NotReleased
from transitions.domain.in_words import date_in_words
from transitions.domain.transition import Handover, TransitionRecord
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.text import GrowingText
from transitions.ui.controls.labels import Words
from transitions.ui.controls.rows import Row
from transitions.ui.controls.surfaces import Card, NoteBox
from transitions.ui.journal.clipping import Clipping
from transitions.ui.pages.kept import beside
from transitions.ui.pages.page import Page
from transitions.ui.pages.transition_reading import transition_of
from transitions.ui.screen import Screen, Stage

LEAST_LINES, MOST_LINES = 8, 400


@dataclass(frozen=True)
class JournalReading:
    """The note, or in words why there is none; and the transition it tells of."""

    record: TransitionRecord
    note: str = ""
    obstacles: tuple[str, ...] = ()


def read_journal(desk: Desk, place: Place) -> JournalReading:
    """What is new for the journal."""
    transition = transition_of(place)
    record = desk.transitions.show(transition)
    try:
        return JournalReading(record, note=desk.handovers.journal_note(transition))
    except NotReleased as refused:
        return JournalReading(record, obstacles=tuple(o.words for o in refused.obstacles))


class JournalScreen(Screen):
    """The journal is the record; this program is a working copy."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self._place = Place(screen="journal")
        self._clipping = Clipping()
        self._note = self._copied = ""
        self._parents_look = False
        self.page = Page("journal")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self._build()

    def open(self, place: Place) -> None:
        self.flush()
        self._place, self._note, self._copied = place, "", ""
        self._reread(begins=True)

    def place(self) -> Place:
        return self._place

    def leave(self) -> None:
        super().leave()
        self._clipping.forget()
        self._note = self._copied = ""
        self._text.clear()

    def set_parent_view(self, shown: bool) -> None:
        self._parents_look = shown
        self._settle()

    def copy(self) -> None:
        """Put the note on the clipboard, and remember what it told."""
        self._clipping.copy(self._note)
        self.told.emit(self.stage.say("journal_screen.copied_told"))
        if self._copied != self._note:
            self._copied = self._note
            transition = transition_of(self._place)
            self.stage.work.ask(
                self, lambda desk: desk.handovers.copied_to_journal(transition), self._after_work
            )
        self._settle()

    def write_down(self) -> None:
        """The text stands in the journal."""
        transition = transition_of(self._place)
        self.told.emit(self.stage.say("journal_screen.written_done"))
        self._copied = ""
        self.stage.work.ask(
            self, lambda desk: desk.handovers.entered_in_journal(transition), self._after_work
        )

    def _build(self) -> None:
        say = self.stage.say
        self.page.add_heading(say("journal_screen.title"), say("journal_screen.lead"))
        self._hers_alone = NoteBox(say("journal_screen.hers_alone"), name="journal.hers_alone")
        self._nothing = NoteBox("", "ok", say("journal_screen.nothing"), name="journal.nothing")
        self._card = self._note_card()
        self._written_card = self._journal_card()
        self._history = HistoryCard(self.stage)
        for widget in (
            self._hers_alone, self._nothing, self._card, self._written_card, self._history
        ):
            self.page.add(widget)
            widget.hide()

    def _note_card(self) -> Card:
        say = self.stage.say
        card = Card()
        self._text = GrowingText(LEAST_LINES, MOST_LINES)
        self._text.setObjectName("journal.note")
        self._text.setReadOnly(True)
        card.add(Row("journal.note", say("journal_screen.note"), self._text, say("journal_screen.note_hint")))
        self._copy = Button(say("journal_screen.copy"), "journal.copy", "primary", "copy")
        self._copy.clicked.connect(self.copy)
        self._is_copied = NoteBox(say("journal_screen.copied"), "ok", name="journal.copied")
        card.add(beside((self._copy,), "flow"))
        card.add(self._is_copied)
        return card

    def _journal_card(self) -> Card:
        say = self.stage.say
        card = Card(say("journal_screen.written_title"), say("journal_screen.written_hint"))
        self._written = NoteBox(say("journal_screen.written_before"), "ok", name="journal.written.done")
        button = Button(say("journal_screen.written"), "journal.written", "plain", "tick")
        button.clicked.connect(self.write_down)
        card.add(self._written)
        card.add(beside((button,), "flow"))
        return card

    def _reread(self, *, begins: bool) -> None:
        place = self._place
        self.stage.work.ask(
            self, lambda desk: read_journal(desk, place), lambda read: self._show(place, read, begins)
        )

    def _show(self, place: Place, read: JournalReading, begins: bool) -> None:
        if place != self._place:
            return
        if not self._copied:
            self._note = read.note
            self._text.setPlainText(read.note)
        self._nothing.say("\n".join(read.obstacles))
        self._written.setVisible("handover" in read.record.journalised)
        self._history.show_copies(read.record.handed("copied", product="journal"))
        self._settle()
        if begins:
            self.page.to_top()
            self.page.focus_first()

    def _settle(self) -> None:
        hers = not self._parents_look
        self._hers_alone.setVisible(not hers)
        self._card.setVisible(hers and bool(self._note))
        self._nothing.setVisible(hers and not self._note)
        for card in (self._written_card, self._history):
            card.setVisible(hers)
        self._is_copied.setVisible(bool(self._copied))
        self._copy.say(self.stage.say(f"journal_screen.{'copy_again' if self._copied else 'copy'}"))

    def _after_work(self, _: None) -> None:
        self._reread(begins=False)
        self.changed.emit()


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
