"""Words in one line or several."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil

from PySide6.QtCore import QEvent, QSignalBlocker, Qt
from PySide6.QtGui import QFontMetricsF, QShowEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from transitions.ui.controls.editors.editor import Editor, Speech
from transitions.ui.controls.editors.line import single_line
from transitions.ui.controls.labels import Words, look_changed
from transitions.ui.look.restyle import restyle
from transitions.ui.look.tokens import current_look

_SLACK = 2
_PRIVATE = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText


class TextEditor(Editor):
    """A text. Longer than the limit is kept and shown as a problem, never cut."""

    def __init__(
        self, name: str, words: Speech, *, lines: int = 1, limit: int | None = None, placeholder: str = ""
    ) -> None:
        super().__init__(name, words)
        self._limit, self._lines = limit, lines
        self._input = _wide_line(name) if lines == 1 else GrowingText(lines)
        self._input.setObjectName(name)
        self._input.setInputMethodHints(self._input.inputMethodHints() | _PRIVATE)
        self._input.setPlaceholderText(placeholder)
        self._counter: Words | None = None
        self._build()
        self._input.textChanged.connect(self._after_typing)

    def value(self) -> str:
        if isinstance(self._input, QLineEdit):
            return self._input.text()
        return self._input.toPlainText()

    def show_value(self, value: object) -> None:
        text = "" if value is None else str(value)
        with QSignalBlocker(self._input):
            if isinstance(self._input, QLineEdit):
                self._input.setText(text)
            else:
                self._input.setPlainText(text)
        if isinstance(self._input, GrowingText):
            self._input.grow()
        self._count()

    def insert(self, words: str, go_on: str = "") -> None:
        """Put words where the cursor is; what is marked stays, and undoing takes them away again.

        ``go_on``: what of them is marked then, because she writes on there.
        """
        at = self._place()
        before, after = (" " if each and not each.isspace() else "" for each in _beside(self.value(), at))
        self._put(at, f"{before}{words}{after}")
        gap = words.find(go_on) if go_on else -1
        if gap >= 0:
            self._mark(at + len(before) + gap, len(go_on))
        self._input.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self) -> int:
        """Behind what is marked, else at the cursor."""
        if isinstance(self._input, QLineEdit):
            line = self._input
            return line.selectionEnd() if line.hasSelectedText() else line.cursorPosition()
        return self._input.textCursor().selectionEnd()

    def _put(self, at: int, words: str) -> None:
        if isinstance(self._input, QLineEdit):
            self._input.setCursorPosition(at)
            self._input.insert(words)
            return
        cursor = self._input.textCursor()
        cursor.setPosition(at)
        cursor.beginEditBlock()
        cursor.insertText(words)
        cursor.endEditBlock()
        self._input.setTextCursor(cursor)

    def _mark(self, at: int, signs: int) -> None:
        if isinstance(self._input, QLineEdit):
            self._input.setSelection(at, signs)
            return
        cursor = self._input.textCursor()
        cursor.setPosition(at)
        cursor.setPosition(at + signs, QTextCursor.MoveMode.KeepAnchor)
        self._input.setTextCursor(cursor)

    def inputs(self) -> tuple[QWidget, ...]:
        return (self._input,)

    def problem(self) -> str | None:
        return "editor.text.too_long" if self._excess() > 0 else None

    def problem_facts(self) -> Mapping[str, str]:
        return {"excess": str(self._excess()), "limit": str(self._limit)}

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if look_changed(event):
            self._column.setSpacing(current_look().length("space.xs"))

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_look().length("space.xs"))
        self._column.addWidget(self._input)
        self._count()

    def _after_typing(self) -> None:
        self._count()
        self.edited.emit()

    def _excess(self) -> int:
        return 0 if self._limit is None else max(0, len(self.value()) - self._limit)

    def _count(self) -> None:
        if self._limit is None:
            return
        used, over = len(self.value()), self._excess() > 0
        near = over or used * 2 >= self._limit
        if near and self._counter is None:
            self._counter = self._made_counter()
        if self._counter is not None:
            self._counter.say(self.words("editor.text.counter").format(used=used, limit=self._limit))
            self._counter.setVisible(near)
            self._counter.set_tone("danger" if over else "")
        restyle(self._input, state="error" if over else "")

    def _made_counter(self) -> Words:
        counter = Words("", "caption", name=f"{self.name}.counter")
        counter.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._column.addWidget(counter)
        return counter


class GrowingText(QPlainTextEdit):
    """A text of several lines that grows with its words up to a height, and lets Tab leave."""

    def __init__(self, lines: int, most: int = 14) -> None:
        super().__init__()
        self._least, self._most = lines, max(lines, most)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self.grow)
        self.grow()

    def grow(self) -> None:
        """Take the height the words need."""
        lines = min(max(round(self.document().size().height()), self._least), self._most)
        edges, margin = self.contentsMargins(), 2 * round(self.document().documentMargin())
        height = lines * self._line_height() + edges.top() + edges.bottom() + margin + _SLACK
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.grow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange or look_changed(event):
            self.grow()

    def _line_height(self) -> int:
        layout = self.document().firstBlock().layout()
        drawn = layout.lineAt(0).height() if layout.lineCount() else 0.0
        return ceil(max(drawn, QFontMetricsF(self.font()).lineSpacing()))


def _beside(text: str, at: int) -> tuple[str, str]:
    """The signs before and behind a place that is counted as Qt counts: some signs are two long."""
    units = text.encode("utf-16-le")
    before, behind = units[: 2 * at].decode("utf-16-le"), units[2 * at :].decode("utf-16-le")
    return before[-1:], behind[:1]


def _wide_line(name: str) -> QLineEdit:
    line = single_line(name)
    line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return line
