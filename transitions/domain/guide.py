"""What surrounds an instrument: what to look into, how to say it to parents, whom to ask.

Data beside the scale, not part of it: it is never stored with an observation. Proposals until a
clinician says otherwise. Licensed anchor texts come from the municipality's own folder alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field as Constraint
from pydantic import StringConstraints, model_validator

from transitions.domain.model import Definition, Id, Words

Said = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Cause(Definition):
    """Something to look into once a result is confirmed."""

    id: Id
    label: Words


class Phrase(Definition):
    """Plain words for what was seen, to begin a sentence with; ``resource``: what the child can."""

    id: Id
    kind: Literal["resource", "noticed", "together"]
    label: Words


class Referral(Definition):
    """Whom the municipality's health visitors turn to: the municipality's own data."""

    name: Said
    about: str = ""
    phone: str = ""


class Guide(Definition):
    """All of it for one scale; ``source`` says where the causes come from."""

    scale: Id
    source: str
    causes: tuple[Cause, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    referrals: tuple[Referral, ...] = ()

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        names = [*(cause.id for cause in self.causes), *(phrase.id for phrase in self.phrases)]
        if len(set(names)) != len(names):
            raise ValueError("an id is used twice")
        return self


class Anchors(Definition):
    """The licensed description of each score of each item, by item id and score.

    Only from the municipality's folder, only shown on screen, never stored, printed or exported.
    """

    scale: Id
    holder: Said
    edition: Said
    language: Said
    texts: Mapping[Id, Mapping[Annotated[str, Constraint(pattern=r"^[0-9]$")], Said]]

    def of(self, item: str, score: int) -> str:
        """The text of one score, or nothing where the file has none."""
        return self.texts.get(item, {}).get(str(score), "")
