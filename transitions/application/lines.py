"""What the overview says of each transition, as a store keeps it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple, Protocol

from transitions.domain.agenda import Stretch
from transitions.domain.name_words import danish_order

_BETWEEN = "\x1f"
"""Between a name as it is sorted and as it is written."""


class Line(NamedTuple):
    """What the overview says of one transition, and the day and name it is sorted by.

    ``says`` is empty while it waits to be written anew, and nothing while it has not been read.
    """

    transition: str
    turn: str
    due: str
    name: str
    says: str | None


class Kept(NamedTuple):
    """A line, and the first day on which it may say something else."""

    line: Line
    until: date


class Lines(Protocol):
    """What the overview says of each transition; struck as soon as anything of its family is written."""

    def all(self, rules: str, day: date) -> list[Line]:
        """Every transition by its due day, then by name; what no longer holds says nothing."""
        ...

    def in_order(self, rules: str, day: date) -> tuple[Line, ...]:
        """As ``all``, without reading what those say that hold; the very same while none has changed."""
        ...

    def count(self, rules: str, day: date, stretch: Stretch) -> int:
        """How many of those that hold stand in a stretch."""
        ...

    def first(self, rules: str, day: date, stretch: Stretch, limit: int) -> list[Line]:
        """At most so many of those that hold and stand in a stretch, in its order, with what they say."""
        ...

    def read(self, rules: str, day: date, transitions: Sequence[str]) -> dict[str, str]:
        """What these (at most some hundred) say; one that does not hold is left out."""
        ...

    def waiting(self, rules: str, day: date, limit: int) -> list[Line]:
        """At most so many of those that say nothing."""
        ...

    def keep(self, rules: str, since: date, lines: Iterable[Kept]) -> None:
        """Write lines that hold from a day under these rules; a transition that is gone is passed over."""
        ...


def sorted_by(name: str) -> str:
    """A name as a line is sorted by it, and from which :func:`name_of` has it back."""
    return _BETWEEN.join(danish_order(name))


def name_of(line: Line) -> str:
    """The child's name, without reading the rest."""
    return line.name.partition(_BETWEEN)[2]
