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


def takes_pdf(printer: QPrinter) -> bool:
    """Whether the print service is handed the papers themselves, one by one."""
    return has_queue(printer)


class PrintJob(QObject):
    """``told``: what comes now, and of how many; ``gone``: this paper, counted from one, went whole to the
    printer; ``ended``: whether everything did.

    The system's print service is asked on a thread of its own, paper by paper; where there is none the
    pages are painted here. Who is told of the end must not hold the job: seen on 2026-11-21, memory was
    freed twice when both went together.
    """

    told = Signal(int, int)
    gone = Signal(int)
    ended = Signal(bool)

    def __init__(self, pdfs: Sequence[bytes], printer: QPrinter, parent: QObject) -> None:
        super().__init__(parent)
        self._pdfs, self._printer = list(pdfs), printer
        self._errands = Errands(self)
        self._command = queue_command(printer) if has_queue(printer) else []
        self._pages: Iterator[tuple[int, int]] = iter(())
        self._sent, self._asking = 0, False
        self._stopped = self._over = False

    def start(self) -> None:
        """Begin, when the events that wait have had their turn."""
        if is_missing(self._printer):
            self._end(False)
        elif has_queue(self._printer):
            self._send()
        else:
            self._pages = self._painted()
            QTimer.singleShot(0, self, self._paint)

    def stop(self) -> None:
        """Begin no other paper; what the print service holds is waited for, painted pages end here."""
        self._stopped = True
        if not self._asking:
            self._give_up()
            self._end(False)

    def _send(self) -> None:
        if self._sent == len(self._pdfs) or self._stopped:
            self._end(self._sent == len(self._pdfs))
            return
        self._asking = True
        pdf, command = self._pdfs[self._sent], self._command
        self._sent += 1
        self.told.emit(self._sent, len(self._pdfs))
        self._errands.run(self, lambda _: hand_over(pdf, command), self._sent_one, self._failed)

    def _sent_one(self, went: bool) -> None:
        self._asking = False
        if went:
            self.gone.emit(self._sent)
            self._send()
        else:
            self._end(False)

    def _painted(self) -> Iterator[tuple[int, int]]:
        for place, pdf in enumerate(self._pdfs, start=1):
            yield from painted(pdf, self._printer)
            self.gone.emit(place)

    def _give_up(self) -> None:
        close = getattr(self._pages, "close", None)
        if close is not None:
            close()

    def _paint(self) -> None:
        if self._over:
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
        if not self._over:
            self._over = True
            self._pdfs.clear()
            self.ended.emit(went)
