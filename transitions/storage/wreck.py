"""A damaged database, read as far as it can be.

One bad page makes a connection refuse everything after it, so it is closed and opened again after
every error, and the rows around the bad page are asked for in ever smaller pieces.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from transitions.application.errors import ExpectedError, VaultDamaged
from transitions.storage import lost_schema
from transitions.storage.database import Column, Database, Row, Values, open_database
from transitions.storage.secret import Secret

_BLOCK = 256
_PAGE_BYTES = 4096
_PADDINGS = (0, 1, 4)
_FURTHEST = 1 << 40
_ROWS_OF_A_PAGE = 512


class Wreck:
    """The file at ``path``, which is a copy that may be written to; ``key`` is only borrowed.

    Raises ``VaultDamaged`` when not even its first page can be read.
    """

    def __init__(self, path: Path, key: Secret) -> None:
        self._path, self._key = path, key
        self._database = self._open_mended()

    def ask(self, sql: str, values: Values = ()) -> list[Row] | None:
        """The rows, or ``None`` where a bad page is in the way."""
        try:
            return self._database.rows(sql, values)
        except ExpectedError:
            self._reopen()
            return None

    def value(self, sql: str) -> Column:
        """The first column of the first row; ``None`` where it cannot be read."""
        found = self.ask(sql)
        return found[0][0] if found else None

    def row_numbers(self, table: str) -> tuple[Sequence[int], bool]:
        """The numbers of the rows there are or may be, and whether they are known for certain."""
        for source in ("NOT INDEXED", *(f'INDEXED BY "{name}"' for name in self._indexes(table))):
            found = self.ask(f'SELECT rowid FROM "{table}" {source}')  # noqa: S608 - names from the schema
            if found is not None:
                return sorted(int(row[0]) for row in found), True
        return range(self._first(table), self._last(table) + 1), False

    def rows(self, table: str, columns: str, numbers: Sequence[int]) -> Iterator[Row]:
        """The rows of these numbers that can be read, each with its number first."""
        waiting = [numbers[start : start + _BLOCK] for start in reversed(range(0, len(numbers), _BLOCK))]
        while waiting:
            block = waiting.pop()
            found = self.ask(
                f'SELECT rowid, {columns} FROM "{table}" NOT INDEXED'  # noqa: S608 - names from the schema
                " WHERE rowid BETWEEN ? AND ? ORDER BY rowid",
                (block[0], block[-1]),
            )
            if found is not None:
                yield from found
            elif len(block) > 1:
                waiting += [block[len(block) // 2 :], block[: len(block) // 2]]

    def close(self) -> None:
        """Let go of the file."""
        try:
            self._database.close()
        except ExpectedError:
            return

    def _indexes(self, table: str) -> list[str]:
        found = self.ask("SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ?", (table,))
        return [str(row[0]) for row in found or ()]

    def _first(self, table: str) -> int:
        lowest = self.value(f'SELECT min(rowid) FROM "{table}" NOT INDEXED')  # noqa: S608
        return 1 if lowest is None else int(lowest)

    def _last(self, table: str) -> int:
        """The last number; where the last page is bad, as far as a page may reach past what is readable."""
        highest = self.value(f'SELECT max(rowid) FROM "{table}" NOT INDEXED')  # noqa: S608
        if highest is not None:
            return int(highest)
        seen, probe = 0, 1
        while probe < _FURTHEST:
            sql = f'SELECT rowid FROM "{table}" NOT INDEXED WHERE rowid >= ? ORDER BY rowid LIMIT 1'  # noqa: S608
            found = self.ask(sql, (probe,))
            if found is not None and not found:
                break
            seen = int(found[0][0]) if found else seen
            probe = max(seen, probe) * 2
        return self._edge(table, seen) + _ROWS_OF_A_PAGE

    def _edge(self, table: str, seen: int) -> int:
        """The last number before what cannot be read, above one that can."""
        low, high = seen, seen * 2 + 1
        while high - low > 1:
            middle = (low + high) // 2
            sql = f'SELECT rowid FROM "{table}" NOT INDEXED WHERE rowid = ?'  # noqa: S608
            found = self.ask(sql, (middle,))
            low, high = (low, middle) if found is None else (middle, high)
        return low

    def _reopen(self) -> None:
        self.close()
        self._database = open_database(self._path, self._key)

    def _open_mended(self) -> Database:
        try:
            return self._open_padded()
        except VaultDamaged:
            lost_schema.mend(self._path, self._key)
            return self._tried(open_database(self._path, self._key))

    def _open_padded(self) -> Database:
        """Open; a file that was cut is made long enough first, or SQLite refuses to look at it."""
        size = self._path.stat().st_size
        for times in _PADDINGS:
            pages = -(-size // _PAGE_BYTES) * (times + 1)
            with self._path.open("rb+") as file:
                file.truncate(pages * _PAGE_BYTES)
            try:
                return self._tried(open_database(self._path, self._key))
            except VaultDamaged:
                continue
        raise VaultDamaged

    def _tried(self, database: Database) -> Database:
        try:
            database.value("SELECT count(*) FROM sqlite_master")
        except ExpectedError:
            database.close()
            raise VaultDamaged from None
        return database
