"""A vault at work, as the figures need it: opened, and written in beside a bare database."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime
from pathlib import Path
from queue import SimpleQueue

from tests.benchmarks.many import WORDS
from tests.storage import acts
from transitions.domain.answers import Answer, AnswerKey
from transitions.storage.database import Database, create_database
from transitions.storage.secret import Secret
from transitions.storage.thread import VaultThread
from transitions.storage.vault import VaultFolder

KEY = AnswerKey(field="our_child", voice="parents")


def milliseconds(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return (time.perf_counter() - began) * 1000


def opening(vault: VaultFolder) -> float:
    """From the passphrase to the first answer of the open vault."""
    opened: list[VaultThread] = []
    taken = milliseconds(lambda: opened.append(vault.unlock(acts.passphrase(0))))
    opened[0].close()
    return taken


class Writing:
    """The first family of a vault, written in as the window does: at a desk that is kept, told when done."""

    def __init__(self, thread: VaultThread) -> None:
        self._thread = thread
        self._told: SimpleQueue[Future[datetime]] = SimpleQueue()
        self._desk = thread.submit(acts.surroundings().desk).result()
        self._transition = thread.submit(lambda store: store.subjects.all("transition")[0]).result()

    def save(self, number: int) -> None:
        """Save what has been typed, until the window can say *Gemt*."""
        answer = Answer(key=KEY, value=f"{WORDS} {number}")
        saving = self._thread.submit(lambda _: self._desk.transitions.answer(self._transition, answer))
        saving.add_done_callback(self._told.put)
        self._told.get().result()


def bare_database(path: Path) -> Database:
    """SQLCipher with one table and nothing else."""
    with Secret(bytearray(32)) as key:
        bare = create_database(path, key)
    with bare.transaction():
        bare.change("CREATE TABLE draft (id INTEGER PRIMARY KEY, value TEXT) STRICT")
    return bare


def commit(bare: Database, number: int) -> None:
    """One row in one transaction."""
    with bare.transaction():
        bare.change("INSERT OR REPLACE INTO draft VALUES (1, ?)", (f"{WORDS} {number}",))
