"""Answers to tick one by one, such as those a parent says no to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGroupBox, QVBoxLayout, QWidget

from transitions.application.consents import BoardRow
from transitions.domain.answers import AnswerKey
from transitions.ui.consent.reading import ConsentReading
from transitions.ui.consent.tongue import Tongue
from transitions.ui.controls.wide import TickBox
from transitions.ui.controls.wrapping import WrapLayout


class TickList(QWidget):
    """One box per question and voice; the rows of a repeated question go together."""

    edited = Signal()

    def __init__(
        self, name: str, tongue: Tongue, reading: ConsentReading, rows: Sequence[BoardRow], spoken: str
    ) -> None:
        super().__init__()
        self._tongue, self._form = tongue, reading.record.form
        self.setObjectName(f"{name}.list")
        self._keys: dict[str, list[AnswerKey]] = {}
        self._boxes: dict[str, TickBox] = {}
        group = QGroupBox()
        group.setProperty("kind", "group")
        group.setAccessibleName(spoken)
        self._grid = WrapLayout(group, "grid")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(group)
        for row in rows:
            self._add(name, row)

    def chosen(self) -> tuple[AnswerKey, ...]:
        """The answers that are ticked."""
        ticked = (keys for name, keys in self._keys.items() if self._boxes[name].isChecked())
        return tuple(key for keys in ticked for key in keys)

    def names(self) -> list[str]:
        """What is ticked, by name, to be kept until it is registered."""
        return [name for name, box in self._boxes.items() if box.isChecked()]

    def show_names(self, names: object) -> None:
        """Tick what was kept, silently."""
        wanted = names if isinstance(names, list) else []
        for name, box in self._boxes.items():
            before = box.blockSignals(True)
            box.setChecked(name in wanted)
            box.blockSignals(before)

    def _add(self, name: str, row: BoardRow) -> None:
        place = f"{row.key.field}.{row.key.voice}"
        self._keys.setdefault(place, []).append(row.key)
        if place in self._boxes:
            return
        box = TickBox(self._words(row), f"{name}.{place}", boxed=True)
        box.toggled.connect(lambda _: self.edited.emit())
        self._boxes[place] = box
        self._grid.addWidget(box)

    def _words(self, row: BoardRow) -> str:
        """The question, and whose words the answer holds where they are not the parents'."""
        label = self._tongue.joined(self._form.field(row.key.field).label)
        if row.key.voice == "parents":
            return label
        return f"{label} ({self._tongue.both(f'board.voice.{row.key.voice}')})"
