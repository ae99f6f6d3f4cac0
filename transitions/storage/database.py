"""The only place that opens SQLCipher.

A cipher pragma, a second key or another order of the same steps can lose a database silently, so
there is one function that opens and it takes no options.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

from sqlcipher3 import dbapi2

from transitions.application.errors import (
    ExpectedError,
    VaultAlreadyOpen,
    VaultDamaged,
    VaultMissing,
    VaultReadOnly,
)
from transitions.storage import disk
from transitions.storage.authorizer import allow
from transitions.storage.failures import explain
from transitions.storage.secret import Secret, write_hex

SPELLED_KEY_BYTES = 67
"""Any other length would be taken for a passphrase."""

PRAGMAS = (
    ("cipher_log_level", "NONE"),
    ("locking_mode", "EXCLUSIVE"),
    ("journal_mode", "WAL"),
    ("synchronous", "FULL"),
    ("fullfsync", "1"),
    ("temp_store", "MEMORY"),
    ("secure_delete", "ON"),
    ("foreign_keys", "ON"),
    ("recursive_triggers", "ON"),
    ("trusted_schema", "OFF"),
    ("cell_size_check", "ON"),
    ("cache_size", "-24576"),
)
"""In this order, right after the key. The last is KiB: pages that a search goes back to stay decrypted."""

_BUSY_SECONDS = 1.5
_STEPS_BETWEEN_LOOKS = 200

Connection = Any
"""SQLCipher's own connection; the package publishes no types."""

Column = Any
Row = tuple[Column, ...]
Values = Sequence[Column]
T = TypeVar("T")


def open_database(path: Path, key: Secret) -> Database:
    """Open the database that is at ``path`` and take it for this process alone.

    Raises ``VaultMissing``, ``VaultAlreadyOpen``, ``VaultReadOnly``, ``VaultNoAccess``,
    ``VaultNotVault`` or ``VaultDamaged``. Nothing is ever created.
    """
    if not path.exists():
        raise VaultMissing
    return _open(path, key, "rw")


def create_database(path: Path, key: Secret) -> Database:
    """Make a new, empty database; raises ``FileExistsError`` where there is one."""
    if path.exists():
        raise FileExistsError("there is a database already")
    return _open(path, key, "rwc")


def log_path(path: Path) -> Path:
    """Where SQLite keeps the write-ahead log of the database at ``path``."""
    return path.with_name(f"{path.name}-wal")


class Database:
    """One open connection; every failure comes out as an ``ExpectedError`` or a ``RowRefused``.

    It belongs to the thread that opened it.
    """

    def __init__(self, connection: Connection, path: Path) -> None:
        self.path = path
        self._connection = connection
        self._log = log_path(path)
        self._identity = disk.identify(path)
        self._log_identity: disk.Identity | None = None
        self.writes = 0
        """How many statements have changed something, or undone it: what was read since then still stands."""
        self._depth = 0
        self._damaged = False
        self._guarded = False
        self._stop: Callable[[], bool] | None = None

    def rows(self, sql: str, values: Values = ()) -> list[Row]:
        """All rows of a query.

        The bad last page of a long text is read as nothing but zeros, and told at the next page only:
        that may be never. No text that is written here ends in one.
        """
        found: list[Row] = self._ask(lambda: self._connection.execute(sql, values).fetchall())
        for value in chain.from_iterable(found):
            if value.__class__ is str and value[-1:] == "\0":
                raise self._judge(VaultDamaged())
        return found

    def value(self, sql: str, values: Values = ()) -> Column:
        """The first column of the first row, or ``None`` when there is no row."""
        found = self.rows(sql, values)
        return found[0][0] if found else None

    def change(self, sql: str, values: Values = ()) -> None:
        """Run one statement that changes something; call it inside :meth:`transaction`."""
        self.writes += 1
        self._ask(lambda: self._connection.execute(sql, values).fetchall())

    def change_many(self, sql: str, rows: Iterable[Values]) -> None:
        """Run one statement for each row of values; call it inside :meth:`transaction`."""
        self.writes += 1
        self._ask(lambda: self._connection.executemany(sql, rows))

    @property
    def changes(self) -> int:
        """How many rows were changed since the database was opened."""
        return int(self._connection.total_changes)

    @contextmanager
    def transaction(self, mode: str = "IMMEDIATE") -> Iterator[None]:
        """All or nothing. One inside another joins it, and undoes only itself when it fails alone.

        Raises ``VaultMissing`` instead of committing to a file that has been moved or deleted.
        """
        begin, end, undo = _words(self._depth, mode)
        self.change(begin)
        self._depth += 1
        try:
            yield
            if self._depth == 1:
                self._confirm_place()
            self.change(end)
        except BaseException:
            self._undo(undo)
            raise
        finally:
            self._depth -= 1
        self._remember_log()

    @contextmanager
    def together(self) -> Iterator[None]:
        """In the transaction there is, undone with it and not alone; else in one of its own."""
        if self._depth:
            yield
            return
        with self.transaction():
            yield

    def checkpoint(self) -> None:
        """Move the log into the database and cut it to nothing."""
        blocked, *_ = self.rows("PRAGMA wal_checkpoint(TRUNCATE)")[0]
        if blocked:
            raise VaultAlreadyOpen

    def findings(self, schema: str = "main", *, gently: bool = False) -> list[str]:
        """What the page checksums, and if they are well the structure, object to; empty when all is well.

        The structure check reads through the connection, which refuses everything after a bad page,
        so it is left out once the checksums have found one. ``gently`` leaves out the check of the
        checksums by themselves, which nothing can interrupt.
        """
        if schema == "main" and not gently:
            self.checkpoint()  # a full disk may have left a page half-written that the log still has whole
        checks = () if gently else self.rows(f"PRAGMA {schema}.cipher_integrity_check")
        checksums = [str(row[0]) for row in checks]
        if checksums:
            return checksums
        structure = [str(row[0]) for row in self.rows(f"PRAGMA {schema}.quick_check")]
        return [line for line in structure if line != "ok"]

    def check(self) -> None:
        """Raise ``VaultDamaged`` when there are findings."""
        if self.findings():
            raise VaultDamaged

    def guard(self) -> None:
        """From now on refuse attached files, dropped tables and triggers, and all but harmless pragmas."""
        self._guarded = True
        self._connection.set_authorizer(allow)

    @contextmanager
    def unguarded(self) -> Iterator[None]:
        """Lift the guard for a backup, which SQLite makes by attaching a file."""
        self._connection.set_authorizer(None)
        try:
            yield
        finally:
            if self._guarded:
                self.guard()

    @contextmanager
    def interruptible(self, stop: Callable[[], bool]) -> Iterator[None]:
        """Let work inside end with ``Interrupted`` soon after ``stop`` says so."""
        self._stop = stop
        self._connection.set_progress_handler(stop, _STEPS_BETWEEN_LOOKS)
        try:
            yield
        finally:
            self._connection.set_progress_handler(None, 0)
            self._stop = None

    def is_wanted(self) -> bool:
        """Whether interruptible work that is not the database's own should end with ``Interrupted``."""
        return self._stop is not None and self._stop()

    def close(self) -> None:
        """Close the connection; SQLite empties the log into the database first where it can."""
        self._ask(self._connection.close)

    def _ask(self, call: Callable[[], T]) -> T:
        try:
            return call()
        except dbapi2.Error as error:
            problem = explain(error, self.path)
        raise self._judge(problem)

    def _judge(self, problem: Exception) -> Exception:
        # After one bad page the connection refuses every write as if the file were read-only.
        if self._damaged and isinstance(problem, VaultReadOnly):
            return VaultDamaged()
        self._damaged = self._damaged or isinstance(problem, VaultDamaged)
        return problem

    def _undo(self, undo: tuple[str, ...]) -> None:
        # SQLite may have rolled back by itself, and a failing rollback must not hide the first error.
        self.writes += 1
        if self._connection.in_transaction:
            with suppress(ExpectedError):
                for statement in undo:
                    self.change(statement)

    def _confirm_place(self) -> None:
        moved = disk.identify(self.path) != self._identity
        log = self._log_identity
        if moved or (log is not None and disk.identify(self._log) != log):
            raise VaultMissing

    def _remember_log(self) -> None:
        if self._log_identity is None and self._depth == 0:
            self._log_identity = disk.identify(self._log)


def _words(depth: int, mode: str) -> tuple[str, str, tuple[str, ...]]:
    if depth == 0:
        return f"BEGIN {mode}", "COMMIT", ("ROLLBACK",)
    name = f"inner_{depth}"
    return f"SAVEPOINT {name}", f"RELEASE {name}", (f"ROLLBACK TO {name}", f"RELEASE {name}")


def _open(path: Path, key: Secret, mode: str) -> Database:
    connection = _connect(path, mode)
    database = Database(connection, path)
    try:
        _give_key(connection, key)
        for name, setting in PRAGMAS:
            database.rows(f"PRAGMA {name} = {setting}")
        with database.transaction("EXCLUSIVE"):
            pass
    except BaseException:
        connection.close()
        raise
    return database


def _connect(path: Path, mode: str) -> Connection:
    address = f"file:{quote(str(path.absolute()))}?mode={mode}"
    try:
        return dbapi2.connect(address, uri=True, isolation_level=None, timeout=_BUSY_SECONDS)
    except dbapi2.Error as error:
        problem = explain(error, path)
    raise problem


def _give_key(connection: Connection, key: Secret) -> None:
    spelled = write_hex(key)
    try:
        if len(spelled) != SPELLED_KEY_BYTES:
            raise ValueError("the data key is not 32 bytes long")
        connection.set_key(spelled)
    finally:
        spelled[:] = bytes(len(spelled))
