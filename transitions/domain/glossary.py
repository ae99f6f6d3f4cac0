"""The words the two professions and the parents share, and how each is said to the others."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Annotated
from unicodedata import normalize

from pydantic import BeforeValidator
from pydantic import Field as Constraint

from transitions.domain.model import DANISH, Definition, Id, Words

_WORDS = re.compile(r"\w+|[^\w\s]")


def _in_danish(told: object) -> object:
    return {DANISH: told} if isinstance(told, str) else told


Told = Annotated[Words, BeforeValidator(_in_danish)]
"""Words in several languages, or a plain text in Danish."""


class GlossaryWord(Definition):
    """A professional word, and how it is said to parents and to daycare staff.

    ``forms`` are the other forms it is written in, ``apart_from`` phrases that hold one of them and
    mean something else. A word that is not ``explained`` stands on every paper about a child, or is
    the law's and no profession's.
    """

    id: Id
    word: Told
    forms: tuple[str, ...] = ()
    apart_from: tuple[str, ...] = ()
    explained: bool = True
    parents: Told
    daycare: Told

    def stands_in(self, told: str) -> bool:
        """Whether it stands in a text whose words are ``spaced``, as whole words in one of its forms."""
        for phrase in self._apart:
            told = told.replace(phrase, " ")
        return any(form in told for form in self._forms)

    @cached_property
    def _apart(self) -> tuple[str, ...]:
        return tuple(spaced(phrase) for phrase in self.apart_from)

    @cached_property
    def _forms(self) -> tuple[str, ...]:
        return tuple(spaced(form) for form in (self.word.danish, *self.forms))


class Glossary(Definition):
    """The words the two professions and the parents share."""

    words: tuple[GlossaryWord, ...] = Constraint(min_length=1)


def spaced(text: str) -> str:
    """A text in small letters with a space at each side of every word and sign."""
    found = _WORDS.findall(normalize("NFC", text).casefold())
    return f" {' '.join(found)} "
