"""What a statement may do once the vault is open."""

from __future__ import annotations

from sqlcipher3 import dbapi2

_FORBIDDEN = {
    dbapi2.SQLITE_ATTACH,
    dbapi2.SQLITE_DETACH,
    dbapi2.SQLITE_ALTER_TABLE,
    dbapi2.SQLITE_DROP_TABLE,
    dbapi2.SQLITE_DROP_INDEX,
    dbapi2.SQLITE_DROP_TRIGGER,
    dbapi2.SQLITE_DROP_VIEW,
    dbapi2.SQLITE_DROP_VTABLE,
    dbapi2.SQLITE_CREATE_TRIGGER,
    dbapi2.SQLITE_CREATE_TEMP_TRIGGER,
}

_READ_ONLY_PRAGMAS = {"application_id", "user_version", "freelist_count", "page_count"}
_PRAGMAS = {"quick_check", "integrity_check", "cipher_integrity_check", "wal_checkpoint"}

_NEVER_CHANGED = {"audit", "definition", "vault", "erasure"}
"""Tables whose rows stay for ever; the triggers say so too."""


def allow(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    """SQLite's authorizer: deny what could undo the append-only rules or copy the vault away."""
    return int(dbapi2.SQLITE_DENY if _denies(action, first, second) else dbapi2.SQLITE_OK)


def _denies(action: int, first: str | None, second: str | None) -> bool:
    if action in _FORBIDDEN:
        return True
    if action == dbapi2.SQLITE_PRAGMA:
        name = (first or "").lower()
        return name not in _PRAGMAS and not (name in _READ_ONLY_PRAGMAS and second is None)
    if action in (dbapi2.SQLITE_UPDATE, dbapi2.SQLITE_DELETE):
        return first in _NEVER_CHANGED
    return False
