"""What cannot be undone, in two presses on the page itself: one says so, the other does it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from transitions.ui.controls.buttons import Button
from transitions.ui.controls.speech import announce
from transitions.ui.controls.surfaces import NoteBox
from transitions.ui.look.tokens import current_look
from transitions.ui.pages.kept import beside


class TwoSteps(QWidget):
    """A button; pressed, the question stands in its place. ``asked`` wants the question set by `ask`."""

    asked = Signal()
    confirmed = Signal()

    def __init__(self, name: str, button: str, keep: str, do: str) -> None:
        super().__init__()
        self._button = Button(button, name, "plain")
        self._keep, self._do = Button(keep, f"{name}.keep", "plain"), Button(do, f"{name}.do", "danger")
        self._note = NoteBox("", "warn", name=f"{name}.ask")
        self._verbs = beside((self._keep, self._do), "flow")
        self._build()
        self.reset()

    def ask(self, question: str) -> None:
        """Show what the second press means; the careful answer has the focus."""
        self._note.say(question)
        self._show(asking=True)
        self._keep.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self._note, question)

    def reset(self) -> None:
        """Back to the one button."""
        self._show(asking=False)

    def allow(self, allowed: bool) -> None:
        """Whether there is anything to press for."""
        self._button.setEnabled(allowed)
        if not allowed:
            self.reset()

    def _build(self) -> None:
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(current_look().length("space.m"))
        for widget in (beside((self._button,), "flow"), self._note, self._verbs):
            stack.addWidget(widget)
        self._button.clicked.connect(self.asked)
        self._keep.clicked.connect(self._step_back)
        self._do.clicked.connect(self._confirm)

    def _step_back(self) -> None:
        self.reset()
        self._button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _confirm(self) -> None:
        self.reset()
        self.confirmed.emit()

    def _show(self, *, asking: bool) -> None:
        self._button.setVisible(not asking)
        self._note.setVisible(asking)
        self._verbs.setVisible(asking)
