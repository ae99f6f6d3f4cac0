"""Everything readable of a damaged vault in a new one beside it; the damaged one is not touched."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from transitions.application.errors import (
    ExpectedError,
    VaultDamaged,
    VaultEmpty,
    VaultMissing,
    VaultNewer,
    VaultNotVault,
)
from transitions.application.ports import Clock
from transitions.storage import copies, disk
from transitions.storage.audit import AuditTable
from transitions.storage.database import Database, Row, create_database
from transitions.storage.erasures import ErasureTable
from transitions.storage.failures import RowRefused
from transitions.storage.keyfile import Keys
from transitions.storage.opening import VaultFiles
from transitions.storage.schema import APPLICATION_ID, Schema
from transitions.storage.seal import Seal
from transitions.storage.secret import Secret
from transitions.storage.wreck import Wreck

_FIRST = ("vault", "definition", "subject", "salt", "version", "draft", "event")
_LAST = ("erasure", "audit")
_OF_FAMILIES = ("subject", "version", "draft", "event")
_REBUILT = ("named", "name_word", "name_waiting", "line")
"""The index over names and the lines of the overview, written anew once the vault is opened."""

_PAGE_BYTES = 4096
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid"


@dataclass(frozen=True, slots=True)
class TableSalvaged:
    """How many rows of a table are in the new vault, and how many are missing; ``certain`` when the
    number there were is known.
    """

    table: str
    saved: int
    missing: int
    certain: bool


@dataclass(frozen=True, slots=True)
class Salvaged:
    """The new vault's folder, and what became of each table."""

    folder: Path
    tables: tuple[TableSalvaged, ...]

    @property
    def complete(self) -> bool:
        """Whether nothing is missing."""
        return all(table.missing == 0 and table.certain for table in self.tables)

    @property
    def vain(self) -> bool:
        """Whether something is missing and nothing of any family is there."""
        found = sum(table.saved for table in self.tables if table.table in _OF_FAMILIES)
        return found == 0 and not self.complete


@dataclass(frozen=True)
class Salvage:
    """The vault at ``folder`` with the data key, which is only borrowed."""

    folder: Path
    keys: Keys
    key_file: Path
    data_key: Secret
    clock: Clock

    def run(self) -> Salvaged:
        """Make the new vault.

        Raises ``VaultMissing``, ``VaultEmpty``, ``VaultNotVault``, ``VaultNewer``, ``DiskFull``, or
        ``VaultDamaged`` when nothing of any family can be read; then there is nothing new.
        """
        final = self._free_name()
        draft, work = (final.with_name(f".{final.name}.{end}") for end in ("new", "work"))
        try:
            copies.make_draft(draft)
            with self._wreck(work) as wreck:
                salvaged = Salvaged(final, self._fill(VaultFiles(draft), wreck))
            if salvaged.vain:
                raise VaultDamaged
            with disk.told_in_words():
                draft.rename(final)
                disk.sync_folder(final.parent)
        finally:
            copies.remove(draft)
            copies.remove(work)
        return salvaged

    def _free_name(self) -> Path:
        return disk.free_path(
            self.folder.with_name(f"{self.folder.name}-reddet-{self.clock.today():%Y-%m-%d}")
        )

    @contextmanager
    def _wreck(self, work: Path) -> Iterator[Wreck]:
        source = VaultFiles(self.folder)
        if not source.database.is_file():
            raise VaultMissing
        if source.database.stat().st_size < _PAGE_BYTES:
            raise VaultEmpty
        copies.make_draft(work)
        with disk.told_in_words():
            for file in (source.database, source.log):
                if file.is_file():
                    shutil.copyfile(file, work / file.name)
        wreck = Wreck(work / source.database.name, self.data_key)
        try:
            yield wreck
        finally:
            wreck.close()

    def _fill(self, files: VaultFiles, wreck: Wreck) -> tuple[TableSalvaged, ...]:
        version = self._version_of(wreck)
        disk.write(files.key_file, self.key_file.read_bytes())
        database = create_database(files.database, self.data_key)
        try:
            Schema().build(database, version)
            with database.transaction():
                tables = tuple(Crate(database, wreck, self.clock.now()).fill(self.keys))
            self._seal(files, database)
            database.check()
        finally:
            database.close()
        return tables

    def _version_of(self, wreck: Wreck) -> int:
        if wreck.value("PRAGMA application_id") != APPLICATION_ID:
            raise VaultNotVault
        version = int(wreck.value("PRAGMA user_version") or 0)
        if version > len(Schema().steps):
            raise VaultNewer
        return version

    def _seal(self, files: VaultFiles, database: Database) -> None:
        """Erase what the old seal knows to be erased, then seal the new vault."""
        erasures = ErasureTable(database)
        old = Seal(VaultFiles(self.folder).seal, self.keys.vault, self.data_key)
        with suppress(ExpectedError):
            erasures.repeat(set(old.read().erased) - set(erasures.all()), self.clock.now())
        new = Seal(files.seal, self.keys.vault, self.data_key)
        new.write(AuditTable(database), erasures)
        old.wipe()
        new.wipe()


@dataclass(frozen=True)
class Crate:
    """The new database, filled table by table from a wreck."""

    database: Database
    wreck: Wreck
    now: datetime

    def fill(self, keys: Keys) -> Iterator[TableSalvaged]:
        """Move what can be read; yields how each table fared."""
        for table in self._tables():
            if table == "audit":
                yield self._move_audit()
            else:
                yield self._move(table)
        if self.database.value("SELECT count(*) FROM vault") == 0:
            row = (str(keys.vault), keys.kind, self.now.isoformat())
            self.database.change("INSERT INTO vault VALUES (1, ?, ?, ?)", row)
        if self.database.value("SELECT 1 FROM sqlite_master WHERE name = 'name_waiting'"):
            self.database.change(
                "INSERT OR IGNORE INTO name_waiting SELECT id FROM subject WHERE kind = 'child'"
            )

    def _tables(self) -> list[str]:
        found = [str(row[0]) for row in self.database.rows(_TABLES)]
        others = [name for name in found if name not in (*_FIRST, *_LAST, *_REBUILT)]
        return [name for name in (*_FIRST, *others, *_LAST) if name in found]

    def _move(self, table: str) -> TableSalvaged:
        names = [str(row[1]) for row in self.database.rows(f'PRAGMA table_info("{table}")')]
        columns = ", ".join(f'"{name}"' for name in names)
        if self._has_no_row_numbers(table):
            return self._move_whole(table, columns)
        numbers, certain = self.wreck.row_numbers(table)
        read = {int(row[0]): row[1:] for row in self.wreck.rows(table, columns, numbers)}
        if table == "subject":
            read |= self._mended([number for number in numbers if number not in read])
        saved = self._insert(table, (read[number] for number in sorted(read)))
        return TableSalvaged(table, saved, (len(numbers) if certain else len(read)) - saved, certain)

    def _has_no_row_numbers(self, table: str) -> bool:
        return bool(self.database.value("SELECT wr FROM pragma_table_list WHERE name = ?", (table,)))

    def _move_whole(self, table: str, columns: str) -> TableSalvaged:
        found = self.wreck.ask(f'SELECT {columns} FROM "{table}"')  # noqa: S608 - names from the schema
        saved = self._insert(table, found or ())
        return TableSalvaged(table, saved, len(found or ()) - saved, found is not None)

    def _mended(self, missing: Iterable[int]) -> dict[int, Row]:
        """Subjects whose row is gone but which the indexes still know, all but the moment they came."""
        named = self.wreck.ask("SELECT rowid, id FROM subject INDEXED BY sqlite_autoindex_subject_1")
        known = self.wreck.ask("SELECT rowid, kind, parent_subject FROM subject INDEXED BY subject_by_parent")
        ids = {row[0]: row[1] for row in named or ()}
        kinds = {row[0]: row[1:] for row in known or ()}
        return {
            number: (ids[number], kinds[number][0], self.now.isoformat(), kinds[number][1])
            for number in missing
            if number in ids and number in kinds
        }

    def _move_audit(self) -> TableSalvaged:
        """The chain as far as it reaches; the lines after a gap follow as lines of their own."""
        numbers, certain = self.wreck.row_numbers("audit")
        columns = "at, actor, action, entity, detail, previous, hash"
        read = list(self.wreck.rows("audit", columns, numbers))
        audit, whole = AuditTable(self.database), True
        missing = (len(numbers) if certain else int(read[-1][0]) if read else 0) - len(read)
        for seq, *told in read:
            whole = whole and seq == audit.head().seq + 1 and told[5] == audit.head().hash
            if whole:
                self.database.change(f"INSERT INTO audit VALUES ({_marks(8)})", (seq, *told))  # noqa: S608
            else:
                audit.write(datetime.fromisoformat(told[0]), *told[1:5])
        audit.write(self.now, "program", "recover", "vault", str(missing))
        return TableSalvaged("audit", len(read), missing, certain)

    def _insert(self, table: str, rows: Iterable[Row]) -> int:
        saved = 0
        for row in rows:
            with suppress(RowRefused), self.database.transaction():
                self.database.change(f'INSERT INTO "{table}" VALUES ({_marks(len(row))})', row)  # noqa: S608
                saved += 1
        return saved


def _marks(number: int) -> str:
    return ", ".join("?" * number)
