"""A quiet button that stays in: a tick appears when it is chosen, so colour is never alone."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton

from transitions.ui.controls.drawn import PREFERRED, draws_itself
from transitions.ui.controls.touch import focus_is_shown
from transitions.ui.look.painting import (
    brush_for,
    draw_box,
    draw_text,
    draw_tick,
    longest_word,
    mirrored,
    text_height,
    text_width,
)
from transitions.ui.look.tokens import Look, current_look


class Toggle(QPushButton):
    """A checkable pill. `tone` colours the chosen state: `tint`, `ok` or `warn`."""

    def __init__(self, text: str, name: str, tone: str = "tint", spoken: str = "") -> None:
        super().__init__(text)
        draws_itself(self, name, PREFERRED, wraps=True)
        self.setCheckable(True)
        self._tone = tone
        self.setAccessibleName(spoken or text)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        look = current_look()
        words = text_height(self._font(look), self.text(), width - self._sides(look))
        return max(look.length("size.target"), words + 2 * look.length("space.s"))

    def sizeHint(self) -> QSize:
        look = current_look()
        width = text_width(self._font(look), self.text()) + self._sides(look)
        return QSize(width, look.length("size.target"))

    def minimumSizeHint(self) -> QSize:
        look = current_look()
        width = longest_word(self._font(look), self.text()) + self._sides(look)
        return QSize(width, look.length("size.target"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = current_look()
        painter = brush_for(self)
        area, radius = QRectF(self.rect()), look.length("radius.pill")
        ringed = focus_is_shown(self)
        edge, width = self._edge(look, ringed), self._edge_width(look, ringed)
        draw_box(painter, area, radius, self._fill(look), edge, width)
        self._paint_words(painter, look)
        painter.end()

    def _paint_words(self, painter: QPainter, look: Look) -> None:
        font, side = self._font(look), look.length("space.m")
        mark = look.length("size.icon") + look.length("space.xs") if self.isChecked() else 0
        width = min(text_width(font, self.text()), self.width() - 2 * side - mark)
        left = (self.width() - width - mark) / 2
        if mark:
            size = look.length("size.icon")
            dot = QRectF(left, (self.height() - size) / 2, size, size)
            draw_tick(painter, mirrored(dot, self), self._ink(look))
        words = mirrored(QRectF(left + mark, 0, width, self.height()), self)
        draw_text(painter, words, self.text(), font, self._ink(look), Qt.AlignmentFlag.AlignCenter)

    def _font(self, look: Look) -> QFont:
        """Larger for people who read along."""
        return look.font("body" if self.property("reading") == "large" else "small", 500)

    def _sides(self, look: Look) -> int:
        return 2 * look.length("space.m") + look.length("size.icon") + look.length("space.s")

    def _edge_width(self, look: Look, ringed: bool) -> int:
        if ringed:
            return look.border("ring")
        return look.border("control" if self.isChecked() else "hairline")

    def _fill(self, look: Look) -> QColor:
        if not self.isEnabled():
            return look.colour("sunken")
        fills = {"tint": "tint", "ok": "ok_bg", "warn": "warn_bg"}
        return look.colour(fills[self._tone] if self.isChecked() else "surface")

    def _edge(self, look: Look, ringed: bool) -> QColor:
        if ringed:
            return look.colour("focus")
        if not self.isEnabled():
            return look.colour("line")
        chosen = {"tint": "primary", "ok": "ok", "warn": "warn"}[self._tone]
        return look.colour(chosen if self.isChecked() or self.underMouse() else "edge")

    def _ink(self, look: Look) -> QColor:
        if not self.isEnabled():
            return look.colour("muted" if self.isChecked() else "disabled")
        chosen = {"tint": "on_tint", "ok": "ok", "warn": "warn"}[self._tone]
        return look.colour(chosen if self.isChecked() else "muted")
