"""One child's way into one daycare: everything about it, and the next step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Literal
from uuid import UUID

from transitions.domain.answers import Answer, AnswerKey, Share, ShareKey, answer_digest, is_visible
from transitions.domain.child import Child
from transitions.domain.consent import Ledger, Recipient
from transitions.domain.form import Field, Form, Voice
from transitions.domain.model import Record
from transitions.domain.person import HealthVisitor
from transitions.domain.screening import FollowUp, RepeatDeclined, Screening, follow_up

DaycareKind = Literal["vuggestue", "dagpleje", "aldersintegreret", "privat"]
Wish = Literal["", "yes", "no", "thinking"]
"""The parents' answer to the offer: nothing yet, ja, nej, vil tænke over det."""
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
    """The start-up meeting: when, who came, what was agreed, who does what."""

    day: date | None = None
    time: str = ""
    place: str = ""
    participants: str = ""
    held: bool = False


class Agreement(Record):
    """Something agreed at the meeting, and who does it."""

    text: str
    who: str = ""


HandoverStep = Literal["prepared", "printed", "saved", "delivered", "copied"]


TO_DAYCARE = ("handover", "sending")
"""The two products that hold the daycare's pages."""


class Handover(Record):
    """One line of the handover log."""

    step: HandoverStep
    product: str
    day: date
    content_hash: str = ""
    recipient: str = ""
    how: str = ""
    tells: tuple[str, ...] = ()
    """For a journal note that was copied: which news it told."""


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
    carried_by: CarriedBy = ""
    health_visitor_attends: Attends = ""
    full_form: bool = False
    second_language: str = ""
    meeting: Meeting = Meeting()
    agreements: tuple[Agreement, ...] = ()
    follow_up_on: date | None = None
    followed_up: bool = False
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
    told: frozenset[str] = frozenset()
    """News that stand in the municipality's journal already, by their names in the journal note."""

    def answer(self, key: AnswerKey) -> Answer | None:
        """The answer of that key, or nothing while the question is not considered."""
        return next((a for a in self.answers if a.key == key and not a.empty), None)

    def given(self, field: Field, voice: Voice) -> tuple[Answer, ...]:
        """One voice's answer to one question; several where the field repeats."""
        return tuple(
            a
            for a in self.answers
            if a.key.field == field.id and a.key.voice == voice and not a.empty
        )

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


StepName = Literal[
    "introduce",
    "visit",
    "repeat_due",
    "fill",
    "daycare",
    "consent",
    "print",
    "deliver",
    "journal",
    "meeting",
    "follow_up",
    "close",
    "delete",
    "declined",
    "withdrawn",
]


class NextStep(Record):
    """What the health visitor does next, and by when if there is a day."""

    name: StepName
    due: date | None = None


def next_step(record: TransitionRecord, ledger: Ledger, day: date, delete_after: int) -> NextStep:
    """The first step that is not done; a declined offer is a finished outcome."""
    if record.closed_on:
        return NextStep(name="delete", due=_delete_day(record, delete_after))
    if record.form_wish == "no":
        return NextStep(name="declined")
    if record.repeat.state == "awaiting" and (record.repeat.due_from or day) <= day:
        return NextStep(name="repeat_due", due=record.repeat.due_to)
    refused = _refused(record, ledger, day)
    if refused:
        return refused
    if not _agreed(record, ledger, day):
        return _filling(record) or NextStep(name="consent", due=record.start_date)
    return _handing(record, day) or _after_handover(record)


def _filling(record: TransitionRecord) -> NextStep | None:
    if not record.introduced_on:
        return NextStep(name="introduce", due=record.start_date)
    if not record.form_wish or record.form_wish == "thinking":
        return NextStep(name="visit", due=record.visit_on)
    if not record.progress.complete:
        return NextStep(name="fill", due=record.start_date)
    if record.daycare is None:
        return NextStep(name="daycare", due=record.start_date)
    return None


def _handing(record: TransitionRecord, day: date) -> NextStep | None:
    if not record.to_daycare("printed", "saved"):
        return NextStep(name="print", due=record.meeting.day or record.start_date)
    if not record.to_daycare("delivered"):
        return NextStep(name="deliver", due=record.meeting.day or record.start_date)
    if "handover" not in record.journalised:
        return NextStep(name="journal", due=day)
    return None


def _refused(record: TransitionRecord, ledger: Ledger, day: date) -> NextStep | None:
    """A no to the handover, or a yes taken back, is an outcome that is not chased."""
    positions = [ledger.position(parent.id, day) for parent in record.child.parents]
    if any(position.refused_handover for position in positions):
        return NextStep(name="declined")
    given = [position for position in positions if position.given]
    if given and all(position.withdrawn_all for position in given):
        return NextStep(name="withdrawn")
    return None


def _agreed(record: TransitionRecord, ledger: Ledger, day: date) -> bool:
    """Whether some parent's yes stands that day; what is not filled in by then is not missed."""
    positions = [ledger.position(parent.id, day) for parent in record.child.parents]
    return any(
        p.given and p.given.last_day >= day and not p.withdrawn_all and not p.refused_handover
        for p in positions
    )


def _after_handover(record: TransitionRecord) -> NextStep:
    if record.meeting_wish != "no" and not record.meeting.held:
        return NextStep(name="meeting", due=record.meeting.day)
    if record.follow_up_on and not record.followed_up:
        return NextStep(name="follow_up", due=record.follow_up_on)
    return NextStep(name="close")


def _delete_day(record: TransitionRecord, days: int) -> date | None:
    start = record.start_date or record.closed_on
    return start + timedelta(days=days) if start else None
