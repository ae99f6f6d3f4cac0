"""What happened, append-only: the consent ledger and the handover log."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from transitions.domain.version import Event
from transitions.storage import rows
from transitions.storage.database import Database, Row
from transitions.storage.rows import Authors

_COLUMNS = "id, kind, value, day, recorded_at, author"
_OF_KIND = f"SELECT {_COLUMNS} FROM event WHERE subject = ? AND kind = ? ORDER BY place"  # noqa: S608 - our own column names
_ADD = f"INSERT INTO event (subject, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)"  # noqa: S608


class EventTable:
    """The events of one open database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, event: Event) -> None:
        """Append; raises ``RowRefused`` for an id that is known already."""
        with self._database.transaction():
            self._database.change(_ADD, _write(event))

    def of(self, subject: UUID, kind: str) -> tuple[Event, ...]:
        """The events of a kind of a subject, in the order they were added."""
        authors = Authors()
        found = self._database.rows(_OF_KIND, (str(subject), kind))
        return tuple(_read(subject, row, authors) for row in found)


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
