"""The list of transitions: ten thousand rows or two, each one line to hear and two to see."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QScroller

from transitions.application.overview import OverviewRow
from transitions.ui.controls.labels import look_changed
from transitions.ui.overview.row_words import RowWords
from transitions.ui.overview.transition_row import RowPainter

Index = QModelIndex | QPersistentModelIndex
_STILL = (QScroller.State.Inactive, QScroller.State.Pressed)
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class TransitionRows(QAbstractListModel):
    """The rows shown; a row is put into words when it comes into sight."""

    def __init__(self, in_words: Callable[[OverviewRow], RowWords]) -> None:
        super().__init__()
        self._in_words = in_words
        self._rows: Sequence[OverviewRow] = ()

    def show_rows(self, rows: Sequence[OverviewRow]) -> None:
        """Show these rows in place of the others."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, index: Index) -> OverviewRow:
        """The transition of a row."""
        return self._rows[index.row()]

    def place_of(self, transition: UUID | None) -> int:
        """Where a transition stands, or -1."""
        return next((n for n, row in enumerate(self._rows) if row.transition == transition), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()].name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._in_words(self.row(index)).spoken
        return self._in_words(self.row(index)) if role == Qt.ItemDataRole.UserRole else None


class TransitionList(QListView):
    """`opened` carries the OverviewRow that was pressed, by finger, mouse or Enter."""

    opened = Signal(object)

    def __init__(self, name: str, spoken: str, in_words: Callable[[OverviewRow], RowWords]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self._rows = TransitionRows(in_words)
        self.setModel(self._rows)
        self.setItemDelegate(RowPainter(self))
        self._settle_in()
        self.clicked.connect(self._press)

    def show_rows(self, rows: Sequence[OverviewRow]) -> None:
        """Show these rows, the same one chosen as before when it is still there."""
        chosen = self.chosen()
        self._rows.show_rows(rows)
        place = self._rows.place_of(chosen)
        if rows:
            self.setCurrentIndex(self._rows.index(max(place, 0)))

    def chosen(self) -> UUID | None:
        """The transition the cursor is on."""
        index = self.currentIndex()
        return self._rows.row(index).transition if index.isValid() else None

    def choose(self, transition: UUID | None) -> None:
        """Put the cursor on a transition."""
        place = self._rows.place_of(transition)
        if place >= 0:
            self.setCurrentIndex(self._rows.index(place))

    def count(self) -> int:
        """How many rows there are."""
        return self._rows.rowCount()

    def open_chosen(self) -> None:
        """Open the row the cursor is on."""
        if self.currentIndex().isValid():
            self.opened.emit(self._rows.row(self.currentIndex()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENING:
            self.open_chosen()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if look_changed(event):
            self.scheduleDelayedItemsLayout()

    def _settle_in(self) -> None:
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)

    def _press(self, index: QModelIndex) -> None:
        if QScroller.scroller(self.viewport()).state() in _STILL:
            self.opened.emit(self._rows.row(index))
