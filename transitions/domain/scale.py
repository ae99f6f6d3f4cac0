"""A screening instrument as data: items, range, threshold, interval, age window."""

from __future__ import annotations

from functools import cached_property
from typing import Self

from pydantic import Field as Constraint
from pydantic import model_validator

from transitions.domain.model import Definition, Id, Words, digest


class Item(Definition):
    """One thing that is observed.

    ``link`` is the item's name in the national export. ``note_asked_above``: from the first
    score above it a note is asked for. ``prompt`` is what to look at (never how to grade) and
    names its source; a prompt without one stays away. ``apart_from``: another item that is easily
    seen as the same thing, so that each is described by itself.
    """

    id: Id
    label: Words
    link: str
    prompt: Words | None = None
    prompt_source: str = ""
    note_asked_above: int | None = None
    apart_from: str = ""

    @model_validator(mode="after")
    def _prompt_has_a_source(self) -> Self:
        if self.prompt and not self.prompt_source:
            raise ValueError("a prompt needs its source (prompt_source)")
        return self


class ObservationCondition(Definition):
    """Something that makes an observation less sure when it is (not) so."""

    id: Id
    label: Words
    ideal: bool
    """The answer that leaves the observation unconditional."""


class AgeWindow(Definition):
    """From the day the child turns ``from_months`` up to the day it turns ``to_months``."""

    from_months: int = Constraint(ge=0)
    to_months: int = Constraint(gt=0)
    source: str


class Threshold(Definition):
    """A total at or above ``at_or_above`` asks for a new observation."""

    at_or_above: int = Constraint(ge=1)
    source: str


class Repeat(Definition):
    """When a new observation is planned after one at or above the threshold, in days."""

    from_days: int = Constraint(ge=0)
    to_days: int = Constraint(ge=1)
    source: str


class Scale(Definition):
    """A plain sum of items scored ``lowest`` to ``highest`` each."""

    id: Id
    version: str
    title: Words
    source: str
    notice: Words
    national_form: str = ""
    lowest: int = 0
    highest: int = Constraint(ge=1)
    items: tuple[Item, ...] = Constraint(min_length=1)
    conditions: tuple[ObservationCondition, ...] = ()
    threshold: Threshold
    repeat: Repeat
    age_window: AgeWindow
    certified_reviewer: str = ""
    """Who, certified in the instrument, has read the prompts; empty: they are drafts."""

    @model_validator(mode="after")
    def _is_coherent(self) -> Self:
        names = [i.id for i in self.items] + [c.id for c in self.conditions]
        links = [i.link for i in self.items]
        if len(set(names)) != len(names) or len(set(links)) != len(links):
            raise ValueError("an item or condition is named twice")
        others = {item.id: {i.id for i in self.items if i != item} for item in self.items}
        if any(item.apart_from and item.apart_from not in others[item.id] for item in self.items):
            raise ValueError("an item is kept apart from one that is not there")
        if self.threshold.at_or_above > self.highest_total:
            raise ValueError("the threshold can never be reached")
        return self

    @property
    def highest_total(self) -> int:
        """The largest possible sum."""
        return self.highest * len(self.items)

    @cached_property
    def hash(self) -> str:
        """SHA-256 of the scale as it is stored with a screening."""
        return digest(self.model_dump(mode="json"))

    def item(self, item_id: str) -> Item:
        """The item of that id; raises ``KeyError`` when the scale has none."""
        for item in self.items:
            if item.id == item_id:
                return item
        raise KeyError(item_id)
