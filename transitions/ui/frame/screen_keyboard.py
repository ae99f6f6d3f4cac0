"""A keyboard on the screen takes room from the window, and the field that is written in stays in sight."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from transitions.ui.look.tokens import current_look

DOCKED_WITHIN = 24
"""So near to the foot of the window a keyboard stands on it."""
SETTLED_MS = 50
"""By then everything inside the window has taken its new height."""
Rectangle = Callable[[], QRectF]
"""Where the keyboard is, in the window's own coordinates; empty when it is away."""


class ScreenKeyboard(QObject):
    """Gives what a window holds the room above the keyboard, as long as it is there."""

    def __init__(self, window: QWidget, rectangle: Rectangle | None = None) -> None:
        super().__init__(window)
        self._window = window
        panel = QGuiApplication.inputMethod()
        self._rectangle = rectangle or panel.keyboardRectangle
        for moved in (panel.keyboardRectangleChanged, panel.visibleChanged):
            moved.connect(self.make_room)

    def make_room(self) -> None:
        """Leave what the keyboard covers at the foot of the window empty; one that floats covers little."""
        layout = self._window.layout()
        if layout is None:
            return
        keyboard, area = self._rectangle().toRect(), self._window.rect()
        docked = keyboard.intersects(area) and keyboard.bottom() >= area.bottom() - DOCKED_WITHIN
        covered = area.bottom() + 1 - keyboard.top() if docked else 0
        if covered == layout.contentsMargins().bottom():
            return
        layout.setContentsMargins(0, 0, 0, min(covered, area.height() // 2))
        QTimer.singleShot(SETTLED_MS, self, self._show_field)

    def _show_field(self) -> None:
        field = QApplication.focusWidget()
        if field is not None and self._window.isAncestorOf(field):
            show_in_every_area(field)


def show_in_every_area(field: QWidget) -> None:
    """Scroll whatever lies around a field until it is in sight, the innermost first."""
    air, parent = current_look().length("space.l"), field.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(field, 0, air)
        parent = parent.parentWidget()
