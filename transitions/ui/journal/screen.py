"""What to copy into the municipality's journal, and what was copied before."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout

from transitions.application.bookmark import Place
from transitions.application.desk import Desk
from transitions.application.handovers import NotReleased
from transitions.domain.disclosure import NotePart
from transitions.domain.transition import TransitionRecord
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.text import GrowingText
from transitions.ui.controls.labels import Words
from transitions.ui.controls.pressed import when_nothing_is_pressed
from transitions.ui.controls.rows import Row
from transitions.ui.controls.surfaces import Card, NoteBox
from transitions.ui.journal.cards import CopyByHeading, HistoryCard, WrittenCard, left_in_words
from transitions.ui.journal.clipping import Clipping
from transitions.ui.journal.sparring import SparringCard
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
    parts: tuple[NotePart, ...] = ()
    obstacles: tuple[str, ...] = ()


def read_journal(desk: Desk, place: Place) -> JournalReading:
    """What is new for the journal."""
    transition = transition_of(place)
    record = desk.transitions.show(transition)
    try:
        return JournalReading(record, *desk.handovers.journal(transition))
    except NotReleased as refused:
        return JournalReading(record, obstacles=tuple(o.words for o in refused.obstacles))


class JournalScreen(Screen):
    """The journal is the record; this program is a working copy."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self._place = Place(screen="journal")
        self._clipping = Clipping(stage.library.policy.clipboard.clear_after_seconds)
        self._clipping.left.connect(self._show_left)
        self.destroyed.connect(self._clipping.forget)
        self._note = self._copied = ""
        self._parts: tuple[NotePart, ...] = ()
        self._told: set[str] = set()
        self._asked = self._shown = 0
        self._begins = self._parents_look = False
        self.page = Page("journal")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self._build()

    def open(self, place: Place) -> None:
        self.flush()
        self._place, self._note, self._copied, self._parts = place, "", "", ()
        self._told.clear()
        self._sparring.forget()
        self._begins = True
        self.reread()

    def place(self) -> Place:
        return self._place

    def leave(self) -> None:
        super().leave()
        self._clipping.forget()
        self._note, self._copied, self._parts = "", "", ()
        self._told.clear()
        self._sparring.forget()
        self._text.clear()

    def set_parent_view(self, shown: bool) -> None:
        self._parents_look = shown
        self._settle()

    def reread(self) -> None:
        """Ask again; an answer to an earlier question than the one that is shown is passed over."""
        place, self._asked = self._place, self._asked + 1
        asked = self._asked
        self.stage.work.ask(
            self,
            lambda desk: read_journal(desk, place),
            lambda read: when_nothing_is_pressed(self, lambda: self._take(asked, place, read)),
        )

    def copy(self) -> None:
        """Put the whole note on the clipboard, and remember what it told."""
        self._copy_text(self._note, {name for part in self._parts for name in part.tells})

    def copy_part(self, part: NotePart) -> None:
        """Put what stands under one heading on the clipboard."""
        self._copy_text(part.text, set(part.tells))

    def write_down(self) -> None:
        """The text stands in the journal since the day that is written."""
        transition, day = transition_of(self._place), self._written_card.day()
        if day is None:
            return
        self.told.emit(self.stage.say("journal_screen.written_done"))
        self._clipping.forget()
        self._copied = ""
        self._told.clear()
        self.stage.work.ask(
            self, lambda desk: desk.handovers.entered_in_journal(transition, day=day), self._after_work
        )

    def _copy_text(self, text: str, tells: set[str]) -> None:
        self._copied = text
        self._clipping.copy(text)
        self.told.emit(self.stage.say("journal_screen.copied_told"))
        new = tells - self._told
        if new:
            self._told |= new
            transition = transition_of(self._place)
            self.stage.work.ask(
                self, lambda desk: desk.handovers.copied_to_journal(transition, new), self._after_work
            )
        self._settle()

    def _build(self) -> None:
        say = self.stage.say
        self.page.add_heading(say("journal_screen.title"), say("journal_screen.lead"))
        self._hers_alone = NoteBox(say("journal_screen.hers_alone"), name="journal.hers_alone")
        self._nothing = NoteBox("", "ok", say("journal_screen.nothing"), name="journal.nothing")
        self._card = self._note_card()
        self._written_card = WrittenCard(self.stage)
        self._written_card.written.connect(self.write_down)
        self._sparring = SparringCard(self.stage)
        self._sparring.told.connect(self.told)
        self._history = HistoryCard(self.stage)
        for widget in (
            self._hers_alone, self._nothing, self._card, self._written_card, self._history, self._sparring
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
        self._by_heading = CopyByHeading(self.stage)
        self._by_heading.chosen.connect(self.copy_part)
        self._is_copied = NoteBox(say("journal_screen.copied"), "ok", name="journal.copied")
        self._left = Words("", "muted", name="journal.left")
        for widget in (beside((self._copy,), "flow"), self._by_heading, self._is_copied, self._left):
            card.add(widget)
        return card

    def _take(self, asked: int, place: Place, read: JournalReading) -> None:
        if place == self._place and asked >= self._shown:
            self._shown = asked
            self._show(read)

    def _show(self, read: JournalReading) -> None:
        if not self._copied:
            self._note, self._parts = read.note, read.parts
            self._text.setPlainText(read.note)
            self._by_heading.show_parts(read.parts)
        self._nothing.say("\n".join(read.obstacles))
        self._written_card.show_record(read.record)
        self._sparring.show_record(read.record)
        self._history.show_copies(read.record.handed("copied", product="journal"))
        self._settle()
        if self._begins:
            self._begins = False
            self.page.to_top()
            self.page.focus_first()

    def _settle(self) -> None:
        hers = not self._parents_look
        self._hers_alone.setVisible(not hers)
        self._card.setVisible(hers and bool(self._note))
        self._nothing.setVisible(hers and not self._note)
        for card in (self._written_card, self._history, self._sparring):
            card.setVisible(hers)
        for told in (self._is_copied, self._left):
            told.setVisible(bool(self._copied))
        self._copy.say(self.stage.say(f"journal_screen.{'copy_again' if self._copied else 'copy'}"))

    def _show_left(self, seconds: int) -> None:
        """Count quietly; say it when the text has gone."""
        self._left.say(left_in_words(self.stage, seconds))
        if not seconds:
            when_nothing_is_pressed(self, self._is_copied.hide)

    def _after_work(self, _: None) -> None:
        self.reread()
        self.changed.emit()
