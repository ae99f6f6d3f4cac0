"""Where one is: the steps of a journey down the side, free to move between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QVBoxLayout, QWidget

from transitions.ui.controls.drawn import EXPANDING, draws_itself
from transitions.ui.controls.editors.editor import Speech
from transitions.ui.controls.labels import Words, look_changed
from transitions.ui.controls.scrolling import scroll_area
from transitions.ui.controls.touch import focus_is_shown
from transitions.ui.look.painting import brush_for, draw_box, draw_text, draw_tick, mirrored, text_height
from transitions.ui.look.tokens import Look, current_look

State = Literal["todo", "now", "done", "warn"]
_MIDDLE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True)
class Step:
    """One step: its id, title and state. `note` is a quiet line under the title."""

    id: str
    title: str
    state: State = "todo"
    note: str = ""


class StepButton(QAbstractButton):
    """A step as a row: circle with number, tick or mark, and its title."""

    def __init__(self, step: Step, place: int, count: int, name: str, words: Speech) -> None:
        super().__init__()
        draws_itself(self, name, EXPANDING)
        self._place, self._count, self._words = place, count, words
        self._current = self._compact = False
        self.setCheckable(False)
        self.show_step(step, current=False)

    def show_step(self, step: Step, *, current: bool) -> None:
        """Show this state of the step."""
        self.step, self._current = step, current
        self.setText(step.title)
        said = self._words(f"stepper.{'now' if current else step.state}")
        state = ", ".join(filter(None, (said, step.note)))
        facts = {"place": self._place, "count": self._count, "title": step.title, "state": state}
        self.setAccessibleName(self._words("stepper.spoken").format(**facts))
        self.setToolTip(step.title if self._compact else "")
        self.updateGeometry()
        self.update()

    def set_compact(self, compact: bool) -> None:
        """Show the circle alone, with the title as a hint, or the whole row."""
        self._compact = compact
        self.setToolTip(self.step.title if compact else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = current_look()
        if self._compact:
            return QSize(look.length("size.compact_sidebar"), look.length("size.target"))
        width = look.length("size.sidebar")
        room = width - self._indent(look) - look.length("space.m")
        words = text_height(look.font("small", 600), self.text(), room)
        note = look.length("type.caption") + look.length("space.xs") if self.step.note else 0
        return QSize(width, max(look.length("size.step"), words + note + look.length("space.l")))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = current_look()
        painter = brush_for(self)
        self._paint_row(painter, look)
        self._paint_circle(painter, look)
        if not self._compact:
            self._paint_title(painter, look)
        painter.end()

    def _indent(self, look: Look) -> int:
        return look.length("space.xl") + look.length("size.circle") + look.length("space.m")

    def _paint_row(self, painter: QPainter, look: Look) -> None:
        side, gap = look.length("space.s"), look.length("space.xxs")
        area = QRectF(self.rect()).adjusted(side, gap, -side, -gap)
        radius = look.length("radius.control")
        ring = look.colour("focus") if focus_is_shown(self) else None
        lit = self._current or self.underMouse()
        fill = look.colour("tint" if self._current else "sunken") if lit else None
        if look.scheme == "contrast" and self._current and ring is None:
            ring = look.colour("primary")
        if fill is not None or ring is not None:
            draw_box(painter, area, radius, fill, ring, look.border("ring"))

    def _circle(self, look: Look) -> QRectF:
        size = look.length("size.circle")
        left = (self.width() - size) / 2 if self._compact else look.length("space.xl")
        return mirrored(QRectF(left, (self.height() - size) / 2, size, size), self)

    def _paint_circle(self, painter: QPainter, look: Look) -> None:
        circle = self._circle(look)
        fill, edge, ink = self._circle_colours()
        radius, width = circle.width() / 2, look.border("control")
        draw_box(painter, circle, radius, look.colour(fill), look.colour(edge), width)
        if self.step.state == "done" and not self._current:
            draw_tick(painter, circle, look.colour(ink))
            return
        sign = "!" if self.step.state == "warn" and not self._current else str(self._place)
        draw_text(painter, circle, sign, look.font("small", 600), look.colour(ink), _MIDDLE)

    def _circle_colours(self) -> tuple[str, str, str]:
        if self._current:
            return "primary", "primary", "on_primary"
        return {
            "done": ("ok_bg", "ok", "ok"),
            "warn": ("warn_bg", "warn", "warn"),
            "now": ("surface", "primary", "primary"),
            "todo": ("surface", "edge", "muted"),
        }[self.step.state]

    def _paint_title(self, painter: QPainter, look: Look) -> None:
        indent, side = self._indent(look), look.length("space.m")
        area = QRectF(indent, 0, self.width() - indent - side, self.height())
        font = look.font("small", 600 if self._current else 500)
        tone = look.colour("on_tint" if self._current else "text")
        leading = Qt.AlignmentFlag.AlignVCenter
        if not self.step.note:
            draw_text(painter, mirrored(area, self), self.text(), font, tone, leading)
            return
        titled = text_height(font, self.text(), int(area.width()))
        top = (self.height() - titled - look.length("type.caption") * 1.4) / 2
        words = QRectF(area.left(), top, area.width(), titled)
        draw_text(painter, mirrored(words, self), self.text(), font, tone, leading)
        note = QRectF(area.left(), words.bottom(), area.width(), look.length("type.caption") * 1.4)
        quiet = look.colour("on_tint" if self._current else "muted")
        draw_text(painter, mirrored(note, self), self.step.note, look.font("caption"), quiet, leading)


class Stepper(QFrame):
    """The sidebar. `chosen` carries the id of the step pressed. Folds up when the window is narrow."""

    chosen = Signal(str)

    def __init__(self, name: str, words: Speech, title: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setProperty("kind", "sidebar")
        self._name, self._words = name, words
        self._compact = False
        self._buttons: list[StepButton] = []
        self._now = ""
        self._area = scroll_area(clear=True)
        self._title = Words(title, "strong", name=f"{name}.title")
        self._stack = QVBoxLayout()
        self._build()

    def show_steps(self, steps: Sequence[Step], now: str) -> None:
        """Show these steps; the one with the id `now` is where the person is."""
        if [button.step.id for button in self._buttons] != [step.id for step in steps]:
            self._replace(steps)
        for button, step in zip(self._buttons, steps, strict=True):
            button.show_step(step, current=step.id == now)
        self._now = now
        QTimer.singleShot(0, self, self._follow)

    def is_compact(self) -> bool:
        """Whether only the circles show."""
        return self._compact

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().removeEventFilter(self)
        self.window().installEventFilter(self)
        self._adapt()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.window():
            self._adapt()
        return False

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if look_changed(event):
            self._adapt()
            self._fit()
            QTimer.singleShot(0, self, self._follow)

    def _build(self) -> None:
        inside = QWidget()
        inside.setProperty("kind", "clear")
        inside.setLayout(self._stack)
        self._stack.addStretch(1)
        self._area.setWidget(inside)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._title)
        self._column.addWidget(self._area, 1)
        self._fit()

    def _replace(self, steps: Sequence[Step]) -> None:
        for button in self._buttons:
            self._stack.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        for place, step in enumerate(steps):
            button = StepButton(step, place + 1, len(steps), f"{self._name}.{step.id}", self._words)
            button.set_compact(self._compact)
            button.clicked.connect(lambda _=False, chosen=step.id: self.chosen.emit(chosen))
            self._stack.insertWidget(place, button)
            self._buttons.append(button)

    def _follow(self) -> None:
        """Where she is stays in sight, also where there is no room for every step."""
        for button in self._buttons:
            if button.step.id == self._now:
                self._area.ensureWidgetVisible(button, 0, current_look().length("space.s"))

    def _adapt(self) -> None:
        compact = self.window().width() < current_look().length("size.breakpoint")
        if compact != self._compact:
            self._compact = compact
            for button in self._buttons:
                button.set_compact(compact)
            self._fit()

    def _fit(self) -> None:
        look = current_look()
        self.setFixedWidth(look.length("size.compact_sidebar" if self._compact else "size.sidebar"))
        self._title.setVisible(bool(self._title.said()) and not self._compact)
        edge, gap = look.length("space.xl"), look.length("space.s")
        self._title.setContentsMargins(edge, 0, gap, gap)
        over, under = ("space.s", "space.s") if self._compact else ("space.xl", "space.m")
        self._column.setContentsMargins(0, look.length(over), 0, look.length(under))
        self._column.setSpacing(0)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(0)
