"""An ADBB observation: what was scored, under which conditions, and what must follow.

The total is the plain sum and exists only when every item is scored. A total at or above the
threshold asks for a new observation; only that, or the parents' recorded no, ends the waiting.
Never a diagnosis, a percentile or a band.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Literal, Self
from uuid import UUID

from pydantic import model_validator

from transitions.domain.child import Child, add_months
from transitions.domain.model import Record
from transitions.domain.scale import Scale
from transitions.domain.version import Author


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


class Screening(Record):
    """One observation by one observer on one day, with the scale it was scored by.

    ``conditions`` holds yes or no by condition id; ``reached`` is the highest sum it ever had
    once done, so that no later correction can take a due repeat away.
    """

    id: UUID
    child: UUID
    day: date
    observer: Author
    scale: Scale
    conditions: Mapping[str, bool] = {}
    conditional_reason: str = ""
    outside_age_reason: str = ""
    items: tuple[ItemScore, ...] = ()
    done: bool = False
    reached: int = 0

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
    def conditional(self) -> bool:
        """A condition was not ideal, or was not noted: the observation is *betinget*."""
        return any(self.conditions.get(c.id) != c.ideal for c in self.scale.conditions)

    @property
    def asks_for_repeat(self) -> bool:
        """Done, and at or above the threshold now or at any time since."""
        highest = max(self.reached, self.at_least)
        return self.done and highest >= self.scale.threshold.at_or_above

    @property
    def clearly_below(self) -> bool:
        """Done, complete, never at the threshold, under ideal conditions."""
        return self.done and self.complete and not self.asks_for_repeat and not self.conditional

    def item(self, item_id: str) -> ItemScore:
        """The item as it stands; an untouched one is empty."""
        for item in self.items:
            if item.item == item_id:
                return item
        return ItemScore(item=item_id)


class RepeatDeclined(Record):
    """The parents said no to a new observation."""

    screening: UUID
    day: date


RepeatState = Literal["none", "awaiting", "confirmed", "not_confirmed", "declined"]


class FollowUp(Record):
    """Where a child stands after its observations; dates only while a repeat is awaited."""

    state: RepeatState = "none"
    first: UUID | None = None
    first_day: date | None = None
    due_from: date | None = None
    due_to: date | None = None


def follow_up(screenings: Iterable[Screening], declined: Iterable[RepeatDeclined] = ()) -> FollowUp:
    """What the observations ask for, in the order of their own days."""
    refusals = {refusal.screening for refusal in declined}
    done = sorted((s for s in screenings if s.done), key=lambda s: s.day)
    state = FollowUp()
    for screening in done:
        state = _after(state, screening)
    if state.state == "awaiting" and state.first in refusals:
        return FollowUp(state="declined", first=state.first, first_day=state.first_day)
    return state


def _after(before: FollowUp, screening: Screening) -> FollowUp:
    if before.state == "awaiting":
        return _repeated(before, screening)
    if before.state == "confirmed" or not screening.asks_for_repeat:
        return before
    return _awaiting(screening)


def _repeated(before: FollowUp, screening: Screening) -> FollowUp:
    if screening.day == before.first_day:
        return before
    if screening.asks_for_repeat:
        return FollowUp(state="confirmed", first=before.first, first_day=before.first_day)
    if screening.clearly_below:
        return FollowUp(state="not_confirmed", first=before.first, first_day=before.first_day)
    return before


def _awaiting(screening: Screening) -> FollowUp:
    repeat = screening.scale.repeat
    return FollowUp(
        state="awaiting",
        first=screening.id,
        first_day=screening.day,
        due_from=screening.day + timedelta(days=repeat.from_days),
        due_to=screening.day + timedelta(days=repeat.to_days),
    )


def outside_age(child: Child, scale: Scale, day: date) -> tuple[str, ...]:
    """By which age the day lies outside the scale's window: ``chronological``, ``corrected``."""
    starts = (("chronological", child.birth_date), ("corrected", child.due_date))
    return tuple(name for name, start in starts if start and not _in_window(start, scale, day))


def _in_window(start: date, scale: Scale, day: date) -> bool:
    window = scale.age_window
    return add_months(start, window.from_months) <= day <= add_months(start, window.to_months)
