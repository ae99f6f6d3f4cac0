"""The civil registration number: hidden once it is typed, and never in anybody's way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from transitions.domain.cpr import CprReading, mask
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.editor import Editor, Speech
from transitions.ui.controls.editors.line import single_line
from transitions.ui.look.tokens import current_look

Reading = Callable[[str], CprReading]


class CprEditor(Editor):
    """Ten digits or nothing. ``show`` and ``hide`` are the words of the button that uncovers them."""

    def __init__(self, name: str, words: Speech, reading: Reading, show: str, hide: str) -> None:
        super().__init__(name, words)
        self._reading, self._said = reading, (show, hide)
        self._text, self._covered, self._label = "", False, ""
        self._line = single_line(name)
        self._line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhDigitsOnly)
        self._eye = Button("", f"{name}.show", icon="eye", spoken=show)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_look().length("space.s"))
        row.addWidget(self._line)
        row.addWidget(self._eye)
        row.addStretch(1)
        self._line.setFixedWidth(current_look().length("size.sidebar") * 5 // 8)
        self._line.textEdited.connect(self._after_typing)
        self._line.installEventFilter(self)
        self._eye.clicked.connect(self._turn)
        self._settle()

    def value(self) -> str:
        return self._reading(self._text).digits

    def show_value(self, value: object) -> None:
        self.show_typed(str(value) if value else "")

    def typed(self) -> str:
        """What was typed, understood or not."""
        return self._text

    def show_typed(self, text: str) -> None:
        """Put it back, silently; a whole number is hidden."""
        self._text = text
        self.cover()

    def cover(self) -> None:
        """Hide a whole number."""
        self._covered = bool(self.value())
        self._settle()

    def uncover(self) -> None:
        """Show the number, to be read or mended."""
        self._covered = False
        self._settle()
        self._line.setFocus()

    def inputs(self) -> tuple[QWidget, ...]:
        return (self._line, self._eye)

    def focus_target(self) -> QWidget:
        return self._line

    def problem(self) -> str | None:
        if not self._text.strip():
            return None
        problem = self._reading(self._text).problem
        return f"problem.{problem}" if problem else None

    def hints(self) -> tuple[str, ...]:
        """What is odd about the number, as text ids; none of it stops anybody."""
        return self._reading(self._text).hints if self._text.strip() else ()

    def describe(self, name: str, description: str) -> None:
        self._label = name
        self._line.setAccessibleName(name)
        self._line.setAccessibleDescription(description)
        self._settle()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            self.cover()
        return False

    def _after_typing(self, text: str) -> None:
        self._text = text
        self._settle()
        self.edited.emit()

    def _turn(self) -> None:
        self.uncover() if self._covered else self.cover()

    def _settle(self) -> None:
        shown = mask(self.value()) if self._covered else self._text
        with QSignalBlocker(self._line):
            if self._line.text() != shown:
                self._line.setText(shown)
        self._line.setReadOnly(self._covered)
        self._eye.setVisible(bool(self.value()))
        spoken = self._said[0 if self._covered else 1]
        self._eye.setAccessibleName(f"{spoken}: {self._label}" if self._label else spoken)
        self._eye.setToolTip(spoken)
