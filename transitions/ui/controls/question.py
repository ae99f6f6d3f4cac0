"""The one question that stops: what cannot be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import Words
from transitions.ui.look.tokens import current_look


@dataclass(frozen=True)
class Verb:
    """An answer to a question: its id, the verb on its button, and the kind of button."""

    id: str
    text: str
    kind: str = "plain"


class Question(QDialog):
    """A question that must be answered; closing it answers nothing."""

    answered = Signal(str)

    def __init__(self, parent: QWidget, name: str, title: str, text: str, verbs: Sequence[Verb]) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        look = current_look()
        self.setFixedWidth(min(look.length("size.measure") * 5 // 8, parent.window().width() - 32))
        column = QVBoxLayout(self)
        padding = look.length("space.xl")
        column.setContentsMargins(padding, padding, padding, padding)
        column.setSpacing(look.length("space.m"))
        column.addWidget(Words(title, "h2", name=f"{name}.title"))
        column.addWidget(Words(text, "body", name=f"{name}.text"))
        column.addSpacing(look.length("space.m"))
        column.addLayout(self._buttons(name, verbs))

    def _buttons(self, name: str, verbs: Sequence[Verb]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(current_look().length("space.m"))
        row.addStretch(1)
        for verb in verbs:
            button = Button(verb.text, f"{name}.{verb.id}", verb.kind)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, chosen=verb.id: self._answer(chosen))
            row.addWidget(button)
        return row

    def _answer(self, chosen: str) -> None:
        self.accept()
        self.answered.emit(chosen)


def ask(
    parent: QWidget, name: str, title: str, text: str, verbs: Sequence[Verb], answer: Callable[[str], None]
) -> Question:
    """Ask over the window and go on; `answer` gets the verb's id. Locking may close it with `reject()`."""
    question = Question(parent, name, title, text, verbs)
    question.answered.connect(answer)
    question.open()
    return question
