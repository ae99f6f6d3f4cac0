"""Whether the window answers all the time: what kept its thread busy for longer than a person notices."""

from __future__ import annotations

import sys
import threading
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import NamedTuple

from PySide6.QtCore import QTimer

import transitions

PROGRAM = str(Path(transitions.__file__).parent)
LONGEST = 0.100
"""Seconds of work in one go, counted on the window's own processor time: a busy computer adds nothing."""
LONGEST_FOR_A_PAGE = 0.400
"""The same, where a page is built and painted for the first time. Seen on 2026-11-21, on a computer busy
with three times the work it has cores for: a section of the form 258 ms, consent 190, handover 178,
the family 130. It is to be as short as all else."""
_PAGES = frozenset(
    {
        "__init__", "_build", "_build_anew", "_show_section", "show_reading", "show_board", "show_record",
        "_arrive", "_arrived", "show_parent_view", "_show_parent_view", "open", "go", "heightForWidth",
        "setGeometry", "sizeHint", "minimumSize",
    }
)
_WAITING = frozenset({"exec", "key", "keyClick", "type", "wait"})
"""Where a test stands while Qt is at work."""
LONGEST_WAIT = 0.400
"""Seconds in which the program's other threads worked and the window stood still."""
GLANCE = 0.015


class Block(NamedTuple):
    """The window stood still: its own work and everybody's, in seconds, and what it was seen doing."""

    own: float
    all: float
    seen: tuple[str, ...]

    @property
    def of_page(self) -> bool:
        """Whether a page was being built or laid out, or Qt by itself painted it."""
        named = {part.split()[-1] for line in self.seen for part in line.split(" < ")}
        return bool(named & _PAGES) or named <= _WAITING

    @property
    def too_long(self) -> bool:
        longest = LONGEST_FOR_A_PAGE if self.of_page else LONGEST
        return self.own > longest or self.all - self.own > LONGEST_WAIT

    def __str__(self) -> str:
        doing = "; ".join(dict.fromkeys(self.seen))
        return f"{self.own * 1000:.0f} ms of its own, {self.all * 1000:.0f} ms in all: {doing}"


class Heartbeat:
    """Beats whenever the window's thread has nothing else to do, and remembers when it was kept from it."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.beats, self._watching = 0, True
        self._window = threading.get_ident()
        self._seen: list[str] = []
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._looker = threading.Thread(target=self._look, daemon=True)
        self._began = self._now()

    def start(self) -> None:
        self._began = self._now()
        self._timer.start(0)
        self._looker.start()

    def stop(self) -> None:
        self._timer.stop()
        self._watching = False
        self._looker.join()

    def _beat(self) -> None:
        own, everybody = (now - began for now, began in zip(self._now(), self._began, strict=True))
        block = Block(own, everybody, tuple(self._seen))
        if block.too_long:
            self.blocks.append(block)
        self.beats += 1
        self._seen.clear()
        self._began = self._now()

    def _now(self) -> tuple[float, float]:
        return time.thread_time(), time.process_time()

    def _look(self) -> None:
        while self._watching:
            time.sleep(GLANCE)
            frame = sys._current_frames().get(self._window)
            if frame is not None:
                self._seen.append(where(frame))


def where(frame: FrameType) -> str:
    """The innermost lines of the program itself; where it is at none, the innermost of all."""
    lines = list(traceback.extract_stack(frame))
    ours = [line for line in lines if line.filename.startswith(PROGRAM)] or lines[-1:]
    return " < ".join(f"{Path(line.filename).name}:{line.lineno} {line.name}" for line in ours[:-4:-1])


@contextmanager
def listening() -> Iterator[Heartbeat]:
    """Listen to the heart while something is done; coverage pauses, as it costs as much again."""
    tracing = sys.gettrace()
    sys.settrace(None)
    heart = Heartbeat()
    heart.start()
    try:
        yield heart
    finally:
        heart.stop()
        sys.settrace(tracing)
