"""Everything is saved as it is typed: a short pause, then to the vault, then *Gemt*."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from transitions.application.desk import Desk
from transitions.application.errors import ExpectedError
from transitions.application.package_errors import HandedOver
from transitions.ui.work import Fault, VaultWork

Save = Callable[[Desk], object]
PAUSE_MS = 600


class Autosave(QObject):
    """Saves that wait for a pause in the typing, the newest per key.

    ``saving`` when they are sent, ``saved`` when the vault has them on disk, ``failed`` with the
    error when it has not; what failed is kept and sent again by ``flush``. What failed because the
    program itself is wrong waits for ``flush`` alone, so that she can go on writing elsewhere. What is
    written in a family that a colleague has is not kept: it will never be saved here.
    """

    saving = Signal()
    saved = Signal()
    failed = Signal(object)

    def __init__(self, work: VaultWork, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._pending: dict[str, Save] = {}
        self._broken: dict[str, Save] = {}
        self._sent = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._send_waiting)

    def note(self, key: str, save: Save) -> None:
        """Save this soon, in place of what waits under the same key."""
        for kept in (self._pending, self._broken):
            kept.pop(key, None)
        self._pending[key] = save
        self._pause.start()

    def flush(self) -> None:
        """Send everything now: before another screen, a signature, a lock, the end."""
        self._pending = {**self._broken, **self._pending}
        self._broken = {}
        self._send_waiting()

    @property
    def quiet(self) -> bool:
        """Nothing waits, nothing is under way and nothing is owed."""
        return not self._pending and not self._broken and self._sent == 0

    def _send_waiting(self) -> None:
        self._pause.stop()
        waiting, self._pending = self._pending, {}
        if waiting:
            self.saving.emit()
        for key, save in waiting.items():
            self._send(key, save)

    def _send(self, key: str, save: Save) -> None:
        self._sent += 1
        self._work.ask(self, save, lambda _: self._arrived(), lambda e: self._kept(key, save, e))

    def _arrived(self) -> None:
        self._sent -= 1
        if self.quiet:
            self.saved.emit()
        elif self._broken and not self._pending and self._sent == 0:
            self.failed.emit(Fault())

    def _kept(self, key: str, save: Save, error: ExpectedError) -> None:
        self._sent -= 1
        if key not in self._pending and not isinstance(error, HandedOver):
            kept = self._broken if isinstance(error, Fault) else self._pending
            kept[key] = save
        self.failed.emit(error)
