"""Nobody has touched the program for a while."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from transitions.ui.controls.touch import InputGuard

if TYPE_CHECKING:
    from transitions.application.ports import Clock

LOOK_SECONDS = 5
WARNING_SECONDS = 30


class Idleness(QObject):
    """Says `ran_out` when nothing has been touched for so many minutes, and before that how soon.

    `running_out` carries the seconds left, every few seconds of the last half minute, and `touched`
    tells that they are more again. It looks at the clock, for timers stand still while the computer
    sleeps, and counts its own looks, for the clock may be set back.
    """

    running_out = Signal(int)
    touched = Signal()
    ran_out = Signal()

    def __init__(self, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._allowed = timedelta(minutes=1)
        self._touched, self._looks = clock.now(), 0
        self._warned = False
        self._guard: InputGuard | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_SECONDS * 1000)
        self._timer.timeout.connect(self.look)

    def allow(self, minutes: int) -> None:
        """Let so many minutes pass."""
        self._allowed = timedelta(minutes=minutes)

    def watch(self, shown: QObject) -> None:
        """Begin, listening to whoever guards what passes through this object (the application)."""
        self.rest()
        self._guard = shown.findChild(InputGuard)
        if self._guard is not None:
            self._guard.touched.connect(self._notice)
        self._touch()
        self._timer.start()

    def rest(self) -> None:
        """Stop."""
        if self._guard is not None:
            self._guard.touched.disconnect(self._notice)
            self._guard = None
        self._timer.stop()
        self._calm()

    def look(self) -> None:
        """Compare with the clock; called every few seconds and before every touch."""
        if not self._timer.isActive():
            return
        self._looks += 1
        left = (self._allowed - self._waited()).total_seconds()
        if left <= 0:
            self._timer.stop()
            self._calm()
            self.ran_out.emit()
        elif left <= WARNING_SECONDS:
            self._warned = True
            self.running_out.emit(round(left))
        else:
            self._calm()

    def _notice(self) -> None:
        if not self._timer.isActive():
            return
        if self._passed() >= self._allowed:
            self.look()
        else:
            self._touch()

    def _touch(self) -> None:
        self._touched, self._looks = self._clock.now(), 0
        self._calm()

    def _calm(self) -> None:
        if self._warned:
            self._warned = False
            self.touched.emit()

    def _waited(self) -> timedelta:
        return max(timedelta(seconds=self._looks * LOOK_SECONDS), self._passed())

    def _passed(self) -> timedelta:
        return self._clock.now() - self._touched
