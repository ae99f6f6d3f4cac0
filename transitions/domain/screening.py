"""An ADBB observation: what was scored, under which conditions, by whom.

The total is the plain sum and exists only when every item is scored. Whether a new observation
is awaited stands in :mod:`transitions.domain.repeat`. Never a diagnosis, a percentile or a band.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal, Self
from uuid import UUID

from pydantic import AwareDatetime, model_validator

from transitions.domain.child import Child, add_months
from transitions.domain.model import Record
from transitions.domain.scale import Scale
from transitions.domain.version import Author

Origin = Literal["here", "journal", "file"]
"""Observed with this program, typed in from the journal, or read from an ``adbb.json``."""


class ItemScore(Record):
    """One item: a score, or not assessed with a reason; a note may stand alone meanwhile."""

    item: str
    score: int | None = None
    not_assessed: str = ""
    note: str = ""
    unsure: bool = False

    @model_validator(mode="after")
    def _is_one_or_the_other(self) -> Self:
        if self.score is not None and self.not_assessed:
            raise ValueError("scored and not assessed at once")
        return self

    @property
    def considered(self) -> bool:
        """Scored, or not assessed with a reason."""
        return self.score is not None or bool(self.not_assessed)


class ItemSheet(Record):
    """The items as one observer scored them; ``done`` when she has ended it."""

    observer: Author
    scale: Scale
    items: tuple[ItemScore, ...] = ()
    done: bool = False

    @model_validator(mode="after")
    def _fits_its_scale(self) -> Self:
        known = {item.id for item in self.scale.items}
        names = [item.item for item in self.items]
        if len(set(names)) != len(names) or not set(names) <= known:
            raise ValueError("an item is unknown or scored twice")
        for item in self.items:
            if item.score is not None and not self.scale.lowest <= item.score <= self.scale.highest:
                raise ValueError("a score is outside the scale")
        return self

    @property
    def considered(self) -> int:
        """How many items are scored or not assessed with a reason."""
        return sum(item.considered for item in self.items)

    @property
    def all_considered(self) -> bool:
        """Every item is scored or not assessed with a reason."""
        return self.considered == len(self.scale.items)

    @property
    def scored(self) -> int:
        """How many items have a score."""
        return sum(item.score is not None for item in self.items)

    @property
    def complete(self) -> bool:
        """Every item has a score."""
        return self.scored == len(self.scale.items)

    @property
    def at_least(self) -> int:
        """The sum of what is scored; the total can only be this or more."""
        return sum(item.score or 0 for item in self.items)

    @property
    def total(self) -> int | None:
        """The plain sum, or nothing while an item is missing."""
        return self.at_least if self.complete else None

    @property
    def at_threshold(self) -> bool:
        """What is scored reaches the threshold by itself."""
        return self.at_least >= self.scale.threshold.at_or_above

    def item(self, item_id: str) -> ItemScore:
        """The item as it stands; an untouched one is empty."""
        for item in self.items:
            if item.item == item_id:
                return item
        return ItemScore(item=item_id)


class Settlement(Record):
    """An observation as it stood when it was ended, corrected, or scored by a second observer.

    ``sum`` is what was scored, the total or less; ``second`` concerns the second observer's sheet.
    """

    kind: Literal["ended", "corrected", "second"]
    at: AwareDatetime
    day: date
    sum: int
    complete: bool
    conditional: bool


class CauseNote(Record):
    """One line of the cause checklist as it read: whether it has been considered, and her note."""

    label: str = ""
    considered: bool = False
    note: str = ""


class Screening(ItemSheet):
    """One observation on one day, with the scale it was scored by.

    ``conditions`` holds yes or no by condition id. ``history`` is every settled state, the oldest
    first, so that no later correction can take a due repeat away. ``joint_note`` is what two
    observers concluded in words; ``together`` what is said to the parents, in words alone.
    """

    id: UUID
    child: UUID
    day: date
    origin: Origin = "here"
    conditions: Mapping[str, bool] = {}
    conditional_reason: str = ""
    outside_age_reason: str = ""
    history: tuple[Settlement, ...] = ()
    second: ItemSheet | None = None
    joint_note: str = ""
    together: str = ""
    causes: Mapping[str, CauseNote] = {}

    @model_validator(mode="after")
    def _was_ended_when_done(self) -> Self:
        if self.done != any(settled.kind == "ended" for settled in self.history):
            raise ValueError("an observation is done once it was ended, and only then")
        return self

    @property
    def conditional(self) -> bool:
        """A condition was not ideal, or was not noted: the observation is *betinget*."""
        return any(self.conditions.get(c.id) != c.ideal for c in self.scale.conditions)

    @property
    def not_ideal(self) -> tuple[str, ...]:
        """The conditions that were noted and were not ideal."""
        return tuple(c.id for c in self.scale.conditions if self.conditions.get(c.id) == (not c.ideal))

    @property
    def corrected(self) -> bool:
        """Changed after it was ended."""
        return any(settled.kind == "corrected" for settled in self.history)

    @property
    def reached(self) -> int:
        """The highest sum that ever settled, whoever scored it and whatever was corrected since."""
        return max((settled.sum for settled in self.history), default=0)

    @property
    def asks_for_repeat(self) -> bool:
        """Done, and at or above the threshold now or at any time since, by either observer."""
        return self.done and max(self.reached, self.at_least) >= self.scale.threshold.at_or_above

    @property
    def differences(self) -> tuple[str, ...]:
        """The items that two observers who are both done do not score alike."""
        second = self.second
        if second is None or not (self.done and second.done):
            return ()
        ids = (item.id for item in self.scale.items)
        return tuple(i for i in ids if self.item(i).score != second.item(i).score)


def outside_age(child: Child, scale: Scale, day: date) -> tuple[str, ...]:
    """By which age the day lies outside the scale's window: ``chronological``, ``corrected``."""
    starts = (("chronological", child.birth_date), ("corrected", child.due_date))
    return tuple(name for name, start in starts if start and not _in_window(start, scale, day))


def _in_window(start: date, scale: Scale, day: date) -> bool:
    window = scale.age_window
    return add_months(start, window.from_months) <= day <= add_months(start, window.to_months)
