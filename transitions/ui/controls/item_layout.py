"""What every layout of ours does alike: it keeps its items in order and its height follows its width."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class ItemLayout(QLayout):
    """Items in the order they were added; where they stand is said by the layouts made of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._found: dict[int, list[QRect]] = {}
        self.setContentsMargins(0, 0, 0, 0)

    def arrange(self, width: int) -> list[QRect]:
        """Where the items stand within this width, from the top left corner."""
        raise NotImplementedError

    def arranged(self, width: int) -> list[QRect]:
        """The same, remembered until an item changes: a page asks many times before it is laid out."""
        if width not in self._found:
            self._found[width] = self.arrange(width)
        return self._found[width]

    def invalidate(self) -> None:
        self._found = {}
        super().invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True


def height_of(item: QLayoutItem, width: int) -> int:
    """How tall an item is at that width."""
    if item.hasHeightForWidth():
        return item.heightForWidth(width)
    return item.sizeHint().height()
