"""A clock that stands and ids that count."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID


class FakeClock:
    """A clock that stands on a day and moves a second each time it is asked."""

    def __init__(self, day: date) -> None:
        self.day = day
        self._seconds = 0

    def now(self) -> datetime:
        self._seconds += 1
        noon = datetime(self.day.year, self.day.month, self.day.day, 12, tzinfo=UTC)
        return noon + timedelta(seconds=self._seconds)

    def today(self) -> date:
        return self.day


class FakeIds:
    """Ids and salts that count."""

    def __init__(self) -> None:
        self._count = 0

    def new(self) -> UUID:
        self._count += 1
        return UUID(int=self._count)

    def salt(self) -> bytes:
        self._count += 1
        return self._count.to_bytes(16, "big")
