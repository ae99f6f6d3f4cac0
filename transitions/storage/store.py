"""Everything inside one open vault."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from transitions.application.errors import ExpectedError, VaultDamaged, VaultOlder, VaultSealMissing
from transitions.application.store import Finding
from transitions.domain.version import Author
from transitions.storage import wal
from transitions.storage.audit import AuditTable
from transitions.storage.database import Database, log_path
from transitions.storage.definitions import DefinitionTable
from transitions.storage.drafts import DraftTable
from transitions.storage.erasures import ErasureTable
from transitions.storage.events import EventTable
from transitions.storage.families import FamilyTable
from transitions.storage.keyfile import KeyFile
from transitions.storage.lines import LineTable
from transitions.storage.names import NameTable
from transitions.storage.newest import read_newest
from transitions.storage.package import Sealing
from transitions.storage.seal import Seal
from transitions.storage.standing import StandingTable
from transitions.storage.subjects import SubjectTable
from transitions.storage.vault_backups import VaultBackups
from transitions.storage.versions import VersionTable


class VaultStore:
    """One open database as its tables; used on the thread that opened it only."""

    def __init__(self, database: Database, keys: KeyFile, seal: Seal) -> None:
        self._database = database
        self._seal = seal
        self.keys = keys
        self.author: Author | None = None
        self._kind = str(database.value("SELECT kind FROM vault"))
        self.newest = read_newest(database)
        self.versions = VersionTable(database)
        self.drafts = DraftTable(database)
        self.standing = StandingTable(database)
        self.events = EventTable(database)
        self.definitions = DefinitionTable(database)
        self.subjects = SubjectTable(database)
        self.audit = AuditTable(database)
        self.erasures = ErasureTable(database)
        self.names = NameTable(database)
        self.lines = LineTable(database)
        self.backups = VaultBackups(database, keys.path, self.settle)
        self.families = FamilyTable(database)
        self.sealing = Sealing()

    @property
    def kind(self) -> str:
        """``real`` or ``practice``."""
        return self._kind

    @property
    def writes(self) -> int:
        """How often something has been changed."""
        return self._database.writes

    @property
    def database(self) -> Database:
        """The connection beneath, for the thread and for tests."""
        return self._database

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; a transaction inside a transaction joins the outer one."""
        try:
            with self._database.transaction():
                yield
        except BaseException:
            self.author = None  # what was read in between may never have been written
            raise

    def settle(self) -> None:
        """Seal what is committed, then empty the log: a damaged log can then lose nothing."""
        self._seal.write(self.audit, self.erasures)
        self._database.checkpoint()

    def wipe(self) -> None:
        """Seal, and write the whole file anew without the pieces of deleted rows between its rows.

        SQLite overwrites a row where it lies when it is deleted, but not where it lay before its
        page was rearranged. A damaged log that was kept aside goes too.
        """
        self.settle()
        self._write_anew()
        wal.forget_kept(log_path(self._database.path))

    def _write_anew(self) -> None:
        with self._database.unguarded():
            self._database.change("VACUUM")
        self._database.checkpoint()

    def check(self) -> None:
        """The full checks of pages, structure and audit; raises ``VaultDamaged``."""
        self._database.check()
        if self.audit.first_broken() is not None:
            raise VaultDamaged

    def examine(self) -> tuple[Finding, ...]:
        """Everything that is wrong, the seal included; after a bad page nothing else can be told."""
        try:
            if self._database.findings():
                return ("pages",)
            broken = self.audit.first_broken() is not None
        except VaultDamaged:
            return ("pages",)
        chain: tuple[Finding, ...] = ("chain",) if broken else ()
        return chain + self._compare_seal()

    def _compare_seal(self) -> tuple[Finding, ...]:
        try:
            self._seal.compare(self.audit)
        except VaultSealMissing:
            return ("unsealed",)
        except VaultOlder:
            return ("older",)
        return ()

    def close(self) -> None:
        """Settle, wipe what was struck, and close; the connection is closed even when that fails.

        Where the disk has no room for a clean file, the next closing does it.
        """
        try:
            self.settle()
            if self._database.changes:
                with suppress(ExpectedError):
                    self._write_anew()
        finally:
            self._seal.wipe()
            self._database.close()
