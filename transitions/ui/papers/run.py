"""Chosen papers on their way: made one after the other, printed in pieces, and what has gone written down."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter

from transitions.application.desk import Desk
from transitions.application.errors import ExpectedError
from transitions.ui.controls.print_job import PrintJob, takes_pdf
from transitions.ui.handover.reading import Paper
from transitions.ui.work import VaultWork

Make = Callable[[Desk], Paper]
"""How a paper is made; raises NotReleased with why it cannot be."""
WriteDown = Callable[[Desk, str, Paper], object]
"""What the vault is told of a paper, by its name, that has gone to the printer."""


class PapersRun(QObject):
    """Goes on where she turns to something else, also where the card has gone; locking waits for it.

    ``told`` carries a text, which paper it is and of how many; ``ended`` whether all went to the
    printer; ``refused`` why one cannot be made. Then it is over and deletes itself.
    """

    told = Signal(str, int, int)
    ended = Signal(bool)
    refused = Signal(object)

    def __init__(
        self, work: VaultWork, wanted: Mapping[str, Make], printer: QPrinter, write_down: WriteDown
    ) -> None:
        super().__init__(work)
        self._work, self._wanted, self._printer, self._write = work, dict(wanted), printer, write_down
        self.made: dict[str, Paper] = {}
        self._stopped = False
        self._let_go = work.hold()
        work.stopping.connect(self.stop)

    def start(self) -> None:
        """Make the next paper, or print when all are there."""
        if self._stopped:
            self._end(False)
        elif len(self.made) == len(self._wanted):
            self._print()
        else:
            name = list(self._wanted)[len(self.made)]
            self.told.emit("papers.making", len(self.made) + 1, len(self._wanted))
            self._work.ask(self, self._wanted[name], lambda paper: self._take(name, paper), self._refuse)

    def stop(self) -> None:
        """Make no more and begin no other; what the printer has already may come out."""
        self._stopped = True
        for job in self.findChildren(PrintJob):
            job.stop()

    def _take(self, name: str, paper: Paper) -> None:
        self.made[name] = paper
        self.start()

    def _print(self) -> None:
        pdfs = [paper.pdf for paper in self.made.values()]
        together = bool(self._printer.outputFileName()) and not takes_pdf(self._printer)
        job = PrintJob([joined(pdfs)] if together else pdfs, self._printer, self)
        job.told.connect(self._say_place)
        job.gone.connect(self._write_all if together else self._write_down)
        job.ended.connect(self._end)
        job.start()

    def _say_place(self, place: int, count: int) -> None:
        self.told.emit("papers.printing", place, count)

    def _write_all(self, _: int) -> None:
        for place in range(len(self.made)):
            self._write_down(place + 1)

    def _write_down(self, place: int) -> None:
        name, paper = list(self.made.items())[place - 1]
        write = self._write
        self._work.ask(self._work, lambda desk: write(desk, name, paper))

    def _refuse(self, error: ExpectedError) -> None:
        self.refused.emit(error)
        self._finish()

    def _end(self, went: bool) -> None:
        self.ended.emit(went)
        self._finish()

    def _finish(self) -> None:
        self._let_go()
        self.deleteLater()


def joined(pdfs: list[bytes]) -> bytes:
    """Several papers as one, in memory: a file that is printed to holds one job only."""
    from pypdfium2 import PdfDocument  # noqa: PLC0415 - 40 ms that the first window need not wait for

    whole = PdfDocument.new()
    for pdf in pdfs:
        part = PdfDocument(pdf)
        whole.import_pages(part)
        part.close()
    target = BytesIO()
    whole.save(target)
    whole.close()
    return target.getvalue()
