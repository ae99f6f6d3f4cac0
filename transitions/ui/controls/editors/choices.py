"""Any number of several answers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QGroupBox, QVBoxLayout, QWidget

from transitions.ui.controls.editors.editor import Editor, Speech
from transitions.ui.controls.wide import TickBox
from transitions.ui.controls.wrapping import WrapLayout


class ChoicesEditor(Editor):
    """Check boxes; the value is the chosen ids in the order of the form."""

    def __init__(self, name: str, words: Speech, options: Sequence[tuple[str, str]]) -> None:
        super().__init__(name, words)
        self.setObjectName(name)
        self._boxes = {option: TickBox(text, f"{name}.{option}", boxed=True) for option, text in options}
        self._group = QGroupBox()
        self._group.setProperty("kind", "group")
        self._build()
        for box in self._boxes.values():
            box.toggled.connect(lambda _: self.edited.emit())

    def value(self) -> tuple[str, ...]:
        return tuple(option for option, box in self._boxes.items() if box.isChecked())

    def show_value(self, value: object) -> None:
        chosen = value if isinstance(value, tuple | list | frozenset | set) else ()
        for option, box in self._boxes.items():
            with QSignalBlocker(box):
                box.setChecked(option in chosen)
            box.update()

    def inputs(self) -> tuple[QWidget, ...]:
        return tuple(self._boxes.values())

    def describe(self, name: str, description: str) -> None:
        self._group.setAccessibleName(name)
        self._group.setAccessibleDescription(description)
        for box in self._boxes.values():
            box.setAccessibleDescription(name)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._group)
        boxes = WrapLayout(self._group, "grid")
        for box in self._boxes.values():
            boxes.addWidget(box)
