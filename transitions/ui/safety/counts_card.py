"""Numbers without names: a counts file of a year, saved where she chooses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from transitions.application.tallies import YearOffered
from transitions.domain.counts import CountsFile
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import Words
from transitions.ui.controls.surfaces import NoteBox
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.handover.file_choice import choose_file
from transitions.ui.look.tokens import current_look
from transitions.ui.pages.card_screen import ScreenCard
from transitions.ui.screen import Stage

NAME = "safety.counts"
ChooseFile = Callable[[QWidget, str], Path | None]


class CountsCard(ScreenCard):
    """What was counted each year in a sentence, and its file."""

    def __init__(self, stage: Stage, choose: ChooseFile = choose_file) -> None:
        super().__init__(stage, "safety.counts")
        self._choose = choose
        self._rows: list[QWidget] = []
        self._failed = NoteBox(stage.say(f"{NAME}.not_saved"), "warn", name=f"{NAME}.not_saved")
        held = QWidget()
        self._list = QVBoxLayout(held)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(current_look().length("space.s"))
        for part in (held, self._failed, Words(stage.say(f"{NAME}.within"), "muted")):
            self.add(part)
        self._failed.hide()

    def read(self) -> None:
        self.stage.work.ask_when_idle(self, lambda desk: desk.tallies.years(), self._show)

    def _show(self, years: Sequence[YearOffered]) -> None:
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [self._row(counted) for counted in years]
        for row in self._rows:
            self._list.addWidget(row)

    def _row(self, counted: YearOffered) -> QWidget:
        row, year = QWidget(), str(counted.year)
        layout = WrapLayout(row, "apart", "space.m")
        named = {name: str(number) for name, number in counted._asdict().items()}
        words = Words(self.stage.say(f"{NAME}.counted", **named), "body", name=f"{NAME}.counted.{year}")
        save = Button(self.stage.say(f"{NAME}.save", year=year), f"{NAME}.save.{year}", "plain", "save")
        save.clicked.connect(lambda: self._write(counted.year))
        layout.addWidget(words)
        layout.addWidget(save)
        return row

    def _write(self, year: int) -> None:
        self._failed.hide()
        self.stage.autosave.flush()
        self.stage.work.ask(self, lambda desk: desk.tallies.write(year), self._save, self.complain)

    def _save(self, counts: CountsFile) -> None:
        chosen = self._choose(self, counts.name)
        if chosen is None:
            return
        try:
            chosen.write_text(counts.write(), encoding="utf-8")
        except OSError:
            self._failed.show()
            return
        self.told.emit(self.stage.say(f"{NAME}.saved", year=str(counts.year)))
        self.stage.work.ask(self, lambda desk: desk.tallies.note_saved(counts.year), lambda _: None)
