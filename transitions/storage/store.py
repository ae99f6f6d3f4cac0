"""Everything inside one open vault."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

from transitions.application.errors import VaultDamaged
from transitions.storage.audit import AuditTable
from transitions.storage.backup import Backups
from transitions.storage.database import Database
from transitions.storage.definitions import DefinitionTable
from transitions.storage.drafts import DraftTable
from transitions.storage.erasures import ErasureTable
from transitions.storage.events import EventTable
from transitions.storage.seal import Seal
from transitions.storage.subjects import SubjectTable
from transitions.storage.versions import VersionTable


class VaultStore:
    """One open database as its tables; used on the thread that opened it only."""

    def __init__(self, database: Database, key_file: Path, seal: Seal) -> None:
        self._database = database
        self._key_file = key_file
        self._seal = seal
        self._kind = str(database.value("SELECT kind FROM vault"))
        self.versions = VersionTable(database)
        self.drafts = DraftTable(database)
        self.events = EventTable(database)
        self.definitions = DefinitionTable(database)
        self.subjects = SubjectTable(database)
        self.audit = AuditTable(database)
        self.erasures = ErasureTable(database)

    @property
    def kind(self) -> str:
        """``real`` or ``practice``."""
        return self._kind

    @property
    def database(self) -> Database:
        """The connection beneath, for the thread and for tests."""
        return self._database

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing; a transaction inside a transaction joins the outer one."""
        return self._database.transaction()

    def settle(self) -> None:
        """Seal what is committed, then empty the log: a damaged log can then lose nothing."""
        self._seal.write(self.audit, self.erasures)
        self._database.checkpoint()

    def check(self) -> None:
        """The full checks of pages, structure and audit; raises ``VaultDamaged``."""
        self._database.check()
        if self.audit.first_broken() is not None:
            raise VaultDamaged

    def back_up(self, place: Path, at: datetime, keep: int) -> Path:
        """Write one more backup into ``place`` and leave the ``keep`` newest; see ``Backups.write``."""
        backups = Backups(self._database, self._key_file, place)
        written = backups.write(at)
        backups.prune(keep)
        return written

    def close(self) -> None:
        """Settle and close; the connection is closed even when settling fails."""
        try:
            self.settle()
        finally:
            self._seal.wipe()
            self._database.close()
