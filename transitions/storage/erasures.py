"""The only delete there is: a subject with everything that belongs to it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from transitions.storage.database import Database
from transitions.storage.names import NameTable

_WITH_ALL_BELOW = """
    WITH RECURSIVE doomed (id, depth) AS (
        SELECT id, 0 FROM subject WHERE id = ?
        UNION ALL
        SELECT subject.id, depth + 1 FROM subject JOIN doomed ON subject.parent_subject = doomed.id
    )
    SELECT id FROM doomed ORDER BY depth DESC
"""

_DELETES = (
    "DELETE FROM draft WHERE subject = ?",
    "DELETE FROM version WHERE subject = ?",
    "DELETE FROM event WHERE subject = ?",
    "DELETE FROM salt WHERE subject = ?",
    "DELETE FROM subject WHERE id = ?",
)


class ErasureTable:
    """What has been erased from one open database, and the erasing itself.

    The pages of deleted rows are overwritten, those in the log at the next checkpoint; backups and
    earlier logs keep what they have until they are deleted themselves.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._names = NameTable(database)

    def erase(self, subject: UUID, at: datetime) -> tuple[UUID, ...]:
        """Delete a subject and all that belongs to it; returns the ids that are now gone.

        Raises ``KeyError`` for an unknown subject.
        """
        with self._database.transaction():
            doomed = [row[0] for row in self._database.rows(_WITH_ALL_BELOW, (str(subject),))]
            if not doomed:
                raise KeyError(subject)
            owner = self._database.value("SELECT parent_subject FROM subject WHERE id = ?", (str(subject),))
            for name in doomed:
                self._database.change("INSERT INTO erasure VALUES (?, ?)", (name, at.isoformat()))
            self._names.forget(doomed)
            for delete in _DELETES:
                self._database.change_many(delete, [(name,) for name in doomed])
            if owner:
                self._names.write_family(owner)
        return tuple(UUID(name) for name in doomed)

    def repeat(self, subjects: Iterable[UUID], at: datetime) -> tuple[UUID, ...]:
        """Erase again what a restored backup has brought back; what is not there is passed over."""
        gone: list[UUID] = []
        with self._database.transaction():
            for subject in subjects:
                if self._database.value("SELECT 1 FROM subject WHERE id = ?", (str(subject),)):
                    gone += self.erase(subject, at)
        return tuple(gone)

    def all(self) -> tuple[UUID, ...]:
        """Every id that was ever erased, in order of erasure."""
        return tuple(
            UUID(row[0]) for row in self._database.rows("SELECT subject FROM erasure ORDER BY rowid")
        )
