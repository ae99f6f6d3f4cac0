"""What is pressed stays under the finger: a page that moves before it is let go loses the press.

To press something leaves a field. What is then told beside the field moves the page, and the button
that is let go would no longer be where it was pressed.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

HELD_MS = 20
"""So often it is looked whether what is pressed has been let go."""


def when_nothing_is_pressed(widget: QWidget, call: Callable[[], object]) -> None:
    """Call now, or when finger and mouse have let go; never when the widget has gone by then."""
    if QApplication.mouseButtons() == Qt.MouseButton.NoButton:
        call()
    else:
        QTimer.singleShot(HELD_MS, widget, lambda: when_nothing_is_pressed(widget, call))
