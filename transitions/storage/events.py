"""What happened, append-only: the consent ledger and the handover log."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from transitions.domain.version import Event
from transitions.storage import rows
from transitions.storage.database import Database, Row
from transitions.storage.rows import Authors

_COLUMNS = "subject, id, kind, value, day, recorded_at, author"
_OF_KIND = f"SELECT {_COLUMNS} FROM event WHERE subject = ? AND kind = ? ORDER BY place"  # noqa: S608 - our own column names
_OF_FAMILY = f"""
    SELECT {_COLUMNS} FROM event WHERE kind = ? AND subject = (
        SELECT coalesce(parent_subject, id) FROM subject WHERE id = ?
    ) ORDER BY place
"""  # noqa: S608
_ADD = f"INSERT INTO event ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)"  # noqa: S608


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
        return self._read_all(_OF_KIND, (str(subject), kind))

    def of_family(self, member: UUID, kind: str) -> tuple[Event, ...]:
        """As :meth:`of`, those of the child that a subject is or belongs to."""
        return self._read_all(_OF_FAMILY, (kind, str(member)))

    def _read_all(self, query: str, values: tuple[str, str]) -> tuple[Event, ...]:
        authors = Authors()
        return tuple(_read(row, authors) for row in self._database.rows(query, values))


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


def _read(row: Row, authors: Authors) -> Event:
    subject, id_, kind, value, day, recorded_at, author = row
    return Event(
        id=UUID(id_),
        subject=UUID(subject),
        kind=kind,
        value=rows.read_json(value),
        day=date.fromisoformat(day),
        recorded_at=datetime.fromisoformat(recorded_at),
        author=authors.read(author),
    )
