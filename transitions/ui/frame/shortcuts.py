"""The keys that work on what is shown, on one sheet over the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.editor import Editor, Speech
from transitions.ui.controls.keys import key_in_words, keys_that_work
from transitions.ui.controls.labels import Chip, Words
from transitions.ui.controls.overlay import Overlay
from transitions.ui.controls.stacking import in_columns
from transitions.ui.controls.wrapping import WrapLayout

EVERYWHERE = "move"
ORDER = (
    "move", "next", "previous", "undo", "redo", "scores", "clear", "parents", "lock", "larger", "smaller",
    "help", "keys",
)


class ShortcutSheet(Overlay):
    """What each key does here, read from the keys themselves; Escape closes it."""

    def __init__(self, beneath: QWidget, words: Speech) -> None:
        super().__init__(beneath, "shortcuts")
        self._shown, self._words = beneath, words
        self._close = Button(words("shell.keys.close"), "shortcuts.close", "primary")
        self._close.clicked.connect(self.sink)
        self._table = QWidget()
        holder = QWidget()
        self._holder = QVBoxLayout(holder)
        self._holder.setContentsMargins(0, 0, 0, 0)
        self._holder.addWidget(self._table)
        self.card.add(self._head())
        self.card.add(holder)

    def toggle(self) -> None:
        """Show the sheet, or take it away."""
        if self.isHidden():
            self._say_keys()
            self.rise(self._close)
        else:
            self.sink()

    def dismiss(self) -> None:
        self.sink()

    def lines(self) -> dict[str, str]:
        """What can be pressed on what is shown, by the name of what it does."""
        found = {EVERYWHERE: self._words(f"shell.keys.{EVERYWHERE}.key")}
        for key in keys_that_work(self._shown.window()):
            found[key.line] = key_in_words(key.key(), self._words)
        for editor in self._shown.findChildren(Editor):
            if editor.isVisible():
                found |= {line: self._words(f"shell.keys.{line}.key") for line in editor.keys}
        known = [line for line in ORDER if line in found]
        return {line: found[line] for line in [*known, *(found.keys() - set(ORDER))]}

    def _head(self) -> QWidget:
        """The way out stands over the keys: it is in sight however many there are and however large."""
        head = QWidget()
        row = WrapLayout(head, "apart")
        row.addWidget(Words(self._words("shell.keys.title"), "h2", name="shortcuts.title"))
        row.addWidget(self._close)
        return head

    def _say_keys(self) -> None:
        before, self._table = self._table, _table(self.lines(), self._words)
        self._holder.replaceWidget(before, self._table)
        before.hide()
        before.deleteLater()


def _table(lines: dict[str, str], words: Speech) -> QWidget:
    table = QWidget()
    grid = in_columns(table, "space.l", "space.m", 0, 1)
    for row, (line, key) in enumerate(lines.items()):
        chip = Chip(key, "tint", f"shortcuts.{line}")
        grid.addWidget(chip, row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(Words(words(f"shell.keys.{line}.does")), row, 1, Qt.AlignmentFlag.AlignVCenter)
    return table
