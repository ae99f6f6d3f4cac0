"""The program's own sentences, by id, in each language it speaks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Literal, Self

from pydantic import model_validator

from transitions.domain.disclosure import Said
from transitions.domain.glossary import GlossaryWord
from transitions.domain.model import DANISH, Definition, digest, fill


class Texts(Definition):
    """Text ids with dots (``consent.given``) to sentences, one table per language.

    A language may lack a text: the Danish is used. ``reviewed`` names the languages somebody
    has read beside the Danish and answers for; the others are drafts. ``glossary`` holds the words
    that papers explain; texts that were kept before there were any have none.
    """

    tables: Mapping[str, Mapping[str, str]]
    reviewed: frozenset[str] = frozenset({DANISH})
    glossary: tuple[GlossaryWord, ...] = ()

    @model_validator(mode="after")
    def _speaks_danish(self) -> Self:
        danish = self.tables.get(DANISH, {})
        for language, table in self.tables.items():
            stray = sorted(set(table) - set(danish))
            if stray:
                raise ValueError(f"{language}: no Danish text for {', '.join(stray[:3])}")
        return self

    def say(self, text_id: str, language: str = DANISH, /, **named: str) -> str:
        """The sentence with its places filled; raises ``KeyError`` for an unknown id."""
        table = self.tables.get(language, {})
        text = table.get(text_id) or self.tables[DANISH][text_id]
        return fill(text, named) if named else text

    def said(self, text_id: str, language: str = DANISH, /, **named: str) -> Said:
        """The sentence in Danish and, where there is one, beside it in ``language``."""
        danish = self.say(text_id, DANISH, **named)
        if language == DANISH or text_id not in self.tables.get(language, {}):
            return Said(danish=danish)
        return Said(danish=danish, other=self.say(text_id, language, **named), language=language)

    def translation(self, language: str) -> Literal["danish", "reviewed", "draft"]:
        """What somebody reads who has chosen ``language``: Danish where there is no table."""
        if language == DANISH or language not in self.tables:
            return "danish"
        return "reviewed" if language in self.reviewed else "draft"

    @cached_property
    def hash(self) -> str:
        """SHA-256 of all sentences and shared words, kept with every consent."""
        return digest(self.model_dump(mode="json", exclude={"reviewed"}))
