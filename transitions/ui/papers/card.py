"""A card of papers: those that are wanted are ticked, and printed together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO

from PySide6.QtCore import Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from transitions.application.desk import Desk
from transitions.application.errors import ExpectedError
from transitions.application.handovers import NotReleased
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import Words
from transitions.ui.controls.printing import choose_printer, print_pages
from transitions.ui.controls.surfaces import Card
from transitions.ui.controls.toggle import Toggle
from transitions.ui.handover.reading import Paper
from transitions.ui.pages.kept import beside
from transitions.ui.screen import Stage

ChoosePrinter = Callable[[QWidget], QPrinter | None]
Make = Callable[[Desk], Paper]
"""How a paper is made; raises NotReleased with why it cannot be."""


class PapersCard(Card):
    """``told`` carries a sentence; ``printed`` the papers that went to the printer, by name."""

    told = Signal(str)
    printed = Signal(object)

    def __init__(self, stage: Stage, name: str, kind: str, choose: ChoosePrinter = choose_printer) -> None:
        super().__init__(stage.say(f"papers.{kind}.title"), stage.say(f"papers.{kind}.hint"))
        self.setObjectName(name)
        self._stage, self._name, self._choose = stage, name, choose
        self._papers: dict[str, Make] = {}
        self._toggles: dict[str, Toggle] = {}
        self._why = Words("", "muted", name=f"{name}.why")
        self._print = Button(stage.say("papers.print"), f"{name}.print", "plain", "print")
        self._print.clicked.connect(self._make)

    def offer(self, papers: Mapping[str, Make], *, chosen: bool) -> None:
        """The papers that can be chosen, all of them ticked from the start or none."""
        self._papers = dict(papers)
        for paper in papers:
            toggle = Toggle(self._stage.say(f"papers.{paper}"), f"{self._name}.{paper}")
            toggle.setChecked(chosen)
            toggle.toggled.connect(lambda _: self._settle())
            self._toggles[paper] = toggle
        self.add(beside(tuple(self._toggles.values()), "flow", "space.s"))
        self.add(self._why)
        self.add(beside((self._print,), "flow"))
        self._settle()

    def stop(self, paper: str, why: str) -> None:
        """Say why a paper cannot be made now; with nothing to say it can."""
        toggle = self._toggles[paper]
        if why:
            toggle.setChecked(False)
        elif not toggle.isEnabled():
            toggle.setChecked(True)
        toggle.setEnabled(not why)
        self._why.say(why)
        self._why.setVisible(bool(why))
        self._settle()

    def choose(self, paper: str, wanted: bool) -> None:
        """Tick a paper, or take its tick away."""
        self._toggles[paper].setChecked(wanted)

    def _wanted(self) -> tuple[str, ...]:
        return tuple(paper for paper, toggle in self._toggles.items() if toggle.isChecked())

    def _settle(self) -> None:
        self._print.setEnabled(bool(self._wanted()))

    def _make(self) -> None:
        printer, wanted = self._choose(self), self._wanted()
        if printer is None:
            return
        made = [self._papers[paper] for paper in wanted]
        self._stage.work.ask(
            self, lambda desk: [make(desk) for make in made],
            lambda papers: self._paint(dict(zip(wanted, papers, strict=True)), printer), self._say_why,
        )

    def _paint(self, papers: Mapping[str, Paper], printer: QPrinter) -> None:
        pdfs = [paper.pdf for paper in papers.values()]
        jobs = [joined(pdfs)] if printer.outputFileName() else pdfs
        if all(print_pages(pdf, printer) for pdf in jobs):
            self.told.emit(self._stage.say("papers.printed"))
            self.printed.emit(papers)
        else:
            self.told.emit(self._stage.say("papers.not_printed"))

    def _say_why(self, error: ExpectedError) -> None:
        if isinstance(error, NotReleased):
            self.told.emit("\n".join(obstacle.words for obstacle in error.obstacles))
        else:
            self.told.emit(self._stage.say(error.text_id, **error.values))


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


def sheet_makers() -> dict[str, Make]:
    """The papers that name nobody, as they are made where no family is."""
    return {
        "information": lambda desk: Paper(desk.sheets.information()),
        "blank": lambda desk: Paper(desk.sheets.blank(full=True)),
        "blank_consent": lambda desk: Paper(desk.sheets.blank_consent()),
        "glossary": lambda desk: Paper(desk.sheets.glossary()),
        "daycare_staff": lambda desk: Paper(desk.sheets.leaflet("daycare_staff")),
        "first_visit": lambda desk: Paper(desk.sheets.leaflet("first_visit")),
        "lost_computer": lambda desk: Paper(desk.sheets.leaflet("lost_computer")),
    }
