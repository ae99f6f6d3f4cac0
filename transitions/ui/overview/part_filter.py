"""The parts of the overview as pills with a calm count; one chosen shows that part alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from transitions.application.overview import PARTS
from transitions.application.store import Line
from transitions.domain.agenda import When
from transitions.ui.controls.toggle import Toggle
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.screen import Speech


class PartFilter(QWidget):
    """``changed`` when another part, or all that is under way, is asked for."""

    changed = Signal()

    def __init__(self, say: Speech) -> None:
        super().__init__()
        self._titles = {part: say(f"overview.{part}") for part in PARTS}
        self._pills = {part: Toggle(title, f"overview.{part}") for part, title in self._titles.items()}
        row = WrapLayout(self)
        for pill in self._pills.values():
            row.addWidget(pill)
            pill.toggled.connect(lambda on, pill=pill: self._choose(pill, on))

    def chosen(self) -> When | None:
        """The part that is shown alone."""
        return next((part for part, pill in self._pills.items() if pill.isChecked()), None)

    def count(self, parts: Mapping[When, Sequence[Line]]) -> None:
        """Say how many there are of each; none is not told."""
        for part, pill in self._pills.items():
            words = f"{self._titles[part]} {len(parts[part]) or ''}".strip()
            pill.setText(words)
            pill.setAccessibleName(words)
            pill.updateGeometry()

    def _choose(self, chosen: Toggle, on: bool) -> None:
        for pill in self._pills.values():
            if on and pill is not chosen:
                pill.blockSignals(True)
                pill.setChecked(False)
                pill.blockSignals(False)
                pill.update()
        self.changed.emit()
