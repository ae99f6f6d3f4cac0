"""A desktop on a bus of its own that locks, sleeps and talks of others; run by the test of the lock."""

from __future__ import annotations

import os
import sys
from typing import Any

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusUnixFileDescriptor,
    QDBusVirtualObject,
)

from transitions.ui.frame.desktop_bus import LOGIN, MANAGER, MANAGER_PATH, SCREEN_SAVERS, SESSION, DesktopBus

MINE, ANOTHERS = f"{MANAGER_PATH}/session/_32", f"{MANAGER_PATH}/session/c7"
STEP_MS = 150


class Login(QDBusVirtualObject):
    """Answers as logind does: which session this is, and a promise to wait with sleeping."""

    def __init__(self) -> None:
        super().__init__()
        self.inside, self.outside = os.pipe()

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:  # noqa: N802
        if message.member() == "GetSession":
            return answer(connection, message, QDBusObjectPath(MINE))
        if message.member() == "Inhibit":
            sys.stdout.write(f"inhibit {message.arguments()[0]} {message.arguments()[3]}\n")
            return answer(connection, message, QDBusUnixFileDescriptor(self.outside))
        return False

    def introspect(self, _path: str) -> str:
        return ""


def answer(connection: QDBusConnection, message: QDBusMessage, value: object) -> bool:
    reply = message.createReply()
    reply.setArguments([value])
    return connection.send(reply)


def main() -> None:
    app = QCoreApplication([])
    bus = QDBusConnection.connectToBus(os.environ["DBUS_SYSTEM_BUS_ADDRESS"], "login")
    login = Login()
    bus.registerVirtualObject(MANAGER_PATH, login, QDBusConnection.VirtualObjectRegisterOption.SubPath)
    bus.registerService(LOGIN)
    opened = [True]
    desktop = DesktopBus(app, lambda: opened[0])
    heard: list[str] = []
    desktop.asked.connect(lambda: heard.append("asked"))

    def says(path: str, interface: str, name: str, *values: object) -> None:
        signal = QDBusMessage.createSignal(path, interface, name)
        signal.setArguments(list(values))
        bus.send(signal)

    told: list[tuple[str, tuple[Any, ...]]] = [
        ("screen", ("/any/path", SCREEN_SAVERS[1], "ActiveChanged", True)),
        ("screen_back", ("/any/path", SCREEN_SAVERS[1], "ActiveChanged", False)),
        ("kde", ("/ScreenSaver", SCREEN_SAVERS[0], "ActiveChanged", True)),
        ("sleep", (MANAGER_PATH, MANAGER, "PrepareForSleep", True)),
        ("awake", (MANAGER_PATH, MANAGER, "PrepareForSleep", False)),
        ("lock", (MINE, SESSION, "Lock")),
        ("unlock", (MINE, SESSION, "Unlock")),
        ("anothers", (ANOTHERS, SESSION, "Lock")),
        ("closed", (MANAGER_PATH, MANAGER, "PrepareForSleep", True)),
    ]

    def step() -> None:
        if not told:
            app.quit()
            return
        name, signal = told.pop(0)
        heard.clear()
        says(*signal)
        QTimer.singleShot(STEP_MS, lambda: after(name))

    def after(name: str) -> None:
        sys.stdout.write(f"{name} {len(heard)}\n")
        if name in ("sleep", "closed"):
            sys.stdout.write(f"waits {desktop._waits is not None and desktop._waits.isValid()}\n")
        opened[0] = bool(told) and told[0][0] != "closed"
        step()

    QTimer.singleShot(3 * STEP_MS, step)
    app.exec()
    os.close(login.outside)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
