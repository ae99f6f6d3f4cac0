"""What helps with an answer when it is asked for: words to begin with, and what stood there before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from transitions.application.earlier import Earlier
from transitions.domain.form import Field, Voice
from transitions.domain.in_words import answer_in_words, date_in_words
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import Fitted, Words
from transitions.ui.controls.speech import announce
from transitions.ui.controls.wrap_button import WrapButton
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.form.wording import FormWording
from transitions.ui.look.tokens import current_look


class AnswerAids(Fitted, QWidget):
    """Two quiet buttons, each with what it unfolds; takes no room where there is nothing to offer.

    ``chosen`` carries words to put in, ``brought`` an Earlier to have back as it read.
    """

    chosen = Signal(str)
    brought = Signal(object)

    def __init__(self, name: str, field: Field, wording: FormWording, voice: Voice) -> None:
        super().__init__()
        self._name, self._field, self._wording = name, field, wording
        self._phrases = wording.phrases(field.id, voice) if field.kind == "text" else ()
        self._earlier: tuple[Earlier, ...] = ()
        self._for_parents = False
        self._begin = self._opener("phrases.open", f"{name}.phrases", "plus")
        self._before = self._opener("earlier.open", f"{name}.earlier", "clock")
        self._block: QWidget | None = None
        self._column = QVBoxLayout(self)
        openers = QWidget()
        row = WrapLayout(openers)
        for opener in (self._begin, self._before):
            row.addWidget(opener)
        self._column.addWidget(openers)
        self._fit()
        self._begin.setVisible(bool(self._phrases))
        self._before.hide()
        if not self._phrases:
            self.hide()

    def show_earlier(self, earlier: Sequence[Earlier]) -> None:
        """Offer these earlier answers, the newest first."""
        if tuple(earlier) == self._earlier:
            return
        self._earlier = tuple(earlier)
        if self._before.isChecked():
            self._fold()
        self._settle()

    def show_for_parents(self, on: bool) -> None:
        """What somebody once said about the child is not held up to the parents beside her."""
        self._for_parents = on
        if on and self._before.isChecked():
            self._fold()
        self._settle()

    def describe(self, spoken: str) -> None:
        """Say whose answer the buttons are about."""
        for opener in (self._begin, self._before):
            opener.setAccessibleName(f"{opener.text()}: {spoken}")

    def _opener(self, text: str, name: str, icon: str) -> WrapButton:
        opener = WrapButton(self._wording.say(f"question.{text}"), name, "ghost", icon)
        opener.setCheckable(True)
        opener.clicked.connect(lambda: self._open(opener))
        return opener

    def _settle(self) -> None:
        self._begin.setVisible(bool(self._phrases))
        self._before.setVisible(bool(self._earlier) and not self._for_parents)
        self.setVisible(not self._begin.isHidden() or not self._before.isHidden())

    def _open(self, opener: WrapButton) -> None:
        wanted = opener.isChecked()
        self._fold()
        if wanted:
            opener.setChecked(True)
            self._block = self._offered() if opener is self._begin else self._told()
            self._column.addWidget(self._block)

    def _fold(self) -> None:
        for opener in (self._begin, self._before):
            opener.setChecked(False)
        if self._block is not None:
            self._column.removeWidget(self._block)
            self._block.hide()
            self._block.deleteLater()
            self._block = None

    def _offered(self) -> QWidget:
        block = QWidget()
        rows = WrapLayout(block, "column", "space.xs")
        rows.addWidget(Words(self._wording.say("question.phrases.hint"), "muted"))
        for phrase in self._phrases:
            words = phrase.label.danish
            button = WrapButton(words, f"{self._name}.phrases.{phrase.id}", "ghost", "plus")
            button.clicked.connect(lambda _=False, it=words: self.chosen.emit(it))
            rows.addWidget(button)
        return block

    def _told(self) -> QWidget:
        block = QWidget()
        lines = QVBoxLayout(block)
        lines.setContentsMargins(current_look().length("space.m"), 0, 0, 0)
        lines.setSpacing(current_look().length("space.s"))
        for place, earlier in enumerate(self._earlier):
            name = f"{self._name}.earlier.{place}"
            lines.addWidget(Words(self._written(earlier), "muted", name=f"{name}.by"))
            lines.addWidget(Words(self._read(earlier), "body", name=f"{name}.text"))
            if earlier.answers:
                bring = Button(self._wording.say("question.earlier.bring"), f"{name}.bring", icon="undo")
                bring.clicked.connect(lambda _=False, it=earlier: self._bring(it))
                lines.addWidget(bring, 0, Qt.AlignmentFlag.AlignLeft)
        return block

    def _written(self, earlier: Earlier) -> str:
        day = date_in_words(earlier.at.astimezone().date())
        if not earlier.by.name:
            return self._wording.say("question.earlier.by_nobody", date=day)
        return self._wording.say("question.earlier.by", date=day, who=earlier.by.name)

    def _read(self, earlier: Earlier) -> str:
        if not earlier.answers:
            return self._wording.say("question.earlier.gone")
        texts = self._wording.texts
        return "\n".join(answer_in_words(answer, self._field, texts) for answer in earlier.answers)

    def _bring(self, earlier: Earlier) -> None:
        self._fold()
        self.brought.emit(earlier)
        announce(self, self._wording.say("question.earlier.brought"))

    def _fit(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_look().length("space.s"))
