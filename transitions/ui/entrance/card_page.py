"""A page that is one card in the middle of the window: start and a new vault."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from transitions.ui.controls.labels import Fitted
from transitions.ui.controls.scrolling import scroll_area
from transitions.ui.controls.surfaces import Card
from transitions.ui.look.tokens import current_look


class CardPage(Fitted, QWidget):
    """Add widgets to its card; it scrolls when the window is small."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._card = Card()
        self._area = scroll_area()
        self._build()
        self._fit()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._after_focus)

    def add(self, widget: QWidget) -> None:
        """Put a widget under what is already there."""
        self._card.add(widget)

    def show_widget(self, widget: QWidget) -> None:
        """Scroll until the widget is in sight."""
        self._area.ensureWidgetVisible(widget, 0, current_look().length("space.huge"))

    def _after_focus(self, _left: QWidget | None, entered: QWidget | None) -> None:
        if entered is not None and self._card.isAncestorOf(entered):
            QTimer.singleShot(0, self, self._follow_cursor)

    def _follow_cursor(self) -> None:
        """Bring the cursor into sight, however it moved, with what is said beneath it."""
        entered = QApplication.focusWidget()
        if entered is not None and self._card.isAncestorOf(entered) and not QApplication.mouseButtons():
            self.show_widget(entered)

    def _build(self) -> None:
        self._area.setWidget(self._centred())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)

    def _centred(self) -> QWidget:
        centred = QWidget()
        centred.setProperty("kind", "viewport")
        centred.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(centred)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._card, 1000)
        row.addStretch(1)
        self._column.addStretch(2)
        self._column.addLayout(row)
        self._column.addStretch(3)
        return centred

    def _fit(self) -> None:
        look = current_look()
        edge = look.length("space.xl")
        self._column.setContentsMargins(edge, edge, edge, edge)
        self._card.setMaximumWidth(look.length("size.measure") * 7 // 10)
