"""Paper with no personal data on it: the blank form, guides, counts."""

from __future__ import annotations

from typing import Literal

from transitions.domain.disclosure import Paper
from transitions.domain.model import Record

SheetName = Literal[
    "blank", "information", "glossary", "recovery", "audit_code", "daycare_staff", "first_visit",
]


class Sheet(Record):
    """A document that names nobody."""

    name: SheetName
    paper: Paper
