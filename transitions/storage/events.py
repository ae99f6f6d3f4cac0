"""What happened, append-only: the consent ledger and the handover log."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from transitions.domain.version import Event
from transitions.storage import rows
from transitions.storage.database import Database, Row
from transitions.storage.rows import Authors

_COLUMNS = "subject, id, kind, value, day, recorded_at, author"
_READ = f"SELECT {_COLUMNS} FROM event"  # noqa: S608 - our own column names
_ADD = f"INSERT INTO event ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)"  # noqa: S608


class EventTable:
    """The events of one open database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, event: Event) -> None:
        """Append; raises ``RowRefused`` for an id that is known already."""
        with self._database.transaction():
            self._database.change(_ADD, _write(event))

    def of(self, subject: UUID) -> tuple[Event, ...]:
        """All events of a subject in the order they were added."""
        return self.of_many([subject])[subject]

    def of_many(self, subjects: Iterable[UUID]) -> dict[UUID, tuple[Event, ...]]:
        """As :meth:`of` for many subjects at once; a subject without events has an empty tuple."""
        return rows.read_many(self._database, _READ, "place", subjects, _read)


def _write(event: Event) -> Row:
    return (
        str(event.subject),
        str(event.id),
        event.kind,
        rows.write_json(event.value),
        event.day.isoformat(),
        event.recorded_at.isoformat(),
        rows.write_record(event.author),
    )


def _read(subject: UUID, row: Row, authors: Authors) -> Event:
    id_, kind, value, day, recorded_at, author = row
    return Event(
        id=UUID(id_),
        subject=subject,
        kind=kind,
        value=rows.read_json(value),
        day=date.fromisoformat(day),
        recorded_at=datetime.fromisoformat(recorded_at),
        author=authors.read(author),
    )
