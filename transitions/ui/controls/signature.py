"""A place to sign with finger, pen or mouse; what is kept is points, not a picture."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.editor import Speech
from transitions.ui.controls.labels import look_changed
from transitions.ui.controls.touch import hold_page
from transitions.ui.look.painting import brush_for, draw_box
from transitions.ui.look.tokens import current_look

Stroke = tuple[tuple[float, float], ...]
_LEAST_POINTS = 8
_LEAST_STEP = 1.5
_PEN = 2.6
_CLEARING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class SignaturePad(QWidget):
    """White paper in every theme. `edited` says that strokes were added or taken away by the person."""

    edited = Signal()

    def __init__(self, name: str, words: Speech) -> None:
        super().__init__()
        self.setObjectName(name)
        self._words = words
        self._strokes: list[list[QPointF]] = []
        self._current: list[QPointF] | None = None
        self._drawn_on = QSize()
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription(words("signature.hint"))
        self._say_state()

    def strokes(self) -> tuple[Stroke, ...]:
        """The strokes as points, in the pixels of `pad_size()`."""
        return tuple(tuple((point.x(), point.y()) for point in stroke) for stroke in self._strokes)

    def pad_size(self) -> tuple[int, int]:
        """Width and height of the pad the strokes were drawn on."""
        return self._drawn_on.width(), self._drawn_on.height()

    def is_signed(self) -> bool:
        """Whether there is more than a slip of the finger."""
        return sum(len(stroke) for stroke in self._strokes) >= _LEAST_POINTS

    def show_strokes(self, strokes: Sequence[Stroke], size: tuple[int, int]) -> None:
        """Show a signature given before, silently."""
        self._strokes = [[QPointF(x, y) for x, y in stroke] for stroke in strokes]
        self._drawn_on = QSize(*size)
        self._say_state()
        self.update()

    def undo(self) -> None:
        """Take the last stroke away."""
        if self._strokes:
            self._strokes.pop()
            self._after_change()

    def clear(self) -> None:
        """Take all strokes away."""
        if self._strokes:
            self._strokes.clear()
            self._after_change()

    def sizeHint(self) -> QSize:
        look = current_look()
        return QSize(look.length("size.sidebar") * 2, look.length("size.signature"))

    def minimumSizeHint(self) -> QSize:
        look = current_look()
        return QSize(look.length("size.sidebar"), look.length("size.signature"))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent) and event.points():
            hold_page(self)
            self._follow(event.type(), event.points()[0].position())
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._down(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._move(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._up()

    def tabletEvent(self, event: QTabletEvent) -> None:
        if event.type() != QEvent.Type.TabletMove or event.buttons():
            self._follow(event.type(), event.position())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _CLEARING:
            self.clear()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = current_look()
        painter = brush_for(self)
        edge = "focus" if self.hasFocus() else "edge"
        area, radius = QRectF(self.rect()), look.length("radius.control")
        draw_box(painter, area, radius, look.colour("paper"), look.colour(edge), look.border("control"))
        self._paint_line(painter)
        self._paint_strokes(painter)
        painter.end()

    def _follow(self, kind: QEvent.Type, point: QPointF) -> None:
        if kind in (QEvent.Type.TouchBegin, QEvent.Type.TabletPress):
            self._down(point)
        elif kind in (QEvent.Type.TouchUpdate, QEvent.Type.TabletMove):
            self._move(point)
        elif kind in (QEvent.Type.TouchEnd, QEvent.Type.TouchCancel, QEvent.Type.TabletRelease):
            self._up()

    def _down(self, point: QPointF) -> None:
        self._fit_strokes()
        self._current = [point]
        self._strokes.append(self._current)
        self.update()

    def _move(self, point: QPointF) -> None:
        if self._current is None:
            return
        if (point - self._current[-1]).manhattanLength() >= _LEAST_STEP:
            self._current.append(point)
            self.update()

    def _up(self) -> None:
        if self._current is not None:
            self._current = None
            self._after_change()

    def _fit_strokes(self) -> None:
        if self._strokes and self._drawn_on != self.size():
            across, down = self._stretch()
            moved = [[QPointF(p.x() * across, p.y() * down) for p in stroke] for stroke in self._strokes]
            self._strokes = moved
        self._drawn_on = self.size()

    def _stretch(self) -> tuple[float, float]:
        if self._drawn_on.isEmpty():
            return 1.0, 1.0
        return self.width() / self._drawn_on.width(), self.height() / self._drawn_on.height()

    def _after_change(self) -> None:
        self._say_state()
        self.update()
        self.edited.emit()

    def _say_state(self) -> None:
        self.setAccessibleName(self._words("signature.signed" if self.is_signed() else "signature.pad"))

    def _paint_line(self, painter: QPainter) -> None:
        look = current_look()
        side, height = look.length("space.xl"), self.height() - look.length("space.huge")
        painter.setPen(QPen(look.colour("paper_line"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(side, height, self.width() - side, height)
        painter.setFont(look.font("caption"))
        below = QRectF(side, height, self.width() - 2 * side, look.length("space.xxl"))
        painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), self._words("signature.hint"))

    def _paint_strokes(self, painter: QPainter) -> None:
        pen = QPen(current_look().colour("ink"), _PEN)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.scale(*self._stretch())
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for stroke in self._strokes:
            if len(stroke) == 1:
                painter.drawPoint(stroke[0])
            else:
                painter.drawPath(smooth(stroke))


def smooth(stroke: Sequence[QPointF]) -> QPainterPath:
    """A stroke as a curve through the middles between its points."""
    path = QPainterPath(stroke[0])
    for point, following in pairwise(stroke[1:]):
        path.quadTo(point, (point + following) / 2)
    path.lineTo(stroke[-1])
    return path


class SignatureField(QWidget):
    """The pad with its two buttons: one stroke back, all away."""

    def __init__(self, name: str, words: Speech) -> None:
        super().__init__()
        self.pad = SignaturePad(name, words)
        self._undo = Button(words("signature.undo"), f"{name}.undo", "ghost", "undo")
        self._clear = Button(words("signature.clear"), f"{name}.clear", "ghost", "cross")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.pad)
        row = QHBoxLayout()
        for button, act in ((self._undo, self.pad.undo), (self._clear, self.pad.clear)):
            row.addWidget(button)
            button.clicked.connect(act)
        row.addStretch(1)
        self._column.addLayout(row)
        self.pad.edited.connect(self._settle)
        self._settle()

    def show_strokes(self, strokes: Sequence[Stroke], size: tuple[int, int]) -> None:
        """Show a signature given before, silently."""
        self.pad.show_strokes(strokes, size)
        self._settle()

    def describe(self, name: str) -> None:
        """Say whose signature this is."""
        self.pad.setAccessibleDescription(name)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if look_changed(event):
            self._column.setSpacing(current_look().length("space.xs"))

    def _settle(self) -> None:
        for button in (self._undo, self._clear):
            button.setEnabled(bool(self.pad.strokes()))
