"""Choices with a mark before their words: the whole rectangle answers, and long words wrap."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QWidget

from transitions.ui.controls.drawn import PREFERRED, draws_itself
from transitions.ui.controls.touch import focus_is_shown
from transitions.ui.look.painting import (
    brush_for,
    draw_box,
    draw_ringed,
    draw_text,
    draw_tick,
    longest_word,
    mirrored,
    text_height,
    text_width,
)
from transitions.ui.look.tokens import Look, current_look

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class _WideMark:
    """Measures of a control with a mark to the left of its text; the whole rectangle answers."""

    def __init__(self, text: str, boxed: bool, room: str = "") -> None:
        self.words, self.boxed, self._room = text, boxed, room

    def side(self, look: Look) -> int:
        return look.length("space.m") if self.boxed else 0

    def trailing(self, look: Look) -> int:
        return look.length(self._room) if self._room else self.side(look)

    def indent(self, look: Look) -> int:
        return self.side(look) + look.length("size.tick") + look.length("space.m")

    def height_for(self, width: int) -> int:
        look = current_look()
        room = width - self.indent(look) - self.trailing(look)
        least = look.length("size.control" if self.boxed else "size.target")
        return max(least, text_height(look.font(), self.words, room) + 2 * look.length("space.m"))

    def hint(self) -> QSize:
        look = current_look()
        longest = look.length("size.measure") // 2
        wanted = text_width(look.font(), self.words) + self.indent(look) + self.trailing(look)
        width = min(wanted, longest)
        return QSize(width, self.height_for(width))

    def least(self) -> QSize:
        look = current_look()
        width = longest_word(look.font(), self.words) + self.indent(look) + self.trailing(look)
        return QSize(width, look.length("size.control" if self.boxed else "size.target"))


def _box_colours(button: QAbstractButton) -> tuple[str, str]:
    if not button.isEnabled():
        return "sunken", "line"
    if button.property("state") == "error":
        return "surface", "danger"
    if button.isChecked():
        return "tint", "primary"
    return "surface", "primary" if button.underMouse() else "edge"


def _paint_wide(button: QAbstractButton, painter: QPainter, mark: _WideMark, look: Look) -> QRectF:
    """Paint box, ring and text; return the square of the mark."""
    area, radius = QRectF(button.rect()), look.length("radius.control")
    fill, edge = _box_colours(button)
    if mark.boxed:
        ringed = focus_is_shown(button)
        colour = look.colour("focus" if ringed else edge)
        width = look.border("ring" if ringed else "control")
        draw_box(painter, area, radius, look.colour(fill), colour, width)
    size, left = look.length("size.tick"), mark.indent(look)
    words = area.adjusted(left, 0, -mark.trailing(look), 0)
    tone = look.colour(_wide_ink(button, mark))
    draw_text(painter, mirrored(words, button), mark.words, look.font(), tone, _leading(button))
    square = QRectF(mark.side(look), (button.height() - size) / 2, size, size)
    return mirrored(square, button)


def _wide_ink(button: QAbstractButton, mark: _WideMark) -> str:
    if not button.isEnabled():
        return "muted" if button.isChecked() else "disabled"
    return "on_tint" if button.isChecked() and mark.boxed else "text"


def _leading(widget: QWidget) -> Qt.AlignmentFlag:
    if widget.layoutDirection() == Qt.LayoutDirection.LeftToRight:
        return _LEFT
    return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class _Measured:
    """As large as the mark and its words want to be."""

    _mark: _WideMark

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._mark.height_for(width)

    def sizeHint(self) -> QSize:
        return self._mark.hint()

    def minimumSizeHint(self) -> QSize:
        return self._mark.least()


class WideRadioButton(_Measured, QRadioButton):
    """A radio button as a box: every point of it answers, and long words wrap.

    `room` names a length kept free at its end for something it may `hold`.
    """

    def __init__(self, text: str, name: str, room: str = "") -> None:
        super().__init__(text)
        self._mark = _WideMark(text, boxed=True, room=room)
        self._held: QWidget | None = None
        draws_itself(self, name, PREFERRED, wraps=True)
        self.setAccessibleName(text)

    def hold(self, widget: QWidget | None) -> None:
        """Carry this widget at the end of the box, or nothing."""
        self._held = widget
        if widget is not None:
            widget.setParent(self)
            widget.show()
            self._place_held()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_held()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = current_look()
        painter = brush_for(self)
        square = _paint_wide(self, painter, self._mark, look)
        tone = "disabled" if not self.isEnabled() else "primary" if self.isChecked() else "edge"
        radius, width = square.width() / 2, look.border("control")
        draw_box(painter, square, radius, look.colour("surface"), look.colour(tone), width)
        if self.isChecked():
            inset = square.width() * 0.26
            dot = square.adjusted(inset, inset, -inset, -inset)
            draw_box(painter, dot, dot.width() / 2, look.colour(tone), None, 0)
        painter.end()

    def _place_held(self) -> None:
        if self._held is None:
            return
        size = current_look().length("size.target")
        spot = mirrored(QRectF(self.width() - size, (self.height() - size) / 2, size, size), self)
        self._held.setGeometry(spot.toRect())


class TickBox(_Measured, QCheckBox):
    """A check box with the whole line to press; `boxed` gives it an outline like the wide radio button."""

    def __init__(self, text: str, name: str, *, boxed: bool = False, spoken: str = "") -> None:
        super().__init__(text)
        self._mark = _WideMark(text, boxed)
        draws_itself(self, name, PREFERRED, wraps=True)
        self.setAccessibleName(spoken or text)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = current_look()
        painter = brush_for(self)
        square = _paint_wide(self, painter, self._mark, look)
        self._paint_square(painter, square, look)
        painter.end()

    def _paint_square(self, painter: QPainter, square: QRectF, look: Look) -> None:
        radius, ringed = look.length("radius.small"), focus_is_shown(self) and not self._mark.boxed
        if self.isChecked():
            filled = look.colour("primary" if self.isEnabled() else "disabled")
            if ringed:
                draw_ringed(painter, square, radius, look, filled, look.colour("surface"))
            else:
                draw_box(painter, square, radius, filled, None, 0)
            draw_tick(painter, square, look.colour("on_primary" if self.isEnabled() else "surface"))
            return
        edge = look.colour("focus" if ringed else "edge" if self.isEnabled() else "disabled")
        width = look.border("ring" if ringed else "control")
        draw_box(painter, square, radius, look.colour("surface"), edge, width)
