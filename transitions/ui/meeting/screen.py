"""The start-up meeting, what was agreed, the follow-up, and the end of the transition."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog

from transitions.application.bookmark import Place
from transitions.application.desk import Desk
from transitions.domain.in_words import date_in_words
from transitions.domain.transition import TransitionRecord
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.question import Verb, ask
from transitions.ui.controls.surfaces import NoteBox
from transitions.ui.meeting.cards import AgreementsCard, FollowUpCard, MeetingCard
from transitions.ui.meeting.evaluation_card import EvaluationCard
from transitions.ui.pages.kept import KeptCard, beside
from transitions.ui.pages.transition_reading import TransitionReading, read_transition, transition_of
from transitions.ui.pages.transition_screen import TransitionScreen
from transitions.ui.screen import Stage


class MeetingScreen(TransitionScreen[TransitionReading]):
    """When, where, who came, who does what, when to talk again."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage, "meeting")
        self._journalised = False

    def reading(self, place: Place) -> Callable[[Desk], TransitionReading]:
        return read_transition(place)

    def build(self) -> None:
        say = self.stage.say
        self.page.add_heading(say("meeting_screen.title"), say("meeting_screen.lead"))
        self._closed = NoteBox("", "ok", name="meeting.closed")
        self._before_yes = NoteBox(say("meeting_screen.before_yes"), name="meeting.before_yes")
        self._declined = NoteBox(say("meeting_screen.declined"), name="meeting.declined")
        self._meeting = MeetingCard(self.stage)
        self._follow_up = FollowUpCard(self.stage)
        self._evaluation = EvaluationCard(self.stage)
        self._cards = (self._meeting, AgreementsCard(self.stage), self._follow_up, self._evaluation)
        self._parent_view = False
        self._papers = self._papers_card()
        self._end = self._end_card()
        self._erase = self.erase_card()
        notes = (self._closed, self._before_yes, self._declined)
        for widget in (*notes, self._papers, *self._cards, self._end, self._erase):
            self.page.add(widget)
        for card in self._cards:
            card.edited.connect(self.note_transition)

    def refresh(self, read: TransitionReading) -> None:
        record = read.record
        self._meeting.show_meeting(read)
        self._cards[1].show_stored(read.values("agreements"))
        self._follow_up.show_stored(read.values("follow_up_on", "followed_up"))
        self._follow_up.suggest(self._meeting.day())
        self._evaluation.show_evaluations(record.evaluations)
        self._declined.setVisible(record.meeting_declined)
        self._erase.show_record(record, read.erasing)
        self._journalised = "handover" in record.journalised or not record.handed("delivered")
        self._show_closed(record)

    def show_for_parents(self, shown: bool) -> None:
        if self._cards:
            self._parent_view = shown
            self._show_evaluation()
            self._end.setVisible(not shown and not self._closed.isVisibleTo(self.page))

    def ask_to_close(self) -> QDialog:
        """Ask before ending the work."""
        say = self.stage.say
        verbs = (
            Verb("keep", say("meeting_screen.close.keep")),
            Verb("close", say("meeting_screen.close.do"), "danger"),
        )
        meaning = say(f"meeting_screen.close.meaning{'' if self._journalised else '_journal'}")
        return ask(
            self, "meeting.close.ask", say("meeting_screen.close.question"), meaning, verbs, self._answer
        )

    def _papers_card(self) -> KeptCard:
        say = self.stage.say
        card = KeptCard(say("meeting_screen.papers.title"), say("meeting_screen.papers.hint"))
        buttons = []
        for name, paper in (("sheet", "meeting"), ("guide", "daycare_staff")):
            button = Button(say(f"meeting_screen.papers.{name}"), f"meeting.papers.{name}", "plain", "print")
            button.clicked.connect(lambda _=False, paper=paper: self._see(paper))
            buttons.append(button)
        card.add(beside(tuple(buttons), "flow"))
        return card

    def _see(self, paper: str) -> None:
        """The pages are looked at and printed where all papers are."""
        self.flush()
        self.go.emit(self._place.model_copy(
            update={"screen": "handover", "section": paper, "question": "", "parent_view": False}
        ))

    def _end_card(self) -> KeptCard:
        say = self.stage.say
        card = KeptCard(say("meeting_screen.close.title"), say("meeting_screen.close.text"))
        close = Button(say("meeting_screen.close.button"), "meeting.close", "plain", "tick")
        close.clicked.connect(self.ask_to_close)
        card.add(beside((close,), "flow"))
        return card

    def _show_closed(self, record: TransitionRecord) -> None:
        closed, accepted = record.closed_on, record.form_wish == "yes"
        self._closed.setVisible(closed is not None)
        self._papers.setVisible(accepted and closed is None and not record.meeting_declined)
        self._before_yes.setVisible(closed is None and not accepted)
        self._end.setVisible(closed is None)
        for card in self._cards:
            card.setVisible(accepted or closed is not None)
            card.setEnabled(closed is None)
        self._show_evaluation()
        if closed is not None:
            self._closed.say(self.stage.say("meeting_screen.close.closed", date=date_in_words(closed)))

    def _show_evaluation(self) -> None:
        """Hers alone: what the staff answered is not for the parents beside her."""
        shown = self._cards[0].isVisibleTo(self.page) and not self._parent_view
        self._evaluation.setVisible(shown)

    def _answer(self, verb: str) -> None:
        if verb == "close":
            transition = transition_of(self._place)
            self.flush()
            self.stage.work.ask(self, lambda desk: desk.transitions.close(transition), self._after_closing)

    def _after_closing(self, _: None) -> None:
        self.told.emit(self.stage.say("meeting_screen.close.done"))
        self.changed.emit()
        self.reread()
        self.page.to_top()
