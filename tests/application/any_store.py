"""Rows to write in a store, whichever it is, and the work that is done on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from uuid import UUID

from transitions.application.store import Store
from transitions.domain.version import Author, Draft, Event, Json, Version

AUTHOR = Author(name="Sofie Øvesen", title="sundhedsplejerske")
NOW = datetime(2026, 11, 2, 12, 0, 0, 5, tzinfo=UTC)
ONE, TWO = UUID(int=1), UUID(int=2)
Work = Callable[[Store], None]
On = Callable[[Work], None]


def version(number: int, value: Json = "Alma", subject: UUID = ONE, replaces: UUID | None = None) -> Version:
    return Version(
        id=UUID(int=number), subject=subject, key="name", value=value, valid_on=date(2026, 1, 31),
        recorded_at=NOW, author=AUTHOR, replaces=replaces, reason="tastefejl" if replaces else "",
    )


def draft(value: Json, key: str = "name", subject: UUID = ONE) -> Draft:
    return Draft(subject=subject, key=key, value=value, saved_at=NOW, author=AUTHOR)


def event(number: int, subject: UUID = ONE) -> Event:
    return Event(id=UUID(int=number), subject=subject, kind="consent", value={"parent": "æ"},
                 day=date(2026, 2, 28), recorded_at=NOW, author=AUTHOR)


def begin(store: Store) -> None:
    store.subjects.add(ONE, "child", NOW)
    store.subjects.add(TWO, "transition", NOW, ONE)
