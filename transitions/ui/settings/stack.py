"""What is found anew each time, one under the other."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from transitions.ui.controls.stacking import clear
from transitions.ui.look.tokens import current_look


class Stack(QWidget):
    """Widgets under each other that are all taken away before others come in their place."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_look().length("space.l"))

    def put(self, *widgets: QWidget) -> None:
        """Show these instead of what was there."""
        clear(self._column)
        for widget in widgets:
            self._column.addWidget(widget)
            widget.show()
        self.setVisible(bool(widgets))
