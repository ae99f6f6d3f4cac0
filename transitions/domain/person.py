"""The grown-ups: parents with their custody and protection, health visitors with their training."""

from __future__ import annotations

from datetime import date
from typing import Literal
from uuid import UUID

from transitions.domain.form import Detail
from transitions.domain.model import DANISH, Language, Record
from transitions.domain.version import Author

SAYS_WHO_WRITES = frozenset({"name", "title", "certified", "circle_of_security", "training"})
"""What of a health visitor's profile her ``author`` is made of."""

Custody = Literal["holder", "not_holder", "unknown"]
"""Unknown counts as not given: never as sole custody."""


class Parent(Record):
    """A parent of one child.

    ``relation`` is free text such as ``mor``; ``custody_established`` says how the health
    visitor knows; ``protected`` what name and address protection hides.
    """

    id: UUID
    name: str
    relation: str = ""
    custody: Custody = "unknown"
    custody_established: str = ""
    phone: str = ""
    language: Language = DANISH
    interpreter: bool = False
    protected: frozenset[Detail] = frozenset()

    @property
    def may_hold_custody(self) -> bool:
        """Holds custody, or may: somebody to ask about the child until it is known."""
        return self.custody != "not_holder"

    @property
    def shown_name(self) -> str:
        """How the parent is named on paper for others: nothing under name protection."""
        return "" if "name" in self.protected else self.name


class HealthVisitor(Record):
    """The user: how to reach her, and whether she is certified in ADBB; not said is not certified."""

    name: str = ""
    title: str = "sundhedsplejerske"
    phone: str = ""
    municipality: str = ""
    certified: bool | None = None
    certified_on: date | None = None
    certified_at: str = ""
    circle_of_security: bool = False
    training: str = ""

    @property
    def author(self) -> Author:
        """Herself as the one who writes, as she is now."""
        return Author(name=self.name, title=self.title, training=self._training())

    @property
    def card(self) -> str:
        """Name, title and telephone on one line, as papers say whom to call."""
        return ", ".join(part for part in (self.name, self.title, self.phone) if part)

    def _training(self) -> str:
        circle = "Circle of Security" if self.circle_of_security else ""
        parts = ["ADBB-certificeret" if self.certified else "", circle, self.training]
        return ", ".join(part for part in parts if part)
