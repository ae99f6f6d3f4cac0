"""The one way a row of a form is built: label, help, input, error; named for eyes, hands and readers."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from transitions.ui.controls.editors.editor import Editor
from transitions.ui.controls.labels import Fitted, IconMark, Words
from transitions.ui.controls.pressed import when_nothing_is_pressed
from transitions.ui.controls.scrolling import bring_into_sight
from transitions.ui.controls.speech import announce
from transitions.ui.look.restyle import restyle
from transitions.ui.look.tokens import current_look


class Row(Fitted, QWidget):
    """Label, help, input and inline error. The input is an `Editor` or any single Qt input.

    The caller gives the dotted name; the row is `<name>.row`, label and error hang below it.
    A problem the editor reports is shown when the person leaves it, and goes as soon as it is mended.
    """

    def __init__(self, name: str, label: str, field: QWidget, hint: str = "", translated: str = "") -> None:
        super().__init__()
        self.setObjectName(f"{name}.row")
        self.field, self._help = field, hint
        self.label = Words(label, "label", name=f"{name}.label")
        self._spoken = f"{label} {translated}".strip()
        self._error = ErrorLine(f"{name}.error")
        if not isinstance(field, Editor) and not field.objectName():
            field.setObjectName(name)
        self._build(name, hint, translated)
        self._name_inputs(self._help)
        self._listen()

    def show_error(self, text: str) -> None:
        """Show the text under the field and mark the field."""
        self._error.say(text)
        self._name_inputs(text)
        self._mark("error")
        announce(self.field, text, urgent=True)

    def clear_error(self) -> None:
        """Take the error away."""
        if not self.error():
            return
        self._error.say("")
        self._name_inputs(self._help)
        self._mark("")

    def error(self) -> str:
        """The error shown, or nothing."""
        return self._error.said()

    def focus(self) -> None:
        """Put the cursor in the field."""
        target = self.field.focus_target() if isinstance(self.field, Editor) else self.field
        target.setFocus()

    def add_foot(self, widget: QWidget) -> None:
        """Put something quiet beneath the field, such as stance and share."""
        self._foot.addWidget(widget)
        self._fit()

    def check(self) -> bool:
        """Show the editor's problem, if any; say whether the field is in order."""
        problem = self.field.problem_text() if isinstance(self.field, Editor) else None
        if problem is None:
            self.clear_error()
        elif problem != self.error():
            self.show_error(problem)
        return problem is None

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            self._after_leaving(event)
        return False

    def _build(self, name: str, hint: str, translated: str) -> None:
        self._column = QVBoxLayout(self)
        self._foot = QVBoxLayout()
        self._words = QVBoxLayout()
        self._words.addWidget(self.label)
        self.label.setBuddy(self.field.focus_target() if isinstance(self.field, Editor) else self.field)
        if translated:
            self._words.addWidget(Words(translated, "translation", name=f"{name}.translated"))
        if hint:
            self._words.addWidget(Words(hint, "muted", name=f"{name}.help"))
        self._column.addLayout(self._words)
        for widget in (self.field, self._error):
            self._column.addWidget(widget)
        self._column.addLayout(self._foot)
        self._fit()

    def _fit(self) -> None:
        look = current_look()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.length("space.s"))
        self._words.setSpacing(look.length("space.xxs"))
        self._foot.setSpacing(look.length("space.s"))

    def _name_inputs(self, description: str) -> None:
        if isinstance(self.field, Editor):
            self.field.describe(self._spoken, description)
            return
        self.field.setAccessibleName(self._spoken)
        self.field.setAccessibleDescription(description)

    def _mark(self, state: str) -> None:
        if isinstance(self.field, Editor):
            self.field.mark(state)
            return
        restyle(self.field, state=state)

    def _listen(self) -> None:
        if not isinstance(self.field, Editor):
            return
        self.field.edited.connect(self._after_edit)
        for widget in self.field.inputs():
            widget.installEventFilter(self)

    def _after_leaving(self, event: QFocusEvent) -> None:
        opened = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in opened and isinstance(self.field, Editor) and self.field.problem():
            when_nothing_is_pressed(self, self._tell)

    def _tell(self) -> None:
        """Show the problem; what the page has said about it meanwhile stands."""
        if not self.error():
            self.check()

    def _after_edit(self) -> None:
        if self.error():
            self.check()


class ErrorLine(QWidget):
    """A warning sign with words under a field; takes no room while there is nothing to say."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._words = Words("", "error", name=name)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(self._words, 1)
        self.hide()

    def say(self, text: str) -> None:
        """Show this error; an empty text hides the line."""
        if text and self._line.count() == 1:
            self._line.insertWidget(0, IconMark("warning", "danger"))
            self._line.setSpacing(current_look().length("space.s"))
        self._words.say(text)
        self.setVisible(bool(text))
        if text:
            QTimer.singleShot(0, self, self._come_into_sight)

    def said(self) -> str:
        """The words shown."""
        return self._words.said()

    def _come_into_sight(self) -> None:
        """The words are read where the cursor is, not under the edge of the page."""
        around, focused = self.parentWidget(), QApplication.focusWidget()
        if self.isVisible() and around is not None and focused is not None and around.isAncestorOf(focused):
            bring_into_sight(self)
