"""The log of what was done: each line carries the hash of the one before.

It shows bugs, partial edits and casual tampering. It does not stop someone who holds the key; a cut
tail or an older file shows only against the seal outside.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from transitions.application.store import Noted
from transitions.domain.model import canonical
from transitions.storage.database import Database

FIRST_PREVIOUS = "0" * 64
"""What the first line has for the hash of the line before."""

_ABOUT = "SELECT at, action FROM audit WHERE entity IN (SELECT value FROM json_each(?)) ORDER BY seq"
_BEFORE = "SELECT seq, at, action, entity, detail FROM audit WHERE seq < ? ORDER BY seq DESC LIMIT ?"
_AT_ONCE = 100


class Head(NamedTuple):
    """The last line: its number (0 when there is none) and its hash."""

    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One line; ``entity`` and ``detail`` hold ids and verbs, never content."""

    seq: int
    at: str
    actor: str
    action: str
    entity: str
    detail: str
    previous: str
    hash: str

    @property
    def expected_hash(self) -> str:
        """What the hash must be."""
        told = [self.seq, self.at, self.actor, self.action, self.entity, self.detail]
        return hashlib.sha256(self.previous.encode() + canonical(told).encode()).hexdigest()


class AuditTable:
    """The audit table of one open database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def write(self, at: datetime, actor: str, action: str, entity: str, detail: str = "") -> None:
        """Append one line; part of the transaction that is open, if there is one."""
        with self._database.transaction():
            head = self.head()
            line = AuditLine(head.seq + 1, at.isoformat(), actor, action, entity, detail, head.hash, "")
            self._database.change(
                "INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (line.seq, line.at, actor, action, entity, detail, line.previous, line.expected_hash),
            )

    def of(self, entities: Collection[str]) -> list[tuple[datetime, str]]:
        """When which action was written about one of these, in the order it was written."""
        told = self._database.rows(_ABOUT, (json.dumps(list(entities)),))
        return [(datetime.fromisoformat(at), action) for at, action in told]

    def latest(self) -> Iterator[Noted]:
        """The lines from the last one backwards."""
        below = self.head().seq + 1
        while rows := self._database.rows(_BEFORE, (below, _AT_ONCE)):
            for _, at, *told in rows:
                yield Noted(datetime.fromisoformat(at), *told)
            below = rows[-1][0]

    def head(self) -> Head:
        """The last line."""
        found = self._database.rows("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1")
        return Head(*found[0]) if found else Head(0, FIRST_PREVIOUS)

    def hash_at(self, seq: int) -> str | None:
        """The hash of line ``seq``; that of line 0 is all zeros, of one that is not there ``None``."""
        if seq == 0:
            return FIRST_PREVIOUS
        found = self._database.value("SELECT hash FROM audit WHERE seq = ?", (seq,))
        return None if found is None else str(found)

    def lines(self) -> list[AuditLine]:
        """All lines in order of their number, never of their time: clocks jump."""
        rows = self._database.rows(
            "SELECT seq, at, actor, action, entity, detail, previous, hash FROM audit ORDER BY seq"
        )
        return [AuditLine(*row) for row in rows]

    def first_broken(self) -> int | None:
        """The number of the first line that does not follow from the one before; ``None`` if all do."""
        before = Head(0, FIRST_PREVIOUS)
        for line in self.lines():
            follows = line.seq == before.seq + 1 and line.previous == before.hash
            if not follows or line.hash != line.expected_hash:
                return line.seq
            before = Head(line.seq, line.hash)
        return None
