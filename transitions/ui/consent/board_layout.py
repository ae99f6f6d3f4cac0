"""One line of the consent board: words, and beside them a place for each parent; beneath when narrow."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize

from transitions.ui.controls.item_layout import ItemLayout, height_of
from transitions.ui.look.tokens import current_look

COLUMN = "size.sidebar"
"""The length a parent's column takes its width from."""


class BoardLayout(ItemLayout):
    """The first item takes what room is left; the others stand in columns of one width at the end.

    Where the words would get less than two columns' room, the others move beneath them.
    """

    def heightForWidth(self, width: int) -> int:
        return max((rect.bottom() + 1 for rect in self.arranged(width)), default=0)

    def sizeHint(self) -> QSize:
        return QSize(self._narrowest(), self.heightForWidth(current_look().length("size.measure")))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        width = max((item.minimumSize().width() for item in self._items), default=0)
        return QSize(width, 0)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        for item, place in zip(self._items, self.arranged(rect.width()), strict=True):
            item.setGeometry(place.translated(rect.topLeft()))

    def _column(self) -> int:
        return current_look().length(COLUMN) * 2 // 3

    def _narrowest(self) -> int:
        return self._column() * (len(self._items) + 1)

    def arrange(self, width: int) -> list[QRect]:
        if width >= self._narrowest():
            return self._beside(width)
        return self._beneath(width)

    def _beside(self, width: int) -> list[QRect]:
        column = self._column()
        marks = len(self._items) - 1
        gap = current_look().length("space.m")
        words = width - marks * column - (gap if marks else 0)
        rects = [QRect(0, 0, words, height_of(self._items[0], words))]
        for place, item in enumerate(self._items[1:]):
            left = width - (marks - place) * column
            rects.append(QRect(left, 0, column, height_of(item, column)))
        return rects

    def _beneath(self, width: int) -> list[QRect]:
        gap = current_look().length("space.s")
        rects: list[QRect] = []
        top = 0
        for item in self._items:
            height = height_of(item, width)
            rects.append(QRect(0, top, width, height))
            top += height + gap
        return rects
