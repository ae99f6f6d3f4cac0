"""What a person is shown about deleting: what is proposed, how much goes, and what has gone."""

from __future__ import annotations

from datetime import date
from typing import Literal
from uuid import UUID

from transitions.application.backups import OutOfReach
from transitions.domain.model import Record

Why = Literal["closed", "declined", "handed_over"]


class Contents(Record):
    """How many of what is or was deleted."""

    children: int = 0
    parents: int = 0
    transitions: int = 0
    answers: int = 0
    observations: int = 0
    consents: int = 0
    handovers: int = 0

    def plus(self, other: Contents) -> Contents:
        """Both together."""
        return Contents(**{name: n + getattr(other, name) for name, n in self.model_dump().items()})


class Erasing(Record):
    """Whether a family can be deleted: from which day, or the text that says why not."""

    due: date | None = None
    refusal: str = ""


class Proposal(Record):
    """A family whose time has come: why, since when, what goes, or the text that says why not yet."""

    child: UUID
    transition: UUID
    name: str
    why: Why
    since: date | None
    due: date
    contents: Contents
    refusal: str = ""


class Deletion(Record):
    """One deletion as it stays on the list: the day, by whom, how many of what."""

    day: date
    by: str
    contents: Contents


class ErasureState(Record):
    """What she is shown: what is proposed, what was done, and the copies that still hold it.

    ``unswept``: the last deletion could not be cleaned up after; see ``Erasures.sweep``.
    ``copies_wait``: the folder that is about to get the copy from after it, and to lose those from before.
    """

    proposals: tuple[Proposal, ...]
    deletions: tuple[Deletion, ...]
    unswept: bool
    out_of_reach: tuple[OutOfReach, ...]
    copies_wait: str = ""
