"""What a Linux desktop says over its local bus: the session is locked, the computer goes to sleep."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import SLOT, QObject, QTimer, Signal, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
)

LOGIN = "org.freedesktop.login1"
MANAGER, MANAGER_PATH, SESSION = f"{LOGIN}.Manager", "/org/freedesktop/login1", f"{LOGIN}.Session"
SCREEN_SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)
OWN_SESSION = "auto"
_PATIENCE_MS = 3000


class DesktopBus(QObject):
    """`asked` when the desktop locks or is about to sleep; silent where there is no bus.

    The computer is asked to wait with sleeping, a few seconds at most, until the program has saved and
    begun anew: the system's promise ends with the process it was given to. While nothing is open,
    nothing is waited for.
    """

    asked = Signal()

    def __init__(self, parent: QObject, is_open: Callable[[], bool]) -> None:
        super().__init__(parent)
        self._is_open = is_open
        self._waits: QDBusUnixFileDescriptor | None = None
        QTimer.singleShot(0, self, self.listen)

    def listen(self) -> None:
        """Subscribe; the questions are answered later."""
        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        for name in SCREEN_SAVERS:
            self._hear(session, ("", "", name, "ActiveChanged"), "turn(bool)")
        if system.isConnected():
            self._hear(system, (LOGIN, MANAGER_PATH, MANAGER, "PrepareForSleep"), "sleep(bool)")
            self._call(system, "GetSession", OWN_SESSION).finished.connect(self._hear_session)
            self._ask_to_wait(system)

    @Slot(bool)
    def turn(self, begins: bool) -> None:
        """The screen is covered; that it is free again says nothing."""
        if begins:
            self.asked.emit()

    @Slot(bool)
    def sleep(self, begins: bool) -> None:
        """Sleep is near, or over."""
        if not begins:
            self._ask_to_wait(QDBusConnection.systemBus())
            return
        self.asked.emit()
        if not self._is_open():
            self._waits = None

    @Slot()
    def lock(self) -> None:
        """This session is to be locked."""
        self.asked.emit()

    def _hear(self, bus: QDBusConnection, signal: tuple[str, str, str, str], slot: str) -> None:
        # The stubs ask for bytes, the binding takes the text that SLOT makes.
        bus.connect(*signal, self, SLOT(slot))  # type: ignore[call-overload]

    def _call(self, bus: QDBusConnection, method: str, *values: str) -> QDBusPendingCallWatcher:
        message = QDBusMessage.createMethodCall(LOGIN, MANAGER_PATH, MANAGER, method)
        message.setArguments(list(values))
        return QDBusPendingCallWatcher(bus.asyncCall(message, _PATIENCE_MS), self)

    def _ask_to_wait(self, system: QDBusConnection) -> None:
        wait = ("sleep", "Tryg Overgang", "Gemmer og låser", "delay")
        self._call(system, "Inhibit", *wait).finished.connect(self._keep_waiting)

    def _hear_session(self, answer: QDBusPendingCallWatcher) -> None:
        found = _first(answer)
        if isinstance(found, QDBusObjectPath):
            own = (LOGIN, found.path(), SESSION, "Lock")
            self._hear(QDBusConnection.systemBus(), own, "lock()")

    def _keep_waiting(self, answer: QDBusPendingCallWatcher) -> None:
        found = _first(answer)
        if isinstance(found, QDBusUnixFileDescriptor):
            self._waits = found


def _first(answer: QDBusPendingCallWatcher) -> object:
    """The first thing an answer holds, nothing when there was no answer."""
    answer.deleteLater()
    told = [] if answer.isError() else answer.reply().arguments()
    return told[0] if told else None
