"""How a vault is opened: each step refuses before the next one can do harm."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from transitions.application.errors import (
    AuditBroken,
    ClockBehind,
    ClockFarBehind,
    ExpectedError,
    VaultAlreadyOpen,
    VaultEmpty,
    VaultLogDamaged,
    VaultMissing,
    VaultNotVault,
    VaultOlder,
    VaultSealMissing,
    VaultUnfinishedWrite,
)
from transitions.application.ports import Clock, Despite
from transitions.storage import disk, wal
from transitions.storage.audit import AuditTable
from transitions.storage.backup import Backups
from transitions.storage.database import Database, log_path, open_database
from transitions.storage.key_slots import STANDARD_COST
from transitions.storage.keyfile import KeyFile, Price
from transitions.storage.newest import read_newest
from transitions.storage.schema import Schema
from transitions.storage.seal import Seal
from transitions.storage.secret import Secret
from transitions.storage.store import VaultStore
from transitions.storage.vault_backups import BEFORE_MIGRATION
from transitions.storage.wal import LogState

Unwrap = Callable[[KeyFile], Secret]

_PAGE_BYTES = 4096
_LOOKS = 10
_BETWEEN_LOOKS = 0.2
_PRIVATE = 0o700


@dataclass(frozen=True, slots=True)
class VaultFiles:
    """Where the files of a vault lie in its folder."""

    folder: Path

    @property
    def database(self) -> Path:
        """The encrypted data."""
        return self.folder / "vault.db"

    @property
    def log(self) -> Path:
        """SQLite's write-ahead log; gone while the vault is closed."""
        return log_path(self.database)

    @property
    def key_file(self) -> Path:
        """Who may have the data key."""
        return self.folder / "vault.key"

    @property
    def seal(self) -> Path:
        """What the data said last."""
        return self.folder / "vault.seal"

    @property
    def before_migration(self) -> Path:
        """Backups made before a later version of the program changed the tables."""
        return self.folder / BEFORE_MIGRATION


@dataclass(frozen=True, slots=True)
class Opening:
    """One attempt to open a vault. ``despite`` may hold ``VaultUnfinishedWrite``, ``VaultLogDamaged``,
    ``AuditBroken`` and ``VaultOlder``; everything else always refuses.
    """

    files: VaultFiles
    clock: Clock
    despite: Despite = ()
    schema: Schema = field(default_factory=Schema)
    accepted: list[str] = field(default_factory=list)
    price: Price = STANDARD_COST

    def open(self, unwrap: Unwrap) -> VaultStore:
        """The open store, on the thread that will use it; ``unwrap`` gets the data key."""
        self._check_size()
        key_file = KeyFile(self.files.key_file, self.price)
        vault = key_file.read().vault
        with unwrap(key_file) as data_key:
            log = self._check_log()
            seal = Seal(self.files.seal, vault, data_key)
            database = open_database(self.files.database, data_key)
        try:
            self._confirm(database, vault)
            self._check(database, seal, log)
            self._compare(database, seal)
            self._compare_clock(read_newest(database))
            self.schema.migrate(database, lambda: self._back_up(database))
            store = VaultStore(database, key_file, seal)
            store.names.catch_up()
            self._erase_again(store, seal)
            self._write_accepted(store)
        except BaseException:
            database.close()
            raise
        key_file.copy_beside()
        database.guard()
        return store

    def _check_size(self) -> None:
        try:
            size = self.files.database.stat().st_size
        except (FileNotFoundError, NotADirectoryError):
            raise VaultMissing from None
        if self.files.database.is_file() and size < _PAGE_BYTES:
            raise VaultEmpty

    def _check_log(self) -> LogState:
        state = _inspect_patiently(self.files.log)
        if state not in _FINDINGS:
            return state
        kept = wal.keep_aside(self.files.log)
        self._tell(_FINDINGS[state](file=kept.name))
        return state

    def _confirm(self, database: Database, vault: UUID) -> None:
        self.schema.check(database)
        if database.value("SELECT uuid FROM vault") != str(vault):
            raise VaultNotVault

    def _check(self, database: Database, seal: Seal, log: LogState) -> None:
        if log is not LogState.EMPTY or seal.doubted:
            seal.doubt()
            database.checkpoint()
            database.check()
            self._check_audit(AuditTable(database))

    def _check_audit(self, audit: AuditTable) -> None:
        if audit.first_broken() is not None:
            self._tell(AuditBroken())

    def _back_up(self, database: Database) -> None:
        self.files.before_migration.mkdir(mode=_PRIVATE, exist_ok=True)
        backups = Backups(database, self.files.key_file, self.files.before_migration)
        backups.write(self.clock.now())

    def _compare(self, database: Database, seal: Seal) -> None:
        try:
            seal.compare(AuditTable(database))
        except VaultOlder as older:
            self._tell(older)

    def _compare_clock(self, newest: datetime | None) -> None:
        day, today = newest and newest.astimezone().date(), self.clock.today()
        if day and day > today:
            error = ClockFarBehind if day > today + timedelta(days=1) else ClockBehind
            self._tell(error(day=_in_words(day), today=_in_words(today)))

    def _erase_again(self, store: VaultStore, seal: Seal) -> None:
        try:
            erased = seal.read().erased
        except VaultSealMissing:
            return
        missing = set(erased) - set(store.erasures.all())
        if missing:
            store.erasures.repeat(missing, self.clock.now())
            store.wipe()

    def _tell(self, finding: ExpectedError) -> None:
        if not isinstance(finding, tuple(self.despite)):
            raise finding
        self.accepted.append(finding.text_id)

    def _write_accepted(self, store: VaultStore) -> None:
        """From now on the seal knows no better than the data; the log says that it once did."""
        for text_id in self.accepted:
            store.audit.write(self.clock.now(), "user", "open_despite", "vault", text_id)


_FINDINGS: dict[LogState, type[ExpectedError]] = {
    LogState.UNFINISHED: VaultUnfinishedWrite,
    LogState.DAMAGED: VaultLogDamaged,
}


def _in_words(day: date) -> str:
    """A day as it stands in a message."""
    return f"{day.day}.{day.month}.{day.year}"


def _inspect_patiently(log: Path) -> LogState:
    """Judge a log, and one that seems broken only once it has stood still.

    Another program may be in the middle of a save; raises ``VaultAlreadyOpen`` if it never rests.
    """
    for _ in range(_LOOKS):
        stamp = disk.stamp(log)
        state = wal.inspect(log)
        if state not in _FINDINGS:
            return state
        time.sleep(_BETWEEN_LOOKS)
        if disk.stamp(log) == stamp:
            return state
    raise VaultAlreadyOpen
