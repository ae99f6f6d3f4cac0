"""The offer: when it was introduced, what the parents answered, and answered again at the end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from transitions.application.bookmark import Place
from transitions.application.desk import Desk
from transitions.domain.in_words import date_in_words
from transitions.domain.transition import TransitionRecord
from transitions.domain.wishes import Offer
from transitions.ui.controls.surfaces import NoteBox
from transitions.ui.introduction.again import OFFERS, AskedAgain
from transitions.ui.introduction.cards import FormOffer, Introduced, MeetingOffer
from transitions.ui.pages.kept import Values
from transitions.ui.pages.transition_reading import TransitionReading, read_transition, transition_of
from transitions.ui.pages.transition_screen import TransitionScreen
from transitions.ui.papers.visit import VisitPapers, hindrance
from transitions.ui.screen import Stage


@dataclass(frozen=True)
class OfferReading(TransitionReading):
    """The transition, and why there is no samtykkeark to take along yet."""

    hindrance: str = ""


class IntroductionScreen(TransitionScreen[OfferReading]):
    """Ja, nej or vil tænke over det: to the form and, apart from it, to the meeting."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage, "introduction")

    def reading(self, place: Place) -> Callable[[Desk], OfferReading]:
        read, transition = read_transition(place), transition_of(place)
        return lambda desk: OfferReading(**vars(read(desk)), hindrance=hindrance(desk, transition))

    def build(self) -> None:
        say = self.stage.say
        self.page.add_heading(say("introduction.title"), say("introduction.lead"))
        self._before_yes = NoteBox(say("introduction.before_yes"), name="introduction.before_yes")
        self._introduced = Introduced(self.stage)
        self._form = FormOffer(self.stage)
        self._meeting = MeetingOffer(self.stage)
        self._again = AskedAgain(self.stage)
        self._erase = self.erase_card()
        self._cards = (self._again, self._introduced, self._form, self._meeting)
        self.page.add(self._again)
        self._papers = VisitPapers(self.stage, "introduction.papers")
        offers = (self._before_yes, self._form, self._meeting)
        for widget in (self._introduced, self._papers, *offers, self._erase):
            self.page.add(widget)
        for card in self._cards[1:]:
            card.edited.connect(self._keep)
        self._again.edited.connect(self._keep_again)
        self._papers.told.connect(self.told)

    def refresh(self, read: OfferReading) -> None:
        first = self._cards[1:]
        values = read.values(*(row.key for card in first for row in card.rows))
        for card in first:
            card.show_stored(values)
        self._again.show_record(read.record)
        self._again.setVisible(_is_asked_again(read.record))
        self._erase.show_record(read.record, read.erasing)
        self._papers.show_record(read.record, read.hindrance)
        self._introduced.advise(self._advice(read.record.start_date))
        self._form.has_answers = bool(read.record.answers)
        self._settle()

    def _keep(self, values: Values) -> None:
        self._settle()
        self.note_transition(values)

    def _keep_again(self, values: Values) -> None:
        self._settle()
        transition = transition_of(self._place)
        for offer in OFFERS:
            if f"{offer}_wish_end" in values:
                self.note(f"{transition}", values, _answering(transition, offer))

    def _settle(self) -> None:
        self._introduced.offer_words()
        self._again.say_outcome()
        self._form.say_outcome()
        self._meeting.accepted = self._form.wish == "yes"
        self._meeting.say_outcome()
        self._before_yes.setVisible(self._form.wish not in ("yes", "no"))

    def _advice(self, start: date | None) -> str:
        if start is None:
            return ""
        weeks = self.stage.library.policy.introduce_weeks_before_start
        latest = date_in_words(start - timedelta(weeks=weeks))
        return self.stage.say("introduction.told.by", date=latest, weeks=str(weeks))


def _answering(transition: UUID, offer: Offer) -> Callable[[Desk, Values], None]:
    """How an answer to an offer made again is written down."""
    key = f"{offer}_wish_end"
    return lambda desk, values: desk.wishes.answer_again(transition, offer, values[key] or "")


def _is_asked_again(record: TransitionRecord) -> bool:
    """Once the form is filled, and wherever an answer stands."""
    filled = record.form_wish == "yes" and record.progress.complete
    return filled or record.form_wish_end is not None or record.meeting_wish_end is not None
