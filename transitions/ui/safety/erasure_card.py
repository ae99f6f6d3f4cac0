"""What is to be deleted by policy, and what was."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from transitions.application.deletions import Contents, Deletion, ErasureState
from transitions.application.errors import ExpectedError
from transitions.domain.in_words import short_date
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import Words
from transitions.ui.controls.surfaces import NoteBox
from transitions.ui.pages.card_screen import ScreenCard
from transitions.ui.pages.kept import beside
from transitions.ui.pages.two_steps import TwoSteps
from transitions.ui.safety.erasure_row import ErasureRow, contents_in_words, number_in_words
from transitions.ui.screen import Stage

NAME = "safety.erasure"
LAST = 6
"""So many deletions are listed one by one; the others are in the sum."""


class ErasureCard(ScreenCard):
    """What is to be deleted by policy, and what was."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage, "safety.erasure")
        say = stage.say
        self._rows: list[ErasureRow] = []
        self._none = Words(say(f"{NAME}.none"), "body", name=f"{NAME}.none")
        self._list = QVBoxLayout()
        self._steps = TwoSteps(f"{NAME}.erase", say(f"{NAME}.erase"), say("erase.keep"), say("erase.do"))
        self._busy = Words(say(f"{NAME}.busy"), "muted", name=f"{NAME}.busy")
        self._unswept = NoteBox(say(f"{NAME}.unswept"), "warn", name=f"{NAME}.unswept")
        self._again = Button(say(f"{NAME}.again"), f"{NAME}.again", "plain")
        self._copies = NoteBox("", "", say(f"{NAME}.copies"), name=f"{NAME}.copies")
        self._log_title = Words(say(f"{NAME}.log"), "strong")
        self._told = QWidget()
        self._sum = Words("", "body", name=f"{NAME}.sum")
        self._log = Words("", "muted", name=f"{NAME}.lines")
        self._build()

    def read(self) -> None:
        self.stage.work.ask_when_idle(self, lambda desk: desk.erasures.state(), self._show)

    def _build(self) -> None:
        held = QWidget()
        held.setLayout(self._list)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._unswept.add(beside((self._again,), "flow"))
        log = QVBoxLayout(self._told)
        log.setContentsMargins(0, 0, 0, 0)
        for words in (self._log_title, self._sum, self._log):
            log.addWidget(words)
        parts = (
            self._none, held, self._steps, self._busy, self._unswept, self._copies, self._told
        )
        for widget in parts:
            self.add(widget)
            widget.hide()
        self._steps.asked.connect(self._ask)
        self._steps.confirmed.connect(self._erase)
        self._again.clicked.connect(self._sweep)
        self.stage.work.carried.connect(self._read_copies)

    def _show(self, state: ErasureState) -> None:
        self._show_rows(state)
        self._busy.hide()
        self._unswept.setVisible(state.unswept)
        self._show_copies(state)
        self._show_log(state.deletions)

    def _read_copies(self) -> None:
        """Other folders were visited; what she has marked meanwhile stays marked."""
        if self.isVisible():
            self.stage.work.ask_when_idle(self, lambda desk: desk.erasures.state(), self._show_copies)

    def _show_copies(self, state: ErasureState) -> None:
        self._copies.say(self._copies_in_words(state))
        self._copies.setVisible(bool(state.out_of_reach) or bool(state.copies_wait))

    def _show_rows(self, state: ErasureState) -> None:
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [ErasureRow(proposal, self.stage.library.texts) for proposal in state.proposals]
        for row in self._rows:
            self._list.addWidget(row)
            row.chosen.connect(self._choose)
            row.go.connect(self.go)
        held = self._list.parentWidget()
        if held is not None:
            held.setVisible(bool(self._rows))
        self._none.setVisible(not self._rows)
        self._steps.setVisible(any(not proposal.refusal for proposal in state.proposals))
        self._choose()

    def _choose(self) -> None:
        self._steps.reset()
        self._steps.allow(bool(self._marked()))

    def _marked(self) -> list[UUID]:
        return [row.proposal.child for row in self._rows if row.marked]

    def _ask(self) -> None:
        marked = [row for row in self._rows if row.marked]
        gone = contents_in_words(_sum(row.proposal.contents for row in marked), self.stage.library.texts)
        names = ", ".join(row.child for row in marked)
        self._steps.ask(self.stage.say(f"{NAME}.question", children=names, contents=gone))

    def _erase(self) -> None:
        marked = self._marked()
        self._steps.allow(False)
        self._busy.show()
        self.stage.autosave.flush()
        self.stage.work.ask(
            self, lambda desk: desk.erasures.erase_families(marked), lambda _: self._erased(len(marked)),
            self._failed,
        )

    def _erased(self, number: int) -> None:
        self.told.emit(number_in_words("gone", number, self.stage.library.texts))
        self._renewed()

    def _renewed(self) -> None:
        """Copies in other folders are replaced at once; meanwhile the card says so."""
        self.stage.work.outdated.emit()
        self.read()

    def _sweep(self) -> None:
        self._unswept.hide()
        self._busy.show()
        self.stage.work.ask(
            self, lambda desk: desk.erasures.sweep(), lambda _: self._renewed(), self._failed
        )

    def _failed(self, error: ExpectedError) -> None:
        self._busy.hide()
        self.complain(error)
        self.read()

    def _copies_in_words(self, state: ErasureState) -> str:
        say = self.stage.say
        lines = [
            say(f"{NAME}.out_of_reach", folder=place.folder, date=short_date(place.until))
            for place in state.out_of_reach
        ]
        waits = say(f"{NAME}.copies_wait", folder=state.copies_wait)
        return "\n".join([waits, *lines] if state.copies_wait else lines)

    def _show_log(self, deletions: Sequence[Deletion]) -> None:
        self._told.setVisible(bool(deletions))
        if deletions:
            total = self._contents(_sum(deletion.contents for deletion in deletions))
            self._sum.say(self.stage.say(f"{NAME}.in_all", contents=total))
            self._log.say("\n".join(map(self._line, deletions[:LAST])))

    def _line(self, deletion: Deletion) -> str:
        told = (short_date(deletion.day), self._contents(deletion.contents), deletion.by)
        return " · ".join(words for words in told if words)

    def _contents(self, contents: Contents) -> str:
        texts = self.stage.library.texts
        told = (number_in_words("children", contents.children, texts), contents_in_words(contents, texts))
        return ", ".join(words for words in told if words)


def _sum(all_contents: Iterable[Contents]) -> Contents:
    return reduce(Contents.plus, all_contents, Contents())
