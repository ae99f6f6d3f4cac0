"""Where a question stands when it has no answer: not relevant, or not wished to be answered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from transitions.ui.controls.editors.editor import Editor, Speech
from transitions.ui.controls.toggle import Toggle
from transitions.ui.controls.wrapping import WrapLayout


class TogglesEditor(Editor):
    """Toggles of which at most one is in; pressing the one that is in takes it out."""

    def __init__(self, name: str, words: Speech, options: Sequence[tuple[str, str, str]]) -> None:
        super().__init__(name, words)
        self.setObjectName(name)
        self._toggles = {option: Toggle(text, f"{name}.{option}", tone) for option, text, tone in options}
        row = WrapLayout(self)
        for toggle in self._toggles.values():
            row.addWidget(toggle)
            toggle.toggled.connect(self._after_toggle)

    def value(self) -> object:
        return next((option for option, toggle in self._toggles.items() if toggle.isChecked()), None)

    def show_value(self, value: object) -> None:
        for option, toggle in self._toggles.items():
            with QSignalBlocker(toggle):
                toggle.setChecked(option == value)
            toggle.update()

    def inputs(self) -> tuple[QWidget, ...]:
        return tuple(self._toggles.values())

    def describe(self, name: str, description: str) -> None:
        for toggle in self._toggles.values():
            toggle.setAccessibleName(f"{toggle.text()}: {name}")
            toggle.setAccessibleDescription(description)

    def _after_toggle(self, on: bool) -> None:
        pressed = self.sender()
        if on:
            for toggle in self._toggles.values():
                if toggle is not pressed:
                    with QSignalBlocker(toggle):
                        toggle.setChecked(False)
                    toggle.update()
        self.edited.emit()


class StanceEditor(TogglesEditor):
    """`not_relevant`, `declined`, or None when there is an answer or nothing yet."""

    def __init__(self, name: str, words: Speech) -> None:
        options = [(stand, words(f"editor.stance.{stand}"), "tint") for stand in ("not_relevant", "declined")]
        super().__init__(name, words, options)
