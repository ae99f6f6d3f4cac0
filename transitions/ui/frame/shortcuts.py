"""The keys, on one sheet over the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.editor import Speech
from transitions.ui.controls.labels import Chip, Words
from transitions.ui.controls.overlay import Overlay
from transitions.ui.look.tokens import current_look

KEYS = ("move", "next", "previous", "parents", "lock", "larger", "scores", "clear", "help")


class ShortcutSheet(Overlay):
    """What each key does; Escape closes it."""

    def __init__(self, beneath: QWidget, words: Speech, keys: Sequence[str] = KEYS) -> None:
        super().__init__(beneath, "shortcuts")
        self._close = Button(words("shell.keys.close"), "shortcuts.close", "primary")
        self._close.clicked.connect(self.sink)
        self.card.add(Words(words("shell.keys.title"), "h2", name="shortcuts.title"))
        self.card.add(_table(words, keys))
        self.card.add(self._close)

    def toggle(self) -> None:
        """Show the sheet, or take it away."""
        if self.isHidden():
            self.rise(self._close)
        else:
            self.sink()

    def dismiss(self) -> None:
        self.sink()


def _table(words: Speech, keys: Sequence[str]) -> QWidget:
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(current_look().length("space.l"))
    grid.setVerticalSpacing(current_look().length("space.m"))
    grid.setColumnStretch(1, 1)
    for row, key in enumerate(keys):
        chip = Chip(words(f"shell.keys.{key}.key"), "tint", f"shortcuts.{key}")
        grid.addWidget(chip, row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(Words(words(f"shell.keys.{key}.does")), row, 1, Qt.AlignmentFlag.AlignVCenter)
    return table
