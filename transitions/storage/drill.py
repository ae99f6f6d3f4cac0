"""The restore drill: a copy is laid out as a vault of its own, read through, and thrown away.

It is opened beside the open database, with the key that is in use there, so that the drill needs no
passphrase; what lies on the disk meanwhile is ciphertext in a private folder.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from transitions.application.copies import Copy, CopyUnlike
from transitions.application.errors import BackupDamaged, VaultDamaged, VaultNotVault
from transitions.storage import copies
from transitions.storage.backup import ALL_AT_ONCE_BYTES, attached, count_rows, is_sound
from transitions.storage.copies import DATABASE_NAME, KEY_FILE_NAME
from transitions.storage.database import Database

_FOLDER = ".rehearsal"
_UNKNOWN_LINES = """
    SELECT count(*) FROM copy.audit AS theirs
    LEFT JOIN main.audit AS ours ON ours.seq = theirs.seq AND ours.hash = theirs.hash
    WHERE ours.seq IS NULL
"""


def rehearse(database: Database, copied: Copy, within: Path, rows: Mapping[str, int]) -> None:
    """Try a copy of this vault in a folder of its own below ``within``, which is gone afterwards.

    ``rows`` is what each table had when the copy was made, as far as that is known. Raises what is
    wrong: ``CopyIncomplete``, what reading the key file raises, ``VaultNotVault``,
    ``BackupDamaged`` or ``CopyUnlike``; lets ``Interrupted`` through.
    """
    folder = within / _FOLDER
    copies.make_draft(folder)
    try:
        for name in (KEY_FILE_NAME, DATABASE_NAME):
            copies.duplicate(copied.folder / name, folder / name, database.is_wanted)
        confirm(database, folder, rows)
    finally:
        copies.remove(folder)


def confirm(database: Database, folder: Path, rows: Mapping[str, int]) -> None:
    """Read a copy through where it lies; raises as :func:`rehearse`."""
    vault = str(database.value("SELECT uuid FROM vault"))
    if str(copies.read_keys(folder).vault) != vault:
        raise VaultNotVault
    try:
        with attached(database, folder / DATABASE_NAME):
            _compare(database, folder / DATABASE_NAME, vault, rows)
    except VaultDamaged:
        raise BackupDamaged("vault.copy_damaged") from None


def _compare(database: Database, path: Path, vault: str, rows: Mapping[str, int]) -> None:
    if not is_sound(database, path, gently=path.stat().st_size > ALL_AT_ONCE_BYTES):
        raise BackupDamaged("vault.copy_damaged")
    if database.value("SELECT uuid FROM copy.vault") != vault:
        raise VaultNotVault
    if rows and count_rows(database, "copy") != dict(rows):
        raise CopyUnlike
    if database.value(_UNKNOWN_LINES):
        raise CopyUnlike
