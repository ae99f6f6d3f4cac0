"""One row of a list: a short text per column, and the button that takes the row away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.editor import Speech
from transitions.ui.controls.editors.line import single_line
from transitions.ui.controls.labels import Fitted, Words
from transitions.ui.look.tokens import current_look

_HINTS = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


@dataclass(frozen=True)
class Column:
    """What stands in a column; ``share`` is its part of the width beside the others."""

    id: str
    label: str
    share: int = 1


class RepeatRow(Fitted, QWidget):
    """``changed``: the person typed in it. Cells stand beside each other, or stacked where it is narrow."""

    changed = Signal()

    def __init__(
        self, name: str, words: Speech, columns: Sequence[Column], known: Mapping[str, str]
    ) -> None:
        super().__init__()
        self._id, self._columns, self._words = known["id"], columns, words
        stem = f"{name}.{self._id}"
        self.setObjectName(stem)
        self.lines = [_line(f"{stem}.{column.id}") for column in columns]
        self._labels = [
            Words(column.label, "caption", name=f"{line.objectName()}.label")
            for column, line in zip(columns, self.lines, strict=True)
        ]
        self.remove = Button("", f"{stem}.remove", "ghost", "trash", spoken=words("editor.repeat.remove"))
        self._cells = QBoxLayout(_ACROSS)
        self._stacks: list[QVBoxLayout] = []
        self._build(known)

    def value(self) -> Mapping[str, str]:
        """The row as ``{"id": …, column: text}``."""
        texts = {column.id: line.text() for column, line in zip(self._columns, self.lines, strict=True)}
        return {"id": self._id, **texts}

    def has_words(self) -> bool:
        """Whether anything is written in it."""
        return any(line.text().strip() for line in self.lines)

    def describe(self, number: int, name: str, description: str) -> None:
        """Name the inputs for a screen reader."""
        for line, column in zip(self.lines, self._columns, strict=True):
            line.setAccessibleName(f"{name}, {number}: {column.label}")
            line.setAccessibleDescription(description)
        self.remove.setAccessibleName(f"{self._words('editor.repeat.remove')}: {name}, {number}")

    def arrange(self, *, narrow: bool, first: bool) -> None:
        """Stacked cells each say what they are; of rows beside each other only the first one does."""
        self._cells.setDirection(_DOWN if narrow else _ACROSS)
        for label in self._labels:
            label.setVisible(len(self._columns) > 1 and (narrow or first))

    def _build(self, known: Mapping[str, str]) -> None:
        self._row = QHBoxLayout(self)
        for label, line, column in zip(self._labels, self.lines, self._columns, strict=True):
            cell = QVBoxLayout()
            cell.addStretch(1)
            cell.addWidget(label)
            cell.addWidget(line)
            self._cells.addLayout(cell, column.share)
            self._stacks.append(cell)
            with QSignalBlocker(line):
                line.setText(known.get(column.id, ""))
            line.textEdited.connect(lambda _: self.changed.emit())
        self._row.addLayout(self._cells, 1)
        self._row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignBottom)
        self._fit()

    def _fit(self) -> None:
        look = current_look()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(look.length("space.s"))
        self._cells.setSpacing(look.length("space.s"))
        for cell in self._stacks:
            cell.setSpacing(look.length("space.xs"))


def _line(name: str) -> QLineEdit:
    line = single_line(name)
    line.setInputMethodHints(_HINTS)
    return line
