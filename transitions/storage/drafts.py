"""What is being written: one row per subject and key that replaces itself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from transitions.domain.version import Draft
from transitions.storage import rows
from transitions.storage.database import Database, Row
from transitions.storage.names import NameTable
from transitions.storage.rows import Authors

_READ = "SELECT subject, key, value, saved_at, author FROM draft"
_SAVE = """
    INSERT INTO draft (subject, key, value, saved_at, author) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (subject, key) DO UPDATE
    SET value = excluded.value, saved_at = excluded.saved_at, author = excluded.author
"""


class DraftTable:
    """The drafts of one open database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._names = NameTable(database)

    def save(self, draft: Draft) -> None:
        """Put the draft in place of the one there was."""
        with self._database.together():
            self._database.change(_SAVE, _write(draft))
            self._names.follow(draft.subject, [draft.key])

    def remove(self, subject: UUID, keys: Iterable[str]) -> None:
        """Take drafts away; a key with no draft is passed over."""
        struck = list(keys)
        if not struck:
            return
        with self._database.together():
            self._database.change_many(
                "DELETE FROM draft WHERE subject = ? AND key = ?", [(str(subject), key) for key in struck]
            )
            self._names.follow(subject, struck)

    def of(self, subject: UUID) -> tuple[Draft, ...]:
        """All drafts of a subject, by key."""
        return self.of_many([subject])[subject]

    def of_many(self, subjects: Iterable[UUID]) -> dict[UUID, tuple[Draft, ...]]:
        """As :meth:`of` for many subjects at once; a subject without drafts has an empty tuple."""
        return rows.read_many(self._database, _READ, "key", subjects, _read)


def _write(draft: Draft) -> Row:
    return (
        str(draft.subject),
        draft.key,
        rows.write_json(draft.value),
        draft.saved_at.isoformat(),
        rows.write_record(draft.author),
    )


def _read(subject: UUID, row: Row, authors: Authors) -> Draft:
    key, value, saved_at, author = row
    return Draft(
        subject=subject,
        key=key,
        value=rows.read_json(value),
        saved_at=datetime.fromisoformat(saved_at),
        author=authors.read(author),
    )
