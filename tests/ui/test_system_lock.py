"""The lid, the system's own lock and sleep: the program locks when it is told, and notices by itself."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from ctypes import wintypes
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import transitions.main as program
from transitions.ui.frame import windows_session
from transitions.ui.frame.system_lock import SHORTEST_SECONDS, Sleep, SystemLock
from transitions.ui.frame.windows_session import WindowsSession

ROOT = Path(__file__).parents[2]


@pytest.fixture
def bus() -> Iterator[str]:
    """The address of a bus that nobody else talks on."""
    found = shutil.which("dbus-daemon")
    if found is None:
        pytest.skip("no bus to be had here")
    daemon = subprocess.Popen(
        [found, "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )
    assert daemon.stdout is not None
    yield daemon.stdout.readline().strip()
    daemon.terminate()
    daemon.wait()
    daemon.stdout.close()


def test_a_linux_desktop_is_heard_and_others_are_not(bus: str) -> None:
    environment = {
        **os.environ, "PYTHONPATH": str(ROOT),
        "DBUS_SESSION_BUS_ADDRESS": bus, "DBUS_SYSTEM_BUS_ADDRESS": bus,
    }
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("desktop.py"))],
        capture_output=True, text=True, timeout=60, check=False, env=environment,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split("\n")[:-1] == [
        "inhibit sleep delay", "screen 1", "screen_back 0", "kde 1", "sleep 1", "waits True",
        "inhibit sleep delay", "awake 0", "lock 1", "unlock 0", "anothers 0", "closed 1", "waits False",
    ]


@pytest.mark.parametrize(
    ("message", "what", "heard"),
    [
        (0x02B1, 7, True), (0x02B1, 2, True), (0x02B1, 4, True), (0x02B1, 6, True),
        (0x02B1, 8, False), (0x02B1, 5, False), (0x0218, 4, True), (0x0218, 18, False), (0x0200, 7, False),
    ],
)
def test_a_message_of_windows_is_read(qapp: QObject, message: int, what: int, heard: bool) -> None:
    """The reading alone: Windows itself has not been asked."""
    asked: list[bool] = []
    session = WindowsSession(0, lambda: asked.append(True))
    told = wintypes.MSG()
    told.message, told.wParam = message, what
    kind = QByteArray(b"windows_generic_MSG")
    assert session.nativeEventFilter(kind, ctypes.addressof(told)) == (False, 0)
    assert asked == [True] * heard


def test_elsewhere_nobody_is_asked_to_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    registered: list[tuple[object, int]] = []

    class Library:
        class wtsapi32:  # noqa: N801 - the name of the library
            @staticmethod
            def WTSRegisterSessionNotification(window: object, whose: int) -> None:  # noqa: N802
                registered.append((window, whose))

    windows_session.register(17)
    assert registered == []
    monkeypatch.setattr(ctypes, "windll", Library, raising=False)
    windows_session.register(17)
    assert [whose for _, whose in registered] == [0]


class Clocks:
    def __init__(self) -> None:
        self.wall, self.awake = 1000.0, 50.0


@pytest.mark.parametrize(
    ("wall", "awake", "slept"),
    [(2, 2, False), (600, 600, False), (SHORTEST_SECONDS + 3, 2, True), (SHORTEST_SECONDS, 2, False),
     (-7200, 2, False), (8 * 3600, 2, True)],
)
def test_waking_up_is_noticed_and_a_long_wait_is_not_sleep(
    qtbot: QtBot, wall: float, awake: float, slept: bool
) -> None:
    clocks, parent = Clocks(), QObject()
    sleep = Sleep(parent, lambda: clocks.wall, lambda: clocks.awake)
    ended: list[bool] = []
    sleep.ended.connect(lambda: ended.append(True))
    for _ in range(3):
        sleep.look()
    clocks.wall, clocks.awake = clocks.wall + wall, clocks.awake + awake
    for _ in range(3):
        sleep.look()
    assert ended == [True] * slept


def test_sleep_reaches_the_window(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    lock = SystemLock(window, lambda: False)
    sleep = lock.findChild(Sleep)
    assert sleep is not None
    with qtbot.waitSignal(lock.asked, timeout=1000):
        sleep.ended.emit()


@pytest.mark.parametrize("system", ["posix", "nt"])
def test_locking_begins_the_program_anew(monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    """On Windows a program of its own is started; only that it would be is shown here."""
    begun: list[tuple[str, list[str]]] = []
    monkeypatch.setenv(program.LOCKED_VARIABLE, "")
    with monkeypatch.context() as there:
        there.setattr("transitions.main.os.name", system)
        there.setattr("transitions.main.os.execv", lambda _, again: begun.append(("replaced", again)))
        there.setattr(
            "subprocess.Popen",
            lambda again, **how: begun.append((str(how["creationflags"]), again)),
        )
        program._relaunch("vault-1")
    ((how, again),) = begun
    assert how == ("replaced" if system == "posix" else "8")
    assert again == [sys.executable, *sys.orig_argv[1:]]
    assert os.environ[program.LOCKED_VARIABLE] == "vault-1"
