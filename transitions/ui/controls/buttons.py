"""Buttons that draw themselves: the whole rectangle answers; a ring for those who use keys."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton

from transitions.ui.controls.drawn import FIXED, draws_itself
from transitions.ui.controls.touch import focus_is_shown
from transitions.ui.look.painting import (
    brush_for,
    draw_box,
    draw_icon,
    draw_ringed,
    draw_text,
    mirrored,
    text_width,
)
from transitions.ui.look.tokens import Look, current_look

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter


class Button(QPushButton):
    """A push button of one kind: `plain`, `primary`, `ghost` or `danger`; with an icon, a text, or both."""

    def __init__(
        self,
        text: str,
        name: str,
        kind: str = "plain",
        icon: str = "",
        *,
        icon_last: bool = False,
        spoken: str = "",
    ) -> None:
        super().__init__(text)
        draws_itself(self, name, FIXED)
        self.setProperty("kind", kind)
        self._kind, self._icon, self._icon_last = kind, icon, icon_last
        self.setAccessibleName(spoken or text)
        if not text:
            self.setToolTip(spoken)

    def say(self, text: str) -> None:
        """Change the words on the button."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def become(self, kind: str) -> None:
        """Turn into another kind: what was the way on may be one way of several."""
        self._kind = kind
        self.setProperty("kind", kind)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = current_look()
        height = look.length("size.control")
        if not self.text():
            return QSize(height, height)
        side = look.length("space.m" if self._kind == "ghost" else "space.xl")
        return QSize(self._content_width(look) + 2 * side, height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = current_look()
        painter = brush_for(self)
        self._paint_box(painter, look)
        self._paint_content(painter, look)
        painter.end()

    def _font(self, look: Look) -> QFont:
        return look.font("body", 500 if self._kind == "plain" else 600)

    def _content_width(self, look: Look) -> int:
        width = text_width(self._font(look), self.text()) if self.text() else 0
        if self._icon:
            width += look.length("size.icon") + (look.length("space.s") if self.text() else 0)
        return width

    def _tone(self) -> str:
        if not self.isEnabled():
            return "disabled"
        tones = {"primary": "on_primary", "ghost": "primary", "danger": "danger"}
        return tones.get(self._kind, "on_tint" if self.isDown() else "text")

    def _paint_box(self, painter: QPainter, look: Look) -> None:
        area, radius = QRectF(self.rect()), look.length("radius.control")
        fill, edge = look.colour(self._fill()), look.colour(self._edge())
        if focus_is_shown(self) and self._kind == "primary":
            draw_ringed(painter, area, radius, look, fill, look.colour("surface"))
        elif focus_is_shown(self):
            draw_box(painter, area, radius, fill, look.colour("focus"), look.border("ring"))
        elif self._kind != "ghost":
            draw_box(painter, area, radius, fill, edge, look.border("control"))
        elif self.underMouse() and self.isEnabled():
            draw_box(painter, area, radius, look.colour("tint"), None, 0)

    def _fill(self) -> str:
        if not self.isEnabled():
            return "sunken"
        if self._kind == "primary":
            return "primary_hover" if self.underMouse() or self.isDown() else "primary"
        if self.isDown():
            return "danger_bg" if self._kind == "danger" else "tint"
        return "surface"

    def _edge(self) -> str:
        if not self.isEnabled():
            return "line"
        if self._kind == "primary":
            return self._fill()
        if self._kind == "danger":
            return "danger"
        return "primary" if self.underMouse() or self.isDown() else "edge"

    def _paint_content(self, painter: QPainter, look: Look) -> None:
        size, gap = look.length("size.icon"), look.length("space.s")
        content = self._content_width(look)
        left, middle = (self.width() - content) / 2, self.height() / 2
        words = QRectF(left, 0, content, self.height())
        if self._icon:
            start = left + content - size if self._icon_last else left
            spot = mirrored(QRectF(start, middle - size / 2, size, size), self)
            draw_icon(painter, spot, self._icon, self._tone(), look)
            shift = size + gap
            words = words.adjusted(0, 0, -shift, 0) if self._icon_last else words.adjusted(shift, 0, 0, 0)
        colour = look.colour(self._tone())
        draw_text(painter, mirrored(words, self), self.text(), self._font(look), colour, _CENTRE)
