"""A quiet strip that says the program will lock soon; any touch takes it away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from transitions.ui.controls.editors.editor import Speech
from transitions.ui.controls.labels import IconMark, Words
from transitions.ui.controls.speech import announce
from transitions.ui.frame.idleness import WARNING_SECONDS
from transitions.ui.look.tokens import current_look

_LINE = 3


class Countdown(QFrame):
    """Lies over the top of the page beneath `bar` and moves nothing; the line under it grows shorter.

    It takes the touch that lands on it, so that nothing behind it is pressed by mistake.
    """

    def __init__(self, bar: QWidget, words: Speech) -> None:
        super().__init__(bar.window())
        self._bar, self._words, self._left = bar, words, 0
        self.setObjectName("shell.countdown")
        self.setProperty("kind", "note")
        self._said = Words("", "body", name="shell.countdown.text")
        self._said.setWordWrap(False)
        self._row = QHBoxLayout(self)
        self._row.addWidget(IconMark("lock", "on_tint"))
        self._row.addWidget(self._said, 1)
        bar.window().installEventFilter(self)
        self.hide()

    def show_left(self, seconds: int) -> None:
        """Say how many seconds are left; a screen reader is told once."""
        self._left = seconds
        text = self._words("lock.soon").format(seconds=seconds)
        self._said.say(text)
        if self.isHidden():
            announce(self, text)
        self._place()
        self.show()
        self.raise_()
        self.update()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        width = self.width() * min(self._left / WARNING_SECONDS, 1.0)
        painter = QPainter(self)
        line = QRectF(0, self.height() - _LINE, width, _LINE)
        painter.fillRect(line, current_look().colour("primary"))
        painter.end()

    def _place(self) -> None:
        look = current_look()
        side, top = look.length("space.xl"), look.length("space.m")
        self._row.setContentsMargins(side, top, side, top + _LINE)
        self._row.setSpacing(look.length("space.m"))
        room = self.window().width()
        size = self.sizeHint()
        width = min(size.width(), room)
        self.setGeometry((room - width) // 2, self._bar.height(), width, size.height())
