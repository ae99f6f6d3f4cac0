"""A card of papers: those that are wanted are ticked, and printed together."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from transitions.application.errors import ExpectedError
from transitions.application.handovers import NotReleased
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import Words
from transitions.ui.controls.printing import choose_printer
from transitions.ui.controls.surfaces import Card
from transitions.ui.controls.toggle import Toggle
from transitions.ui.handover.reading import Paper
from transitions.ui.pages.kept import beside
from transitions.ui.papers.run import Make, PapersRun, WriteDown
from transitions.ui.screen import Stage

ChoosePrinter = Callable[[QWidget], QPrinter | None]


class PapersCard(Card):
    """``told`` carries a sentence; ``printed`` the papers by name when all of them went to the printer.

    She sees how far it is, and can stop it.
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
        self._under_way.setWordWrap(False)
        self._stop = Button(stage.say("papers.stop"), f"{name}.stop", "ghost", "cross")
        self._stop.clicked.connect(self._end_early)
        self._run: PapersRun | None = None

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

    def write_down(self) -> WriteDown:
        """What the vault is told of each paper that is printed now, whatever the card is about by then."""
        return lambda *_: None

    def makers(self) -> Mapping[str, Make]:
        """How the papers are made that are printed now."""
        return self._papers

    def _wanted(self) -> tuple[str, ...]:
        return tuple(paper for paper, toggle in self._toggles.items() if toggle.isChecked())

    def _settle(self) -> None:
        self._print.setEnabled(bool(self._wanted()) and self._stop.isHidden())

    def _begin(self) -> None:
        printer = self._choose(self)
        if printer is None:
            return
        makers = self.makers()
        wanted = {name: makers[name] for name in self._wanted()}
        run = self._run = PapersRun(self._stage.work, wanted, printer, self.write_down())
        run.told.connect(self._say_progress)
        run.refused.connect(self._say_why)
        run.ended.connect(self._end)
        run.start()

    def _end(self, went: bool) -> None:
        papers = dict(self._run.made) if self._run is not None else {}
        self._rest()
        self.told.emit(self._stage.say("papers.printed" if went else "papers.not_printed"))
        if went:
            self.printed.emit(papers)

    def _end_early(self) -> None:
        """What the printer has got already is written down, and told no more."""
        if self._run is not None:
            self._run.blockSignals(True)
            self._run.stop()
        self._rest()
        self._print.setFocus()
        self.told.emit(self._stage.say("papers.stopped"))

    def _say_progress(self, text: str, place: int, count: int) -> None:
        self._under_way.say(self._stage.say(text, place=str(place), count=str(count)))
        for shown in (self._stop, self._under_way):
            shown.show()
        self._settle()

    def _rest(self) -> None:
        self._run = None
        for hidden in (self._stop, self._under_way):
            hidden.hide()
        self._settle()

    def _say_why(self, error: ExpectedError) -> None:
        self._rest()
        if isinstance(error, NotReleased):
            self.told.emit("\n".join(obstacle.words for obstacle in error.obstacles))
        else:
            self.told.emit(self._stage.say(error.text_id, **error.values))


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
