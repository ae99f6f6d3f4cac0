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
        return self.now().astimezone().date()

    @property
    def behind(self) -> bool:
        """Whether the computer says less; time stands still here until it does not."""
        return self.clock.now() < self.newest


def computers_day(clock: Clock) -> date:
    """The day the computer says it is, whatever has been written down."""
    return clock.clock.today() if isinstance(clock, LaterClock) else clock.today()


def stands_still(clock: Clock) -> bool:
    """Whether the clock waits for the computer's to come up to what has been written down."""
    return isinstance(clock, LaterClock) and clock.behind
