"""Backups by themselves: asked for while the vault is open, done when nothing else waits."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

from transitions.application.copies import Carried, Errand, Stop
from transitions.application.desk import Desk
from transitions.application.errors import ExpectedError, VaultClosed
from transitions.ui.errands import Errands
from transitions.ui.work import Fault, VaultWork

FIRST_MS = 60_000
AGAIN_MS = 15 * 60_000
Round = Callable[[Desk], Sequence[Errand]]


class BackupRounds(QObject):
    """A minute after the vault was opened, and then each quarter of an hour, do what is due; other
    folders are visited at once when what lies there is outdated.

    What goes wrong with the copy itself is said by ``work.trouble``; a folder that is away is
    remembered in the vault, and tried again at the next round.
    """

    def __init__(self, work: VaultWork, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._errands = work, Errands(self)
        self._busy, self._again = False, False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self.go_round)
        work.outdated.connect(self.visit)

    def begin(self) -> None:
        """Wait for the first quiet minute."""
        self._pause.start(FIRST_MS)

    def go_round(self) -> None:
        """Do what is due, now."""
        if not self._busy:
            self._go(lambda desk: desk.backups.tend())

    def visit(self) -> None:
        """Go to the other folders, now or when the round under way is done: it knows of nothing new."""
        if self._busy:
            self._again = True
        else:
            self._go(lambda desk: desk.backups.errands())

    def stop(self) -> None:
        """The vault closes."""
        self._pause.stop()
        self._errands.stop()

    def _go(self, round_: Round) -> None:
        self._busy = True
        self._work.ask_when_idle(self, round_, self._carry, self._fail)

    def _carry(self, errands: Sequence[Errand]) -> None:
        if errands:
            self._errands.run(self, lambda stop: carry_all(errands, stop), self._note, self._fail)
        else:
            self._rest()

    def _note(self, outcomes: Sequence[Carried]) -> None:
        self._work.ask(self, lambda desk: desk.backups.note(outcomes), lambda _: self._rest(), self._fail)

    def _fail(self, error: ExpectedError) -> None:
        self._rest()
        if not isinstance(error, VaultClosed | Fault):
            self._work.trouble.emit(error)

    def _rest(self) -> None:
        self._busy = False
        if self._again:
            self._again = False
            self.visit()
            return
        self._pause.start(AGAIN_MS)
        self._work.carried.emit()


def carry_all(errands: Sequence[Errand], stop: Stop) -> tuple[Carried, ...]:
    """Each visit after the other, and what came of them."""
    return tuple(errand.run(stop) for errand in errands)
