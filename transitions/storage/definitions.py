"""Forms, scales, policies and texts as they were when they were used, by hash."""

from __future__ import annotations

from transitions.storage.database import Database
from transitions.storage.failures import RowRefused


class DefinitionTable:
    """The definitions kept in one open database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, hash_: str, kind: str, content: str) -> None:
        """Store once; the same hash again is passed over. Raises ``RowRefused`` for other content."""
        with self._database.transaction():
            known = self._find(hash_)
            if known is None:
                self._database.change("INSERT INTO definition VALUES (?, ?, ?)", (hash_, kind, content))
            elif known != content:
                raise RowRefused("a definition with this hash says something else")

    def read(self, hash_: str) -> str:
        """The content; raises ``KeyError`` when it was never kept."""
        content = self._find(hash_)
        if content is None:
            raise KeyError(hash_)
        return content

    def _find(self, hash_: str) -> str | None:
        found = self._database.value("SELECT content FROM definition WHERE hash = ?", (hash_,))
        return None if found is None else str(found)
