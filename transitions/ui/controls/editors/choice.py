"""One of several answers, shown all at once; never a combo box."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QGroupBox, QVBoxLayout, QWidget

from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.editor import Editor, Speech
from transitions.ui.controls.wide import WideRadioButton
from transitions.ui.controls.wrapping import Arrangement, WrapLayout

ROW_AT_MOST = 3
_CLEARING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class ChoiceEditor(Editor):
    """Wide radio buttons: in a row while there are at most three and they fit, else in a column.

    ``grid``: short ones, as many beside each other as fit.
    """

    def __init__(
        self, name: str, words: Speech, options: Sequence[tuple[str, str]], *, clearable: bool = True,
        grid: bool = False,
    ) -> None:
        super().__init__(name, words)
        self.setObjectName(name)
        self.keys = ("clear",) if clearable else ()
        self._ids = [option for option, _ in options]
        self._box = QGroupBox()
        self._box.setProperty("kind", "group")
        self._group = QButtonGroup(self)
        self._buttons = [_radio(text, f"{name}.{option}", clearable) for option, text in options]
        self._clear = _clear_button(name, words) if clearable else None
        few: Arrangement = "row" if len(options) <= ROW_AT_MOST else "column"
        self._build("grid" if grid else few)
        self._group.idToggled.connect(self._after_toggle)

    def value(self) -> object:
        chosen = self._group.checkedId()
        return None if chosen < 0 else self._ids[chosen]

    def show_value(self, value: object) -> None:
        with QSignalBlocker(self._group):
            self._choose(self._ids.index(str(value)) if value in self._ids else None)

    def clear(self) -> None:
        """Take the answer back, as the person's own act."""
        if self._group.checkedId() < 0:
            return
        with QSignalBlocker(self._group):
            self._choose(None)
        self.edited.emit()

    def inputs(self) -> tuple[QWidget, ...]:
        return tuple(self._buttons)

    def focus_target(self) -> QWidget:
        chosen = self._group.checkedButton()
        return chosen if chosen is not None else self._buttons[0]

    def describe(self, name: str, description: str) -> None:
        self._box.setAccessibleName(name)
        self._box.setAccessibleDescription(description)
        for button in self._buttons:
            button.setAccessibleDescription(name)
        if self._clear is not None:
            self._clear.setAccessibleName(f"{self.words('editor.choice.clear')}: {name}")

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() in _CLEARING and self._clear is not None:
            self.clear()
            return True
        return False

    def _build(self, arrangement: Arrangement) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._box)
        row = WrapLayout(self._box, arrangement)
        for button in self._buttons:
            row.addWidget(button)
        for place, button in enumerate(self._buttons):
            self._group.addButton(button, place)
            button.installEventFilter(self)
        if self._clear is not None:
            self._clear.setParent(self._box)
            self._clear.clicked.connect(self._clear_and_return)

    def _choose(self, place: int | None) -> None:
        self._group.setExclusive(False)
        for number, button in enumerate(self._buttons):
            button.setChecked(number == place)
        self._group.setExclusive(True)
        self._settle_focus()

    def _after_toggle(self, _place: int, on: bool) -> None:
        if on:
            self._settle_focus()
            self.edited.emit()

    def _settle_focus(self) -> None:
        chosen = self._group.checkedButton()
        for button in self._buttons:
            reachable = chosen is None or button is chosen
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if reachable else Qt.FocusPolicy.ClickFocus)
        for button in self._buttons:
            button.hold(self._clear if button is chosen else None)
        if self._clear is not None and chosen is None:
            self._clear.hide()

    def _clear_and_return(self) -> None:
        self._buttons[0].setFocus()
        self.clear()


def _clear_button(name: str, words: Speech) -> Button:
    button = Button("", f"{name}.clear", "ghost", "cross", spoken=words("editor.choice.clear"))
    button.hide()
    return button


def _radio(text: str, name: str, clearable: bool) -> WideRadioButton:
    return WideRadioButton(text, name, room="size.target" if clearable else "")


class YesNoEditor(ChoiceEditor):
    """Yes or no, or not answered."""

    def __init__(self, name: str, words: Speech, *, clearable: bool = True) -> None:
        options = (("yes", words("editor.yes")), ("no", words("editor.no")))
        super().__init__(name, words, options, clearable=clearable)

    def value(self) -> object:
        chosen = super().value()
        return None if chosen is None else chosen == "yes"

    def show_value(self, value: object) -> None:
        super().show_value({True: "yes", False: "no"}.get(value) if isinstance(value, bool) else None)
