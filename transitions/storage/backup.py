"""Backups: a folder that is itself a vault, complete and checked, or nothing.

``VACUUM INTO`` is the only way SQLite copies that refuses a damaged source. The copy has the same
key, so it is attached and checked without the data key being kept in memory for it. It has no seal:
opening it asks whether this older state is really wanted.
"""

from __future__ import annotations

import re
import shutil
from datetime import datetime
from pathlib import Path

from transitions.application.errors import BackupDamaged, BackupPlaceMissing, KeyFileMissing, VaultDamaged
from transitions.storage import disk
from transitions.storage.database import Database

DATABASE_NAME = "vault.db"
KEY_FILE_NAME = "vault.key"

_NAME = re.compile(r"^\d{8}T\d{6}Z(-\d+)?$")
_PRIVATE = 0o700
_TABLES = "SELECT name FROM {schema}.sqlite_master WHERE type = 'table' ORDER BY name"


class Backups:
    """Backups of one open database and its key file in the folder ``place``."""

    def __init__(self, database: Database, key_file: Path, place: Path) -> None:
        self._database = database
        self._key_file = key_file
        self.place = place

    def write(self, at: datetime) -> Path:
        """Make one more backup, named by the moment ``at`` (UTC), and return its folder.

        Raises ``VaultDamaged`` for a damaged source, ``BackupDamaged`` for a copy that fails its
        checks, ``BackupPlaceMissing``, ``DiskFull`` or ``VaultReadOnly``, and lets ``Interrupted``
        through. Whatever happens, earlier backups stay untouched.
        """
        if not self.place.is_dir():
            raise BackupPlaceMissing
        self._database.check()
        final = self._name(at)
        draft = self.place / f".{final.name}.part"
        try:
            self._fill(draft)
            with disk.told_in_words():
                draft.rename(final)
                disk.sync_folder(self.place)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
        return final

    def finished(self) -> tuple[Path, ...]:
        """The backups that are there, oldest first."""
        if not self.place.is_dir():
            return ()
        return tuple(sorted(folder for folder in self.place.iterdir() if _NAME.match(folder.name)))

    def prune(self, keep: int) -> None:
        """Delete the oldest backups so that the ``keep`` newest are left, at least one."""
        for folder in self.finished()[: -max(keep, 1)]:
            shutil.rmtree(folder)

    def _name(self, at: datetime) -> Path:
        plain = self.place / at.strftime("%Y%m%dT%H%M%SZ")
        name, number = plain, 1
        while name.exists():
            number += 1
            name = plain.with_name(f"{plain.name}-{number}")
        return name

    def _fill(self, draft: Path) -> None:
        with disk.told_in_words():
            shutil.rmtree(draft, ignore_errors=True)
            draft.mkdir(mode=_PRIVATE)
        key = disk.read(self._key_file)
        if key is None:
            raise KeyFileMissing
        disk.write(draft / KEY_FILE_NAME, key)
        copy_database(self._database, draft / DATABASE_NAME)
        with disk.told_in_words():
            disk.sync(draft / DATABASE_NAME)
            disk.sync_folder(draft)


def copy_database(database: Database, copy: Path) -> None:
    """Write a checked copy with the same key to ``copy``; raises as :meth:`Backups.write`."""
    with database.unguarded():
        database.change("VACUUM INTO ?", (str(copy),))
        database.change("ATTACH ? AS copy", (str(copy),))
        try:
            if not _is_whole(database):
                raise BackupDamaged
        finally:
            database.change("DETACH copy")


def count_rows(database: Database, schema: str) -> dict[str, int]:
    """How many rows each table of a schema (``main`` or ``copy``) has."""
    names = [str(row[0]) for row in database.rows(_TABLES.format(schema=schema))]
    counts = f'SELECT count(*) FROM {schema}."'  # noqa: S608 - names from the schema itself
    return {name: int(database.value(f'{counts}{name}"')) for name in names}


def _is_whole(database: Database) -> bool:
    try:
        return not database.findings("copy") and count_rows(database, "copy") == count_rows(database, "main")
    except VaultDamaged:
        return False
