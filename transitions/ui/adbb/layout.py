"""One item at a time or all on one page: her choice, and where she is in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from transitions.domain.texts import Texts
from transitions.ui.adbb.items import ItemCard
from transitions.ui.adbb.steps import StepRow
from transitions.ui.controls.labels import Fitted, Words
from transitions.ui.controls.surfaces import NoteBox
from transitions.ui.controls.toggle import Toggle
from transitions.ui.controls.wrap_button import WrapButton
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.look.tokens import current_look


class LayoutChoice(QWidget):
    """Two toggles of which one is always in; ``chosen`` is true for one item at a time."""

    chosen = Signal(bool)

    def __init__(self, name: str, texts: Texts, *, one: bool) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(texts.say("adbb_screen.layout.title"))
        self._group = QButtonGroup(self)
        row = WrapLayout(self)
        for place, end in enumerate(("all", "one")):
            toggle = Toggle(texts.say(f"adbb_screen.layout.{end}"), f"{name}.{end}")
            self._group.addButton(toggle, place)
            row.addWidget(toggle)
        self.show_choice(one=one)
        self._group.idToggled.connect(self._after_toggle)

    def show_choice(self, *, one: bool) -> None:
        """Show which it is, without a signal."""
        with QSignalBlocker(self._group):
            self._group.button(int(one)).setChecked(True)

    def _after_toggle(self, place: int, on: bool) -> None:
        if on:
            self.chosen.emit(bool(place))


class PlaceMarker(Fitted, QWidget):
    """*3 af 8* and the row of steps; ``chosen`` carries the place of an item."""

    chosen = Signal(int)

    def __init__(self, name: str, items: Sequence[ItemCard], texts: Texts) -> None:
        super().__init__()
        self._texts, self._count = texts, len(items)
        self._here = Words("", "strong", name=f"{name}.place")
        self._here.setWordWrap(False)
        self._steps = StepRow(f"{name}.steps", items, texts)
        self._steps.chosen.connect(self.chosen)
        self._line = QHBoxLayout(self)
        self._line.addWidget(self._here, 0, Qt.AlignmentFlag.AlignVCenter)
        self._line.addWidget(self._steps, 1)
        self._fit()

    def show_place(self, here: int | None, otherwise: str) -> None:
        """Mark the item in sight; where none is, say what is instead."""
        self._steps.show_states(here)
        if here is None:
            self._here.say(otherwise)
            return
        self._here.say(self._texts.say("adbb_screen.layout.place", n=str(here + 1), all=str(self._count)))

    def _fit(self) -> None:
        look = current_look()
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(look.length("space.l"))
        self._here.setMinimumWidth(look.length("size.score_width"))


class Reminders(NoteBox):
    """What items out of sight ask for, each a line that leads there; ``chosen`` carries the item's card."""

    chosen = Signal(object)

    def __init__(self, name: str, title: str) -> None:
        super().__init__("", title=title, name=name)
        self._name = name
        self._body.hide()
        lines = QWidget()
        self._column = WrapLayout(lines, "column", "space.xs")
        self._acts.addWidget(lines)
        self._shown: list[tuple[str, str]] = []
        self.hide()

    def show_lines(self, lines: Sequence[tuple[ItemCard, str]], icon: str) -> None:
        """Show these sentences, each with the way to its item; nothing at all when there are none."""
        self.setVisible(bool(lines))
        shown = [(card.item.id, text) for card, text in lines]
        if shown == self._shown:
            return
        self._shown = shown
        self._clear()
        for card, text in lines:
            title = f"{card.number}. {card.item.label.danish}"
            said = f"{title}: {text}" if text else title
            button = WrapButton(said, f"{self._name}.{card.item.id}", "ghost", icon)
            button.clicked.connect(lambda _=False, it=card: self.chosen.emit(it))
            self._column.addWidget(button)

    def _clear(self) -> None:
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
