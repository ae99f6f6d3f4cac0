"""Which children, parents, transitions, screenings and profiles there are."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from transitions.storage.database import Database, Row
from transitions.storage.names import NameTable


class SubjectTable:
    """The subjects of one open database and the salts of their digests."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._names = NameTable(database)

    def add(self, subject: UUID, kind: str, at: datetime, belongs_to: UUID | None = None) -> None:
        """A new subject; raises ``RowRefused`` when it is known or erased, or its owner is unknown."""
        owner = str(belongs_to) if belongs_to else None
        with self._database.transaction():
            self._database.change(
                "INSERT INTO subject VALUES (?, ?, ?, ?)", (str(subject), kind, at.isoformat(), owner)
            )
            self._names.follow_new(subject, kind)

    def all(self, kind: str) -> tuple[UUID, ...]:
        """The subjects of a kind in the order they were added."""
        return _read(self._database.rows("SELECT id FROM subject WHERE kind = ? ORDER BY rowid", (kind,)))

    def latest(self, kind: str) -> UUID | None:
        """The subject of a kind that was added last, if there is any."""
        found = self._database.rows(
            "SELECT id FROM subject WHERE kind = ? ORDER BY rowid DESC LIMIT 1", (kind,)
        )
        return next(iter(_read(found)), None)

    def belonging_to(self, owner: UUID, kind: str) -> tuple[UUID, ...]:
        """The subjects of a kind that belong to ``owner``, in the order they were added."""
        return _read(
            self._database.rows(
                "SELECT id FROM subject WHERE parent_subject = ? AND kind = ? ORDER BY rowid",
                (str(owner), kind),
            )
        )

    def owner(self, subject: UUID) -> UUID | None:
        """What a subject belongs to; raises ``KeyError`` for an unknown one."""
        found = self._database.rows("SELECT parent_subject FROM subject WHERE id = ?", (str(subject),))
        if not found:
            raise KeyError(subject)
        return UUID(found[0][0]) if found[0][0] else None

    def keep_salt(self, subject: UUID, salt: bytes) -> None:
        """Store the salt of a transition's digests; raises ``RowRefused`` for a second one."""
        with self._database.transaction():
            self._database.change("INSERT INTO salt VALUES (?, ?)", (str(subject), salt))

    def salt(self, subject: UUID) -> bytes:
        """The salt; raises ``KeyError`` when there is none."""
        found = self._database.value("SELECT value FROM salt WHERE subject = ?", (str(subject),))
        if found is None:
            raise KeyError(subject)
        return bytes(found)


def _read(found: list[Row]) -> tuple[UUID, ...]:
    return tuple(UUID(row[0]) for row in found)
