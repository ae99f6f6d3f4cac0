"""The computer's own clock and chance."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID


class SystemClock:
    """The real time; a clock set back does not make it run backwards."""

    def __init__(self) -> None:
        self._last = datetime.min.replace(tzinfo=UTC)
        self._lock = threading.Lock()

    def now(self) -> datetime:
        """This moment, UTC, later than any moment told before."""
        with self._lock:
            moment = datetime.now(UTC)
            self._last = max(moment, self._last + timedelta(microseconds=1))
            return self._last

    def today(self) -> date:
        """The local calendar day; it does not go back either."""
        return self.now().astimezone().date()


class RandomIds:
    """Names and salts from the system's own chance; what makes them is imported after the first paint."""

    def new(self) -> UUID:
        """A random UUID."""
        from uuid import uuid4  # noqa: PLC0415

        return uuid4()

    def salt(self) -> bytes:
        """Sixteen random bytes."""
        import secrets  # noqa: PLC0415

        return secrets.token_bytes(16)
