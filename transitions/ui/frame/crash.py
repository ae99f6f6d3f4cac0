"""When the program itself is wrong: a report without a word about anybody."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

PACKAGE = "transitions"
MOST_PLACES = 40
"""An endless recursion passes a thousand places; its beginning and its end say enough."""

Report = Callable[[str], None]


def describe(kind: type[BaseException], trace: TracebackType | None) -> str:
    """The kind of the error and where it happened: never its message, never a value."""
    places = []
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{_short(code.co_filename)}:{trace.tb_lineno}:{code.co_name}")
        trace = trace.tb_next
    if len(places) > MOST_PLACES:
        half = MOST_PLACES // 2
        places = [*places[:half], f"({len(places) - MOST_PLACES})", *places[-half:]]
    return "\n".join([kind.__name__, *places])


class CrashWatch:
    """Hears of every error nobody caught, wherever it is raised, and passes on where it happened.

    ``tell`` is for the window, which lives on the main thread; errors of other threads and those
    Python itself passes over reach the file alone. Nothing of an error is written anywhere else.
    """

    def __init__(self, keep: Report, tell: Report) -> None:
        self._keep, self._tell = keep, tell

    def begin(self) -> None:
        """Take over from Python, which would print the messages of errors with the values in them."""
        sys.excepthook = lambda kind, _error, trace: self._hear(kind, trace)
        sys.unraisablehook = lambda told: self._write(told.exc_type, told.exc_traceback)
        threading.excepthook = lambda told: self._write(told.exc_type, told.exc_traceback)
        logging.lastResort = _Places(self._write)
        logging.captureWarnings(True)

    def rest(self) -> None:
        """Nobody is there to be told any more; the file is still written."""
        self._tell = lambda _: None

    def _hear(self, kind: type[BaseException], trace: TracebackType | None) -> None:
        self._tell(self._write(kind, trace))

    def _write(self, kind: type[BaseException], trace: TracebackType | None) -> str:
        report = describe(kind, trace)
        self._keep(report)
        if sys.stderr is not None:
            sys.stderr.write(f"{report}\n")
        return report


class _Places(logging.Handler):
    """What a library logs and nobody asked for: only where it went wrong, never its words."""

    def __init__(self, write: Callable[[type[BaseException], TracebackType | None], object]) -> None:
        super().__init__(logging.WARNING)
        self._write = write

    def emit(self, record: logging.LogRecord) -> None:
        """Pass on the error there was, if any."""
        if record.exc_info and record.exc_info[0] is not None:
            self._write(record.exc_info[0], record.exc_info[2])


def _short(file: str) -> str:
    parts = Path(file).parts
    if PACKAGE in parts:
        last = len(parts) - 1 - parts[::-1].index(PACKAGE)
        return "/".join(parts[last:])
    return parts[-1] if parts else file
