"""The wording guard: what no sentence of the program says, and what people are asked about."""

from __future__ import annotations

import re
from typing import Self

from pydantic import Field as Constraint
from pydantic import field_validator, model_validator

from transitions.domain.model import Definition, Id, Record, Words


class GuardEntry(Definition):
    """Words no text may use, and why.

    ``only_in`` limits the entry to text ids beginning so; ``allowed_in`` exempts them. With
    ``asks`` people are asked too when they write such words, with ``ask`` as the reason;
    ``asks_about`` takes the pattern's place there, where everyday speech has harmless uses.
    """

    id: Id
    pattern: str
    why: str
    only_in: tuple[str, ...] = ()
    allowed_in: tuple[str, ...] = ()
    asks: bool = False
    ask: Words | None = None
    asks_about: str = ""

    @field_validator("pattern", "asks_about")
    @classmethod
    def _compiles(cls, pattern: str) -> str:
        try:
            re.compile(pattern)
        except re.error as error:
            raise ValueError("not a regular expression") from error
        return pattern

    @model_validator(mode="after")
    def _gives_a_reason(self) -> Self:
        if self.asks != (self.ask is not None) or (self.asks_about and not self.asks):
            raise ValueError("asks, ask and asks_about belong together")
        return self

    def trips(self, text_id: str, text: str) -> bool:
        """Whether the text with that id says what it must not."""
        if self.only_in and not text_id.startswith(self.only_in):
            return False
        if self.allowed_in and text_id.startswith(self.allowed_in):
            return False
        return re.search(self.pattern, text) is not None

    def word_in(self, text: str) -> str:
        """The first word of a person's text that she is asked about, whole, or nothing."""
        line = " ".join(text.split())
        found = re.search(self.asks_about or self.pattern, line) if self.asks else None
        return _whole(line, *found.span()) if found else ""


class Noted(Record):
    """A word somebody wrote, and why she is asked whether it is to stand."""

    word: str
    ask: Words


class Guard(Definition):
    """The wording guard: what no sentence of the program says."""

    entries: tuple[GuardEntry, ...] = Constraint(min_length=1)

    def breaches(self, text_id: str, text: str) -> tuple[GuardEntry, ...]:
        """The entries a text breaks."""
        return tuple(entry for entry in self.entries if entry.trips(text_id, text))

    def asks_about(self, text: str) -> tuple[Noted, ...]:
        """The words of a person's text that she is asked about; each reason once."""
        words = ((entry.ask, entry.word_in(text)) for entry in self.entries)
        return tuple(Noted(word=word, ask=ask) for ask, word in words if ask and word)


def _whole(text: str, start: int, end: int) -> str:
    """The words a match lies in, without what stands around them."""
    while start and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return text[start:end].strip()
