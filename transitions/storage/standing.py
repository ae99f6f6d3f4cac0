"""What stands under a few keys of a subject, asked of SQL: every save wants to know, and quickly."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from uuid import UUID

from transitions.domain.version import Json
from transitions.storage import rows
from transitions.storage.database import Database

_SETTLED = """
    SELECT valid_on, recorded_at, place, key, value FROM version AS old
    WHERE subject = ?1 AND valid_on <= ?2 AND key IN ({keys}) AND NOT EXISTS (
        SELECT 1 FROM version WHERE subject = old.subject AND key = old.key AND replaces = old.id
    )
"""
_WRITTEN = "SELECT 'written', '', 0, key, value FROM draft WHERE subject = ?1 AND key IN ({keys})"
_SETTLED_IN_ORDER = f"{_SETTLED} ORDER BY 1, 2, 3"
_WRITTEN_IN_ORDER = f"{_SETTLED} UNION ALL {_WRITTEN} ORDER BY 1, 2, 3"
"""The last row of a key holds, as in ``domain.version.standing``; *written* comes after every day."""

_OTHERS = """
    SELECT id FROM subject WHERE kind = ?1 AND (
        SELECT value FROM version AS old
        WHERE subject = subject.id AND key = ?2 AND valid_on <= ?4 AND NOT EXISTS (
            SELECT 1 FROM version WHERE subject = old.subject AND key = old.key AND replaces = old.id
        )
        ORDER BY valid_on DESC, recorded_at DESC, place DESC LIMIT 1
    ) IS NOT ?3 ORDER BY rowid
"""


class StandingTable:
    """The standing values of one open database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def settled(self, subject: UUID, keys: Iterable[str], day: date) -> dict[str, Json]:
        """The values that hold on a day, by the rule of ``domain.version.values``."""
        return self._read(_SETTLED_IN_ORDER, subject, keys, day)

    def written(self, subject: UUID, keys: Iterable[str], day: date) -> dict[str, Json]:
        """As :meth:`settled`, what is being written first."""
        return self._read(_WRITTEN_IN_ORDER, subject, keys, day)

    def others(self, kind: str, key: str, value: str, day: date) -> tuple[UUID, ...]:
        """The subjects of a kind, as they were added, where not this value but another or none is settled."""
        asked = (kind, key, rows.write_json(value), day.isoformat())
        return tuple(UUID(row[0]) for row in self._database.rows(_OTHERS, asked))

    def _read(self, query: str, subject: UUID, keys: Iterable[str], day: date) -> dict[str, Json]:
        wanted = tuple(keys)
        asked = _with_places(query, len(wanted))
        found = self._database.rows(asked, (str(subject), day.isoformat(), *wanted))
        holds = {row[3]: row[4] for row in found}
        return {key: rows.read_json(text) for key, text in holds.items()}


@lru_cache(maxsize=64)
def _with_places(query: str, keys: int) -> str:
    return query.format(keys=", ".join(f"?{number}" for number in range(3, keys + 3)))
