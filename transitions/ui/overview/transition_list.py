"""The list of transitions: ten thousand rows or two, each one line to hear and two to see."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    QTimerEvent,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QScroller

from transitions.application.lines import Line, name_of
from transitions.application.overview_row import OverviewRow, read_row
from transitions.domain.agenda import When
from transitions.ui.controls.labels import in_short, look_changed
from transitions.ui.overview.row_words import RowWords
from transitions.ui.overview.transition_row import RowPainter

Parts = Mapping[When, Sequence[Line]]
Index = QModelIndex | QPersistentModelIndex
_STILL = (QScroller.State.Inactive, QScroller.State.Pressed)
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_AT_ONCE = 300
"""So many rows are laid out before the first is seen; the others follow between two events."""
_AROUND, _AT_MOST = 60, 400
"""So many rows before and after those that are seen are read with them, and so many at once."""
_ROW = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class TransitionRows(QAbstractListModel):
    """The rows shown, under a quiet heading for each part; a row is put into words when it is seen.

    ``lacking`` carries the transitions that are or will soon be seen and have not been read.
    """

    lacking = Signal(list)

    def __init__(
        self, in_words: Callable[[OverviewRow], RowWords], heading: Callable[[When], str]
    ) -> None:
        super().__init__()
        self._in_words, self._heading = in_words, heading
        self._items: list[Line | str] = []
        self._words: dict[int, RowWords] = {}
        self._said: dict[str, str] = {}
        self._asked: set[str] = set()
        self._seen: set[int] = set()

    def show_parts(self, parts: Parts, *, headed: bool) -> bool:
        """Show these in place of the others; a part that is empty has no heading. Whether they differ."""
        items, self._words = list(self._in_order(parts, headed=headed)), {}
        if items == self._items:
            return False
        self.beginResetModel()
        self._items = items
        self.endResetModel()
        return True

    def fill(self, said: Mapping[str, str]) -> None:
        """Take what some of the rows say."""
        self._said.update(said)
        self._asked.difference_update(said)

    def forget(self) -> None:
        """What was read may not hold any longer."""
        self._said, self._asked = {}, set()

    def row(self, place: int) -> OverviewRow | None:
        """What a row says; nothing while it is not read, which is then asked for."""
        line = self.line(place)
        says = (line.says or self._said.get(line.transition)) if line else None
        if line and not says:
            self._look_for(place)
        return read_row(says) if says else None

    def line(self, place: int) -> Line | None:
        """The transition of a row; nothing for a heading."""
        item = self._items[place] if 0 <= place < len(self._items) else None
        return None if isinstance(item, str) else item

    def is_heading(self, place: int) -> bool:
        """Whether a row is the heading of a part."""
        return isinstance(self._items[place], str)

    def place_of(self, transition: UUID | None) -> int:
        """Where a transition stands, or -1."""
        wanted, places = str(transition), enumerate(self._items)
        return next((n for n, i in places if not isinstance(i, str) and i.transition == wanted), -1)

    def first(self) -> int:
        """The first row that is no heading, or -1."""
        return next((n for n, item in enumerate(self._items[:2]) if not isinstance(item, str)), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._items)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or index.row() >= len(self._items) or self.is_heading(index.row()):
            return Qt.ItemFlag.NoItemFlags
        return _ROW

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._items):
            return None
        item = self._items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if isinstance(item, str) else name_of(item)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return item if isinstance(item, str) else self._told(index.row(), item).spoken
        if role == Qt.ItemDataRole.UserRole:
            return item if isinstance(item, str) else self._told(index.row(), item)
        return None

    def _told(self, place: int, line: Line) -> RowWords:
        row = None if place in self._words else self.row(place)
        if row is not None:
            self._words[place] = self._in_words(row)
        return self._words.get(place) or RowWords(in_short(name_of(line)), "", "", overdue=False)

    def _look_for(self, place: int) -> None:
        if not self._seen:
            QTimer.singleShot(0, self, self._ask)
        self._seen.add(place)

    def _ask(self) -> None:
        """For the rows around those that are seen as well: she may be on her way."""
        first, last = max(0, min(self._seen) - _AROUND), max(self._seen) + _AROUND
        self._seen = set()
        lines = (item for item in self._items[first:last][:_AT_MOST] if not isinstance(item, str))
        known = self._said.keys() | self._asked
        wanted = [line.transition for line in lines if not line.says and line.transition not in known]
        self._asked.update(wanted)
        if wanted:
            self.lacking.emit(wanted)

    def _in_order(self, parts: Parts, *, headed: bool) -> Iterator[Line | str]:
        for part, lines in parts.items():
            if headed and lines:
                yield self._heading(part)
            yield from lines


class TransitionList(QListView):
    """`opened` carries the OverviewRow that was pressed, by finger, mouse or Enter.

    `lacking` carries the transitions whose rows are to be filled.
    """

    opened = Signal(object)
    lacking = Signal(list)

    def __init__(
        self,
        name: str,
        spoken: str,
        in_words: Callable[[OverviewRow], RowWords],
        heading: Callable[[When], str],
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self._rows = TransitionRows(in_words, heading)
        self._rows.lacking.connect(self.lacking)
        self._opens = ""
        self._settle_in()
        self._painter = RowPainter(self, self._rows.is_heading)
        self.setItemDelegate(self._painter)
        self.setModel(self._rows)
        self.clicked.connect(self._press)

    def show_parts(self, parts: Parts, *, headed: bool = True, wanted: UUID | None = None) -> None:
        """Show these rows, the one chosen that is wanted, or the same one as before if it is still there."""
        chosen, self._opens = wanted or self.chosen(), ""
        differ = self._rows.show_parts(parts, headed=headed)
        if differ:
            self.viewport().setUpdatesEnabled(False)
        place = max(self._rows.place_of(chosen), self._rows.first())
        if place >= 0 and (differ or place != self.currentIndex().row()):
            self._go_to(place)
        self._paint_what_is_laid_out()
        self.viewport().update()

    def fill(self, said: Mapping[str, str]) -> None:
        """Show what these rows say; one that was pressed before it was read is opened."""
        self._rows.fill(said)
        self.viewport().update()
        if self._opens in said:
            self._open(self._rows.place_of(UUID(self._opens)))

    def forget(self) -> None:
        """Another reading is shown next."""
        self._rows.forget()

    def chosen(self) -> UUID | None:
        """The transition the cursor is on."""
        line = self._rows.line(self.currentIndex().row())
        return UUID(line.transition) if line else None

    def choose(self, transition: UUID | None) -> None:
        """Put the cursor on a transition."""
        place = self._rows.place_of(transition)
        if place >= 0:
            self._go_to(place)

    def open_chosen(self) -> None:
        """Open the row the cursor is on."""
        self._open(self.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENING:
            self.open_chosen()
        elif event.key() == Qt.Key.Key_Home and self._rows.first() >= 0:
            self._put_cursor(self._rows.first())
            self.scrollToTop()
        else:
            super().keyPressEvent(event)

    def timerEvent(self, event: QTimerEvent) -> None:
        super().timerEvent(event)
        self._paint_what_is_laid_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if look_changed(event):
            self._lay_out()

    def _lay_out(self) -> None:
        if self._painter.measure():
            self.scheduleDelayedItemsLayout()

    def _paint_what_is_laid_out(self) -> None:
        """Qt paints no row before the last has its place; until then what was there before stays in sight."""
        last = self._rows.index(self._rows.rowCount() - 1)
        if not self.viewport().updatesEnabled() and (not last.isValid() or self.visualRect(last).isValid()):
            self.viewport().setUpdatesEnabled(True)

    def _go_to(self, place: int) -> None:
        """Put the cursor on a row that may not have been laid out yet."""
        self.setBatchSize(place + _AT_ONCE)
        self.scheduleDelayedItemsLayout()
        self._put_cursor(place)

    def _put_cursor(self, place: int) -> None:
        self.setCurrentIndex(self._rows.index(place))
        if place == self._rows.first():
            self.scrollToTop()

    def _settle_in(self) -> None:
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)

    def _press(self, index: QModelIndex) -> None:
        if QScroller.scroller(self.viewport()).state() in _STILL:
            self._open(index.row())

    def _open(self, place: int) -> None:
        row, line = self._rows.row(place), self._rows.line(place)
        self._opens = line.transition if line and row is None else ""
        if row is not None:
            self.opened.emit(row)
