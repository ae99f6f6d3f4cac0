"""The parts of the overview as pills with a calm count; one chosen shows that part alone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from transitions.application.overview import PARTS
from transitions.domain.agenda import When
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.toggle import Toggle
from transitions.ui.controls.wrapping import WrapLayout

Say = Callable[..., str]


class PartFilter(QWidget):
    """``changed`` when another part, or all that is under way, is asked for.

    Where there is little room it is folded behind ``unfold``, which says what is shown.
    """

    changed = Signal()

    def __init__(self, say: Say) -> None:
        super().__init__()
        self._say, self._folded = say, False
        self.unfold = Button("", "overview.parts", "ghost", "more")
        self.unfold.setCheckable(True)
        self.unfold.toggled.connect(lambda _: self._fit())
        self._titles = {part: say(f"overview.{part}") for part in PARTS}
        self._pills = {part: Toggle(title, f"overview.{part}") for part, title in self._titles.items()}
        row = WrapLayout(self)
        for pill in self._pills.values():
            row.addWidget(pill)
            pill.toggled.connect(lambda on, pill=pill: self._choose(pill, on))
        self.unfold.hide()

    def fold(self, folded: bool) -> None:
        """Stand behind one button, or in sight."""
        self._folded = folded
        self._fit()

    def chosen(self) -> When | None:
        """The part that is shown alone."""
        return next((part for part, pill in self._pills.items() if pill.isChecked()), None)

    def count(self, number_of: Callable[[When], int]) -> None:
        """Say how many there are of each; none is not told."""
        for part, pill in self._pills.items():
            words = f"{self._titles[part]} {number_of(part) or ''}".strip()
            pill.setText(words)
            pill.setAccessibleName(words)
            pill.updateGeometry()
        self._tell()

    def _choose(self, chosen: Toggle, on: bool) -> None:
        for pill in self._pills.values():
            if on and pill is not chosen:
                pill.blockSignals(True)
                pill.setChecked(False)
                pill.blockSignals(False)
                pill.update()
        self._tell()
        self._fold_away()
        self.changed.emit()

    def _fold_away(self) -> None:
        """Something was chosen: the list has the room again, and the cursor is where it was folded to."""
        if self._folded:
            self.unfold.setFocus(Qt.FocusReason.OtherFocusReason)
            self.unfold.setChecked(False)

    def _fit(self) -> None:
        self.unfold.setVisible(self._folded)
        self.setVisible(not self._folded or self.unfold.isChecked())

    def _tell(self) -> None:
        chosen = self.chosen()
        words = self._pills[chosen].text() if chosen is not None else self._say("overview.parts_all")
        self.unfold.say(words)
        self.unfold.setAccessibleName(self._say("overview.parts_spoken", part=words))
