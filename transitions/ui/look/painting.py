"""Strokes shared by the controls that draw themselves."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from transitions.ui.look.tokens import Look

WRAPPED = int(Qt.TextFlag.TextWordWrap)
LABELLED = WRAPPED | int(Qt.TextFlag.TextExpandTabs)
"""How a label of Qt's own lays out its words."""
_ENDLESS = 100_000
_REMEMBERED = 4096
"""So many measures of words: a page asks for the same ones again and again as it is laid out."""
_LONGEST_REMEMBERED = 2000
"""Signs: what was pasted by mistake is not kept a second time for its measures."""
_MOST_SIGNS = 600
"""No line holds more; what was pasted by mistake is not measured to its end."""


def brush_for(widget: QWidget) -> QPainter:
    """An antialiased painter on the widget; call `end()` when done."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def draw_box(
    painter: QPainter, area: QRectF, radius: float, fill: QColor | None, outline: QColor | None, width: float
) -> None:
    """A rounded box whose outline stays inside the area."""
    half = width / 2
    painter.setPen(QPen(outline, width) if outline is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    inner = area.adjusted(half, half, -half, -half) if outline is not None else area
    painter.drawRoundedRect(inner, max(0.0, radius - half), max(0.0, radius - half))


def draw_ringed(
    painter: QPainter, area: QRectF, radius: float, look: Look, fill: QColor, beneath: QColor
) -> None:
    """A filled box that gives room for a focus ring and a gap, without growing."""
    ring = look.border("ring")
    draw_box(painter, area, radius, beneath, look.colour("focus"), ring)
    gap = ring + 2
    draw_box(painter, area.adjusted(gap, gap, -gap, -gap), max(2.0, radius - gap), fill, None, 0)


def draw_tick(painter: QPainter, area: QRectF, colour: QColor) -> None:
    """A tick as a path: letters carry none."""
    path = QPainterPath(_within(area, 0.24, 0.52))
    path.lineTo(_within(area, 0.43, 0.71))
    path.lineTo(_within(area, 0.77, 0.31))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_round_pen(colour, area.width() * 0.1))
    painter.drawPath(path)


def draw_icon(painter: QPainter, area: QRectF, name: str, tone: str, look: Look) -> None:
    """One of the theme's icons in one of its colours."""
    _drawing(look.icon(name, tone)).render(painter, area)


@lru_cache
def _drawing(svg: bytes) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(svg))


def text_height(font: QFont, text: str, width: int, flags: int = WRAPPED) -> int:
    """How high the text becomes when it is wrapped to this width."""
    height = _height if len(text) <= _LONGEST_REMEMBERED else _height.__wrapped__
    return height(font, text, max(1, width), flags)


def text_width(font: QFont, text: str) -> int:
    """How wide the text is on one line."""
    return _width(font, text)


@lru_cache(_REMEMBERED)
def _height(font: QFont, text: str, width: int, flags: int) -> int:
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, _ENDLESS), flags, text).height()


@lru_cache(_REMEMBERED)
def _width(font: QFont, text: str) -> int:
    return QFontMetrics(font).horizontalAdvance(text) + 2


def elided(font: QFont, text: str, width: float) -> str:
    """The text, or its beginning and an ellipsis where it is wider than that on one line."""
    beginning = text if len(text) <= _MOST_SIGNS else f"{text[:_MOST_SIGNS]}…"
    return QFontMetricsF(font).elidedText(beginning, Qt.TextElideMode.ElideRight, width)


def longest_word(font: QFont, text: str) -> int:
    """The width below which the text can no longer be wrapped."""
    return max((text_width(font, word) for word in text.split()), default=0)


def draw_text(
    painter: QPainter, area: QRectF, text: str, font: QFont, colour: QColor, align: Qt.AlignmentFlag
) -> None:
    """Text wrapped inside the area."""
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(area, int(align) | WRAPPED, text)


def mirrored(area: QRectF, widget: QWidget) -> QRectF:
    """The same area as seen in the widget's reading direction."""
    if widget.layoutDirection() == Qt.LayoutDirection.LeftToRight:
        return area
    return QRectF(widget.width() - area.right(), area.top(), area.width(), area.height())


def _within(area: QRectF, x: float, y: float) -> QPointF:
    return QPointF(area.left() + area.width() * x, area.top() + area.height() * y)


def _round_pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
