"""A family's way from one health visitor to the next, and who was responsible when.

At the sender a family is *sent*, and *handed* once the receipt is there; at the receiver it is
*taken*. Only *taken* travels on with the family: it is the history of who had it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import AwareDatetime

from transitions.domain.model import Record

MOVE = "move"
"""The kind of event a move is kept as, about the child."""

MoveStep = Literal["sent", "called_back", "handed", "taken"]


class Used(Record):
    """One use of the family's information where it was before: the moment, what for, about what."""

    at: AwareDatetime
    action: str
    subject: UUID


class Move(Record):
    """One step. ``receipt`` and ``state`` (what was packed) belong to *sent*, ``used`` to *taken*."""

    step: MoveStep
    package: UUID
    giver: str
    taker: str
    day: date
    receipt: str = ""
    state: str = ""
    used: tuple[Used, ...] = ()


class Period(Record):
    """Who was responsible for a family, from a day and until another, or still."""

    name: str
    since: date
    until: date | None = None


def handed_to(moves: Iterable[Move]) -> str | None:
    """Who has the family now when it is not this health visitor; a family taken back is here."""
    last = [move for move in moves if move.step in ("handed", "taken")][-1:]
    return next((move.taker for move in last if move.step == "handed"), None)


def on_the_way(moves: Sequence[Move]) -> Move | None:
    """The package whose receipt is awaited."""
    last = moves[-1] if moves else None
    return last if last is not None and last.step == "sent" else None


def periods(began: date, owner: str, moves: Iterable[Move]) -> tuple[Period, ...]:
    """Everybody who was responsible, first to last; ``owner`` is the one who has this vault."""
    turns: dict[UUID, Move] = {}
    for move in moves:
        if move.step == "taken" or (move.step == "handed" and move.package not in turns):
            turns[move.package] = move
    changes = list(turns.values())
    names = [changes[0].giver if changes else owner, *(move.taker for move in changes)]
    days = [began, *(move.day for move in changes)]
    ends: list[date | None] = [*days[1:], None]
    told = zip(names, days, ends, strict=True)
    return tuple(Period(name=name, since=since, until=until) for name, since, until in told)
