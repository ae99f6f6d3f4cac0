"""A layer over the whole window, with a card in its middle; what lies beneath cannot be reached."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from transitions.ui.controls.labels import Fitted
from transitions.ui.controls.scrolling import scroll_area
from transitions.ui.controls.surfaces import Card
from transitions.ui.look.tokens import current_look

_DIMMED = 0.62
_STEPS = {
    Qt.Key.Key_Down: (1, 0), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_PageDown: (0, 1), Qt.Key.Key_PageUp: (0, -1),
}
"""How many lines and pages a key scrolls."""


class Overlay(Fitted, QWidget):
    """Lies over `beneath` and its neighbours in the same window; `hiding` ones let nothing shine through."""

    def __init__(self, beneath: QWidget, name: str, *, hiding: bool = False) -> None:
        super().__init__(beneath.window())
        self._under = beneath.window()
        self.setObjectName(name)
        self._beneath, self._hiding = beneath, hiding
        self._came_from: QWidget | None = None
        self.card = Card()
        self._put_in_middle()
        self._fit()
        self._under.installEventFilter(self)
        self.hide()

    def rise(self, first: QWidget) -> None:
        """Show the layer with the cursor in `first`."""
        if self.isHidden():
            self._came_from = QApplication.focusWidget()
        self._beneath.setEnabled(False)
        self.setGeometry(self._under.rect())
        self.show()
        self.raise_()
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def sink(self) -> None:
        """Take the layer away; the cursor goes back to where it was."""
        if self.isHidden():
            return
        self.hide()
        self._beneath.setEnabled(True)
        came_from, self._came_from = self._came_from, None
        if came_from is not None and self._beneath.isAncestorOf(came_from):
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def dismiss(self) -> None:
        """Escape was pressed; a layer that can be left sinks."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._under and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._under.rect())
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        lines, pages = _STEPS.get(Qt.Key(event.key()), (0, 0))
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.value() + lines * 3 * bar.singleStep() + pages * bar.pageStep())
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = current_look()
        veil = look.colour("bg" if self._hiding else "veil")
        veil.setAlphaF(1.0 if self._hiding else _DIMMED)
        painter = QPainter(self)
        painter.fillRect(self.rect(), veil)
        painter.end()

    def _put_in_middle(self) -> None:
        inside = QWidget()
        inside.setProperty("kind", "clear")
        column = QVBoxLayout(inside)
        column.addStretch(2)
        column.addLayout(self._middle())
        column.addStretch(3)
        self.area = scroll_area(clear=True)
        self.area.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area)

    def _fit(self) -> None:
        self.card.setMaximumWidth(current_look().length("size.measure") * 5 // 8)

    def _middle(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.card, 1000)
        row.addStretch(1)
        return row
