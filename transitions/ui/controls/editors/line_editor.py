"""What the editors of one line do alike."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QWidget

from transitions.ui.controls.editors.editor import Editor, Speech
from transitions.ui.controls.editors.line import single_line
from transitions.ui.controls.labels import Fitted
from transitions.ui.look.tokens import current_look


class LineEditor(Editor):
    """One line that keeps what stands in it, understood or not."""

    def __init__(self, name: str, words: Speech) -> None:
        super().__init__(name, words)
        self._line = single_line(name)

    def typed(self) -> str:
        """What stands in the field, understood or not."""
        return self._line.text()

    def show_typed(self, text: str) -> None:
        """Put unfinished typing back, silently."""
        with QSignalBlocker(self._line):
            self._line.setText(text)

    def inputs(self) -> tuple[QWidget, ...]:
        return (self._line,)


class ShortLineEditor(Fitted, LineEditor):
    """A short line; something may stand beside it."""

    def __init__(self, name: str, words: Speech) -> None:
        super().__init__(name, words)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._line)
        self._fit()

    def _fit(self) -> None:
        look = current_look()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(look.length("space.m"))
        self._line.setFixedWidth(look.length("size.sidebar") // 2)
