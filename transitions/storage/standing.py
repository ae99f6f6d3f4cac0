"""What stands under a few keys of a subject, asked of SQL: every save wants to know, and quickly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from uuid import UUID

from transitions.application.store import Stands
from transitions.domain.move import MOVE
from transitions.domain.version import Json
from transitions.storage import rows
from transitions.storage.database import Database

_STANDS = f"""
    SELECT 'settled', key, value, valid_on, recorded_at, place FROM version AS old
    WHERE subject = ?1 AND valid_on <= ?2 AND key IN ({{keys}}) AND NOT EXISTS (
        SELECT 1 FROM version WHERE subject = old.subject AND key = old.key AND replaces = old.id
    )
    UNION ALL SELECT 'typed', key, value, '', '', 0 FROM draft WHERE subject = ?1 AND key IN ({{keys}})
    UNION ALL SELECT 'moved', '', '', '', '', 0 WHERE EXISTS (
        SELECT 1 FROM event WHERE kind = '{MOVE}' AND subject = (
            SELECT coalesce(parent_subject, id) FROM subject WHERE id = ?1
        )
    )
    ORDER BY 4, 5, 6
"""  # noqa: S608 - our own word
"""Of the settled the last row of a key holds, as in ``domain.version.standing``."""

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

    def of(self, subject: UUID, keys: Iterable[str], day: date) -> Stands:
        """What stands under these keys; the settled by the rule of ``domain.version.values``."""
        wanted = tuple(keys)
        asked = _with_places(_STANDS, len(wanted))
        found = self._database.rows(asked, (str(subject), day.isoformat(), *wanted))
        told: dict[str, dict[str, str]] = {"settled": {}, "typed": {}, "moved": {}}
        for source, key, value, *_ in found:
            told[source][key] = value
        return Stands(_read(told["settled"]), _read(told["typed"]), bool(told["moved"]))

    def others(self, kind: str, key: str, value: str, day: date) -> tuple[UUID, ...]:
        """The subjects of a kind, as they were added, where not this value but another or none is settled."""
        asked = (kind, key, rows.write_json(value), day.isoformat())
        return tuple(UUID(row[0]) for row in self._database.rows(_OTHERS, asked))


def _read(texts: Mapping[str, str]) -> dict[str, Json]:
    return {key: rows.read_json(text) for key, text in texts.items()}


@lru_cache(maxsize=64)
def _with_places(query: str, keys: int) -> str:
    return query.format(keys=", ".join(f"?{number}" for number in range(3, keys + 3)))
