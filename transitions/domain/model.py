"""The two kinds of data: definitions anyone may read, records about a family."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, RootModel, StringConstraints, model_validator

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=64)]
"""A stable name in a data file: lower snake, never used again for something else."""

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
"""ISO 639 code of a language, e.g. ``da``."""

DANISH = "da"


class Frozen(BaseModel):
    """What never changes once it is made, and may remember what was computed of it."""

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """As pydantic's, without what was computed of the original and remembered there."""
        copied = super().model_copy(update=update, deep=deep)
        fields = type(self).model_fields
        if len(copied.__dict__) > len(fields):
            for name in copied.__dict__.keys() - fields.keys():
                del copied.__dict__[name]
        return copied


class Definition(Frozen):
    """Something the municipality or the program defines: closed and frozen, may be quoted."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Record(Frozen):
    """Something about a family: closed and frozen, and never quoted in an error or a log."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    __str__ = __repr__


class Words(RootModel[dict[Language, Annotated[str, Field(min_length=1)]]]):
    """One text in Danish and perhaps in other languages.

    Raises a validation error when the Danish text is missing.
    """

    model_config = ConfigDict(frozen=True)

    @model_validator(mode="after")
    def _speaks_danish(self) -> Words:
        if DANISH not in self.root:
            raise ValueError("the Danish text (da) is missing")
        return self

    @property
    def danish(self) -> str:
        """The Danish text."""
        return self.root[DANISH]

    def in_language(self, language: str) -> str:
        """The text in ``language``, or in Danish where there is no translation."""
        return self.root.get(language, self.danish)

    def speaks(self, language: str) -> bool:
        """Whether there is a text in ``language``."""
        return language in self.root


_write_canonically = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def canonical(value: object) -> str:
    """The one way a JSON value is written before it is hashed or stored."""
    return _write_canonically(value)


def digest(value: object) -> str:
    """SHA-256 of the canonical JSON text of ``value``, 64 hexadecimal digits."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()


def fill(text: str, values: Mapping[str, str]) -> str:
    """``text`` with its ``{named}`` places filled; a value is never itself read as a template."""
    return text.format_map(values)
