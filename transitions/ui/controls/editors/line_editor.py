"""What the editors of one line do alike."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from transitions.ui.controls.editors.editor import Editor, Speech
from transitions.ui.controls.editors.line import single_line


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
