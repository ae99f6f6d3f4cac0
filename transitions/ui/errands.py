"""Work on files that may be slow, on threads that nobody waits for; answers arrive on the window's."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from transitions.application.copies import Stop
from transitions.application.errors import ExpectedError
from transitions.ui.work import Fault

T = TypeVar("T")
Failed = Callable[[ExpectedError], None]
Answer = tuple[Any, BaseException | None, QObject, Callable[[Any], None], Failed]
"""What came of it or what was raised, who waits, and what to do when it went well or not."""

_PATIENCE_SECONDS = 2.0


class Errands(QObject):
    """What is under way when it is stopped ends soon, and is told to nobody."""

    _arrived = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stopping = threading.Event()
        self._threads: list[threading.Thread] = []
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self, owner: QObject, work: Callable[[Stop], T], done: Callable[[T], None], failed: Failed
    ) -> None:
        """Do `work` aside, then `done` or `failed` here while `owner` lives."""

        def answer() -> None:
            try:
                outcome: tuple[Any, BaseException | None] = work(self._stopping.is_set), None
            except BaseException as error:  # noqa: BLE001 - told on the window's thread
                outcome = None, error
            if not self._stopping.is_set():
                self._arrived.emit((*outcome, owner, done, failed))

        thread = threading.Thread(target=answer, name="errand", daemon=True)
        self._threads = [one for one in self._threads if one.is_alive()] + [thread]
        thread.start()

    def stop(self) -> None:
        """End everything; a disk that does not answer is not waited for."""
        self._stopping.set()
        for thread in self._threads:
            thread.join(_PATIENCE_SECONDS)

    @Slot(object)
    def _deliver(self, answer: Answer) -> None:
        result, error, owner, done, failed = answer
        if self._stopping.is_set() or not isValid(owner):
            return
        if error is None:
            done(result)
        elif isinstance(error, ExpectedError):
            failed(error)
        else:
            failed(Fault())
            raise error
