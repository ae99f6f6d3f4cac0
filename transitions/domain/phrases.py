"""Words to begin an answer with: data beside the form, never part of it and never stored as an answer."""

from __future__ import annotations

from typing import Self

from pydantic import Field as Constraint
from pydantic import model_validator

from transitions.domain.form import Voice
from transitions.domain.model import Definition, Id, Words

OMITTED = "…"
"""Where the writer goes on in her own words."""


class FormPhrase(Definition):
    """A short sentence, or the beginning of one, for the health visitor's part of these questions."""

    id: Id
    fields: tuple[Id, ...] = Constraint(min_length=1)
    label: Words


class PhraseBank(Definition):
    """The phrases of one form; ``source`` says whose words they are."""

    form: Id
    source: str
    phrases: tuple[FormPhrase, ...] = ()

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        names = [phrase.id for phrase in self.phrases]
        if len(set(names)) != len(names):
            raise ValueError("an id is used twice")
        return self

    def offered(self, field: str, voice: Voice) -> tuple[FormPhrase, ...]:
        """What may begin this voice's answer; parents speak in their own words."""
        return () if voice == "parents" else tuple(p for p in self.phrases if field in p.fields)
