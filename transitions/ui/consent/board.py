"""The consent board: what goes and what stays, by section, with every parent's stand in words and shape."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from transitions.application.consents import BoardRow
from transitions.domain.person import Parent
from transitions.ui.consent.board_layout import BoardLayout
from transitions.ui.consent.reading import ConsentReading
from transitions.ui.consent.words import called
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import IconMark, Rule, Words
from transitions.ui.controls.surfaces import Card, NoteBox
from transitions.ui.look.tokens import current_look
from transitions.ui.screen import Stage

_SHAPES = {
    "given": ("tick", "ok"),
    "missing": ("more", "muted"),
    "refused": ("cross", "danger"),
    "withdrawn": ("undo", "danger"),
    "expired": ("clock", "warn"),
    "changed": ("warning", "warn"),
    "other_release": ("arrow-right", "warn"),
    "not_asked": ("minus", "muted"),
    "not_theirs": ("minus", "muted"),
}
_LOUD = frozenset({"changed", "refused", "withdrawn", "expired", "other_release"})


@dataclass(frozen=True)
class Reader:
    """Whom the page is turned to: the health visitor (no parent), or one parent beside her."""

    parent: UUID | None = None

    def columns(self, reading: ConsentReading) -> tuple[Parent, ...]:
        """The parents whose stands are shown."""
        return tuple(p for p in reading.parents if self.parent in (None, p.id))

    def rows(self, reading: ConsentReading) -> tuple[BoardRow, ...]:
        """The answers that are shown."""
        if self.parent is None:
            return reading.board.rows
        mine = reading.readable.get(self.parent, frozenset())
        return tuple(row for row in reading.board.rows if row.key in mine)


class StandMark(QWidget):
    """Where one parent stands: a shape and words."""

    def __init__(self, stand: str, text: str, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.stand = stand
        self.text = text
        icon, tone = _SHAPES[stand]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_look().length("space.s"))
        row.addWidget(IconMark(icon, tone), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Words(text, "muted", tone if tone != "muted" else ""), 1)
        self.setAccessibleName(text)


class ConsentBoard(Card):
    """Sections with their answers. `mend` carries the key of an answer to be mended in the form."""

    mend = Signal(object)

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage.say("board.title"), stage.say("board.hint"))
        self.setObjectName("consent.board")
        self._stage = stage
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.add(self._body)

    def show_board(self, reading: ConsentReading, reader: Reader) -> None:
        """Show the answers as they stand for this reader."""
        self._clear()
        self._column.setSpacing(current_look().length("space.l"))
        rows = reader.rows(reading)
        if not rows:
            self._column.addWidget(Words(self._stage.say("board.nothing_answered"), "muted"))
        if rows and not any(row.share == "share" for row in rows):
            note = NoteBox(self._stage.say("board.nothing_shared"), name="consent.board.nothing")
            self._column.addWidget(note)
        for place, (_, group) in enumerate(groupby(rows, key=lambda row: row.section)):
            if place:
                self._column.addWidget(Rule())
            block = SectionBlock(self._stage, reading, reader, list(group))
            block.mend.connect(self.mend)
            self._column.addWidget(block)

    def focus_first_mend(self) -> bool:
        """Put the cursor on the first answer that must be mended, if there is one."""
        buttons = [b for b in self.findChildren(Button) if b.objectName().endswith(".mend")]
        if buttons:
            buttons[0].setFocus()
        return bool(buttons)

    def _clear(self) -> None:
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()


class SectionBlock(QWidget):
    """One section: what goes with each parent's stand, and in a line what stays."""

    mend = Signal(object)

    def __init__(
        self, stage: Stage, reading: ConsentReading, reader: Reader, rows: Sequence[BoardRow]
    ) -> None:
        super().__init__()
        self._stage, self._reading, self._reader = stage, reading, reader
        self._shared = [row for row in rows if row.share == "share"]
        self._uniform = len({self._stands(row) for row in self._shared}) == 1
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_look().length("space.m"))
        self._column.addWidget(self._heading(rows[0].section, len(self._shared), len(rows)))
        for row in self._shared:
            self._column.addWidget(self._line(row))
        self._add_staying(rows)

    def _stands(self, row: BoardRow) -> tuple[str, ...]:
        columns = self._reader.columns(self._reading)
        return tuple(self._reading.stand(row, parent) for parent in columns)

    def _heading(self, title: str, shared: int, answered: int) -> QWidget:
        words = stacked(
            Words(title, "strong"),
            Words(self._stage.say("board.count", n=str(shared), all=str(answered)), "caption"),
        )
        if self._uniform and self._same_reason():
            _add(words, Words(self._same_reason(), "muted"))
        section = self._section_id()
        return self._beside(words, self._shared[0] if self._uniform else None, section)

    def _section_id(self) -> str:
        form = self._reading.record.form
        return form.section_of(self._shared[0].key.field).id if self._shared else ""

    def _line(self, row: BoardRow) -> QWidget:
        words = stacked(Words(self._question(row), "muted"), Words(row.text, "body"))
        if self._reader.parent is None and row.why_not and not self._same_reason():
            loud = row.share == "share" and bool(_LOUD.intersection(row.stands))
            _add(words, _warning(row.why_not) if loud else Words(row.why_not, "muted"))
        self._add_problems(words, row)
        return self._beside(words, None if self._uniform else row, f"{row.key.field}.{row.key.voice}")

    def _question(self, row: BoardRow) -> str:
        """The question, whose words the answer holds when it is asked of several, and its weight."""
        several = len(self._reading.record.form.field(row.key.field).voices) > 1
        voice = self._stage.say(f"board.voice.{row.key.voice}") if several else ""
        special = self._stage.say("board.special") if row.category == "special" else ""
        return " · ".join(part for part in (row.label, voice, special) if part)

    def _beside(self, words: QWidget, row: BoardRow | None, name: str) -> QWidget:
        line = QWidget()
        layout = BoardLayout(line)
        layout.addWidget(words)
        if row is None:
            return line
        columns = self._reader.columns(self._reading)
        for place, (parent, stand) in enumerate(zip(columns, self._stands(row), strict=True)):
            layout.addWidget(self._mark(parent, stand, f"consent.board.{name}.{place}"))
        return line

    def _mark(self, parent: Parent, stand: str, name: str) -> StandMark:
        who = called(self._stage, parent, self._reading.parents)
        return StandMark(stand, self._stage.say(f"board.stand.{stand}", who=who), name)

    def _same_reason(self) -> str:
        """Why none of the section's shared answers goes yet, when it is one reason for all."""
        if self._reader.parent is not None:
            return ""
        reasons = {row.why_not for row in self._shared}
        return reasons.pop() if len(reasons) == 1 else ""

    def _add_problems(self, words: QWidget, row: BoardRow) -> None:
        problems = self._reading.unclear.get(row.key, ())
        for problem in problems:
            _add(words, _warning(self._stage.say(f"problem.{problem.text_id}", **problem.values)))
        if problems:
            name = f"consent.board.{row.key.field}.{row.key.voice}.mend"
            button = Button(self._stage.say("board.mend"), name, "ghost", "pen")
            button.setAccessibleDescription(row.label)
            button.clicked.connect(lambda: self.mend.emit(row.key))
            _add(words, button)

    def _add_staying(self, rows: Sequence[BoardRow]) -> None:
        staying = [row for row in rows if row.share != "share"]
        if self._reader.parent is not None:
            self._say_staying("stays", staying)
            return
        self._say_staying("kept", [row for row in staying if row.share == "keep"])
        self._say_staying("undecided", [row for row in staying if row.share == "undecided"])

    def _say_staying(self, text: str, rows: Sequence[BoardRow]) -> None:
        if rows:
            labels = ", ".join(f"«{label}»" for label in dict.fromkeys(row.label for row in rows))
            self._column.addWidget(Words(self._stage.say(f"board.{text}", what=labels), "muted"))


def stacked(*words: QWidget) -> QWidget:
    """Lines that belong together, close under each other."""
    block = QWidget()
    column = QVBoxLayout(block)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    for widget in words:
        column.addWidget(widget)
    return block


def _add(block: QWidget, widget: QWidget) -> None:
    column = block.layout()
    if column is not None:
        column.addWidget(widget)


def _warning(text: str) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(current_look().length("space.s"))
    row.addWidget(IconMark("warning", "warn"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Words(text, "muted", "warn"), 1)
    return line
