"""The last step of a sheet scored one item at a time: what is still open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from transitions.domain.texts import Texts
from transitions.ui.adbb.items import ItemCard
from transitions.ui.adbb.layout import Reminders
from transitions.ui.controls.surfaces import NoteBox


class ClosingCard(QWidget):
    """Every item nobody has considered, with the way to it; ``chosen`` carries the item's card."""

    chosen = Signal(object)

    def __init__(self, items: Sequence[ItemCard], texts: Texts, name: str = "adbb") -> None:
        super().__init__()
        self._items, self._texts = items, texts
        self._open = Reminders(f"{name}.open", texts.say("adbb_screen.layout.missing"))
        self._open.chosen.connect(self.chosen)
        self._all = NoteBox(texts.say("adbb_screen.layout.all_done"), "ok", name=f"{name}.all_done")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._open)
        column.addWidget(self._all)

    def show_open(self, *, shown: bool) -> None:
        """Show what is open, where she is at the end of one item at a time."""
        self.setVisible(shown)
        missing = [card for card in self._items if not card.said().considered]
        self._open.show_lines([(card, "") for card in missing], "arrow-right")
        self._all.setVisible(not missing)
