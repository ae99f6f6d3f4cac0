"""What the parents agreed to, refused and withdrew: an append-only ledger, and its state on a day.

Law behind it (PRACTICE, to be confirmed by the municipality's DPO): disclosure needs consent,
written or oral with a reason, lapses after a year at the latest (sundhedsloven §§ 43-44), and can
be withdrawn at any time.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cached_property
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from transitions.domain.answers import AnswerKey
from transitions.domain.disclosure import Stroke
from transitions.domain.model import DANISH, Language, Record
from transitions.domain.person import Custody
from transitions.domain.policy import LONGEST_CONSENT_DAYS
from transitions.domain.version import Author

Way = Literal["drawn", "typed", "paper", "oral"]
"""How a yes was said: a signature here, her name typed here, on paper, or aloud."""
Translation = Literal["danish", "reviewed", "draft"]
"""What language the consent was read in: Danish, or one a professional has read through or not."""


class Recipient(Record):
    """Who receives: the daycare and the group of staff, as the consent names them."""

    name: str
    group: str = ""
    private: bool = False


class Approval(Record):
    """One answer as it stood when it was agreed to, and whose information it is.

    ``concerns`` names the parents it is about; none: the child alone.
    """

    key: AnswerKey
    digest: str
    concerns: tuple[UUID, ...] = ()


class PrintedSheet(Record):
    """A sheet to sign as it was printed: to whom, what for, until when, and the answers on it."""

    recipient: Recipient
    purpose: str
    until: date | None = None
    approvals: tuple[Approval, ...] = ()


class Giver(Record):
    """The parent as she was when she said yes: her name, her custody, and how it was known."""

    name: str = ""
    relation: str = ""
    custody: Custody = "unknown"
    custody_established: str = ""


class ConsentEvent(Record):
    """What every entry of the ledger tells: which parent, which day, written down by whom.

    ``id`` is that of the stored event, for the handover log to point at.
    """

    parent: UUID
    day: date
    recorded_by: Author = Author(name="")
    id: UUID | None = None


class Given(ConsentEvent):
    """A yes: to these answers, for this recipient, purpose and these channels, until a day.

    The last day (``until``) is valid. Oral consent needs a ``reason``; a drawn one has strokes,
    a typed one the name she typed (``signed_as``), compared with nothing.
    ``authority`` is from whom, ``informed`` names the sentences she was told, ``translation``
    what she read: a draft translation counts only with an interpreter or read aloud.
    """

    event: Literal["given"] = "given"
    giver: Giver = Giver()
    authority: str = ""
    informed: tuple[str, ...] = ()
    translation: Translation = "danish"
    until: date
    recipient: Recipient
    channels: tuple[str, ...]
    purpose: str
    approvals: tuple[Approval, ...]
    way: Way
    reason: str = ""
    strokes: tuple[Stroke, ...] = ()
    pad: tuple[float, float] = (1.0, 1.0)
    signed_as: str = ""
    language: Language = DANISH
    interpreter: str = ""
    read_aloud: bool = False
    participants: str = ""
    policy_hash: str = ""
    texts_hash: str = ""
    form_hash: str = ""
    seen_hash: str = ""

    @property
    def understood(self) -> bool:
        """Not given on a draft translation alone."""
        return self.translation != "draft" or bool(self.interpreter.strip()) or self.read_aloud

    @property
    def last_day(self) -> date:
        """The last valid day, never more than a year after the consent was given."""
        return min(self.until, self.day + timedelta(days=LONGEST_CONSENT_DAYS))

    def approved(self, key: AnswerKey) -> str | None:
        """The digest agreed to for an answer, or nothing."""
        return self._digests.get(key)

    def left_of(self, refused: Iterable[AnswerKey]) -> frozenset[AnswerKey]:
        """What stays refused after this yes: all that it does not name."""
        return frozenset(key for key in refused if key not in self._digests)

    @cached_property
    def _digests(self) -> dict[AnswerKey, str]:
        return {approval.key: approval.digest for approval in reversed(self.approvals)}


class Refused(ConsentEvent):
    """A no: to some answers, or to the handover as a whole. No reason is asked."""

    event: Literal["refused"] = "refused"
    handover: bool = False
    fields: tuple[AnswerKey, ...] = ()


class NotAsked(ConsentEvent):
    """A custody holder who was not asked, and why."""

    event: Literal["not_asked"] = "not_asked"
    reason: str = Field(min_length=1)


class Withdrawn(ConsentEvent):
    """A yes taken back: for some answers, or for all (no fields)."""

    event: Literal["withdrawn"] = "withdrawn"
    fields: tuple[AnswerKey, ...] = ()
    how: str = ""


class Disagreement(ConsentEvent):
    """The parents disagree: nothing goes until both have said yes afterwards."""

    event: Literal["disagreement"] = "disagreement"


AnyConsentEvent = Annotated[
    Given | Refused | NotAsked | Withdrawn | Disagreement, Field(discriminator="event")
]

Stand = Literal[
    "given", "missing", "refused", "withdrawn", "expired", "changed", "other_release", "not_asked",
    "not_understood",
]
"""Where one parent stands on one answer, or on the handover as a whole, on a day."""


class Asked(Record):
    """What a handover asks consent for: recipient, channel, purpose."""

    recipient: Recipient
    channel: str
    purpose: str


class Position(Record):
    """One parent's position after all her events up to a day."""

    given: Given | None = None
    refused_handover: bool = False
    refused: frozenset[AnswerKey] = frozenset()
    withdrawn_all: bool = False
    withdrawn: frozenset[AnswerKey] = frozenset()
    not_asked: str = ""

    def after(self, event: AnyConsentEvent) -> Position:
        """The position once this event has happened too."""
        match event:
            case Given(understood=False):
                return self if self.given else self.model_copy(update={"given": event})
            case Given():
                return Position(given=event, refused=event.left_of(self.refused))
            case Refused(handover=True):
                return self.model_copy(update={"refused_handover": True, "not_asked": ""})
            case Refused():
                return self.model_copy(update={"refused": self.refused | set(event.fields)})
            case NotAsked():
                return self.model_copy(update={"not_asked": event.reason})
            case Withdrawn(fields=()):
                return self.model_copy(update={"withdrawn_all": True})
            case Withdrawn():
                return self.model_copy(update={"withdrawn": self.withdrawn | set(event.fields)})
            case Disagreement():
                return self

    def on_handover(self, asked: Asked, day: date) -> Stand:
        """Where the parent stands on handing anything over at all."""
        if self.refused_handover:
            return "refused"
        if self.given is None:
            return "not_asked" if self.not_asked else "missing"
        if self.withdrawn_all:
            return "withdrawn"
        if day > self.given.last_day:
            return "expired"
        if not self.given.understood:
            return "not_understood"
        return "given" if _covers(self.given, asked) else "other_release"

    def on_answer(self, key: AnswerKey, digest: str, overall: Stand) -> Stand:
        """Where the parent stands on one answer as it reads now; ``overall`` on handing anything over."""
        if key in self.refused:
            return "refused"
        if overall != "given" or self.given is None:
            return overall
        if key in self.withdrawn:
            return "withdrawn"
        approved = self.given.approved(key)
        if approved is None:
            return "missing"
        return "given" if approved == digest else "changed"


class Ledger(Record):
    """All consent events of a transition, in the order they were written down."""

    events: tuple[AnyConsentEvent, ...] = ()

    def until(self, day: date) -> Ledger:
        """What had happened by the end of a day, in the order of its days.

        A sheet signed before a no and registered after it does not undo the no.
        """
        happened = (event for event in self.events if event.day <= day)
        return Ledger(events=tuple(sorted(happened, key=lambda event: event.day)))

    def position(self, parent: UUID, day: date) -> Position:
        """One parent's position on a day."""
        position = Position()
        for event in self.until(day).events:
            if event.parent == parent:
                position = position.after(event)
        return position

    def disagreement(self, holders: Iterable[UUID], day: date) -> bool:
        """Whether a registered disagreement stands: some holder has not said yes since."""
        outstanding: set[UUID] = set()
        everyone = set(holders)
        for event in self.until(day).events:
            if isinstance(event, Disagreement):
                outstanding |= everyone | {event.parent}
            if isinstance(event, Given) and event.understood:
                outstanding.discard(event.parent)
        return bool(outstanding)

    def latest_given(self, day: date) -> Given | None:
        """The newest yes by anybody on a day, withdrawn or not."""
        given = [e for e in self.until(day).events if isinstance(e, Given)]
        return given[-1] if given else None


def last_day_allowed(day: date, longest_days: int) -> date:
    """The last day a consent given on ``day`` may be valid (365 days at most)."""
    return day + timedelta(days=min(longest_days, LONGEST_CONSENT_DAYS))


def _covers(given: Given, asked: Asked) -> bool:
    same_people = given.recipient == asked.recipient
    return same_people and asked.channel in given.channels and given.purpose == asked.purpose
