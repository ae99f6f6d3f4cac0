"""What the overview says of each transition, kept until something it says may have changed.

Triggers strike a line in the transaction that writes, strikes or erases anything of its family.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from transitions.application.store import Kept, Line
from transitions.storage.database import Database

_HOLDS = "until > ?1 AND since <= ?1 AND rules = ?2"
_ALL = f"""
    SELECT transition, turn, due, name, CASE WHEN {_HOLDS} THEN says ELSE '' END
    FROM line ORDER BY due, name, place
"""  # noqa: S608 - our own words
_WAITING = f"SELECT transition, turn, due, name, '' FROM line WHERE NOT ({_HOLDS}) LIMIT ?3"  # noqa: S608
_KEEP = """
    UPDATE line SET rules = ?, since = ?, until = ?, turn = ?, due = ?, name = ?, says = ?
    WHERE transition = ?
"""


class LineTable:
    """The lines of one open database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self, rules: str, day: date) -> list[Line]:
        """Every transition by its due day, then by name; what no longer holds says nothing."""
        return list(map(Line._make, self._database.rows(_ALL, (day.isoformat(), rules))))

    def waiting(self, rules: str, day: date, limit: int) -> list[Line]:
        """At most so many of those that say nothing."""
        return list(map(Line._make, self._database.rows(_WAITING, (day.isoformat(), rules, limit))))

    def keep(self, rules: str, since: date, lines: Iterable[Kept]) -> None:
        """Write lines that hold from a day under these rules; a transition that is gone is passed over."""
        with self._database.transaction():
            self._database.change_many(
                _KEEP,
                [
                    (rules, since.isoformat(), until.isoformat(), line.turn, line.due, line.name, line.says,
                     line.transition)
                    for line, until in lines
                ],
            )
