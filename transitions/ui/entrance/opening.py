"""Opening a vault takes a quarter of a second or more, so it is done beside the window."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from transitions.application.errors import ExpectedError, WrongPassphrase, WrongRecoveryKey

if TYPE_CHECKING:
    from transitions.application.ports import Vault

Opened = tuple["Vault", str]
"""A vault that was opened, and its recovery key when it is new (else nothing)."""
Work = Callable[[], Opened]
Done = Callable[["Vault", str], None]
Failed = Callable[[ExpectedError], None]


class Opening(QObject):
    """One vault at a time is opened on a thread of its own; the answer arrives on the window's.

    ``went`` is for work that takes longer: what is being done, and how many percent of it are.
    """

    went = Signal(str, int)
    _arrived = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None
        self._made: Vault | None = None
        self._stopping = threading.Event()
        self.wrong_tries = 0
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether a vault is being opened; another cannot be begun meanwhile."""
        return self._thread is not None

    def begin(self, work: Work, done: Done, failed: Failed) -> None:
        """Do `work`, then `done` with the vault or `failed` with what can be done about it."""
        if self.busy:
            return
        self._stopping.clear()
        self._thread = threading.Thread(target=self._run, args=(work, done, failed), name="opening")
        self._thread.start()

    def stop(self) -> None:
        """Let work that looks at ``stopped`` end early; the answer says what came of it."""
        self._stopping.set()

    def stopped(self) -> bool:
        """Whether what is under way should end early; asked on its own thread."""
        return self._stopping.is_set()

    def abandon(self) -> None:
        """The window closes: wait, and close again what was opened in vain."""
        if self._thread is None:
            return
        self.stop()
        self._thread.join()
        self._thread = None
        if self._made is not None:
            self._made.close()
            self._made = None

    def _run(self, work: Work, done: Done, failed: Failed) -> None:
        try:
            opened = work()
        except BaseException as error:  # noqa: BLE001 - told on the window's thread
            self._arrived.emit((None, error, done, failed))
            return
        self._made = opened[0]
        self._arrived.emit((opened, None, done, failed))

    @Slot(object)
    def _deliver(self, outcome: tuple[Opened | None, BaseException | None, Done, Failed]) -> None:
        if self._thread is None:
            return
        self._thread.join()
        self._thread, self._made = None, None
        opened, error, done, failed = outcome
        if opened is not None:
            done(*opened)
        elif isinstance(error, ExpectedError):
            self.wrong_tries += isinstance(error, WrongPassphrase | WrongRecoveryKey)
            failed(error)
        elif error is not None:
            raise error
