"""The consent board: sections by parents at a glance, each to be unfolded into its answers."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from transitions.application.consents import BoardRow
from transitions.domain.person import Parent
from transitions.ui.consent.board_layout import BoardLayout
from transitions.ui.consent.cells import Deed, StandCell, StandMark
from transitions.ui.consent.reading import ConsentReading
from transitions.ui.consent.section_block import SectionBlock
from transitions.ui.consent.tongue import Tongue
from transitions.ui.consent.words import called, named
from transitions.ui.controls.labels import Rule, Words
from transitions.ui.controls.stacking import clear
from transitions.ui.controls.surfaces import Card, NoteBox
from transitions.ui.controls.wrap_button import WrapButton
from transitions.ui.look.tokens import current_look
from transitions.ui.screen import Stage

_CAN_BE_ASKED = {
    "missing": "", "changed": "yes", "expired": "yes", "other_release": "yes", "not_understood": "yes",
}
"""What is chosen beforehand on the card of a parent to be asked: a yes only where there was one."""


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


class ConsentBoard(Card):
    """Sections with their answers, and each parent's stand in shape, words and colour.

    ``mend`` carries the key of an answer to look at in the form, ``ask`` a parent and what is chosen
    beforehand on her card; ``unfolded`` says that there is more or less to tab through.
    """

    mend = Signal(object)
    ask = Signal(object, str)
    unfolded = Signal()

    def __init__(self, stage: Stage, tongue: Tongue) -> None:
        super().__init__(tongue.both("board.title"), tongue.under("board.hint"))
        self.setObjectName("consent.board")
        self._stage, self._tongue = stage, tongue
        self._open: dict[tuple[str, bool], bool] = {}
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.add(self._body)

    def show_board(self, reading: ConsentReading, reader: Reader) -> None:
        """Show the answers as they stand for this reader."""
        self._body.hide()
        clear(self._column)
        self._column.setSpacing(current_look().length("space.l"))
        rows = reader.rows(reading)
        shared = any(row.share == "share" for row in rows)
        if not rows:
            self._column.addWidget(Words(self._tongue.under("board.nothing_answered"), "muted"))
        elif not shared:
            words = self._tongue.under("board.nothing_shared")
            self._column.addWidget(NoteBox(words, name="consent.board.nothing"))
        if rows:
            self._column.addWidget(self._together(reading, reader))
        for _, group in groupby(rows, key=lambda row: row.section):
            self._column.addWidget(Rule())
            self._column.addWidget(self._block(reading, reader, tuple(group)))
        self._body.show()

    def focus_first_mend(self) -> bool:
        """Unfold the first answer that must be mended, if there is one, and put the cursor there."""
        blocks = [block for block in self.findChildren(SectionBlock) if block.needs_mending]
        if not blocks:
            return False
        blocks[0].unfold()
        button = next(b for b in blocks[0].findChildren(WrapButton) if b.objectName().endswith(".mend"))
        button.setFocus()
        return True

    def _block(self, reading: ConsentReading, reader: Reader, rows: tuple[BoardRow, ...]) -> SectionBlock:
        present = reading.parent(reader.parent) if reader.parent else None
        block = SectionBlock(self._stage, self._tongue, reading, rows, present)
        section = (block.section, reader.parent is None)
        block.show_open(self._open.get(section, reader.parent is not None or block.loud))
        block.mend.connect(self.mend)
        block.ask.connect(self.ask)
        block.folded.connect(lambda opened: self._remember(section, opened))
        return block

    def _remember(self, section: tuple[str, bool], opened: bool) -> None:
        self._open[section] = opened
        self.unfolded.emit()

    def _together(self, reading: ConsentReading, reader: Reader) -> QWidget:
        """Where each parent stands on handing anything over at all."""
        line = QWidget()
        layout = BoardLayout(line)
        layout.addWidget(Words(self._tongue.both("board.together"), "strong"))
        for place, parent in enumerate(reader.columns(reading)):
            stand = reading.overall(parent, alone=reader.parent is not None)
            who = named(self._tongue, parent, reading.parents)
            text = self._tongue.under(f"board.stand.{stand}", who=who)
            mark = StandMark(stand, text, f"consent.board.together.{place}")
            spoken = called(self._stage, parent, reading.parents)
            layout.addWidget(StandCell(mark, self._deed(parent, stand, spoken)))
        return line

    def _deed(self, parent: Parent, stand: str, who: str) -> Deed | None:
        """One press from what should be done: to ask, to ask again, to take a yes back."""
        if stand == "given":
            words, says = "take_back", "withdraw"
        elif stand in _CAN_BE_ASKED:
            words, says = "ask_again" if _CAN_BE_ASKED[stand] else "ask", _CAN_BE_ASKED[stand]
        else:
            return None
        said, spoken = self._tongue.under(f"board.{words}"), self._tongue.both(f"board.{words}")
        return Deed(said, f"{spoken}: {who}", lambda: self.ask.emit(parent.id, says))
