"""A package that has come, and what is told of it before anything is stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import AwareDatetime

from transitions.application.comparison import State
from transitions.application.dossier import Dossier, Package
from transitions.domain.model import Record
from transitions.domain.move import Period
from transitions.domain.next_step import NextStep
from transitions.domain.version import Json, standing

ArrivalState = State | Literal["taken"]
"""``new``: not here. ``taken``: this very package was taken over already."""
WELCOME = ("new", "newer")
"""The states in which there is something to take over, and nothing speaks against it."""


class Cover(Record):
    """What a file says before it is opened; ``check`` are words that both read of it."""

    way: Literal["words", "key"]
    check: str


class TransitionAhead(Record):
    """A transition in the package as it would stand, or stands here."""

    state: State
    daycare: str
    start_date: date | None
    step: NextStep
    same_form: bool


class Preview(Record):
    """What is in a package; ``alike``: other children here with the same name and birth date."""

    name: str
    birth_date: date | None
    giver: str
    municipality: str
    same_municipality: bool
    made_at: AwareDatetime
    answers: int
    drafts: int
    consents: int
    observations: int
    repeat_due: bool
    transitions: tuple[TransitionAhead, ...]
    state: ArrivalState
    alike: int
    receipt: str = ""
    periods: tuple[Period, ...] = ()

    @property
    def can_be_taken(self) -> bool:
        """Whether taking it over would change anything, and may."""
        return self.state in WELCOME


class Taken(Record):
    """A family that is here now, and the receipt to read aloud to the sender."""

    child: UUID
    name: str
    giver: str
    receipt: str


@dataclass(frozen=True)
class Arrival:
    """A package beside what is here of the same child, and how the two stand to each other."""

    package: Package
    here: Dossier | None
    states: Mapping[UUID, State]
    state: ArrivalState

    @property
    def coming(self) -> Dossier:
        """The family in the package."""
        return self.package.dossier

    def called(self, day: date) -> tuple[Json, Json]:
        """The child's name and birth date as the package has them."""
        child = self.coming.child
        stands = standing((v for v in self.coming.versions if v.subject == child), day)
        values = {key: version.value for key, version in stands.items()}
        values |= {draft.key: draft.value for draft in self.coming.drafts if draft.subject == child}
        return values.get("name"), values.get("birth_date")
