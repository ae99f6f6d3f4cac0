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
from transitions.ui.controls.print_job import PrintJob
from transitions.ui.controls.printing import choose_printer
from transitions.ui.controls.surfaces import Card
from transitions.ui.controls.toggle import Toggle
from transitions.ui.handover.reading import Paper
from transitions.ui.pages.kept import beside
from transitions.ui.screen import Stage

ChoosePrinter = Callable[[QWidget], QPrinter | None]
Make = Callable[[Desk], Paper]
"""How a paper is made; raises NotReleased with why it cannot be."""


class PapersCard(Card):
    """``told`` carries a sentence; ``printed`` the papers that went to the printer, by name.

    They are made one after the other and printed in pieces: she sees how far it is, and can stop it.
    """

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
        self._print.clicked.connect(self._begin)
        self._under_way = Words("", "muted", name=f"{name}.progress")
        self._stop = Button(stage.say("papers.stop"), f"{name}.stop", "ghost", "cross")
        self._stop.clicked.connect(self._end_early)
        self._job: PrintJob | None = None
        self._run = 0

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
        self.add(beside((self._print, self._stop, self._under_way), "flow"))
        for hidden in (self._stop, self._under_way):
            hidden.hide()
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
        self._print.setEnabled(bool(self._wanted()) and self._stop.isHidden())

    def _begin(self) -> None:
        printer = self._choose(self)
        if printer is not None:
            self._run += 1
            self._make(self._run, self._wanted(), {}, printer)

    def _make(self, run: int, wanted: tuple[str, ...], made: dict[str, Paper], printer: QPrinter) -> None:
        """Make the next paper, or print when all are there; a run she has stopped goes no further."""
        if run != self._run:
            return
        if len(made) == len(wanted):
            self._paint(made, printer)
            return
        name = wanted[len(made)]
        self._say_progress("papers.making", len(made) + 1, len(wanted))
        self._stage.work.ask(
            self, self._papers[name], lambda paper: self._make(run, wanted, {**made, name: paper}, printer),
            self._say_why,
        )

    def _paint(self, papers: Mapping[str, Paper], printer: QPrinter) -> None:
        pdfs = [paper.pdf for paper in papers.values()]
        self._job = PrintJob([joined(pdfs)] if printer.outputFileName() else pdfs, printer, self)
        self._job.told.connect(lambda place, count: self._say_progress("papers.printing", place, count))
        self._job.ended.connect(lambda went: self._end(papers, went=went))
        self._job.start()

    def _end(self, papers: Mapping[str, Paper], *, went: bool) -> None:
        self._rest()
        self.told.emit(self._stage.say("papers.printed" if went else "papers.not_printed"))
        if went:
            self.printed.emit(papers)

    def _end_early(self) -> None:
        self._run += 1
        if self._job is not None:
            self._job.stop()
        self._rest()
        self._print.setFocus()
        self.told.emit(self._stage.say("papers.stopped"))

    def _say_progress(self, text: str, place: int, count: int) -> None:
        self._under_way.say(self._stage.say(text, place=str(place), count=str(count)))
        for shown in (self._stop, self._under_way):
            shown.show()
        self._settle()

    def _rest(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None
        for hidden in (self._stop, self._under_way):
            hidden.hide()
        self._settle()

    def _say_why(self, error: ExpectedError) -> None:
        self._rest()
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
