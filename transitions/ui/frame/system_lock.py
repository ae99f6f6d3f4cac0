"""The computer is locked or put to sleep: the program is told, as far as the system tells."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QAbstractNativeEventFilter, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from transitions.ui.frame.desktop_bus import DesktopBus
from transitions.ui.frame.windows_session import WindowsSession

LOOK_MS = 2000
SHORTEST_SECONDS = 20.0


class SystemLock(QObject):
    """`asked` when the session is locked, the lid closed or the computer goes to sleep.

    Linux tells over the desktop's local bus. Windows tells by window messages; that part has not
    been run on Windows. macOS tells Qt nothing: there, and wherever nobody tells, waking up from
    sleep is noticed, and a locked screen that does not sleep is left to the idle time.
    """

    asked = Signal()

    def __init__(self, window: QWidget, is_open: Callable[[], bool]) -> None:
        super().__init__(window)
        self._filter: QAbstractNativeEventFilter | None = None
        sleep = Sleep(self)
        sleep.ended.connect(self.asked)
        if sys.platform == "win32":
            self._filter = WindowsSession(int(window.winId()), self.asked.emit)
        elif sys.platform.startswith("linux"):
            DesktopBus(self, is_open).asked.connect(self.asked)


class Sleep(QObject):
    """Notices that the computer has slept: the clock on the wall went on, the program's own did not."""

    ended = Signal()

    def __init__(
        self,
        parent: QObject,
        wall: Callable[[], float] = time.time,
        awake: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._wall, self._awake = wall, awake
        self._before = self._drift()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Compare the clocks; a clock that is set right by less than the shortest sleep is no sleep."""
        drift = self._drift()
        slept, self._before = drift - self._before, drift
        if slept >= SHORTEST_SECONDS:
            self.ended.emit()

    def _drift(self) -> float:
        return self._wall() - self._awake()
