"""A button whose words wrap: for sentences too long for one line at large text."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton

from transitions.ui.controls.drawn import MAXIMUM, draws_itself
from transitions.ui.controls.touch import focus_is_shown
from transitions.ui.look.painting import (
    brush_for,
    draw_box,
    draw_icon,
    draw_text,
    longest_word,
    mirrored,
    text_height,
    text_width,
)
from transitions.ui.look.tokens import Look, current_look

_LEADING = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class WrapButton(QPushButton):
    """`plain` has an outline, `ghost` is a line to press; an icon may stand before the words."""

    def __init__(self, text: str, name: str, kind: str = "plain", icon: str = "") -> None:
        super().__init__(text)
        draws_itself(self, name, MAXIMUM, wraps=True)
        self._kind, self._icon = kind, icon
        self.setAccessibleName(text)

    def say(self, text: str) -> None:
        """Change the words on the button."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        look = current_look()
        words = text_height(self._font(look), self.text(), width - self._around(look))
        least = look.length("size.control" if self._kind == "plain" else "size.target")
        return max(least, words + 2 * look.length("space.m"))

    def sizeHint(self) -> QSize:
        look = current_look()
        width = text_width(self._font(look), self.text()) + self._around(look)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        look = current_look()
        width = longest_word(self._font(look), self.text()) + self._around(look)
        return QSize(width, look.length("size.target"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = current_look()
        painter = brush_for(self)
        self._paint_box(painter, look)
        side, mark = self._side(look), look.length("size.icon")
        words, tone = QRectF(self.rect()).adjusted(side, 0, -side, 0), self._tone()
        if self._icon:
            spot = QRectF(side, (self.height() - mark) / 2, mark, mark)
            draw_icon(painter, mirrored(spot, self), self._icon, tone, look)
            words = words.adjusted(mark + look.length("space.s"), 0, 0, 0)
        draw_text(painter, mirrored(words, self), self.text(), self._font(look), look.colour(tone), _LEADING)
        painter.end()

    def _tone(self) -> str:
        if not self.isEnabled():
            return "disabled"
        return "primary" if self._kind == "ghost" else "on_tint" if self.isDown() else "text"

    def _paint_box(self, painter: QPainter, look: Look) -> None:
        area, radius = QRectF(self.rect()), look.length("radius.control")
        over = self.isEnabled() and (self.underMouse() or self.isDown())
        fill = look.colour("tint" if self.isDown() or (over and self._kind == "ghost") else "surface")
        if focus_is_shown(self):
            draw_box(painter, area, radius, fill, look.colour("focus"), look.border("ring"))
        elif self._kind == "plain":
            edge = look.colour("primary" if over else "edge")
            draw_box(painter, area, radius, fill, edge, look.border("control"))
        elif over:
            draw_box(painter, area, radius, fill, None, 0)

    def _font(self, look: Look) -> QFont:
        return look.font("body", 500)

    def _side(self, look: Look) -> int:
        return look.length("space.xl" if self._kind == "plain" else "space.m")

    def _around(self, look: Look) -> int:
        icon = look.length("size.icon") + look.length("space.s") if self._icon else 0
        return 2 * self._side(look) + icon
