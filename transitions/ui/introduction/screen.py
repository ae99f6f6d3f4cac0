"""The offer: when it was introduced, what the parents answered, and how they want to use it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from transitions.application.bookmark import Place
from transitions.application.desk import Desk
from transitions.domain.in_words import date_in_words
from transitions.ui.autosave import Save
from transitions.ui.controls.surfaces import NoteBox
from transitions.ui.introduction.cards import FormOffer, Introduced, MeetingOffer
from transitions.ui.pages.kept import KeptCard, Values
from transitions.ui.pages.kept_screen import KeptScreen
from transitions.ui.pages.transition_reading import TransitionReading, read_transition, settle_transition
from transitions.ui.screen import Stage


class IntroductionScreen(KeptScreen[TransitionReading]):
    """Ja, nej or vil tænke over det: to the form and, apart from it, to the meeting."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage, "introduction")
        self._cards: tuple[KeptCard, ...] = ()

    def reading(self, place: Place) -> Callable[[Desk], TransitionReading]:
        return read_transition(place)

    def settling(self, place: Place) -> Save | None:
        return settle_transition(place)

    def cards(self) -> Iterator[KeptCard]:
        return iter(self._cards)

    def build(self) -> None:
        say = self.stage.say
        self.page.add_heading(say("introduction.title"), say("introduction.lead"))
        self._before_yes = NoteBox(say("introduction.before_yes"), name="introduction.before_yes")
        self._introduced = Introduced(self.stage)
        self._form = FormOffer(self.stage)
        self._meeting = MeetingOffer(self.stage)
        self._cards = (self._introduced, self._form, self._meeting)
        for widget in (self._introduced, self._before_yes, self._form, self._meeting):
            self.page.add(widget)
        for card in self._cards:
            card.edited.connect(self._keep)

    def refresh(self, read: TransitionReading) -> None:
        names = (row.key for card in self._cards for row in card.rows)
        values = read.values(*names)
        for card in self._cards:
            card.show_stored(values)
        self._introduced.advise(self._advice(read.record.start_date))
        self._form.has_answers = bool(read.record.answers)
        self._settle()

    def _keep(self, values: Values) -> None:
        self._settle()
        self.note_transition(values)

    def _settle(self) -> None:
        self._introduced.offer_words()
        self._form.say_outcome()
        self._meeting.say_outcome()
        self._before_yes.setVisible(self._form.wish not in ("yes", "no"))

    def _advice(self, start: date | None) -> str:
        if start is None:
            return ""
        weeks = self.stage.library.policy.introduce_weeks_before_start
        latest = date_in_words(start - timedelta(weeks=weeks))
        return self.stage.say("introduction.told.by", date=latest, weeks=str(weeks))
