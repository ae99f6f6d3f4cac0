"""The glossary: professional words, and how they are said to others."""

from __future__ import annotations

from pydantic import Field as Constraint

from transitions.domain.model import Definition, Id


class GlossaryWord(Definition):
    """A professional word, and how it is said to parents and to daycare staff."""

    id: Id
    word: str
    parents: str
    daycare: str


class Glossary(Definition):
    """The words the two professions and the parents share."""

    words: tuple[GlossaryWord, ...] = Constraint(min_length=1)
