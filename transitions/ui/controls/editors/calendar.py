"""A month to pick a day from."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from transitions.ui.look.painting import draw_icon
from transitions.ui.look.tokens import current_look

_WEEKEND = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)


class CalendarPopup(QFrame):
    """A calendar over the page. Carries the picked day; Esc or a click outside picks nothing."""

    picked = Signal(object)

    def __init__(self, parent: QWidget, name: str, spoken: str) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("kind", "popup")
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._month = QCalendarWidget(self)
        self._month.setObjectName(f"{name}.month")
        self._month.setAccessibleName(spoken)
        column = QVBoxLayout(self)
        column.addWidget(self._month)
        self._dress()
        self._month.clicked.connect(self._pick)
        self._month.activated.connect(self._pick)

    def open_at(self, day: date, anchor: QWidget) -> None:
        """Open with this day chosen, under the anchor, inside the screen."""
        self._month.setSelectedDate(QDate(day.year, day.month, day.day))
        self.resize(self.sizeHint())
        below = anchor.mapToGlobal(QPoint(0, anchor.height() + current_look().length("space.xs")))
        screen = anchor.screen().availableGeometry()
        left = min(below.x(), screen.right() - self.width())
        top = below.y() if below.y() + self.height() <= screen.bottom() else screen.bottom() - self.height()
        self.move(max(screen.left(), left), max(screen.top(), top))
        self.show()
        self._month.setFocus()

    def _pick(self, day: QDate) -> None:
        self.picked.emit(date(day.year(), day.month(), day.day()))
        self.close()

    def _dress(self) -> None:
        look = current_look()
        self._month.setLocale(QLocale())
        self._month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self._month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._month.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self._colour_days()
        cell, edge = look.length("size.target"), look.length("space.xl")
        self._month.setMinimumSize(QSize(7 * cell + edge, 8 * cell + edge))
        for arrow, icon in (("prevmonth", "chevron-left"), ("nextmonth", "chevron-right")):
            button = self._month.findChild(QToolButton, f"qt_calendar_{arrow}")
            if button is not None:
                button.setIcon(_picture(icon))
                button.setIconSize(QSize(look.length("size.icon"), look.length("size.icon")))

    def _colour_days(self) -> None:
        look = current_look()
        header = QTextCharFormat()
        header.setForeground(look.colour("muted"))
        header.setBackground(look.colour("surface"))
        for weekend in _WEEKEND:
            self._month.setWeekdayTextFormat(weekend, QTextCharFormat())
        self._month.setHeaderTextFormat(header)


def _picture(icon: str) -> QIcon:
    look = current_look()
    side = look.length("size.icon") * 2
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    draw_icon(painter, picture.rect().toRectF(), icon, "text", look)
    painter.end()
    return QIcon(picture)
