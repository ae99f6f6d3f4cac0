"""The one thread that owns the connection."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from traceback import clear_frames
from typing import Any, TypeVar

from transitions.application.errors import ExpectedError, VaultClosed
from transitions.storage.failures import Interrupted
from transitions.storage.store import VaultStore

T = TypeVar("T")

SETTLE_SECONDS = 1.0
"""So long after the last change the log is sealed and emptied."""

_PATIENCE = 20
"""Through so many such times work may follow on work before the log is emptied all the same."""

_LOOK_SECONDS = 0.5


@dataclass(slots=True)
class _Job:
    work: Callable[[VaultStore], Any]
    future: Future[Any]
    idle: bool

    def forget(self) -> None:
        """Let go of what the work holds before anybody hears of it: widgets may not be destroyed here."""
        self.work = _nothing


class VaultThread:
    """An open vault. Work is done one piece at a time, in the order it was handed over.

    ``opening`` runs on the thread itself; :attr:`opened` says how it went. If the program ends
    without :meth:`close`, the thread finishes its queue, seals and closes by itself.
    """

    def __init__(self, opening: Callable[[], VaultStore], settle_seconds: float = SETTLE_SECONDS) -> None:
        self.opened: Future[None] = Future()
        self._opening = opening
        self._settle_seconds = settle_seconds
        self._overdue_seconds = settle_seconds * _PATIENCE
        self._lock = threading.Lock()
        self._bell: SimpleQueue[None] = SimpleQueue()
        self._queue: deque[_Job] = deque()
        self._idle: deque[_Job] = deque()
        self._closing = False
        self._closing_error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="vault")
        self._thread.start()

    def submit(self, work: Callable[[VaultStore], T]) -> Future[T]:
        """Queue ``work``; what it returns or raises is in the future (``VaultClosed`` once locked)."""
        return self._put(self._queue, work)

    def submit_idle(self, work: Callable[[VaultStore], T]) -> Future[T]:
        """Queue ``work`` for when nothing else waits.

        It is stopped when something does, and begun again from its start later; on closing what
        has not finished ends with ``VaultClosed``. So it must not mind running twice.
        """
        return self._put(self._idle, work)

    def close(self) -> None:
        """Finish what is queued, seal, empty the log and close; a second call does nothing.

        Raises what sealing or closing met, e.g. ``DiskFull``; what was saved is saved all the same.
        """
        if threading.current_thread() is self._thread:
            raise RuntimeError("the vault cannot be closed from its own thread")
        with self._lock:
            self._closing = True
        self._bell.put(None)
        self._thread.join()
        error, self._closing_error = self._closing_error, None
        if error is not None:
            raise error

    def _put(self, queue: deque[_Job], work: Callable[[VaultStore], T]) -> Future[T]:
        future: Future[T] = Future()
        with self._lock:
            if self._closing:
                future.set_exception(VaultClosed())
            else:
                queue.append(_Job(work, future, queue is self._idle))
        self._bell.put(None)  # with the lock in hand the thread would wake to wait for it
        return future

    def _run(self) -> None:
        try:
            store = self._opening()
        except BaseException as error:  # noqa: BLE001 - whoever waits for the future gets it
            self._refuse_all()
            self.opened.set_exception(error)
            return
        self.opened.set_result(None)
        try:
            self._work(store)
        finally:
            self._close(store)

    def _work(self, store: VaultStore) -> None:
        settled, since = store.database.changes, time.monotonic()
        while True:
            dirty = store.database.changes != settled
            job = self._next(dirty, since + self._overdue_seconds)
            since = since if dirty else time.monotonic()
            if job is not None:
                self._do(job, store)
                job = None  # else it would be held until the next one comes
            elif dirty:
                with suppress(ExpectedError, OSError):  # saved all the same; close() says it
                    store.settle()
                settled = store.database.changes
            else:
                return

    def _next(self, dirty: bool, overdue: float) -> _Job | None:
        """The next job; ``None`` when it is time to settle or, with nothing to settle, to close."""
        settle_at = time.monotonic() + self._settle_seconds
        if dirty and time.monotonic() > overdue:
            return None
        while True:
            with self._lock:
                if self._queue:
                    return self._queue.popleft()
                if self._closing or (dirty and time.monotonic() >= settle_at):
                    return None
                if self._idle and not dirty:
                    return self._idle.popleft()
            self._listen()

    def _listen(self) -> None:
        """Until something is handed over, or for a moment; a ring may be of what was taken before."""
        try:
            self._bell.get(timeout=min(_LOOK_SECONDS, self._settle_seconds))
        except Empty:
            if not threading.main_thread().is_alive():
                with self._lock:
                    self._closing = True

    def _do(self, job: _Job, store: VaultStore) -> None:
        if not job.future.running() and not job.future.set_running_or_notify_cancel():
            return
        stoppable = store.database.interruptible(self._is_wanted) if job.idle else nullcontext()
        try:
            with stoppable:
                result = job.work(store)
        except Interrupted:
            self._postpone(job)
        except BaseException as error:  # noqa: BLE001 - whoever waits for the future gets it
            job.forget()
            clear_frames(error.__traceback__)
            job.future.set_exception(error)
        else:
            job.forget()
            job.future.set_result(result)

    def _is_wanted(self) -> bool:
        return bool(self._queue) or self._closing

    def _postpone(self, job: _Job) -> None:
        with self._lock:
            self._idle.appendleft(job)

    def _close(self, store: VaultStore) -> None:
        try:
            store.close()
        except BaseException as error:  # noqa: BLE001 - raised by close()
            self._closing_error = error
        self._refuse_all()

    def _refuse_all(self) -> None:
        with self._lock:
            self._closing = True
            waiting = [*self._queue, *self._idle]
            self._queue.clear()
            self._idle.clear()
        for job in waiting:
            if job.future.running() or job.future.set_running_or_notify_cancel():
                job.future.set_exception(VaultClosed())


def _nothing(_: VaultStore) -> None:
    """Work that is done."""
