"""Whose turn it is in a transition, and when: today, this week, later, or when others have done theirs."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal, NamedTuple

from transitions.domain.next_step import NextStep, StepName

Turn = Literal["hers", "others", "no", "closed"]
"""Who acts next: she, somebody else, nobody because the family said no, nobody because it is over here."""

When = Literal["today", "week", "later", "others", "no", "closed"]
"""The parts of the overview, in the order they stand in."""

AT_ONCE, NO_DAY = date.min, date.max
"""Due whatever day it is; due on no day."""

_OTHERS: frozenset[StepName] = frozenset({"thinking", "daycare", "withdrawn", "disagreement"})
"""The parents decide, or the municipality finds a place."""


def turn_of(step: NextStep, *, over: bool, awaited: bool) -> Turn:
    """``over``: closed, or with a colleague. ``awaited``: a receipt, or the parents who carry the paper."""
    if over:
        return "closed"
    if step.name == "declined":
        return "no"
    undated = step.name == "meeting" and step.due is None
    return "others" if awaited or undated or step.name in _OTHERS else "hers"


def due_of(step: NextStep, delete_on: date | None) -> date:
    """The day a row is sorted by; the journal is written at once."""
    if step.name == "journal":
        return AT_ONCE
    return step.due or delete_on or NO_DAY


class Stretch(NamedTuple):
    """Where a part lies among all by their day: these turns, due from a day to another, both in it."""

    turns: tuple[Turn, ...]
    first: date = AT_ONCE
    last: date = NO_DAY


def stretch_of(part: When, day: date) -> Stretch:
    """What of it all stands in a part on a day, as :func:`when` says it of one."""
    if part in ("no", "closed"):
        return Stretch((part,))
    sunday = week_ends(day)
    if part == "today":
        return Stretch(("hers", "others"), last=day)
    if part == "week":
        return Stretch(("hers", "others"), first=day + timedelta(days=1), last=sunday)
    return Stretch(("hers" if part == "later" else "others",), first=sunday + timedelta(days=1))


def week_ends(day: date) -> date:
    """The Sunday of a day's week."""
    return day + timedelta(days=6 - day.weekday())


def when(turn: Turn, due: date, day: date) -> When:
    """The part of the overview on a day. A day that has passed is today; the week ends on its Sunday.

    What others are to do is hers to ask about once its day is this week.
    """
    if turn in ("no", "closed"):
        return turn
    if due <= day:
        return "today"
    if due <= week_ends(day):
        return "week"
    return "later" if turn == "hers" else "others"
