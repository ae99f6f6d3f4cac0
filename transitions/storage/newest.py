"""When something was last written down in a vault, whatever the computer's clock says now."""

from __future__ import annotations

from datetime import datetime

from transitions.storage.database import Database

_LAST = "SELECT * FROM (SELECT recorded_at FROM {table} ORDER BY place DESC LIMIT 1)"
_NEWEST = " UNION ALL ".join(_LAST.format(table=table) for table in ("version", "event"))


def read_newest(database: Database) -> datetime | None:
    """The later of what was added last; ``None`` where there is nothing, or only practice."""
    if database.value("SELECT kind FROM vault") == "practice":
        return None
    moments = [datetime.fromisoformat(str(row[0])) for row in database.rows(_NEWEST)]
    return max(moments, default=None)
