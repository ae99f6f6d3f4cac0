"""A layout that puts things beside each other while they fit and beneath each other when they do not."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QWidget

from transitions.ui.controls.item_layout import ItemLayout, height_of
from transitions.ui.look.tokens import current_look

Arrangement = Literal["flow", "apart", "row", "column", "grid"]


class WrapLayout(ItemLayout):
    """`flow`: as words flow, each line on one middle. `apart`: flowing, but one row that fits reaches
    from edge to edge.

    `row`: equal shares of one row, or else a column. `grid`: as many equal columns as fit.
    """

    def __init__(
        self, parent: QWidget | None = None, arrangement: Arrangement = "flow", space: str = "space.s"
    ) -> None:
        super().__init__(parent)
        self._arrangement, self._space = arrangement, space
        self._hint: QSize | None = None
        self._heights: dict[int, int] = {}

    def invalidate(self) -> None:
        self._hint, self._heights = None, {}
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            edges = self.contentsMargins()
            rects = self.arranged(width - edges.left() - edges.right())
            lowest = max((rect.bottom() + 1 for rect in rects), default=0)
            self._heights[width] = lowest + edges.top() + edges.bottom()
        return self._heights[width]

    def sizeHint(self) -> QSize:
        if self._hint is None:
            self._hint = self._wanted()
        return self._hint

    def _wanted(self) -> QSize:
        shown = self._shown()
        width = sum(item.sizeHint().width() for item in shown) + self._gap() * max(0, len(shown) - 1)
        return self._framed(width, max((item.sizeHint().height() for item in shown), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        shown = self._shown()
        width = max((item.minimumSize().width() for item in shown), default=0)
        return self._framed(width, max((item.minimumSize().height() for item in shown), default=0))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        inner = rect.marginsRemoved(self.contentsMargins())
        mirrored = self._reads_right_to_left()
        for item, found in zip(self._shown(), self.arranged(inner.width()), strict=True):
            place = found.translated(inner.topLeft())
            if mirrored:
                place.moveLeft(inner.left() + inner.width() - found.right() - 1)
            item.setGeometry(place)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _framed(self, width: int, height: int) -> QSize:
        edges = self.contentsMargins()
        return QSize(width + edges.left() + edges.right(), height + edges.top() + edges.bottom())

    def _gap(self) -> int:
        return current_look().length(self._space)

    def _reads_right_to_left(self) -> bool:
        parent = self.parentWidget()
        return parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def arrange(self, width: int) -> list[QRect]:
        shown = self._shown()
        if self._arrangement in ("flow", "apart") or not shown:
            return self._spread(self._flow(shown, width), width)
        return self._table(shown, self._columns(shown, width), width)

    def _columns(self, shown: list[QLayoutItem], width: int) -> int:
        widest = max(item.sizeHint().width() for item in shown)
        fitting = (width + self._gap()) // (widest + self._gap())
        if self._arrangement == "column":
            return 1
        if self._arrangement == "row":
            return len(shown) if fitting >= len(shown) else 1
        return max(1, min(fitting, len(shown)))

    def _table(self, shown: list[QLayoutItem], columns: int, width: int) -> list[QRect]:
        gap = self._gap()
        lefts = [round(place * (width + gap) / columns) for place in range(columns + 1)]
        rects: list[QRect] = []
        top = 0
        for start in range(0, len(shown), columns):
            line = list(zip(shown[start : start + columns], lefts, lefts[1:], strict=False))
            height = max(height_of(item, right - left - gap) for item, left, right in line)
            rects += [QRect(left, top, right - left - gap, height) for _, left, right in line]
            top += height + gap
        return rects

    def _spread(self, rects: list[QRect], width: int) -> list[QRect]:
        if self._arrangement == "apart" and len(rects) > 1 and _beside(rects[0], rects[-1]):
            rects[-1].moveRight(width - 1)
        return rects

    def _flow(self, shown: list[QLayoutItem], width: int) -> list[QRect]:
        rects: list[QRect] = []
        line: list[QRect] = []
        left = top = 0
        for item in shown:
            wide = min(item.sizeHint().width(), width)
            if left and left + wide > width:
                left, top, line = 0, top + _centre(line) + self._gap(), []
            line.append(QRect(left, top, wide, height_of(item, wide)))
            rects.append(line[-1])
            left += wide + self._gap()
        _centre(line)
        return rects


def _beside(first: QRect, last: QRect) -> bool:
    return last.top() <= first.bottom() and first.top() <= last.bottom()


def _centre(line: list[QRect]) -> int:
    """Put the rects of a line on one middle; returns the height of the line."""
    height = max((rect.height() for rect in line), default=0)
    for rect in line:
        rect.translate(0, (height - rect.height()) // 2)
    return height
