"""One run of printing: the printer, its paper, and what came of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from transitions.ui.controls.printing import fit_of, is_missing, print_pages
from transitions.ui.handover.page import HandoverPage
from transitions.ui.screen import Stage

ChoosePrinter = Callable[[QWidget], QPrinter | None]


class PrintRun:
    """Keeps the chosen printer while the gate is asked once more."""

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

    def paint(self, pdf: bytes) -> int:
        """Print the pages; how many copies were asked for, none when nothing came of it."""
        printer, self._printer = self._printer, None
        if printer is None:
            return 0
        went = print_pages(pdf, printer, self._page.say_page)
        if not went:
            self._page.say_no_print(self._stage.say("handover_screen.not_printed"))
        self._page.say_page(0, 0)
        return printer.copyCount() if went else 0
