"""Whether the window answers all the time: what kept its thread busy for longer than a person notices."""

from __future__ import annotations

import sys
import threading
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from types import FrameType
from typing import NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFont, QFontMetrics

import transitions

PROGRAM = str(Path(transitions.__file__).parent)
LONGEST = 0.100
"""Seconds of work in one go, on the window's own processor time and at the pace the computer has when nobody
else is at work on it: seen on 2026-11-21, 85 ms where a section of the form is laid out. Two who share a core
slow each other to half the pace, and that is no fault of the program."""
UNSURE = 1.3
"""The pace is looked at after a block, not during it: on a busy computer it is known no better than this."""
LONGEST_WAIT = 0.400
"""Seconds in which the program's other threads worked and the window stood still."""
GLANCE = 0.015
SELDOM = 100
"""After so many beats it is looked how fast the computer is."""


class Block(NamedTuple):
    """The window stood still: its own work and everybody's, in seconds, and what it was seen doing."""

    own: float
    all: float
    seen: tuple[str, ...]

    @property
    def too_long(self) -> bool:
        return self.own > LONGEST or self.all - self.own > LONGEST_WAIT

    def at_its_best(self, slower: float) -> Block:
        """Without what others slowed its own work; what the other threads worked is left as it was."""
        own = self.own / slower
        return self._replace(own=own, all=self.all - self.own + own)

    def __str__(self) -> str:
        doing = "; ".join(dict.fromkeys(self.seen))
        return f"{self.own * 1000:.0f} ms of its own, {self.all * 1000:.0f} ms in all: {doing}"


class Pace:
    """How much slower the computer is now than at its best in this journey, by a small piece of work."""

    def __init__(self) -> None:
        self._best = min(_piece() for _ in range(20))

    def note(self) -> None:
        """Look again whether it is faster."""
        self._best = min(self._best, _piece())

    def now(self) -> float:
        """Once or more the time it takes at its best."""
        return max(1.0, median(_piece() for _ in range(9)) / self._best)


def _piece() -> float:
    began = time.thread_time()
    font = QFont("Noto Sans Overgang")
    for size in range(10, 40):
        font.setPixelSize(size)
        QFontMetrics(font).horizontalAdvance("Det ser dagtilbuddet")
    return time.thread_time() - began


class Heartbeat:
    """Beats whenever the window's thread has nothing else to do, and remembers when it was kept from it."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.beats, self._watching = 0, True
        self._pace = Pace()
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
            block = block.at_its_best(self._pace.now() * UNSURE)
        if block.too_long:
            self.blocks.append(block)
        self.beats += 1
        if self.beats % SELDOM == 0:
            self._pace.note()
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
    """Listen to the heart while something is done."""
    heart = Heartbeat()
    heart.start()
    try:
        yield heart
    finally:
        heart.stop()
