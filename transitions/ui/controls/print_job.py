"""Papers on their way to a printer, a page between two events: the window answers all the time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtPrintSupport import QPrinter

from transitions.application.errors import ExpectedError
from transitions.ui.controls.printing import (
    PrinterGone,
    hand_over,
    has_queue,
    is_missing,
    painted,
    queue_command,
)
from transitions.ui.errands import Errands


class PrintJob(QObject):
    """``told``: what comes now, and of how many; ``ended``: whether everything went to the printer.

    The system's print service is asked on a thread of its own, paper by paper; where there is none the
    pages are painted here. After ``stop`` nothing more is printed and nothing more is told. Who is told
    of the end must not hold the job: seen on 2026-11-21, memory was freed twice when both went together.
    """

    told = Signal(int, int)
    ended = Signal(bool)

    def __init__(self, pdfs: Sequence[bytes], printer: QPrinter, parent: QObject) -> None:
        super().__init__(parent)
        self._pdfs, self._printer = list(pdfs), printer
        self._errands = Errands(self)
        self._command = queue_command(printer) if has_queue(printer) else []
        self._pages: Iterator[tuple[int, int]] = iter(())
        self._sent, self._stopped = 0, False

    def start(self) -> None:
        """Begin, when the events that wait have had their turn."""
        if is_missing(self._printer):
            self._end(False)
        elif has_queue(self._printer):
            self._send()
        else:
            self._pages = (step for pdf in self._pdfs for step in painted(pdf, self._printer))
            QTimer.singleShot(0, self, self._paint)

    def stop(self) -> None:
        """Print no more; what lies with the printer already comes out."""
        self._stopped = True
        close = getattr(self._pages, "close", None)
        if close is not None:
            close()

    def _send(self, went: bool = True) -> None:
        if not went or self._sent == len(self._pdfs):
            self._end(went)
            return
        if self._stopped:
            return
        pdf, command = self._pdfs[self._sent], self._command
        self._sent += 1
        self.told.emit(self._sent, len(self._pdfs))
        self._errands.run(self, lambda _: hand_over(pdf, command), self._send, self._failed)

    def _paint(self) -> None:
        if self._stopped:
            return
        try:
            self.told.emit(*next(self._pages))
        except StopIteration:
            self._end(True)
        except PrinterGone:
            self._end(False)
        else:
            QTimer.singleShot(0, self, self._paint)

    def _failed(self, _: ExpectedError) -> None:
        self._end(False)

    def _end(self, went: bool) -> None:
        if not self._stopped:
            self._stopped = True
            self._pdfs.clear()
            self.ended.emit(went)
