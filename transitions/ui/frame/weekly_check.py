"""Once a week, when nothing else waits, everything in the vault is checked."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from transitions.application.desk import Desk
from transitions.application.errors import (
    AuditBroken,
    ExpectedError,
    VaultDamaged,
    VaultOlder,
    VaultSealMissing,
)
from transitions.application.log import Checkup
from transitions.application.store import Finding
from transitions.ui.work import VaultWork

AFTER_MS = 60_000
"""She is let in first."""

_TOLD: dict[Finding, type[ExpectedError]] = {
    "pages": VaultDamaged,
    "chain": AuditBroken,
    "older": VaultOlder,
    "unsealed": VaultSealMissing,
}


class WeeklyCheck(QObject):
    """Looks whether the check is due; a finding is told as the damage it is."""

    def __init__(self, work: VaultWork, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Look in a while."""
        self._timer.start()

    def look(self) -> None:
        """Check now if a week has gone."""
        self._work.ask_when_idle(self, examine_if_due, self._tell, lambda _: None)

    def _tell(self, checkup: Checkup | None) -> None:
        if checkup is None:
            return
        self._work.ask(self, lambda desk: desk.log.remember(checkup))
        for finding in checkup.findings[:1]:
            self._work.trouble.emit(_TOLD[finding]())


def examine_if_due(desk: Desk) -> Checkup | None:
    """Everything checked, or nothing while the last check is not a week old."""
    return desk.log.examine() if desk.log.due() else None
