"""Backups: a folder that is itself a vault, complete and checked, or nothing.

``VACUUM INTO`` is the only way SQLite copies that refuses a damaged source. The copy has the same
key, so it is attached and checked without the data key being kept in memory for it. It has no seal:
opening it asks whether this older state is really wanted.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from transitions.application.copies import Written
from transitions.application.errors import BackupDamaged, BackupPlaceMissing, VaultDamaged
from transitions.storage import copies, disk
from transitions.storage.copies import DATABASE_NAME, KEY_FILE_NAME
from transitions.storage.database import Database
from transitions.storage.keyfile import KeyFile

ALL_AT_ONCE_BYTES = 8 * 1024 * 1024
"""Up to this size the page checksums are read in one go that nothing can stop; it takes milliseconds."""

_SALT_BYTES = 16
_TABLES = "SELECT name FROM {schema}.sqlite_master WHERE type = 'table' ORDER BY name"


class Backups:
    """Backups of one open database and its key file in the folder ``place``."""

    def __init__(self, database: Database, key_file: Path, place: Path) -> None:
        self._database = database
        self._key_file = key_file
        self.place = place

    def write(self, at: datetime, *, gently: bool = False) -> Written:
        """Make one more backup, named by the moment ``at`` (UTC).

        ``gently`` keeps each step of a large one short enough to give way to a save: the structure
        check then reads every page in place of the checksums' own check.

        Raises ``VaultDamaged`` for a damaged source, what reading the key file raises,
        ``BackupDamaged`` for a copy that fails its checks, ``BackupPlaceMissing``, ``DiskFull`` or
        ``VaultReadOnly``, and lets ``Interrupted`` through. Whatever happens, earlier backups stay
        untouched.
        """
        if not self.place.is_dir():
            raise BackupPlaceMissing
        gently = gently and self._database.path.stat().st_size > ALL_AT_ONCE_BYTES
        KeyFile(self._key_file).read()
        if self._database.findings(gently=gently):
            raise VaultDamaged
        final = free_name(self.place, at)
        draft = self.place / f".{final.name}.part"
        try:
            rows = self._fill(draft, gently=gently)
            put_in_place(draft, final)
        finally:
            copies.remove(draft)
        return Written(copied=copies.examine(final), rows=rows)

    def _fill(self, draft: Path, *, gently: bool) -> dict[str, int]:
        copies.make_draft(draft)
        disk.write(draft / KEY_FILE_NAME, disk.read(self._key_file) or b"")
        copies.read_keys(draft)
        rows = copy_database(self._database, draft / DATABASE_NAME, gently=gently)
        with disk.told_in_words():
            disk.sync(draft / DATABASE_NAME)
            disk.sync_folder(draft)
        return rows


def free_name(place: Path, at: datetime) -> Path:
    """Where a copy made at this moment goes: a name no other copy has."""
    return disk.free_path(place / at.strftime("%Y%m%dT%H%M%SZ"))


def put_in_place(draft: Path, final: Path) -> None:
    """Let a finished draft be seen under its name."""
    with disk.told_in_words():
        draft.rename(final)
        disk.sync_folder(final.parent)


def copy_database(database: Database, copy: Path, *, gently: bool = False) -> dict[str, int]:
    """Write a checked copy with the same key; returns its rows by table, raises as :meth:`Backups.write`."""
    with database.unguarded():
        database.change("VACUUM INTO ?", (str(copy),))
    with attached(database, copy):
        if not _is_whole(database, copy, gently=gently):
            raise BackupDamaged
        return count_rows(database, "copy")


@contextmanager
def attached(database: Database, copy: Path) -> Iterator[None]:
    """The file ``copy`` beside the open database as the schema ``copy``, to be read only."""
    address = f"file:{quote(str(copy.absolute()))}?mode=ro"
    with database.unguarded():
        database.change("ATTACH ? AS copy", (address,))
        try:
            yield
        finally:
            database.change("DETACH copy")


def count_rows(database: Database, schema: str) -> dict[str, int]:
    """How many rows each table of a schema (``main`` or ``copy``) has."""
    names = [str(row[0]) for row in database.rows(_TABLES.format(schema=schema))]
    counts = f'SELECT count(*) FROM {schema}."'  # noqa: S608 - names from the schema itself
    return {name: int(database.value(f'{counts}{name}"')) for name in names}


def is_sound(database: Database, copy: Path, *, gently: bool = False) -> bool:
    """Whether the attached ``copy`` passes the checks, is exactly as long as it says, and opens by itself.

    An attached file is read with the keys of the open one, so its own salt is compared apart.
    """
    try:
        pages = int(database.value("PRAGMA copy.page_count"))
        whole = copy.stat().st_size == pages * int(database.value("PRAGMA copy.page_size"))
        return whole and _has_salt_of(database, copy) and not database.findings("copy", gently=gently)
    except VaultDamaged:
        return False


def _has_salt_of(database: Database, copy: Path) -> bool:
    with copy.open("rb") as file:
        return file.read(_SALT_BYTES).hex() == str(database.value("PRAGMA main.cipher_salt")).lower()


def _is_whole(database: Database, copy: Path, *, gently: bool) -> bool:
    if not is_sound(database, copy, gently=gently):
        return False
    try:
        return count_rows(database, "copy") == count_rows(database, "main")
    except VaultDamaged:
        return False
