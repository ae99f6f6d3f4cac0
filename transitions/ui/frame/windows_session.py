"""What Windows says to a window: the session is locked or left, the computer goes to sleep.

Written from the documentation; only the reading of a message has been run, not Windows itself.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from ctypes import wintypes

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication

SESSION_CHANGE, POWER_BROADCAST = 0x02B1, 0x0218
CONSOLE_DISCONNECT, REMOTE_DISCONNECT, LOGOFF, LOCK = 0x2, 0x4, 0x6, 0x7
SUSPEND = 0x4
THIS_SESSION = 0

_LEAVING = {
    SESSION_CHANGE: {CONSOLE_DISCONNECT, REMOTE_DISCONNECT, LOGOFF, LOCK},
    POWER_BROADCAST: {SUSPEND},
}


class WindowsSession(QAbstractNativeEventFilter):
    """Calls ``asked`` when a message says so; the window must be registered to be told of its session."""

    def __init__(self, window: int, asked: Callable[[], None]) -> None:
        super().__init__()
        self._asked = asked
        register(window)
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self)

    def nativeEventFilter(  # noqa: N802 - Qt's name
        self, _kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> object:
        told = wintypes.MSG.from_address(int(message))
        if told.wParam in _LEAVING.get(told.message, ()):
            self._asked()
        return False, 0


def register(window: int) -> None:
    """Ask Windows to tell this window of its session; elsewhere there is nobody to ask."""
    libraries = getattr(ctypes, "windll", None)
    if libraries is not None:
        libraries.wtsapi32.WTSRegisterSessionNotification(wintypes.HWND(window), THIS_SESSION)
