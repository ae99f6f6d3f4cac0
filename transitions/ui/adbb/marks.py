"""The marks of the chart: told apart by shape, never by colour alone; and what each means in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from transitions.domain.screening import Screening
from transitions.domain.texts import Texts
from transitions.ui.controls.labels import Fitted, Words
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.look.painting import brush_for
from transitions.ui.look.tokens import Look, current_look

Shape = Literal["circle", "square", "triangle", "dash"]


class Mark(NamedTuple):
    """A shape; open when a sum is *at least*, with a second edge when it is conditional."""

    shape: Shape = "circle"
    filled: bool = True
    ringed: bool = False


SECOND = Mark("triangle")
THRESHOLD = Mark("dash")


def mark_of(screening: Screening) -> Mark:
    """How an observation is drawn."""
    shape: Shape = "circle" if screening.origin == "here" else "square"
    return Mark(shape, screening.complete, screening.conditional)


def mark_of_second(screening: Screening) -> Mark:
    """How the sum of the second observer is drawn."""
    second = screening.second
    return Mark("triangle", second is not None and second.complete)


def mark_size(look: Look, mark: Mark) -> float:
    """From edge to edge, without the second edge."""
    return look.length("space.s" if mark.shape == "triangle" else "space.m") * 1.15


def mark_room(look: Look, mark: Mark) -> float:
    """What the mark takes up with the second edge it may have."""
    return mark_size(look, mark) + 2 * look.length("space.xs")


def draw_mark(painter: QPainter, at: QPointF, mark: Mark, look: Look) -> None:
    """One mark with its middle here."""
    ink, width = look.colour("primary"), look.border("control")
    if mark.shape == "dash":
        draw_dash(painter, at, look)
        return
    painter.setPen(QPen(ink, width))
    if mark.ringed:
        painter.setBrush(look.colour("surface"))
        _draw_shape(painter, at, mark.shape, mark_size(look, mark) + 2 * look.length("space.xs") - width)
    painter.setBrush(ink if mark.filled else look.colour("surface"))
    _draw_shape(painter, at, mark.shape, mark_size(look, mark) - width)


def draw_dash(painter: QPainter, at: QPointF, look: Look) -> None:
    """The short line of a threshold, with its middle here."""
    half = QPointF(look.length("space.l"), 0)
    painter.setPen(QPen(look.colour("text"), look.border("control")))
    painter.drawLine(at - half, at + half)


def _draw_shape(painter: QPainter, at: QPointF, shape: Shape, size: float) -> None:
    box = QRectF(at.x() - size / 2, at.y() - size / 2, size, size)
    if shape == "circle":
        painter.drawEllipse(box)
    elif shape == "square":
        painter.drawRect(box)
    else:
        top = QPointF(at.x(), box.top())
        painter.drawPolygon(QPolygonF([top, box.bottomRight(), box.bottomLeft()]))


class Legend(QWidget):
    """What the marks in sight mean, in words; a mark that is not drawn is not explained."""

    def __init__(self, screenings: Sequence[Screening], texts: Texts) -> None:
        super().__init__()
        self.setObjectName("adbb.over_time.legend")
        self._row = WrapLayout(self, "grid", "space.s")
        for text_id, mark in _explained(screenings):
            self._row.addWidget(_Entry(mark, texts.say(f"adbb_screen.over_time.{text_id}")))


def _explained(screenings: Sequence[Screening]) -> list[tuple[str, Mark]]:
    seconds = [s for s in screenings if s.second is not None and s.second.done]
    incomplete = any(not s.complete for s in screenings) or any(not mark_of_second(s).filled for s in seconds)
    known = {
        "complete": (any(s.complete for s in screenings), Mark()),
        "incomplete": (incomplete, Mark(filled=False)),
        "conditional": (any(s.conditional for s in screenings), Mark(ringed=True)),
        "elsewhere": (any(s.origin != "here" for s in screenings), Mark("square")),
        "second": (bool(seconds), SECOND),
        "tick": (True, THRESHOLD),
    }
    return [(text_id, mark) for text_id, (drawn, mark) in known.items() if drawn]


class _Entry(Fitted, QWidget):
    """A mark and its meaning beside it."""

    def __init__(self, mark: Mark, text: str) -> None:
        super().__init__()
        words = Words(text, "muted")
        words.setWordWrap(False)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(_Sample(mark))
        self._line.addWidget(words, 1)
        self._fit()

    def _fit(self) -> None:
        self._line.setSpacing(current_look().length("space.s"))


class _Sample(QWidget):
    """The mark itself; screen readers pass it by."""

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self._mark = mark
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        side = current_look().length("space.xxl")
        return QSize(side, current_look().length("space.xl"))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_for(self)
        draw_mark(painter, QRectF(self.rect()).center(), self._mark, current_look())
        painter.end()
