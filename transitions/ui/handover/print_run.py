"""One run of printing: the printer, its paper, and what came of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from transitions.ui.controls.print_job import PrintJob
from transitions.ui.controls.printing import fit_of, is_missing
from transitions.ui.handover.page import HandoverPage
from transitions.ui.screen import Stage

ChoosePrinter = Callable[[QWidget], QPrinter | None]


class PrintRun:
    """Keeps the chosen printer while the gate is asked once more.

    What is on its way to a printer goes on where she turns to something else, also where the page has
    gone meanwhile: it must be known whether it came out.
    """

    def __init__(self, stage: Stage, page: HandoverPage, choose: ChoosePrinter) -> None:
        self._stage, self._page, self._choose = stage, page, choose
        self._printer: QPrinter | None = None

    def choose(self, parent: QWidget) -> bool:
        """Ask which printer; whether it can be printed on as it is, without asking about its paper."""
        self._printer = self._choose(parent)
        if self._printer is None:
            return False
        if is_missing(self._printer):
            self._page.say_no_print(self._stage.say("handover_screen.no_printer"))
            return False
        fit = fit_of(self._printer)
        if not fit.a4:
            self._page.ask_paper(fit)
        return fit.a4

    def begin(self, pdf: bytes, ended: Callable[[int], None]) -> None:
        """Print the pages; ``ended`` is told how many copies were asked for, none when nothing came of it."""
        printer, self._printer = self._printer, None
        if printer is None:
            return
        work = self._stage.work
        job, let_go = PrintJob([pdf], printer, work), work.hold()

        def end(went: bool) -> None:
            self._say_page(0, 0)
            ended(printer.copyCount() if went else 0)
            let_go()

        job.told.connect(self._say_page)
        job.ended.connect(end)
        work.stopping.connect(job.stop)
        job.start()

    def _say_page(self, place: int, count: int) -> None:
        if isValid(self._page):
            self._page.say_page(place, count)
