"""A calm question beside an answer: is this word to stand there? It stops nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from transitions.domain.guard import Noted
from transitions.ui.controls.labels import IconMark, Words
from transitions.ui.controls.wrap_button import WrapButton
from transitions.ui.form.wording import FormWording
from transitions.ui.look.tokens import current_look


class GuardHint(QWidget):
    """``confirmed``: the words are to stand as they are."""

    confirmed = Signal()

    def __init__(self, name: str, wording: FormWording) -> None:
        super().__init__()
        self._name, self._wording = name, wording
        self._words = Words("", "muted", name=f"{name}.guard")
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.addWidget(self._words)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addLayout(self._column, 1)
        self.hide()

    def said(self) -> str:
        """The question that is asked, or nothing."""
        return self._words.said()

    def ask(self, noted: Sequence[Noted]) -> None:
        """Ask about these words; nothing to ask takes no room."""
        if noted and self._column.count() == 1:
            self._complete()
        lines = [line for it in noted for line in self._why(it)]
        asked = [self._wording.both("question.guard.title"), *lines] if noted else []
        self._words.say("\n".join(asked))
        self.setVisible(bool(noted))

    def _complete(self) -> None:
        said = self._wording.both("question.guard.yes")
        button = WrapButton(said, f"{self._name}.guard.yes", "ghost", "tick")
        button.clicked.connect(self.confirmed)
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._row.insertWidget(0, IconMark("info", "muted"), 0, Qt.AlignmentFlag.AlignTop)
        self._row.setSpacing(current_look().length("space.s"))

    def _why(self, noted: Noted) -> Iterator[str]:
        """The reason in Danish, and in the family's language where it is spoken."""
        text, word, other = "question.guard.word", noted.word, self._wording.other(noted.ask)
        yield self._wording.say(text, word=word, ask=noted.ask.danish)
        if other:
            yield self._wording.beside(text, word=word, ask=other)
