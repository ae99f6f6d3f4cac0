"""What stands above the list: the search, the parts, the way back to a family and to a new one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from transitions.application.overview import LeftOff
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.line import single_line
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.look.tokens import current_look
from transitions.ui.overview.part_filter import PartFilter

_SEARCH = 330
"""As wide (at 100 % text) as the words that say what can be searched for."""
_LONGEST = 28
"""Signs of a name that fit on a button."""

Say = Callable[..., str]


class OverviewTools(QWidget):
    """``going_back`` and ``beginning``: to the family she left off in, and a new one."""

    going_back, beginning = Signal(), Signal()

    def __init__(self, say: Say) -> None:
        super().__init__()
        self._say = say
        self.search, self.parts = single_line("overview.search"), PartFilter(say)
        self._left_off = Button("", "overview.left_off", "plain", "arrow-right", icon_last=True)
        self._new = Button(say("overview.new"), "overview.new", "primary", "plus")
        self._left_off.clicked.connect(self.going_back)
        self._new.clicked.connect(self.beginning)
        self._left_off.hide()
        self._name_search()
        self._lay_out()

    def typed(self) -> str:
        """What is searched for."""
        return self.search.text().strip()

    def say_left_off(self, left: LeftOff | None) -> None:
        """Offer the way back to a family, or nothing."""
        if left is not None:
            name = left.name or self._say("overview.no_name")
            short = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
            self._left_off.say(self._say("overview.left_off", name=short))
        self._left_off.setVisible(left is not None)

    def fit(self, *, lowest: bool) -> None:
        """Take the room there is at this size of text; ``lowest``: hardly any."""
        look = current_look()
        self._rows.setSpacing(look.length("space.m"))
        self._new.setText("" if lowest else self._say("overview.new"))
        self._new.setToolTip(self._new.accessibleName() if lowest else "")
        self._new.updateGeometry()
        self.parts.fold(lowest)
        self.search.setMinimumWidth(round(_SEARCH * look.scale))

    def _name_search(self) -> None:
        words = self._say("overview.search")
        self.search.setAccessibleName(words)
        self.search.setPlaceholderText(words)
        self.search.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)

    def _lay_out(self) -> None:
        row = QWidget()
        beside = WrapLayout(row, "apart", "space.l")
        for widget in (self.search, self.parts.unfold, self._left_off, self._new):
            beside.addWidget(widget)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addWidget(row)
        self._rows.addWidget(self.parts)
