"""Settled values, append-only."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from transitions.domain.version import Version
from transitions.storage import rows
from transitions.storage.database import Database, Row
from transitions.storage.names import NameTable
from transitions.storage.rows import Authors

_COLUMNS = "subject, id, key, value, valid_on, recorded_at, author, replaces, reason"
_READ = f"SELECT {_COLUMNS} FROM version"  # noqa: S608 - our own column names
_ADD = f"INSERT INTO version ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608


class VersionTable:
    """The versions of one open database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._names = NameTable(database)

    def add(self, versions: Iterable[Version]) -> None:
        """Append all or none; raises ``RowRefused`` for an id that is known already."""
        added = list(versions)
        keys: dict[UUID, set[str]] = {}
        for version in added:
            keys.setdefault(version.subject, set()).add(version.key)
        with self._database.transaction():
            self._database.change_many(_ADD, [_write(version) for version in added])
            for subject, changed in keys.items():
                self._names.follow(subject, changed)

    def of(self, subject: UUID) -> tuple[Version, ...]:
        """All versions of a subject in the order they were added."""
        return self.of_many([subject])[subject]

    def of_many(self, subjects: Iterable[UUID]) -> dict[UUID, tuple[Version, ...]]:
        """As :meth:`of` for many subjects at once; a subject without versions has an empty tuple."""
        return rows.read_many(self._database, _READ, "place", subjects, _read)


def _write(version: Version) -> Row:
    return (
        str(version.subject),
        str(version.id),
        version.key,
        rows.write_json(version.value),
        version.valid_on.isoformat(),
        version.recorded_at.isoformat(),
        rows.write_record(version.author),
        str(version.replaces) if version.replaces else None,
        version.reason or None,
    )


def _read(subject: UUID, row: Row, authors: Authors) -> Version:
    id_, key, value, valid_on, recorded_at, author, replaces, reason = row
    return Version(
        id=UUID(id_),
        subject=subject,
        key=key,
        value=rows.read_json(value),
        valid_on=date.fromisoformat(valid_on),
        recorded_at=datetime.fromisoformat(recorded_at),
        author=authors.read(author),
        replaces=UUID(replaces) if replaces else None,
        reason=reason or "",
    )
