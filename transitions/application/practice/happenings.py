"""What happens in a fictitious family: yes and no, changes, handovers, each on its day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from transitions.application.practice.days import Day
from transitions.application.practice.scores import FamilyItem
from transitions.domain.answers import Share
from transitions.domain.consent import Way
from transitions.domain.disclosure import Product
from transitions.domain.form import Detail
from transitions.domain.model import Definition, Id
from transitions.domain.person import Custody
from transitions.domain.transition import Daycare
from transitions.domain.wishes import Offer

Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Happening(Definition):
    """Something that happens on a day."""

    on: Day


class SaysYes(Happening):
    """Consent to what is shared that day; ``until`` is the longest allowed unless said."""

    event: Literal["given"]
    parent: Id
    until: Day | None = None
    way: Way = "paper"
    channels: tuple[Id, ...] = Field(default=("parents_carry",), min_length=1)
    purpose: Id | None = None
    reason: str = ""
    interpreter: str = ""
    read_aloud: bool = False
    participants: str = ""


class SaysNo(Happening):
    """Refusal of some answers (``field/voice``), or with none named of the handover."""

    event: Literal["refused"]
    parent: Id
    fields: tuple[str, ...] = ()


class IsNotAsked(Happening):
    """A custody holder was not asked."""

    event: Literal["not_asked"]
    parent: Id
    reason: Reason


class TakesBack(Happening):
    """Withdrawal of some answers (``field/voice``), or with none named of everything."""

    event: Literal["withdrawn"]
    parent: Id
    fields: tuple[str, ...] = ()
    how: str = ""


class Disagrees(Happening):
    """The parents disagree."""

    event: Literal["disagreement"]
    parent: Id


class Shares(Happening):
    """The choice for whole sections' everyday answers, or for single answers (``field/voice``)."""

    event: Literal["share"]
    sections: tuple[Id, ...] = ()
    fields: tuple[str, ...] = ()
    choice: Share = "share"


class AskedAgain(Happening):
    """An offer made once more when the form is filled, and what the parents answer then."""

    event: Literal["asked_again"]
    offer: Offer
    wish: Literal["yes", "no", "thinking"]


class NewCustody(Happening):
    """Custody that is otherwise from this day on."""

    event: Literal["custody"]
    parent: Id
    custody: Custody
    established: str = ""


class NewProtection(Happening):
    """Name and address protection from this day on, of a parent or (none named) of the child."""

    event: Literal["protection"]
    parent: Id | None = None
    protected: tuple[Detail, ...] = ()


class Corrected(Happening):
    """A finished observation is corrected, with the reason; ``number`` counts from one."""

    event: Literal["screening_corrected"]
    number: int = Field(default=1, ge=1)
    items: Mapping[Id, FamilyItem] = Field(min_length=1)
    reason: Reason


class RepeatRefused(Happening):
    """The parents say no to a new ADBB observation."""

    event: Literal["repeat_declined"]


class NewDaycare(Happening):
    """Another daycare: another transition."""

    event: Literal["daycare_changed"]
    daycare: Daycare
    start_date: Day | None = None


class HandedOver(Happening):
    """A product was prepared, printed, saved or delivered."""

    event: Literal["prepared", "printed", "saved", "delivered"]
    product: Product = "handover"
    parent: Id | None = None
    how: str = ""


class Copied(Happening):
    """The note was copied to the journal: the next one tells only what is new."""

    event: Literal["copied"]


class Journalised(Happening):
    """It was entered in the municipality's journal."""

    event: Literal["journalised"]
    part: Id = "handover"


class Closed(Happening):
    """The transition is over."""

    event: Literal["closed"]


FamilyEvent = Annotated[
    SaysYes
    | SaysNo
    | IsNotAsked
    | TakesBack
    | Disagrees
    | Shares
    | AskedAgain
    | NewCustody
    | NewProtection
    | Corrected
    | RepeatRefused
    | NewDaycare
    | HandedOver
    | Copied
    | Journalised
    | Closed,
    Field(discriminator="event"),
]
