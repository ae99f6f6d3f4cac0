"""The items as a row of small steps: which are still open, which have a score, which were not assessed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from transitions.domain.screening import ItemScore
from transitions.domain.texts import Texts
from transitions.ui.adbb.items import ItemCard
from transitions.ui.controls.drawn import FIXED, draws_itself
from transitions.ui.controls.touch import focus_is_shown
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.look.painting import brush_for, draw_box, draw_text, draw_tick
from transitions.ui.look.tokens import Look, current_look

State = Literal["todo", "scored", "not_assessed"]
_MARKS = {"todo": ("surface", "edge"), "scored": ("ok_bg", "ok"), "not_assessed": ("sunken", "muted")}


def state_of(score: ItemScore) -> State:
    """Where an item stands; never what its number is."""
    if score.score is not None:
        return "scored"
    return "not_assessed" if score.not_assessed else "todo"


class StepMark(QAbstractButton):
    """One item: an empty ring, a tick, or a square with a line, and the item's place under it."""

    def __init__(self, name: str, place: int, count: int, title: str, texts: Texts) -> None:
        super().__init__()
        draws_itself(self, name, FIXED)
        self._place, self._count, self._title, self._texts = place, count, title, texts
        self._state: State = "todo"
        self._here = False
        self.setToolTip(f"{place}. {title}")
        self.show_state("todo", here=False)

    def show_state(self, state: State, *, here: bool) -> None:
        """Show where the item stands, and whether it is the one in sight."""
        self._state, self._here = state, here
        say = self._texts.say
        stands = say(f"adbb_screen.layout.{'here_' if here else ''}{state}")
        named = {"n": str(self._place), "all": str(self._count), "item": self._title, "state": stands}
        self.setAccessibleName(say("adbb_screen.layout.step", **named))
        self.update()

    def sizeHint(self) -> QSize:
        look = current_look()
        return QSize(look.length("size.target") + look.length("space.xs"), look.length("size.step"))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = current_look()
        painter = brush_for(self)
        self._paint_ground(painter, look)
        self._paint_mark(painter, look)
        size = look.length("type.caption") * 1.5
        words = QRectF(0, self.height() - size - look.length("space.xs"), self.width(), size)
        font = look.font("caption", 600 if self._here else 500)
        ink = look.colour("on_tint" if self._here else "text")
        draw_text(painter, words, str(self._place), font, ink, Qt.AlignmentFlag.AlignCenter)
        painter.end()

    def _paint_ground(self, painter: QPainter, look: Look) -> None:
        area, radius = QRectF(self.rect()), look.length("radius.control")
        fill = look.colour("tint") if self._here else look.colour("sunken") if self.underMouse() else None
        if focus_is_shown(self):
            draw_box(painter, area, radius, fill, look.colour("focus"), look.border("ring"))
        elif self._here:
            draw_box(painter, area, radius, fill, look.colour("primary"), look.border("control"))
        elif fill is not None:
            draw_box(painter, area, radius, fill, None, 0)

    def _paint_mark(self, painter: QPainter, look: Look) -> None:
        size = look.length("size.tick")
        mark = QRectF((self.width() - size) / 2, look.length("space.s"), size, size)
        fill, edge = (look.colour(name) for name in _MARKS[self._state])
        radius = look.length("radius.small") if self._state == "not_assessed" else size / 2
        draw_box(painter, mark, radius, fill, edge, look.border("control"))
        if self._state == "scored":
            draw_tick(painter, mark, edge)
        elif self._state == "not_assessed":
            inset = size * 0.28
            line = mark.adjusted(inset, size / 2 - 1, -inset, 1 - size / 2)
            draw_box(painter, line, 1, edge, None, 0)


class StepRow(QWidget):
    """All items of a sheet. ``chosen`` carries the item's place, from 0."""

    chosen = Signal(int)

    def __init__(self, name: str, items: Sequence[ItemCard], texts: Texts) -> None:
        super().__init__()
        self.setObjectName(name)
        self._items = tuple(items)
        row = WrapLayout(self, space="space.xs")
        self.marks = [
            StepMark(f"{name}.{card.item.id}", card.number, len(items), card.item.label.danish, texts)
            for card in items
        ]
        for place, mark in enumerate(self.marks):
            mark.clicked.connect(lambda _=False, at=place: self.chosen.emit(at))
            row.addWidget(mark)

    def show_states(self, here: int | None) -> None:
        """Show where each item stands, and which is in sight."""
        for place, (mark, card) in enumerate(zip(self.marks, self._items, strict=True)):
            mark.show_state(state_of(card.said()), here=place == here)
