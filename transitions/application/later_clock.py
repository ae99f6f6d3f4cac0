"""A computer's clock that was set back: here it is never earlier than what has been written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from transitions.application.ports import Clock


@dataclass(frozen=True)
class LaterClock:
    """``clock``, or ``newest`` while that is later: a no that was written down must count."""

    clock: Clock
    newest: datetime

    def now(self) -> datetime:
        """This moment."""
        return max(self.clock.now(), self.newest)

    def today(self) -> date:
        """The local calendar day."""
        return max(self.clock.today(), self.newest.astimezone().date())
