"""Who waits for an answer of the vault is let go on the window's thread, and at once."""

from __future__ import annotations

import threading
import weakref
from functools import partial

from PySide6.QtCore import QObject

from tests.ui.family_stage import House
from transitions.application.desk import Desk
from transitions.application.errors import VaultMissing


def test_who_has_been_answered_is_held_by_nobody(home: House) -> None:
    """Not by the vault's thread either, until it is asked the next time."""
    gone: list[threading.Thread] = []
    for _ in range(20):
        owner = QObject()
        weakref.finalize(owner, lambda: gone.append(threading.current_thread()))
        home.work.ask(owner, lambda desk: desk.practice, partial(setattr, owner, "answered"))
        home.settle()
        del owner
    assert gone == [threading.main_thread()] * 20


def test_who_is_refused_is_held_by_nobody(home: House) -> None:
    def refuse(_: Desk) -> None:
        raise VaultMissing

    gone: list[threading.Thread] = []
    owner = QObject()
    weakref.finalize(owner, lambda: gone.append(threading.current_thread()))
    home.work.ask(owner, refuse, None, lambda _: None)
    home.settle()
    del owner
    assert gone == [threading.main_thread()]
