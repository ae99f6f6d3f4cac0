"""A quiet line under words the dictionary does not know; it changes nothing and stops nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from transitions.application.ports import Speller
from transitions.ui.controls.editors.editor import Editor
from transitions.ui.controls.editors.text import TextEditor
from transitions.ui.look.tokens import current_look

PAUSE_MS = 500
BREATH_MS = 30
"""Between two pieces of the dictionary, so that the window stays quick while it is read."""

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 3


class DictionaryReading(QObject):
    """Reads the dictionary while nothing else happens; ``ready`` once it knows every word."""

    ready = Signal()

    def __init__(self, speller: Speller, parent: QObject) -> None:
        super().__init__(parent)
        self._speller = speller
        self._breath = QTimer(self)
        self._breath.setInterval(BREATH_MS)
        self._breath.timeout.connect(self._read)
        self._done = False

    def begin(self) -> None:
        """Read on until it is done; said again, nothing happens."""
        if not self._done:
            self._breath.start()

    def rest(self) -> None:
        """Stop reading for now."""
        self._breath.stop()

    def _read(self) -> None:
        if not self._speller.read_on():
            self._breath.stop()
            self._done = True
            self.ready.emit()


class SpellingMarks(QObject):
    """Marks one text after a pause. Names and other words with a capital are never marked.

    Not for the parents' eyes, and not where the answer is in another language: see ``allow``.
    """

    def __init__(self, field: QPlainTextEdit, speller: Speller) -> None:
        super().__init__(field)
        self._field, self._speller = field, speller
        self._allowed = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.look)
        field.textChanged.connect(self._pause.start)

    def allow(self, allowed: bool) -> None:
        """Mark, or take the marks away."""
        self._allowed = allowed
        self.look()

    def look(self) -> None:
        """Mark what is there now, but for the word that is being typed."""
        self._field.setExtraSelections([self._mark(*place) for place in self._doubted()])

    def marked(self) -> list[str]:
        """The words that are marked."""
        return [selection.cursor.selectedText() for selection in self._field.extraSelections()]

    def _doubted(self) -> Iterator[tuple[int, int]]:
        """Beginning and end of each, counted as Qt counts: some signs are two long."""
        if not self._allowed:
            return
        text = self._field.toPlainText()
        typed = self._field.textCursor().position() if self._field.hasFocus() else -1
        for found in _WORD.finditer(text):
            word = found.group()
            begin, end = _units(text[: found.start()]), _units(text[: found.end()])
            if end != typed and len(word) >= _SHORTEST and word.islower() and self._speller.doubts(word):
                yield begin, end

    def _mark(self, begin: int, end: int) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self._field.document())
        cursor.setPosition(begin)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        line = QTextCharFormat()
        line.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        line.setUnderlineColor(current_look().colour("warn"))
        mark.cursor, mark.format = cursor, line
        return mark


def marks_in(editor: Editor, speller: Speller | None) -> SpellingMarks | None:
    """The marks of a text of several lines; nothing else has any."""
    typed = editor.inputs()[0] if isinstance(editor, TextEditor) else None
    if speller is None or not isinstance(typed, QPlainTextEdit):
        return None
    return SpellingMarks(typed, speller)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
