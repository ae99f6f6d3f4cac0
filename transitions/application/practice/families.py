"""The families file: fictitious families as data, able to say whatever the record can hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, time
from decimal import Decimal
from typing import Annotated, Self

from pydantic import AfterValidator, Field, PlainValidator, StringConstraints, model_validator

from transitions.application.practice.days import Day, on
from transitions.application.practice.happenings import FamilyEvent
from transitions.application.practice.scores import FamilyScreening
from transitions.domain.answers import Share, Stance
from transitions.domain.child import Gestation
from transitions.domain.evaluation import Evaluations
from transitions.domain.form import Detail, Voice
from transitions.domain.model import Definition, Id, Language
from transitions.domain.person import Custody
from transitions.domain.transition import Agreement, Attends, CarriedBy, Daycare
from transitions.domain.wishes import Wish

FICTITIOUS = re.compile(r"^((6[1-9]|7\d|8\d|9[01])\d{8}|\d{4})$")
"""A substitute number: the day is raised by 60, so it is nobody's; or just its last four digits."""

SUBSTITUTE_DAY = 60


def _is_nobodys(text: str) -> str:
    if text and not FICTITIOUS.match(text):
        raise ValueError("use a fictitious substitute number: day + 60, ten digits")
    return text


def _read_value(value: object) -> object:
    """An answer as it may stand in the file, in the shape the record keeps it."""
    match value:
        case None | bool() | str():
            return value
        case int() | float() | Decimal():
            return str(value)
        case date():
            return value.isoformat()
        case time():
            return f"{value:%H:%M}"
        case list() | tuple() if all(isinstance(part, str) for part in value):
            return list(value)
        case dict() if all(isinstance(part, str) for part in (*value, *value.values())):
            return dict(value)
        case _:
            raise ValueError("not an answer")


Value = Annotated[
    str | bool | list[str] | dict[str, str] | None,
    PlainValidator(_read_value),
]
SubstituteNumber = Annotated[str, AfterValidator(_is_nobodys)]
RowId = Annotated[str, StringConstraints(pattern=r"^([a-z][a-z0-9_]*)?$")]
SecondLanguage = Annotated[str, StringConstraints(pattern=r"^([a-z]{2,3})?$")]


class FamilyChild(Definition):
    """The child; ``cpr`` may be the last four digits of a number made from the birth date."""

    name: str
    birth_date: Day | None = None
    cpr: SubstituteNumber = ""
    gestation: Gestation | None = None
    protected: tuple[Detail, ...] = ()

    def number(self, today: date) -> str:
        """The ten digits of the substitute number, or nothing."""
        if len(self.cpr) > len("0000") or not self.cpr or self.birth_date is None:
            return self.cpr
        born = on(self.birth_date, today)
        return f"{born.day + SUBSTITUTE_DAY}{born:%m%y}{self.cpr}"


class FamilyParent(Definition):
    """A parent; ``id`` is how the rest of the family's data calls her."""

    id: Id
    name: str
    relation: str = ""
    custody: Custody = "unknown"
    custody_established: str = ""
    phone: str = ""
    language: Language = "da"
    interpreter: bool = False
    protected: tuple[Detail, ...] = ()


class FamilyMeeting(Definition):
    """The start-up meeting."""

    day: Day
    time: str = ""
    place: str = ""
    participants: str = ""
    held: bool = False


class FamilyTransition(Definition):
    """Dates, daycare and wishes."""

    began: Day = "-6w"
    daycare: Daycare | None = None
    start_date: Day | None = None
    introduced_on: Day | None = None
    introduced_how: str = ""
    visit_on: Day | None = None
    form_wish: Wish = ""
    meeting_wish: Wish = ""
    carried_by: CarriedBy = ""
    health_visitor_attends: Attends = ""
    full_form: bool = False
    second_language: SecondLanguage = ""
    meeting: FamilyMeeting | None = None
    agreements: tuple[Agreement, ...] = ()
    follow_up_on: Day | None = None
    followed_up: bool = False
    evaluations: Evaluations | None = None


class FamilyDanish(Definition):
    """The Danish text of an answer in another language."""

    text: str
    made_by: str
    approved: bool = False


class FamilyAnswer(Definition):
    """One voice's answer; ``share`` is the choice for that voice's answer to the question.

    ``on`` is the day it was said (the visit). An answer said after a consent changes it.
    ``unread`` is what was typed and could not be understood, in place of a value.
    """

    field: Id
    voice: Voice
    row: RowId = ""
    stance: Stance = "answered"
    value: Value = None
    unread: str = ""
    language: Language = "da"
    danish: FamilyDanish | None = None
    share: Share = "undecided"
    on: Day | None = None


class Family(Definition):
    """One family and its way into daycare; ``about`` says in Danish what it shows.

    ``parents_of`` names an earlier family whose parents this child shares (a twin).
    """

    id: Id
    about: str = Field(min_length=1)
    child: FamilyChild
    parents: tuple[FamilyParent, ...] = ()
    parents_of: Id | None = None
    transition: FamilyTransition = FamilyTransition()
    answers: tuple[FamilyAnswer, ...] = ()
    screenings: tuple[FamilyScreening, ...] = ()
    events: tuple[FamilyEvent, ...] = ()

    @model_validator(mode="after")
    def _has_parents_of_one_kind(self) -> Self:
        names = [parent.id for parent in self.parents]
        if len(set(names)) != len(names):
            raise ValueError("a parent is there twice")
        if self.parents and self.parents_of:
            raise ValueError("parents and parents_of are both there")
        return self


class FamilyVisitor(Definition):
    """The fictitious health visitor."""

    name: str = Field(min_length=1)
    title: str = "sundhedsplejerske"
    phone: str = ""
    municipality: str = ""
    certified: bool = True
    certified_on: Day | None = None
    certified_at: str = ""
    training: str = ""


class Families(Definition):
    """The whole file."""

    health_visitor: FamilyVisitor
    families: tuple[Family, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _are_told_apart(self) -> Self:
        seen: set[str] = set()
        for family in self.families:
            if family.id in seen:
                raise ValueError(f"the family {family.id} is there twice")
            if family.parents_of is not None and family.parents_of not in seen:
                raise ValueError(f"{family.id}: parents_of must name an earlier family")
            seen.add(family.id)
        return self

    def answers(self) -> Iterator[tuple[Family, FamilyAnswer]]:
        """Every answer with its family."""
        return ((family, answer) for family in self.families for answer in family.answers)

    def parents_by_family(self) -> Mapping[str, tuple[str, ...]]:
        """How each family calls its parents, copied ones included."""
        known: dict[str, tuple[str, ...]] = {}
        for family in self.families:
            own = tuple(parent.id for parent in family.parents)
            known[family.id] = known.get(family.parents_of or "", own) if family.parents_of else own
        return known
