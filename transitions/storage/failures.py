"""SQLite's error codes told apart, as what the user can do about them."""

from __future__ import annotations

import os
from pathlib import Path

from sqlcipher3 import dbapi2

from transitions.application.errors import (
    DiskFull,
    ExpectedError,
    VaultAlreadyOpen,
    VaultDamaged,
    VaultFailed,
    VaultMissing,
    VaultNoAccess,
    VaultNotVault,
    VaultReadOnly,
)

_CHUNK_BYTES = 1 << 20


class Interrupted(Exception):
    """Work stopped half-way because something more urgent came; nothing of it is kept."""


class RowRefused(ValueError):
    """The database's own rules refused a row: known already, append-only, out of order. A bug."""


def explain(error: Exception, path: Path) -> Exception:
    """What an exception of the database at ``path`` means; never quotes the original text."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return VaultDamaged() if _is_half_a_text(error) else VaultFailed(code=type(error).__name__)
    primary = code & 0xFF
    if primary == dbapi2.SQLITE_INTERRUPT:
        return Interrupted()
    if primary == dbapi2.SQLITE_CONSTRAINT:
        return RowRefused(getattr(error, "sqlite_errorname", "SQLITE_CONSTRAINT"))
    if primary in (dbapi2.SQLITE_CANTOPEN, dbapi2.SQLITE_IOERR):
        return _explain_file(primary, path)
    return _BY_CODE.get(primary, VaultFailed)(code=str(getattr(error, "sqlite_errorname", code)))


_BY_CODE: dict[int, type[ExpectedError]] = {
    dbapi2.SQLITE_BUSY: VaultAlreadyOpen,
    dbapi2.SQLITE_LOCKED: VaultAlreadyOpen,
    dbapi2.SQLITE_READONLY: VaultReadOnly,
    dbapi2.SQLITE_PERM: VaultNoAccess,
    dbapi2.SQLITE_FULL: DiskFull,
    dbapi2.SQLITE_CORRUPT: VaultDamaged,
    dbapi2.SQLITE_NOTADB: VaultDamaged,
    dbapi2.SQLITE_FORMAT: VaultDamaged,
}


def _is_half_a_text(error: Exception) -> bool:
    """Whether a text ended within a sign: the bad page that holds its end was read as nothing.

    SQLite would say that it is bad at the next row; the text is put together before that.
    """
    return isinstance(error, dbapi2.OperationalError) and str(error).startswith("Could not decode")


def _explain_file(code: int, path: Path) -> ExpectedError:
    """SQLite says no more than "cannot open" or "I/O error", so the file itself is asked."""
    if not path.exists():
        return VaultMissing()
    if not path.is_file():
        return VaultNotVault()
    if not os.access(path, os.R_OK):
        return VaultNoAccess()
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        return VaultReadOnly()
    if code == dbapi2.SQLITE_CANTOPEN:
        return VaultNoAccess()
    return DiskFull() if _reads_through(path) else VaultDamaged()


def _reads_through(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            while file.read(_CHUNK_BYTES):
                pass
    except OSError:
        return False
    return True
