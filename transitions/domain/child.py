"""A child, and how old it is: by the calendar, and counted from the day it was due."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple, Self
from uuid import UUID

from pydantic import Field, model_validator

from transitions.domain.form import Detail
from transitions.domain.model import Record
from transitions.domain.person import Parent

FULL_TERM_DAYS = 280
"""Days of gestation on the due date."""
PRETERM_BEFORE_DAYS = 37 * 7
"""Born before 37 weeks and 0 days: the corrected age is shown."""


class Age(NamedTuple):
    """Completed calendar months, and days beyond them; negative months before day zero."""

    months: int
    days: int


def add_months(day: date, months: int) -> date:
    """The same day of the month ``months`` later, or the last day where the month is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def age_on(birth: date, day: date) -> Age:
    """The age on ``day``; a child born on the 31st completes a month on a month's last day."""
    months = (day.year - birth.year) * 12 + day.month - birth.month
    if add_months(birth, months) > day:
        months -= 1
    return Age(months, (day - add_months(birth, months)).days)


class Gestation(Record):
    """How far the pregnancy was at birth, in completed weeks and days."""

    weeks: int = Field(ge=20, le=44)
    days: int = Field(default=0, ge=0, le=6)

    @property
    def total_days(self) -> int:
        """Gestation in days."""
        return self.weeks * 7 + self.days

    @property
    def preterm(self) -> bool:
        """Born before 37 completed weeks."""
        return self.total_days < PRETERM_BEFORE_DAYS


class Child(Record):
    """A child with its parents, the first named first.

    ``cpr`` is ten digits or empty; ``protected`` what must stay hidden about where the child is.
    """

    id: UUID
    name: str = ""
    birth_date: date | None = None
    cpr: str = ""
    gestation: Gestation | None = None
    parents: tuple[Parent, ...] = ()
    protected: frozenset[Detail] = frozenset()

    @model_validator(mode="after")
    def _parents_are_different_people(self) -> Self:
        if len({parent.id for parent in self.parents}) != len(self.parents):
            raise ValueError("a parent is named twice")
        return self

    @property
    def due_date(self) -> date | None:
        """The day the child was due, for one born before 37 weeks; else nothing."""
        if not (self.birth_date and self.gestation and self.gestation.preterm):
            return None
        return self.birth_date + timedelta(days=FULL_TERM_DAYS - self.gestation.total_days)

    def age(self, day: date) -> Age | None:
        """Chronological age, or nothing without a birth date."""
        return age_on(self.birth_date, day) if self.birth_date else None

    def corrected_age(self, day: date) -> Age | None:
        """Age from the due date, for one born before 37 weeks; else nothing."""
        return age_on(self.due_date, day) if self.due_date else None

    def parent(self, parent_id: UUID) -> Parent:
        """The parent of that id; raises ``KeyError`` for somebody else."""
        for parent in self.parents:
            if parent.id == parent_id:
                return parent
        raise KeyError(parent_id)
