"""A list whose rows are added and removed; what is removed can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from transitions.ui.buttons import Button
from transitions.ui.editors.editor import Editor, Speech
from transitions.ui.editors.text import MOST_SIGNS
from transitions.ui.labels import Words, look_changed
from transitions.ui.look import current_look
from transitions.ui.speech import announce


class RepeatEditor(Editor):
    """Rows of short texts, one per column; each row keeps the id it was given."""

    def __init__(
        self,
        name: str,
        words: Speech,
        columns: Sequence[tuple[str, str]],
        new_id: Callable[[], str],
        *,
        most: int = 12,
    ) -> None:
        super().__init__(name, words)
        self.setObjectName(name)
        self._columns, self._new_id, self._most = tuple(columns), new_id, most
        self._rows: list[_RepeatRow] = []
        self._removed: tuple[int, Mapping[str, str]] | None = None
        self._described = ("", "")
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

    def remove_row(self, row: _RepeatRow) -> None:
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

    def _insert(self, place: int, known: Mapping[str, str]) -> _RepeatRow:
        row = _RepeatRow(self.name, self.words, self._columns, known)
        self._rows.insert(place, row)
        self._stack.insertWidget(place, row)
        row.changed.connect(self.edited)
        row.remove.clicked.connect(lambda: self.remove_row(row))
        return row

    def _drop(self, row: _RepeatRow) -> None:
        self._rows.remove(row)
        self._stack.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _settle(self) -> None:
        self._undo.setVisible(self._removed is not None)
        self._add.setEnabled(len(self._rows) < self._most)
        self._stack.setSpacing(current_look().length("space.s"))
        self.describe(*self._described)
        self._order_tabs()

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


class _RepeatRow(QWidget):
    changed = Signal()

    def __init__(
        self, name: str, words: Speech, columns: Sequence[tuple[str, str]], known: Mapping[str, str]
    ) -> None:
        super().__init__()
        self._id, self._columns, self._words = known["id"], columns, words
        stem = f"{name}.{self._id}"
        self.setObjectName(stem)
        self.lines = [_line(f"{stem}.{column}", label) for column, label in columns]
        self.remove = Button("", f"{stem}.remove", "ghost", "trash", spoken=words("editor.repeat.remove"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_look().length("space.s"))
        for line, (column, _) in zip(self.lines, columns, strict=True):
            row.addWidget(line, 1)
            self._show(line, known.get(column, ""))
            line.textEdited.connect(lambda _: self.changed.emit())
        row.addWidget(self.remove)

    def value(self) -> Mapping[str, str]:
        texts = {column: line.text() for (column, _), line in zip(self._columns, self.lines, strict=True)}
        return {"id": self._id, **texts}

    def has_words(self) -> bool:
        return any(line.text().strip() for line in self.lines)

    def describe(self, number: int, name: str, description: str) -> None:
        for line, (_, label) in zip(self.lines, self._columns, strict=True):
            line.setAccessibleName(f"{name}, {number}: {label}")
            line.setAccessibleDescription(description)
        self.remove.setAccessibleName(f"{self._words('editor.repeat.remove')}: {name}, {number}")

    def _show(self, line: QLineEdit, text: str) -> None:
        with QSignalBlocker(line):
            line.setText(text)


class _UndoStrip(QWidget):
    def __init__(self, name: str, words: Speech) -> None:
        super().__init__()
        self.button = Button(words("editor.repeat.undo"), f"{name}.undo", "ghost", "undo")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Words(words("editor.repeat.removed"), "muted", name=f"{name}.removed"), 0)
        row.addWidget(self.button)
        row.addStretch(1)


def _line(name: str, label: str) -> QLineEdit:
    line = QLineEdit()
    line.setMaxLength(MOST_SIGNS)
    line.setObjectName(name)
    line.setPlaceholderText(label)
    line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
    return line
