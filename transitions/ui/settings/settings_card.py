"""One card of the settings: it reads what it shows, and may ask to go elsewhere or to lock."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from transitions.ui.controls.surfaces import Card
from transitions.ui.look.tokens import current_look
from transitions.ui.screen import Stage


class SettingsCard(Card):
    """A card named ``settings.<name>``; its heading and hint are the texts of that name.

    ``go`` carries the Place to show next; ``told`` a sentence for the message bar; ``trouble`` an
    ExpectedError to say there; ``locking`` asks to begin anew.
    """

    go = Signal(object)
    told = Signal(str)
    trouble = Signal(object)
    locking = Signal()

    def __init__(self, stage: Stage, name: str, *, hint: bool = True) -> None:
        super().__init__(
            stage.say(f"settings.{name}.title"), stage.say(f"settings.{name}.hint") if hint else ""
        )
        self.setObjectName(f"settings.{name}")
        self.stage = stage

    def read(self) -> None:
        """Ask for what to show; called each time the screen is opened."""


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
        while (item := self._column.takeAt(0)) is not None:
            before = item.widget()
            if before is not None:
                before.hide()
                before.deleteLater()
        for widget in widgets:
            self._column.addWidget(widget)
            widget.show()
        self.setVisible(bool(widgets))
