"""The real program, worked by a timer: unlocks, shows a family, and locks when it is told to.

Run as a program: the passphrase. It says ``open`` when the family is in sight, waits for a line, locks,
and says ``locked`` when the program that takes its place asks for the passphrase. Before each word
stands what the program let the system do with its memory: the limit for core files, and whether it
may be read by others.
"""

from __future__ import annotations

import ctypes
import os
import resource
import sys
import threading
import time
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from transitions.main import LOCKED_VARIABLE, main

GET_DUMPABLE, SET_DUMPABLE = 3, 4
SECONDS = 60


def seen(name: str) -> QWidget | None:
    """The control of that name, if it is in sight and can be used."""
    tops = (top for top in QApplication.topLevelWidgets() if top.isVisible())
    found = (w for top in tops for w in top.findChildren(QWidget) if w.objectName() == name)
    return next((w for w in found if w.isVisible() and w.isEnabled()), None)


def when_seen(name: str, then: Callable[[QWidget], None]) -> None:
    """Wait until a control is in sight."""
    widget = seen(name)
    if widget is None:
        QTimer.singleShot(50, lambda: when_seen(name, then))
    else:
        then(widget)


def tell(word: str) -> None:
    """Say where we are; from now on a test of the same user may look into the memory."""
    system = ctypes.CDLL(None)
    core, readable = resource.getrlimit(resource.RLIMIT_CORE), system.prctl(GET_DUMPABLE, 0, 0, 0, 0)
    system.prctl(SET_DUMPABLE, 1, 0, 0, 0)
    sys.stdout.write(f"{core[0]} {core[1]} {readable} {word}\n")
    sys.stdout.flush()


def unlock(line: QWidget) -> None:
    """Type the passphrase and open the first family."""
    QTest.keyClicks(line, sys.argv[1])
    QTest.keyClick(line, Qt.Key.Key_Return)
    when_seen("overview.search", lambda search: QTimer.singleShot(300, lambda: choose(search)))


def choose(search: QWidget) -> None:
    """The first one in the list."""
    QTest.keyClick(QApplication.focusWidget() or search, Qt.Key.Key_Return)
    when_seen("journey.steps.form", show)


def show(step: QWidget) -> None:
    """Her answers in sight."""
    QTest.mouseClick(step, Qt.MouseButton.LeftButton)
    when_seen("form.next", turn)


def turn(following: QWidget) -> None:
    """On to the page with the answer."""
    if seen("form.our_child.parents") is None:
        QTest.mouseClick(following, Qt.MouseButton.LeftButton)
        QTimer.singleShot(150, lambda: when_seen("form.next", turn))
    else:
        QTimer.singleShot(300, wait_to_lock)


def wait_to_lock() -> None:
    """Say so, and lock when a line comes."""
    tell("open")
    application = QApplication.instance()
    assert application is not None

    def listen() -> None:
        sys.stdin.readline()
        QTimer.singleShot(0, application, lambda: when_seen("shell.lock", press))

    threading.Thread(target=listen, daemon=True).start()


def press(button: QWidget) -> None:
    """Press it."""
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def begin(*, locked: bool) -> None:
    """When the window is there."""
    while QApplication.instance() is None or not QApplication.topLevelWidgets():
        time.sleep(0.02)
    application = QApplication.instance()
    assert application is not None
    then = (lambda _: tell("locked")) if locked else unlock
    QTimer.singleShot(0, application, lambda: when_seen("start.passphrase", then))


if __name__ == "__main__":
    again = bool(os.environ.get(LOCKED_VARIABLE))
    threading.Thread(target=lambda: begin(locked=again), daemon=True).start()
    deadline = threading.Timer(SECONDS, lambda: os._exit(3))
    deadline.daemon = True
    deadline.start()
    sys.exit(main([]))
