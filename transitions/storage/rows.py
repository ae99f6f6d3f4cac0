"""How records lie in rows: JSON in its one canonical spelling, days and moments as ISO text."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import TypeVar
from uuid import UUID

from pydantic import BaseModel

from transitions.domain.model import canonical
from transitions.domain.version import Author, Json
from transitions.storage.database import Database, Row

T = TypeVar("T")

_MOST_PLACES = 500
_DECODER = json.JSONDecoder()


class Authors:
    """Authors read once per query: thousands of rows have a handful of them."""

    def __init__(self) -> None:
        self._known: dict[str, Author] = {}

    def read(self, text: str) -> Author:
        """The author behind the JSON text in a row."""
        author = self._known.get(text)
        if author is None:
            author = self._known[text] = Author.model_validate_json(text)
        return author


Read = Callable[[UUID, Row, Authors], T]
"""Makes a record of its subject, the columns after it and the authors known so far."""


def write_json(value: Json) -> str:
    """A JSON value as text."""
    return canonical(value)


@lru_cache(maxsize=16)
def write_record(record: BaseModel) -> str:
    """A frozen record inside a row, e.g. the author, as JSON text; the few there are come again and again."""
    return canonical(record.model_dump(mode="json"))


def read_json(text: str) -> Json:
    """The value back; nothing stands around it in a row."""
    value: Json = _DECODER.raw_decode(text)[0]
    return value


def read_many(
    database: Database, query: str, order: str, subjects: Iterable[UUID], read: Read[T]
) -> dict[UUID, tuple[T, ...]]:
    """The records of each subject by ``order``; the first column of ``query`` is the subject."""
    found: dict[UUID, list[T]] = {subject: [] for subject in subjects}
    named, authors = {str(subject): subject for subject in found}, Authors()
    for names in _slices(named):
        places = ", ".join("?" * len(names))
        for name, *columns in database.rows(f"{query} WHERE subject IN ({places}) ORDER BY {order}", names):
            subject = named[name]
            found[subject].append(read(subject, tuple(columns), authors))
    return {subject: tuple(records) for subject, records in found.items()}


def _slices(names: Iterable[str]) -> Iterator[tuple[str, ...]]:
    waiting = iter(names)
    while names_now := tuple(islice(waiting, _MOST_PLACES)):
        yield names_now
