"""The real program in a process of its own: it starts, works, and ends in order."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from transitions.clock import RandomIds, SystemClock
from transitions.places import HOME_VARIABLE
from transitions.storage.local_vaults import LocalVaults

ROOT = Path(__file__).parents[2]
SECONDS = 60

STARTED = """
import os, sys, threading, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from transitions.main import main

def see(name):
    widgets = [w for top in QApplication.topLevelWidgets() for w in top.findChildren(object)]
    return next((w for w in widgets if getattr(w, "objectName", str)() == name), None)

def press(names):
    button = see(names[0]) if names else None
    if button is not None and button.isVisible() and button.isEnabled():
        button.click()
        names = names[1:]
    if names:
        QTimer.singleShot(50, lambda: press(names))
    else:
        QTimer.singleShot(200, lambda: print("ready", flush=True))

def begin():
    while QApplication.instance() is None or not QApplication.topLevelWidgets():
        time.sleep(0.02)
    QTimer.singleShot(0, QApplication.instance(), lambda: press(NAMES))

if os.environ.get("TRYG_OVERGANG_LOCKED"):
    NAMES = ["start.create", "new_vault.propose"]
threading.Thread(target=begin, daemon=True).start()
deadline = threading.Timer(40, lambda: os._exit(3))
deadline.daemon = True
deadline.start()
sys.exit(main([]))
"""
"""Presses the named buttons one after the other, then says ``ready``; begun anew, it asks for a new vault."""


def environment(home: Path) -> dict[str, str]:
    return {
        **os.environ, HOME_VARIABLE: str(home), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT),
    }


def start(home: Path, names: list[str]) -> subprocess.Popen[str]:
    code = f"NAMES = {names!r}\n{STARTED}"
    return subprocess.Popen(
        [sys.executable, "-c", code], env=environment(home), cwd=home, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )


def end(program: subprocess.Popen[str]) -> tuple[int, str]:
    """Wait until it has said that it is ready, ask it to end as the computer does, wait for that."""
    assert program.stdout is not None
    assert program.stdout.readline().strip() == "ready"
    program.send_signal(signal.SIGTERM)
    _, complaints = program.communicate(timeout=SECONDS)
    return program.returncode, complaints


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGTERM to send")
def test_the_program_works_in_a_vault_and_ends_in_order(tmp_path: Path) -> None:
    buttons = ["start.practice", "overview.empty.new", "shell.help", "help.keys", "shortcuts.close"]
    code, complaints = end(start(tmp_path, buttons))
    assert (code, complaints.replace("This plugin does not support propagateSizeHints()\n", "")) == (0, "")
    folder = tmp_path / "vaults" / "oevelse"
    assert not list(folder.glob("vault.db-*"))
    vault = LocalVaults(tmp_path / "vaults", SystemClock(), RandomIds()).open_practice()
    children = vault.submit(lambda store: len(store.subjects.all("child"))).result()
    vault.close()
    assert children == 1


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGTERM to send")
def test_the_program_ends_in_order_before_anything_is_open(tmp_path: Path) -> None:
    code, complaints = end(start(tmp_path, []))
    assert code == 0, complaints


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGTERM to send")
def test_locking_begins_the_program_anew_with_nothing_open(tmp_path: Path) -> None:
    code, complaints = end(start(tmp_path, ["start.practice", "shell.lock", "new_vault.propose"]))
    assert code == 0, complaints
    assert not list((tmp_path / "vaults" / "oevelse").glob("vault.db-*"))
