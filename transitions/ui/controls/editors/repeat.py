"""A list whose rows are added and removed; what is removed can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.editor import Editor, Speech
from transitions.ui.controls.editors.repeat_row import Column, RepeatRow
from transitions.ui.controls.labels import Words, look_changed
from transitions.ui.controls.speech import announce
from transitions.ui.look.tokens import current_look


class RepeatEditor(Editor):
    """Rows of short texts, one per column; each row keeps the id it was given.

    Where the columns do not fit beside each other, the cells of a row are stacked.
    """

    def __init__(
        self,
        name: str,
        words: Speech,
        columns: Sequence[Column],
        new_id: Callable[[], str],
        *,
        most: int = 12,
    ) -> None:
        super().__init__(name, words)
        self.setObjectName(name)
        self._columns, self._new_id, self._most = tuple(columns), new_id, most
        self._rows: list[RepeatRow] = []
        self._removed: tuple[int, Mapping[str, str]] | None = None
        self._described = ("", "")
        self._large = False
        self._add = Button(words("editor.repeat.add"), f"{name}.add", icon="plus")
        self._undo = _UndoStrip(name, words)
        self._build()

    def value(self) -> tuple[Mapping[str, str], ...]:
        """The rows that hold a word, each as `{"id": …, column: text}`."""
        return tuple(row.value() for row in self._rows if row.has_words())

    def show_value(self, value: object) -> None:
        for row in tuple(self._rows):
            self._drop(row)
        for known in value if isinstance(value, tuple | list) else ():
            self._insert(len(self._rows), known)
        self._removed = None
        self._settle()

    def add_row(self) -> None:
        """Add an empty row and put the cursor in it; not an edit until something is typed."""
        self._insert(len(self._rows), {"id": self._new_id()})
        self._removed = None
        self._settle()
        self._rows[-1].lines[0].setFocus()

    def remove_row(self, row: RepeatRow) -> None:
        """Remove a row and offer it back."""
        place = self._rows.index(row)
        self._removed = (place, row.value())
        had_words = row.has_words()
        self._drop(row)
        self._settle()
        self._undo.button.setFocus()
        announce(self, self.words("editor.repeat.removed"))
        if had_words:
            self.edited.emit()

    def undo_removal(self) -> None:
        """Put the removed row back where it stood."""
        if self._removed is None:
            return
        place, known = self._removed
        self._removed = None
        row = self._insert(place, known)
        self._settle()
        row.lines[0].setFocus()
        if row.has_words():
            self.edited.emit()

    def inputs(self) -> tuple[QWidget, ...]:
        return (*(line for row in self._rows for line in row.lines), self._add)

    def describe(self, name: str, description: str) -> None:
        self._described = (name, description)
        for place, row in enumerate(self._rows):
            row.describe(place + 1, name, description)
        self._add.setAccessibleName(f"{self._add.text()}: {name}")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if look_changed(event):
            self._column.setSpacing(current_look().length("space.s"))
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def enlarge(self, on: bool) -> None:
        self._large = on
        super().enlarge(on)

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_look().length("space.s"))
        self._stack = QVBoxLayout()
        self._column.addLayout(self._stack)
        self._column.addWidget(self._undo)
        self._column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._add.clicked.connect(self.add_row)
        self._undo.button.clicked.connect(self.undo_removal)
        self._settle()

    def _insert(self, place: int, known: Mapping[str, str]) -> RepeatRow:
        row = RepeatRow(self.name, self.words, self._columns, known)
        self._rows.insert(place, row)
        self._stack.insertWidget(place, row)
        row.changed.connect(self.edited)
        row.remove.clicked.connect(lambda: self.remove_row(row))
        return row

    def _drop(self, row: RepeatRow) -> None:
        self._rows.remove(row)
        self._stack.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _settle(self) -> None:
        self._undo.setVisible(self._removed is not None)
        self._add.setEnabled(len(self._rows) < self._most)
        self.describe(*self._described)
        super().enlarge(self._large)
        self._arrange()
        self._order_tabs()

    def _arrange(self) -> None:
        shares = sum(column.share for column in self._columns)
        narrow = self.width() < shares * current_look().length("size.sidebar") * 2 // 3
        gap = current_look().length("space.l" if narrow and len(self._columns) > 1 else "space.s")
        self._stack.setSpacing(gap)
        for place, row in enumerate(self._rows):
            row.arrange(narrow=narrow, first=place == 0)

    def _order_tabs(self) -> None:
        stops: list[QWidget] = [stop for row in self._rows for stop in (*row.lines, row.remove)]
        chain = [*self._stop_before(), *stops, self._undo.button, self._add]
        for stop, following in pairwise(chain):
            QWidget.setTabOrder(stop, following)

    def _stop_before(self) -> list[QWidget]:
        """Where Tab comes from, so that the list keeps its place on the page."""
        stop = self._undo.button.previousInFocusChain()
        while stop is not None and stop is not self._undo.button and not stop.isWindow():
            if stop.focusPolicy() & Qt.FocusPolicy.TabFocus and not self.isAncestorOf(stop):
                return [stop]
            stop = stop.previousInFocusChain()
        return []


class _UndoStrip(QWidget):
    def __init__(self, name: str, words: Speech) -> None:
        super().__init__()
        self.button = Button(words("editor.repeat.undo"), f"{name}.undo", "ghost", "undo")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Words(words("editor.repeat.removed"), "muted", name=f"{name}.removed"), 0)
        row.addWidget(self.button)
        row.addStretch(1)
