"""What stands over the items of a sheet: her choice of layout, where she is, and what is still open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from transitions.ui.adbb.closing import ClosingCard
from transitions.ui.adbb.items import ItemCard
from transitions.ui.adbb.layout import LayoutChoice, PlaceMarker, Reminders
from transitions.ui.adbb.setting import Setting
from transitions.ui.controls.labels import Fitted, Words
from transitions.ui.look.tokens import current_look


class SheetHead(Fitted, QWidget):
    """``arranged`` is true for one item at a time; the others carry the item to go to, or its note."""

    arranged = Signal(bool)
    wanted = Signal(object)
    note_wanted = Signal(object)

    def __init__(self, items: Sequence[ItemCard], setting: Setting, *, one: bool) -> None:
        super().__init__()
        self._items, self._texts = tuple(items), setting.texts
        name, say = setting.name, setting.texts.say
        choice = LayoutChoice(f"{name}.layout", self._texts, one=one)
        scale = setting.scale
        keys = say("adbb_screen.layout.keys", first=str(scale.lowest), last=str(scale.highest))
        self.marker = PlaceMarker(name, items, self._texts)
        self._reminder = Words("", "muted", name=f"{name}.reminder")
        self._closing = ClosingCard(items, self._texts, name)
        self._behind = Reminders(f"{name}.behind", say("adbb_screen.layout.behind"))
        self._column, self._choosing = QVBoxLayout(self), QVBoxLayout()
        self._choosing.addWidget(choice)
        self._choosing.addWidget(Words(keys, "caption", name=f"{name}.keys"))
        self._column.addLayout(self._choosing)
        for part in (self.marker, self._reminder, self._closing, self._behind):
            self._column.addWidget(part)
        choice.chosen.connect(self.arranged)
        self.marker.chosen.connect(lambda place: self.wanted.emit(self._items[place]))
        self._closing.chosen.connect(self.wanted)
        self._behind.chosen.connect(self.note_wanted)
        self._fit()

    def show_place(self, here: ItemCard | None, left: ItemCard | None, *, one: bool, closing: bool) -> None:
        """Show the item in sight, and what the one just left, or at the end any of them, asks for."""
        self.marker.setVisible(one)
        elsewhere = self._texts.say(f"adbb_screen.layout.{'closing' if closing else 'first'}")
        self.marker.show_place(None if here is None else here.number - 1, elsewhere)
        self._closing.show_open(shown=one and closing)
        cards = self._items if closing else [left] if left is not None else []
        asked = [(card, card.asked()) for card in cards if one and card is not here and card.asked()]
        self._behind.show_lines(asked, "pen")

    def remind(self, text: str) -> None:
        """Say this over the item in sight; an empty text takes it away."""
        self._reminder.say(text)
        self._reminder.setVisible(bool(text))

    def _fit(self) -> None:
        look = current_look()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.length("space.l"))
        self._choosing.setSpacing(look.length("space.s"))
