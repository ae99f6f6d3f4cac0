"""Paper with no personal data on it: the blank form, guides, counts."""

from __future__ import annotations

from typing import Literal

from transitions.domain.disclosure import Paper
from transitions.domain.model import Record

SheetName = Literal[
    "blank", "blank_consent", "information", "glossary", "recovery", "audit_code",
    "daycare_staff", "first_visit", "lost_computer", "counts",
]


class CountRow(Record):
    """How many, under its label, and how many of a hundred; nothing where it must not be read."""

    label: str
    count: int | None
    percent: float | None = None


class CountTable(Record):
    """A number and the parts of it."""

    title: str
    whole: CountRow
    parts: tuple[CountRow, ...]

    @property
    def rows(self) -> tuple[CountRow, ...]:
        """The number itself, then its parts."""
        return (self.whole, *self.parts)


class CountTables(Record):
    """A year's numbers in finished words; ``unshown`` stands where a count must not be read."""

    title: str
    notes: tuple[str, ...]
    tables: tuple[CountTable, ...]
    unshown: str
    practice: bool = False


class Sheet(Record):
    """A document that names nobody."""

    name: SheetName
    paper: Paper
