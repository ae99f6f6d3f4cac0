"""Waits as long as a busy computer needs, and no longer than what is waited for takes."""
# ruff: noqa: N802, N815 - pytest-qt's names

from __future__ import annotations

from collections.abc import Callable
from functools import partialmethod
from itertools import chain, repeat
from time import monotonic

from pytestqt.exceptions import TimeoutError  # noqa: A004 - pytest-qt calls it so
from pytestqt.qtbot import QtBot

PATIENCE_MS = 30_000
PAUSES_MS = range(1, 10)
"""Most answers are there within a few milliseconds; what is not by then is looked for every ten."""


class PatientBot(QtBot):
    """Looks soon and often, where pytest-qt looks every ten milliseconds and gives up after five seconds."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:
        """Wait until something is so; a limit that a test names may be longer, never shorter."""
        ends = monotonic() + max(timeout, PATIENCE_MS) / 1000
        for pause in chain(PAUSES_MS, repeat(10)):
            if callback():
                return
            if monotonic() > ends:
                raise TimeoutError(f"not so within {max(timeout, PATIENCE_MS)} milliseconds")
            self.wait(pause)

    waitSignal = partialmethod(QtBot.waitSignal, timeout=PATIENCE_MS)
    waitSignals = partialmethod(QtBot.waitSignals, timeout=PATIENCE_MS)
    waitExposed = partialmethod(QtBot.waitExposed, timeout=PATIENCE_MS)
    waitActive = partialmethod(QtBot.waitActive, timeout=PATIENCE_MS)
