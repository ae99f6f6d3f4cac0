"""A button that prints one paper, and says so until it is over."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter
from shiboken6 import isValid

from transitions.ui.controls.buttons import Button
from transitions.ui.controls.print_job import PrintJob
from transitions.ui.controls.speech import announce


class PrintButton(Button):
    """``wanted`` when it is pressed and nothing is on its way.

    It keeps the cursor while it waits: pressed again it does nothing, and nor does what stands next to it.
    """

    wanted = Signal()

    def __init__(self, words: str, name: str, kind: str, under_way: str) -> None:
        super().__init__(words, name, kind, "print")
        self._words, self._sending, self._waits = words, under_way, False
        self.clicked.connect(self._ask)

    def send(self, pdf: bytes, printer: QPrinter, keeper: QObject, ended: Callable[[bool], None]) -> None:
        """Print; ``ended`` is told whether it went to the printer as long as the keeper lives."""
        job = PrintJob([pdf], printer, keeper)

        def end(went: bool) -> None:
            if isValid(self):
                self._wait(waits=False)
            ended(went)

        job.ended.connect(end)
        self._wait(waits=True)
        job.start()

    def _ask(self) -> None:
        if not self._waits:
            self.wanted.emit()

    def _wait(self, *, waits: bool) -> None:
        self._waits = waits
        self.say(self._sending if waits else self._words)
        if waits:
            announce(self, self._sending)
