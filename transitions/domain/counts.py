"""A counts file: one vault's numbers of one year, and many of them added up."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, StrictInt, StringConstraints, ValidationError, model_validator

from transitions.domain.model import Definition, digest
from transitions.domain.tally import BRANCHES, CELLS

FORMAT: Literal["tryg-overgang/tal"] = "tryg-overgang/tal"
VERSION: Literal[1] = 1
YEARS = range(2000, 3000)
"""A year outside is a slip of the keys."""
LONGEST = 100_000
"""Bytes of a counts file; what the program writes is a few thousand."""

Number = Annotated[StrictInt, Field(ge=0, le=1_000_000)]


class NotCounts(Exception):
    """Not a counts file at all."""


class NewerCounts(Exception):
    """A counts file of a later version of the program."""


class CountsFile(Definition):
    """The numbers of one vault and one year, whole: it stays within sundhedsplejen.

    ``vault`` is a random mark that is another one each year: it tells two files of the same vault
    and year from those of two vaults, and nothing else. ``edition`` says which of them is the later.
    """

    format: Literal["tryg-overgang/tal"] = FORMAT
    version: Literal[1] = VERSION
    about: Annotated[str, StringConstraints(max_length=1000)]
    municipality: Annotated[str, StringConstraints(max_length=100)]
    year: StrictInt = Field(ge=YEARS.start, lt=YEARS.stop)
    practice: bool
    vault: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
    edition: StrictInt = Field(ge=1)
    counts: Mapping[str, Number]

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        counts = self.counts
        if set(counts) != set(CELLS):
            raise ValueError("other numbers than those that are counted")
        if any(counts[each.total] != sum(counts[row] for row in each.rows) for each in BRANCHES):
            raise ValueError("the numbers do not add up")
        return self

    def write(self) -> str:
        """As JSON text."""
        return json.dumps(self.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"

    @property
    def name(self) -> str:
        """What the file is called: nothing about a person, another name for each vault."""
        return f"tal-{self.year}-{self.vault[:8]}.json"


def read_counts(content: bytes) -> CountsFile:
    """A counts file; raises NotCounts, NewerCounts, or ``ValueError`` for one that is damaged."""
    try:
        loose = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise NotCounts from None
    if not isinstance(loose, dict) or loose.get("format") != FORMAT:
        raise NotCounts
    version = loose.get("version")
    if isinstance(version, int) and version > VERSION:
        raise NewerCounts
    try:
        return CountsFile.model_validate(loose)
    except ValidationError:
        raise ValueError("a damaged counts file") from None


def vault_mark(secret: str, year: int) -> str:
    """The mark of a vault in a year; from it neither the secret nor another year's mark follows."""
    return digest([secret, year])[:16]


def whole(cells: Mapping[str, int]) -> dict[str, int]:
    """Every cell, nought where nothing was counted."""
    return {cell: cells.get(cell, 0) for cell in CELLS}


def add_up(files: Iterable[CountsFile]) -> dict[str, int]:
    """The numbers of all of them, cell by cell."""
    counted = [file.counts for file in files]
    return {cell: sum(counts[cell] for counts in counted) for cell in CELLS}
