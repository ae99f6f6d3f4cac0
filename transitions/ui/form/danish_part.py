"""An answer given in another language, and the Danish text that the parents approve."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from transitions.domain.answers import Answer, DanishText
from transitions.domain.model import DANISH
from transitions.ui.controls.editors.text import TextEditor
from transitions.ui.controls.labels import Fitted
from transitions.ui.controls.rows import Row
from transitions.ui.controls.toggle import Toggle
from transitions.ui.controls.wide import TickBox
from transitions.ui.form.wording import FormWording
from transitions.ui.look.tokens import current_look


class DanishPart(Fitted, QWidget):
    """A small choice of language; with it the Danish text, its maker and the parents' yes to it."""

    edited = Signal()

    def __init__(self, name: str, wording: FormWording, language: str, limit: int, made_by: str) -> None:
        super().__init__()
        self._language = language
        said = wording.say("question.written_in", language=wording.name_of(language))
        self.toggle = Toggle(said, f"{name}.language")
        self.text = TextEditor(f"{name}.danish", wording.bare, lines=2, limit=limit)
        self.maker = TextEditor(f"{name}.danish.made_by", wording.bare)
        self.approved = TickBox(wording.both("question.approved"), f"{name}.danish.approved")
        self._default_maker = made_by
        self._below = QWidget()
        self._build(name, wording)
        self._listen()

    def said(self) -> tuple[str, DanishText | None]:
        """The language of the answer, and its Danish text if there is one."""
        if not self.toggle.isChecked():
            return DANISH, None
        if not self.text.value().strip():
            return self._language, None
        maker, approved = self.maker.value(), self.approved.isChecked()
        return self._language, DanishText(text=self.text.value(), made_by=maker, approved=approved)

    def show_answer(self, answer: Answer | None) -> None:
        """Show the language and the Danish text of an answer, without an edit."""
        danish = answer.danish if answer else None
        with QSignalBlocker(self.toggle):
            self.toggle.setChecked(answer is not None and answer.language != DANISH)
        with QSignalBlocker(self.approved):
            self.approved.setChecked(danish.approved if danish else False)
        self.text.show_value(danish.text if danish else "")
        self.maker.show_value(danish.made_by if danish else self._default_maker)
        self._settle()

    def enlarge(self, on: bool) -> None:
        """Larger type for people who read along."""
        for part in (self.text, self.maker):
            part.enlarge(on)

    def _build(self, name: str, wording: FormWording) -> None:
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._below)
        self._inner = QVBoxLayout(self._below)
        beside = wording.beside("question.danish")
        self._inner.addWidget(
            Row(f"{name}.danish", wording.say("question.danish"), self.text,
                wording.say("question.danish_help"), beside)
        )
        self._inner.addWidget(self.approved)
        self._inner.addWidget(Row(f"{name}.danish.made_by", wording.say("question.made_by"), self.maker))
        self._fit()
        self._settle()

    def _listen(self) -> None:
        self.toggle.toggled.connect(self._after_toggle)
        self.approved.toggled.connect(lambda _: self.edited.emit())
        self.text.edited.connect(self._after_text)
        self.maker.edited.connect(self.edited)

    def _after_toggle(self, _on: bool) -> None:
        self._settle()
        self.edited.emit()

    def _after_text(self) -> None:
        with QSignalBlocker(self.approved):
            self.approved.setChecked(False)
        self.approved.update()
        self.edited.emit()

    def _settle(self) -> None:
        self._below.setVisible(self.toggle.isChecked())
        self.toggle.update()

    def _fit(self) -> None:
        look = current_look()
        for column in (self._column, self._inner):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(look.length("space.m"))
