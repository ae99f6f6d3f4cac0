"""Asking the vault thread, and hearing its answer on the thread of the window."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance, Slot
from shiboken6 import isValid

from transitions.application.desk import Desk, Surroundings
from transitions.application.errors import ExpectedError
from transitions.application.ports import Vault
from transitions.application.store import Store

T = TypeVar("T")
Failed = Callable[[ExpectedError], None]
Answer = tuple[int, Future[Any]]
"""The number of what was asked, and what the vault thread made of it."""


class Asked(NamedTuple):
    """Who waits, and what to do when it went well or not."""

    owner: QObject
    done: Callable[[Any], None] | None
    failed: Failed | None


class Fault(ExpectedError):
    """The program itself went wrong: what somebody who waits for an answer is told.

    The error nobody foresaw is raised as well, and reported as any other.
    """


class VaultWork(QObject):
    """An open vault as the window sees it: ask, and be told later.

    ``trouble`` carries an ExpectedError that nobody else takes care of. An error nobody foresaw is
    raised on the window's thread, after ``failed`` has been told of a ``Fault``. ``outdated``: copies
    in other folders hold what was just erased, or open with what was just changed; ``carried``: every
    folder that could be reached has been visited. ``stopping``: what is under way outside is to end early.
    """

    trouble = Signal(object)
    outdated = Signal()
    carried = Signal()
    stopping = Signal()
    _arrived = Signal(object)
    _arrived_idle = Signal(object)

    def __init__(self, vault: Vault, around: Surroundings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vault, self._around = vault, around
        self._desk: Desk | None = None
        self._waiting = self._outside = self._number = 0
        self._asked: dict[int, Asked] = {}
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._arrived_idle.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def ask(
        self,
        owner: QObject,
        work: Callable[[Desk], T],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Do ``work`` on the vault thread, then ``done`` or ``failed`` here while ``owner`` lives."""
        self._waiting += 1
        number = self._keep(Asked(owner, done, failed))
        _tell_when_done(self._vault.submit(self._at_a_desk(work)), number, self._arrived)

    def ask_when_idle(
        self,
        owner: QObject,
        work: Callable[[Desk], T],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """As ``ask``, for long work that gives way to everything else and may be begun again.

        Locking does not wait for it: what has not finished then fails with ``VaultClosed``.
        """
        number = self._keep(Asked(owner, done, failed))
        _tell_when_done(self._vault.submit_idle(self._at_a_desk(work)), number, self._arrived_idle)

    def hold(self) -> Callable[[], None]:
        """Something outside is under way that the vault is to be told about: locking waits for it.

        What is returned is called once when it is over, after the vault has been told.
        """
        self._waiting += 1
        self._outside += 1
        return self._let_go

    @property
    def outside(self) -> bool:
        """Whether something outside is waited for: a printer."""
        return self._outside > 0

    def stop_outside(self) -> None:
        """Ask what is under way outside to end; it lets go when it has."""
        self.stopping.emit()

    def _let_go(self) -> None:
        self._waiting -= 1
        self._outside -= 1

    def _keep(self, asked: Asked) -> int:
        """Who waits is known here alone: what the vault's thread let go of last would be destroyed there."""
        self._number += 1
        self._asked[self._number] = asked
        return self._number

    def _at_a_desk(self, work: Callable[[Desk], T]) -> Callable[[Store], T]:
        return lambda store: work(self._desk_at(store))

    def _desk_at(self, store: Store) -> Desk:
        """On the vault thread; kept, since laying one out takes long beside a save."""
        if self._desk is None:
            self._desk = self._around.desk(store)
        return self._desk

    @property
    def idle(self) -> bool:
        """Whether every answer has arrived, and nothing outside is waited for."""
        return self._waiting == 0

    def close(self) -> None:
        """Finish what is queued, seal and close the vault."""
        self._vault.close()

    @Slot(object)
    def _deliver(self, answer: Answer) -> None:
        self._waiting -= 1
        self._answer(answer)

    @Slot(object)
    def _answer(self, answer: Answer) -> None:
        number, future = answer
        owner, done, failed = self._asked.pop(number)
        error = future.exception()
        if isinstance(error, ExpectedError):
            self._tell(error, owner, failed)
        elif error is not None:
            self._let_know(owner, failed)
            raise error
        elif done is not None and isValid(owner):
            done(future.result())

    def _let_know(self, owner: QObject, failed: Failed | None) -> None:
        if failed is not None and isValid(owner):
            failed(Fault())

    def _tell(self, error: ExpectedError, owner: QObject, failed: Failed | None) -> None:
        if failed is not None and isValid(owner):
            failed(error)
        else:
            self.trouble.emit(error)


def _tell_when_done(future: Future[Any], number: int, arrived: SignalInstance) -> None:
    future.add_done_callback(lambda done: arrived.emit((number, done)))
