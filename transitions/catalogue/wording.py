"""The wording guard and the glossary: what is said, and what is never said."""

from __future__ import annotations

import re

from pydantic import Field as Constraint
from pydantic import field_validator

from transitions.domain.model import Definition, Id


class GuardEntry(Definition):
    """Words no text may use, and why.

    ``only_in`` limits the entry to text ids beginning so; ``allowed_in`` exempts them.
    """

    id: Id
    pattern: str
    why: str
    only_in: tuple[str, ...] = ()
    allowed_in: tuple[str, ...] = ()

    @field_validator("pattern")
    @classmethod
    def _compiles(cls, pattern: str) -> str:
        try:
            re.compile(pattern)
        except re.error as error:
            raise ValueError("not a regular expression") from error
        return pattern

    def trips(self, text_id: str, text: str) -> bool:
        """Whether the text with that id says what it must not."""
        if self.only_in and not text_id.startswith(self.only_in):
            return False
        if self.allowed_in and text_id.startswith(self.allowed_in):
            return False
        return re.search(self.pattern, text) is not None


class Guard(Definition):
    """The wording guard: what no sentence of the program says."""

    entries: tuple[GuardEntry, ...] = Constraint(min_length=1)

    def breaches(self, text_id: str, text: str) -> tuple[GuardEntry, ...]:
        """The entries a text breaks."""
        return tuple(entry for entry in self.entries if entry.trips(text_id, text))


class GlossaryWord(Definition):
    """A professional word, and how it is said to parents and to daycare staff."""

    id: Id
    word: str
    parents: str
    daycare: str


class Glossary(Definition):
    """The words the two professions and the parents share."""

    words: tuple[GlossaryWord, ...] = Constraint(min_length=1)
