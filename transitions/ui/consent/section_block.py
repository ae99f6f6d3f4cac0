"""One section of the consent board: a line at a glance, and folded under it the answers themselves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from transitions.application.consents import BoardRow
from transitions.domain.person import Parent
from transitions.ui.consent.board_layout import BoardLayout
from transitions.ui.consent.cells import LOUD, Deed, StandCell, StandMark, together
from transitions.ui.consent.reading import ConsentReading
from transitions.ui.consent.tongue import Tongue
from transitions.ui.consent.words import answer_words, called, field_words, named, question_words
from transitions.ui.controls.labels import IconMark, Words
from transitions.ui.controls.stacking import add_to, stacked
from transitions.ui.controls.wrap_button import WrapButton
from transitions.ui.look.tokens import current_look
from transitions.ui.screen import Stage


class FoldButton(WrapButton):
    """A heading to press: with a plus while its lines are folded away, with a minus when they show."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text, name, "ghost", "plus")
        self.setCheckable(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._icon = "minus" if self.isChecked() else "plus"
        super().paintEvent(event)


class SectionBlock(QWidget):
    """Each parent's stand on the section together; unfolded, on each answer that is to be shared.

    With a parent ``present`` beside her, that parent's alone and nothing that tells of the other.

    ``mend`` carries the key of an answer to look at in the form, ``ask`` a parent and what is chosen
    beforehand on her card; ``folded`` whether the section was opened.
    """

    mend = Signal(object)
    ask = Signal(object, str)
    folded = Signal(bool)

    def __init__(
        self, stage: Stage, tongue: Tongue, reading: ConsentReading, rows: Sequence[BoardRow],
        present: Parent | None,
    ) -> None:
        super().__init__()
        self._stage, self._tongue, self._reading = stage, tongue, reading
        self._present, self._alone = present, present is not None
        self._columns = (present,) if present else reading.parents
        self._shared = [row for row in rows if row.share == "share"]
        self.section = reading.record.form.section_of(rows[0].key.field).id
        self.loud = any(LOUD.intersection(self._stands(row)) for row in self._shared)
        self.needs_mending = any(row.key in reading.unclear for row in self._shared)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_look().length("space.m"))
        self._column.addWidget(self._at_a_glance(rows))
        self._answers = self._unfolded(rows)
        self._column.addWidget(self._answers)

    def show_open(self, opened: bool) -> None:
        """Show the answers, or only the line; without an act of the person."""
        before = self._title.blockSignals(True)
        self._title.setChecked(opened)
        self._title.blockSignals(before)
        self._answers.setVisible(opened)

    def unfold(self) -> None:
        """Open the section as if it had been pressed."""
        self._title.setChecked(True)

    def _stands(self, row: BoardRow) -> tuple[str, ...]:
        return tuple(self._reading.stand(row, parent) for parent in self._columns)

    def _at_a_glance(self, rows: Sequence[BoardRow]) -> QWidget:
        title = self._tongue.joined(self._reading.record.form.section_of(rows[0].key.field).title)
        self._title = FoldButton(title, f"consent.board.{self.section}")
        self._title.setAccessibleName(self._stage.say("board.unfold", section=title))
        self._title.toggled.connect(self._after_fold)
        told = stacked(Words(self._counted(len(rows)), "caption"))
        conflict = self._conflict()
        if conflict:
            add_to(told, warning(self._stage.say("board.conflict", what=conflict)))
        elif self._same_reason():
            add_to(told, Words(self._same_reason(), "muted"))
        told.setContentsMargins(current_look().length("space.m"), 0, 0, 0)
        line = QWidget()
        layout = BoardLayout(line)
        layout.addWidget(stacked(self._title, told))
        if self._shared:
            for place, parent in enumerate(self._columns):
                cell = self._cell(parent, self._shared, f"consent.board.{self.section}.{place}")
                cell.setContentsMargins(0, current_look().length("space.m"), 0, 0)
                layout.addWidget(cell)
        return line

    def _after_fold(self, opened: bool) -> None:
        self._answers.setVisible(opened)
        self.folded.emit(opened)

    def _counted(self, answered: int) -> str:
        shared = len(self._shared)
        words = self._tongue.both("board.count", n=str(shared), all=str(answered))
        going = sum(row.goes for row in self._shared)
        if self._alone or not shared:
            return words
        return f"{words}. {self._stage.say('board.goes', n=str(going), all=str(shared))}."

    def _conflict(self) -> str:
        """The questions some custody holder in sight said yes and another no to."""
        holders = [p for p in self._columns if p.may_hold_custody]
        split = (
            row.label for row in self._shared
            if {"given", "refused"} <= {self._reading.stand(row, parent) for parent in holders}
        )
        return ", ".join(f"«{label}»" for label in dict.fromkeys(split))

    def _same_reason(self) -> str:
        """Why none of the section's shared answers goes yet, when it is one reason for all."""
        reasons = {row.why_not for row in self._shared}
        return reasons.pop() if len(reasons) == 1 and not self._alone else ""

    def _cell(self, parent: Parent, rows: Sequence[BoardRow], name: str) -> StandCell:
        stand, n, of = together([self._reading.stand(row, parent) for row in rows])
        who = named(self._tongue, parent, self._reading.parents)
        text = self._tongue.under(f"board.stand.{stand}", who=who)
        if n != of:
            words = self._tongue.words(f"board.stand.{stand}", who=who)
            text = self._tongue.under("board.some", stand=words, n=str(n), all=str(of))
        return StandCell(StandMark(stand, text, name), self._deed(parent, stand, rows))

    def _deed(self, parent: Parent, stand: str, rows: Sequence[BoardRow]) -> Deed | None:
        """To the changed answer in the form, or to the card of a parent whose yes lacks these answers."""
        if stand == "changed":
            changed = next(row for row in rows if self._reading.stand(row, parent) == "changed")
            spoken = f"{self._tongue.both('board.see')}: {changed.label}"
            return Deed(self._tongue.under("board.see"), spoken, lambda: self.mend.emit(changed.key))
        if stand == "missing" and self._reading.overall(parent, alone=self._alone) != "missing":
            who = called(self._stage, parent, self._reading.parents)
            words, spoken = self._tongue.under("board.ask_again"), self._tongue.both("board.ask_again")
            return Deed(words, f"{spoken}: {who}", lambda: self.ask.emit(parent.id, "yes"))
        return None

    def _unfolded(self, rows: Sequence[BoardRow]) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(current_look().length("space.xl"), 0, 0, 0)
        column.setSpacing(current_look().length("space.m"))
        uniform = len({self._stands(row) for row in self._shared}) == 1
        for row in self._shared:
            column.addWidget(self._line(row, marked=not uniform))
        for text in self._staying(rows):
            column.addWidget(Words(text, "muted"))
        return block

    def _line(self, row: BoardRow, *, marked: bool) -> QWidget:
        question = question_words(self._stage, self._tongue, self._reading, row, self._present)
        answer = answer_words(self._tongue, self._reading, row)
        words = stacked(Words(question, "muted"), Words(answer, "body"))
        if row.why_not and not self._alone and not self._same_reason():
            loud = bool(LOUD.intersection(row.stands))
            add_to(words, warning(row.why_not) if loud else Words(row.why_not, "muted"))
        self._add_problems(words, row)
        line = QWidget()
        layout = BoardLayout(line)
        layout.addWidget(words)
        for place, parent in enumerate(self._columns if marked else ()):
            name = f"consent.board.{row.key.field}.{row.key.voice}.{place}"
            layout.addWidget(self._cell(parent, (row,), name))
        return line

    def _add_problems(self, words: QWidget, row: BoardRow) -> None:
        problems = self._reading.unclear.get(row.key, ())
        for problem in problems:
            add_to(words, warning(self._tongue.under(f"problem.{problem.text_id}", **problem.values)))
        if problems:
            name = f"consent.board.{row.key.field}.{row.key.voice}.mend"
            button = WrapButton(self._tongue.both("board.mend"), name, "ghost", "pen")
            button.setAccessibleDescription(row.label)
            button.clicked.connect(lambda: self.mend.emit(row.key))
            add_to(words, button)

    def _staying(self, rows: Sequence[BoardRow]) -> list[str]:
        staying = [row for row in rows if row.share != "share"]
        if self._alone:
            return self._said("stays", staying)
        kept = self._said("kept", [row for row in staying if row.share == "keep"])
        return kept + self._said("undecided", [row for row in staying if row.share == "undecided"])

    def _said(self, text: str, rows: Sequence[BoardRow]) -> list[str]:
        if not rows:
            return []
        what = field_words(self._reading.record.form, self._tongue, (row.key.field for row in rows))
        return [self._tongue.under(f"board.{text}", what=what)]


def warning(text: str) -> QWidget:
    """A line that wants to be read: a sign, and the words in its colour."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(current_look().length("space.s"))
    row.addWidget(IconMark("warning", "warn"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Words(text, "muted", "warn"), 1)
    return line
