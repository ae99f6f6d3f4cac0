"""Work on files that may be slow, on threads that nobody waits for; answers arrive on the window's."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot
from shiboken6 import isValid

from transitions.application.copies import Stop
from transitions.application.errors import ExpectedError
from transitions.ui.work import Fault

T = TypeVar("T")
Failed = Callable[[ExpectedError], None]
Answer = tuple[Any, BaseException | None]
"""What came of it, or what was raised."""

_PATIENCE_SECONDS = 2.0


class Relay(QObject):
    """Brings answers to the window's thread, and lives as long as the program: who sends them may be gone."""

    arrived = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def _deliver(self, deliver: Callable[[], None]) -> None:
        deliver()


class Errands(QObject):
    """What is under way when it is stopped ends soon, and is told to nobody; so is what nobody waits for."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._relay = _relay()
        self._stopping = threading.Event()
        self._threads: list[threading.Thread] = []

    def run(
        self, owner: QObject, work: Callable[[Stop], T], done: Callable[[T], None], failed: Failed
    ) -> None:
        """Do `work` aside, then `done` or `failed` here while `owner` lives."""
        relay, stopping = self._relay, self._stopping
        held = (work, done, failed)

        def answer() -> None:
            try:
                outcome: Answer = work(stopping.is_set), None
            except BaseException as error:  # noqa: BLE001 - told on the window's thread
                outcome = None, error
            with suppress(RuntimeError):  # raised where the program has ended
                relay.arrived.emit(lambda: arrive(outcome))

        def arrive(outcome: Answer) -> None:
            """When the thread has let go of all it held: a printer must not be freed on a thread of ours."""
            thread.join()
            _, well, badly = held
            self._deliver(outcome, owner, well, badly)

        thread = threading.Thread(target=answer, name="errand", daemon=True)
        self._threads = [one for one in self._threads if one.is_alive()] + [thread]
        thread.start()

    def stop(self) -> None:
        """End everything; a disk that does not answer is not waited for."""
        self._stopping.set()
        for thread in self._threads:
            thread.join(_PATIENCE_SECONDS)

    def _deliver(
        self, answer: Answer, owner: QObject, done: Callable[[Any], None], failed: Failed
    ) -> None:
        result, error = answer
        if self._stopping.is_set() or not isValid(owner):
            return
        if error is None:
            done(result)
        elif isinstance(error, ExpectedError):
            failed(error)
        else:
            failed(Fault())
            raise error


def _relay() -> Relay:
    program = QCoreApplication.instance()
    if program is None:
        raise RuntimeError("errands are run by a program")
    return program.findChild(Relay) or Relay(program)
