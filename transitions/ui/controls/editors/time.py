"""A time of day, typed any way; or none."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import Qt

from transitions.ui.controls.editors.dates_typed import UnclearTime, read_time
from transitions.ui.controls.editors.editor import Speech
from transitions.ui.controls.editors.line_editor import ShortLineEditor
from transitions.ui.controls.labels import Words


class TimeEditor(ShortLineEditor):
    """One line; the time that was understood stands beside it."""

    def __init__(self, name: str, words: Speech) -> None:
        super().__init__(name, words)
        self._line.setPlaceholderText(words("editor.time.placeholder"))
        self._line.setInputMethodHints(Qt.InputMethodHint.ImhTime)
        self._understood = Words("", "muted", name=f"{name}.understood")
        self._row.addWidget(self._understood, 1)
        self._line.textEdited.connect(self._after_typing)

    def value(self) -> time | None:
        try:
            return read_time(self._line.text())
        except UnclearTime:
            return None

    def show_value(self, value: object) -> None:
        self.show_typed(f"{value:%H.%M}" if isinstance(value, time) else "")

    def show_typed(self, text: str) -> None:
        super().show_typed(text)
        self._say_understood()

    def problem(self) -> str | None:
        return "editor.time.unclear" if self._line.text().strip() and self.value() is None else None

    def _after_typing(self) -> None:
        self._say_understood()
        self.edited.emit()

    def _say_understood(self) -> None:
        value = self.value()
        said = self.words("editor.time.understood").format(time=f"{value:%H.%M}") if value else ""
        self._understood.say(said)
