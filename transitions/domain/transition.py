"""One child's way into one daycare: everything about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Literal
from uuid import UUID

from transitions.domain.answers import Answer, AnswerKey, Share, ShareKey, answer_digest, is_visible
from transitions.domain.child import Child
from transitions.domain.consent import PrintedSheet, Recipient
from transitions.domain.evaluation import Evaluations
from transitions.domain.form import Field, Form, Voice
from transitions.domain.model import Record
from transitions.domain.person import HealthVisitor
from transitions.domain.repeat import FollowUp, RepeatDeclined, follow_up
from transitions.domain.screening import Screening
from transitions.domain.version import Author
from transitions.domain.wishes import SaidAgain, Wish

DaycareKind = Literal["vuggestue", "dagpleje", "aldersintegreret", "privat"]
CarriedBy = Literal["", "parents", "together", "health_visitor"]
Attends = Literal["", "yes", "no", "undecided"]


class Daycare(Record):
    """Where the child starts; ``group`` is a room or the name of a childminder group."""

    name: str
    kind: DaycareKind = "vuggestue"
    group: str = ""
    contact: str = ""
    phone: str = ""

    @property
    def recipient(self) -> Recipient:
        """The daycare as a consent names it."""
        return Recipient(name=self.name, group=self.group, private=self.kind == "privat")


class Meeting(Record):
    """The start-up meeting: when, who came; or that it could not be held, and why."""

    day: date | None = None
    time: str = ""
    place: str = ""
    participants: str = ""
    held: bool = False
    impossible: bool = False
    why_not: str = ""


class Agreement(Record):
    """Something agreed at the meeting, who does it, and when in her own words."""

    text: str
    who: str = ""
    when: str = ""


HandoverStep = Literal["prepared", "printed", "saved", "delivered", "copied"]


TO_DAYCARE = ("handover", "sending")
"""The two products that hold the daycare's pages."""


class Handover(Record):
    """One line of the handover log: what, for whom, on which consents, how, by whom, and why.

    ``answers`` are those on the daycare's pages as they left; ``parent`` whose own paper it is.
    """

    step: HandoverStep
    product: str
    day: date
    content_hash: str = ""
    audience: str = ""
    parent: UUID | None = None
    recipient: str = ""
    channel: str = ""
    purpose: str = ""
    consents: tuple[UUID, ...] = ()
    answers: tuple[AnswerKey, ...] = ()
    how: str = ""
    by: Author = Author(name="")
    tells: tuple[str, ...] = ()
    """For a journal note that was copied: which news it told."""
    sheet: PrintedSheet | None = None
    """For a *samtykkeark*: what stood on it, to be registered when it comes back signed."""


class Use(Record):
    """One time the family's information was used: the day, and what for (a name under ``use.``)."""

    day: date
    purpose: str


class TransitionRecord(Record):
    """Everything known about one transition on one day. The gate reads it; no renderer does."""

    id: UUID
    child: Child
    form: Form
    salt: bytes = b""
    health_visitor: HealthVisitor = HealthVisitor()
    daycare: Daycare | None = None
    start_date: date | None = None
    introduced_on: date | None = None
    introduced_how: str = ""
    visit_on: date | None = None
    form_wish: Wish = ""
    meeting_wish: Wish = ""
    form_wish_end: SaidAgain | None = None
    meeting_wish_end: SaidAgain | None = None
    form_declined_on: date | None = None
    """The day the no to the form was written down; counted from when it is to be deleted."""
    carried_by: CarriedBy = ""
    health_visitor_attends: Attends = ""
    full_form: bool = False
    second_language: str = ""
    meeting: Meeting = Meeting()
    agreements: tuple[Agreement, ...] = ()
    follow_up_on: date | None = None
    followed_up: bool = False
    evaluations: Evaluations = Evaluations()
    closed_on: date | None = None
    practice: bool = False
    replaced_by: UUID | None = None
    answers: tuple[Answer, ...] = ()
    settled_on: date | None = None
    shares: Mapping[ShareKey, Share] = {}
    screenings: tuple[Screening, ...] = ()
    repeats_declined: tuple[RepeatDeclined, ...] = ()
    handovers: tuple[Handover, ...] = ()
    journalised: frozenset[str] = frozenset()
    journalised_on: date | None = None
    """The day it was last entered in the municipality's journal."""
    told: frozenset[str] = frozenset()
    """News that stand in the municipality's journal already, by their names in the journal note."""
    uses: tuple[Use, ...] = ()
    """When and what for it was opened and used; read for the right of access alone."""

    @property
    def form_declined(self) -> bool:
        """A no to the form, at the start or when asked again, is a no."""
        return "no" in (self.form_wish, self.form_wish_end and self.form_wish_end.wish)

    @property
    def meeting_declined(self) -> bool:
        """A no to the meeting, at the start or when asked again, is a no."""
        return "no" in (self.meeting_wish, self.meeting_wish_end and self.meeting_wish_end.wish)

    @property
    def thinks_again(self) -> bool:
        """Asked again about the form, the parents want time; nothing leaves meanwhile."""
        return self.form_wish_end is not None and self.form_wish_end.wish == "thinking"

    def answer(self, key: AnswerKey) -> Answer | None:
        """The answer of that key, or nothing while the question is not considered."""
        return next((a for a in self.answers if a.key == key and not a.empty), None)

    def given(self, field: Field, voice: Voice) -> tuple[Answer, ...]:
        """One voice's answer to one question; several where the field repeats."""
        return self._heard.get((field.id, voice), ())

    @cached_property
    def _heard(self) -> dict[tuple[str, Voice], tuple[Answer, ...]]:
        heard: dict[tuple[str, Voice], tuple[Answer, ...]] = {}
        for answer in self.answers:
            if not answer.empty:
                asked = answer.key.field, answer.key.voice
                heard[asked] = (*heard.get(asked, ()), answer)
        return heard

    def share(self, field: str, voice: Voice) -> Share:
        """The share choice; undecided until somebody chose."""
        return self.shares.get(ShareKey(field=field, voice=voice), "undecided")

    def digest(self, answer: Answer) -> str:
        """What a consent binds to for this answer."""
        return answer_digest(answer, self.form.field(answer.key.field), self.salt)

    def asks(self, field: Field) -> bool:
        """Whether a question is asked of this family: its condition, and who there is to ask."""
        if field.concerns == "second_parent" and not self.child.parents[1:]:
            return False
        return is_visible(field, self.answers)

    def questions(self) -> Iterator[tuple[Field, Voice]]:
        """What is to be considered together: short or full form, each voice, no internal field."""
        for field in self.form.fields():
            wanted = self.full_form or field.short
            if wanted and field.source is None and field.category != "internal" and self.asks(field):
                yield from ((field, voice) for voice in field.voices)

    @property
    def progress(self) -> Progress:
        """How many questions have a stand, of those that are asked."""
        asked = list(self.questions())
        done = sum(bool(self.given(field, voice)) for field, voice in asked)
        return Progress(done=done, of=len(asked))

    @property
    def repeat(self) -> FollowUp:
        """Whether the child awaits a new ADBB observation."""
        return follow_up(self.screenings, self.repeats_declined)

    def handed(self, *steps: HandoverStep, product: str = "") -> tuple[Handover, ...]:
        """The lines of the handover log of these steps."""
        return tuple(
            h for h in self.handovers if h.step in steps and product in ("", h.product)
        )

    def to_daycare(self, *steps: HandoverStep) -> tuple[Handover, ...]:
        """The lines of these steps about the daycare's pages, on paper or encrypted."""
        return tuple(h for h in self.handed(*steps) if h.product in TO_DAYCARE)


class Progress(Record):
    """Questions with a stand, of all that are asked."""

    done: int
    of: int

    @property
    def complete(self) -> bool:
        """Every question has a stand."""
        return self.done >= self.of
