"""A day, typed any way or picked in a calendar; or none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.calendar import CalendarPopup
from transitions.ui.controls.editors.dates_typed import UnclearDate, read_date
from transitions.ui.controls.editors.editor import Speech
from transitions.ui.controls.editors.line_editor import LineEditor
from transitions.ui.controls.labels import Fitted, Words
from transitions.ui.look.tokens import current_look

_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
_SLACK = 2


class DateEditor(Fitted, LineEditor):
    """One line and a calendar button; the day that was understood stands beside or under them as spelled."""

    def __init__(
        self, name: str, words: Speech, today: Callable[[], date], spell: Callable[[date], str] | None = None,
    ) -> None:
        super().__init__(name, words)
        self._today, self._spell = today, spell or spelled_out
        self._line.setPlaceholderText(words("editor.date.placeholder"))
        self._line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self._open = Button("", f"{name}.calendar", icon="calendar", spoken=words("editor.date.calendar"))
        self._understood = Words("", "muted", name=f"{name}.understood")
        self._name = self._description = ""
        self._build()
        self._line.textEdited.connect(self._after_typing)
        self._open.clicked.connect(self.open_calendar)

    def value(self) -> date | None:
        try:
            return read_date(self._line.text(), self._today())
        except UnclearDate:
            return None

    def show_value(self, value: object) -> None:
        self.show_typed(f"{value:%d.%m.%Y}" if isinstance(value, date) else "")

    def show_typed(self, text: str) -> None:
        super().show_typed(text)
        self._say_understood()

    def inputs(self) -> tuple[QWidget, ...]:
        return (self._line, self._open)

    def problem(self) -> str | None:
        return "editor.date.unclear" if self._line.text().strip() and self.value() is None else None

    def describe(self, name: str, description: str) -> None:
        self._name, self._description = name, description
        self._line.setAccessibleName(name)
        self._open.setAccessibleName(f"{self.words('editor.date.calendar')}: {name}")
        self._say_understood()

    def open_calendar(self) -> CalendarPopup:
        """Open the calendar under the field; picking a day closes it."""
        popup = CalendarPopup(self, f"{self.name}.calendar.popup", self._name)
        popup.picked.connect(self._pick)
        popup.open_at(self.value() or self._today(), self._line)
        return popup

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        self._column = QBoxLayout(_ACROSS, self)
        self._row = QHBoxLayout()
        self._row.addWidget(self._line)
        self._row.addWidget(self._open)
        self._row.addStretch(1)
        self._column.addLayout(self._row)
        self._column.addWidget(self._understood, 1)
        self._fit()

    def _fit(self) -> None:
        look = current_look()
        self._column.setContentsMargins(0, 0, 0, 0)
        for layout in (self._column, self._row):
            layout.setSpacing(look.length("space.s"))
        self._line.setFixedWidth(look.length("size.sidebar") * 5 // 8)
        self._arrange()

    def _arrange(self) -> None:
        """The understood day stands beside the field where each line of it fits, otherwise beneath."""
        said = self._understood.said()
        gap = current_look().length("space.s")
        needed = max(map(self._understood.fontMetrics().horizontalAdvance, said.split("\n"))) + _SLACK
        room = self.width() - self._line.width() - self._open.sizeHint().width() - 2 * gap
        beneath = bool(said) and needed > room
        self._column.setDirection(_DOWN if beneath else _ACROSS)
        self._understood.setVisible(bool(said))

    def _pick(self, day: date) -> None:
        self.show_value(day)
        self._line.setFocus()
        self.edited.emit()

    def _after_typing(self) -> None:
        self._say_understood()
        self.edited.emit()

    def _say_understood(self) -> None:
        day = self.value()
        spelled = "" if day is None else self._spell(day)
        self._understood.say(spelled)
        self._arrange()
        self._line.setAccessibleDescription(" ".join(filter(None, (self._description, spelled))))


def spelled_out(day: date) -> str:
    """The day in Danish words: lørdag den 1. marts 2025."""
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)
