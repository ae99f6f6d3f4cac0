"""What the overview says of each transition, kept until something it says may have changed.

Triggers strike a line in the transaction that writes, strikes or erases anything of its family.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import sha256

from transitions.application.lines import Kept, Line
from transitions.domain.agenda import Stretch
from transitions.storage.database import Database, Values
from transitions.storage.rows import read_json

_HOLDS = "until > ?1 AND since <= ?1 AND rules = ?2"
_ALL = f"""
    SELECT transition, turn, due, name, CASE WHEN {_HOLDS} THEN says ELSE '' END
    FROM line ORDER BY due, name, place
"""  # noqa: S608 - our own words
_IN_ORDER = f"""
    SELECT json_group_array(json_array(transition, turn, due, name, iif({_HOLDS}, NULL, '')))
    FROM (SELECT * FROM line ORDER BY due, name, place)
"""  # noqa: S608
"""In one piece: Python takes its turn with the window's thread before each row it is given."""
_SAYS = f"SELECT transition, says FROM line WHERE {_HOLDS} AND transition IN ({{places}})"  # noqa: S608
_STRETCH = f"{_HOLDS} AND turn IN (SELECT value FROM json_each(?3)) AND due BETWEEN ?4 AND ?5"  # noqa: S608
_COUNT = f"SELECT count(*) FROM line WHERE {_STRETCH}"  # noqa: S608
_FIRST = f"""
    SELECT transition, turn, due, name, says FROM line WHERE {_STRETCH} ORDER BY due, name, place LIMIT ?6
"""  # noqa: S608
_WAITING = f"SELECT transition, turn, due, name, '' FROM line WHERE NOT ({_HOLDS}) LIMIT ?3"  # noqa: S608
_KEEP = """
    UPDATE line SET rules = ?, since = ?, until = ?, turn = ?, due = ?, name = ?, says = ?
    WHERE transition = ?
"""


class LineTable:
    """The lines of one open database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._newest: tuple[bytes, tuple[Line, ...]] = b"", ()

    def all(self, rules: str, day: date) -> list[Line]:
        """Every transition by its due day, then by name; what no longer holds says nothing."""
        return list(map(Line._make, self._database.rows(_ALL, (day.isoformat(), rules))))

    def in_order(self, rules: str, day: date) -> tuple[Line, ...]:
        """As :meth:`all`, without what those say that hold; the very same lines while none has changed."""
        known = str(self._database.value(_IN_ORDER, (day.isoformat(), rules)))
        mark = sha256(known.encode()).digest()
        if mark != self._newest[0]:
            self._newest = mark, tuple(map(Line._make, read_json(known)))
        return self._newest[1]

    def count(self, rules: str, day: date, stretch: Stretch) -> int:
        """How many of those that hold stand in a stretch."""
        return int(self._database.value(_COUNT, _within(rules, day, stretch)))

    def first(self, rules: str, day: date, stretch: Stretch, limit: int) -> list[Line]:
        """At most so many of those that hold and stand in a stretch, in its order, with what they say."""
        found = self._database.rows(_FIRST, (*_within(rules, day, stretch), limit))
        return list(map(Line._make, found))

    def read(self, rules: str, day: date, transitions: Sequence[str]) -> dict[str, str]:
        """What these say, at most some hundred; of one that does not hold nothing."""
        places = ", ".join("?" * len(transitions))
        asked = (day.isoformat(), rules, *transitions)
        return dict(self._database.rows(_SAYS.format(places=places), asked))

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


def _within(rules: str, day: date, stretch: Stretch) -> Values:
    ends = stretch.first.isoformat(), stretch.last.isoformat()
    return day.isoformat(), rules, json.dumps(stretch.turns), *ends
