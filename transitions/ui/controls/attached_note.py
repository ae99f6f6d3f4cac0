"""What lies inside a file beside its pages: one line, and the way to read it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout

from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import IconMark, Words
from transitions.ui.look.tokens import current_look


class AttachedNote(QFrame):
    """A line with a button at its end; whoever owns it fits it to a new look."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", "note")
        self._said = Words("", "body", name=f"{name}.text")
        self._row = QHBoxLayout(self)
        self._row.addWidget(IconMark("info", "on_tint"))
        self._row.addWidget(self._said, 1)
        self.fit()

    def say(self, text: str) -> None:
        """Change the words."""
        self._said.say(text)

    def add(self, button: Button) -> None:
        """Put the button at the end of the line."""
        self._row.addWidget(button)

    def fit(self) -> None:
        """Take the distances of the look in force."""
        look = current_look()
        side, top = look.length("space.l"), look.length("space.xs")
        self._row.setContentsMargins(side, top, top, top)
        self._row.setSpacing(look.length("space.m"))
