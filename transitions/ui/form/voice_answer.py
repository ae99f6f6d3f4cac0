"""One voice's answer to one question: the input, where it stands, whether it may be shared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from transitions.application.earlier import Earlier
from transitions.domain.answers import Answer, AnswerKey, Share, Stance
from transitions.domain.form import Field, TextField, Voice
from transitions.domain.guard import Noted
from transitions.domain.model import DANISH
from transitions.domain.phrases import OMITTED
from transitions.ui.controls.editors.repeat import RepeatEditor
from transitions.ui.controls.editors.share import ShareEditor
from transitions.ui.controls.editors.stance import StanceEditor
from transitions.ui.controls.editors.text import TextEditor
from transitions.ui.controls.labels import Fitted, Words
from transitions.ui.controls.pressed import when_nothing_is_pressed
from transitions.ui.controls.rows import ErrorLine
from transitions.ui.controls.speech import announce
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.form.aids import AnswerAids
from transitions.ui.form.answer_editors import (
    caution,
    editor_for,
    restore,
    rows_said,
    said_in,
    share_of,
    show_answer,
    snapshot,
)
from transitions.ui.form.danish_part import DanishPart
from transitions.ui.form.guard_hint import GuardHint
from transitions.ui.form.moment import Moment
from transitions.ui.form.reading_size import enlarge
from transitions.ui.form.spelling import marks_in
from transitions.ui.form.wording import FormWording
from transitions.ui.look.tokens import current_look


class VoiceAnswer(Fitted, QWidget):
    """``edited``: the person changed the answer. ``chosen``: the share choice. ``entered``: she is here.

    ``confirmed``: the words she was asked about are to stand.
    """

    edited = Signal()
    chosen = Signal()
    entered = Signal()
    confirmed = Signal()

    def __init__(
        self, field: Field, voice: Voice, wording: FormWording, today: Callable[[], date], maker: str
    ) -> None:
        super().__init__()
        self.field, self.voice = field, voice
        self.name = f"form.{field.id}.{voice}"
        self.setObjectName(f"{self.name}.answer")
        self._wording = wording
        self.editor = editor_for(field, self.name, wording, today)
        self.stance = StanceEditor(f"{self.name}.stance", wording.both)
        self.share = ShareEditor(f"{self.name}.share", wording.both)
        self.danish = self._danish_part(maker)
        self.aids = AnswerAids(self.name, field, wording, voice)
        self._spelling = marks_in(self.editor, wording.speller)
        self._struck: object = None
        self._struck_note = Words(wording.both("question.struck"), "muted", name=f"{self.name}.struck")
        self._error = ErrorLine(f"{self.name}.error")
        self._guard = GuardHint(self.name, wording)
        self._wrong = ""
        self._rows: set[str] = set()
        self._for_parents = True
        self._build()
        self._listen()

    def show_answers(self, answers: Sequence[Answer], share: Share) -> None:
        """Show what stands in the vault, without an edit."""
        stance = next((a.stance for a in answers if a.stance != "answered"), None)
        show_answer(self.editor, [a for a in answers if a.stance == "answered"])
        self.stance.show_value(stance)
        self.share.show_value(share)
        self._rows = {a.key.row for a in answers if a.key.row}
        if self.danish is not None:
            self.danish.show_answer(next((a for a in answers if a.stance == "answered"), None))
        self._strike(None)

    def answers(self) -> tuple[Answer, ...]:
        """What is to be saved; an empty answer stands for one that was taken away."""
        stance = self.stance.value()
        stand: Stance = "declined" if stance == "declined" else "not_relevant"
        if isinstance(self.editor, RepeatEditor):
            rows = self._row_answers(self.editor)
            return (*rows, Answer(key=self._key(), stance=stand if stance else "answered"))
        if stance:
            return (Answer(key=self._key(), stance=stand),)
        value, unread = said_in(self.field, self.editor)
        language, danish = self.danish.said() if self.danish else (DANISH, None)
        return (Answer(key=self._key(), value=value, unread=unread, language=language, danish=danish),)

    def show_earlier(self, earlier: Sequence[Earlier]) -> None:
        """Offer what was said here before."""
        self.aids.show_earlier(earlier)

    def look_at_spelling(self) -> None:
        """Mark words the dictionary does not know: for her alone, and in Danish."""
        if self._spelling is not None:
            danish = self.danish is None or self.danish.said()[0] == DANISH
            self._spelling.allow(danish and not self._for_parents)

    def bring_back(self, earlier: Earlier) -> None:
        """Have an earlier answer as it read, as something written now."""
        rows = self._rows
        self.show_answers(earlier.answers, share_of(self.share.value()))
        self._rows |= rows
        self._watch_inputs()
        self.edited.emit()
        self.enter()

    def moment(self) -> Moment:
        """How the answer stands on the page, what may be shared apart."""
        danish = self.danish.said() if self.danish else None
        return Moment(snapshot(self.editor), self._struck, self.stance.value(), danish)

    def put_back(self, moment: Moment) -> None:
        """Let the answer stand as it did then; the person did it."""
        restore(self.editor, moment.written)
        self.stance.show_value(moment.stance)
        if self.danish is not None and moment.danish is not None:
            language, danish = moment.danish
            self.danish.show_answer(Answer(key=self._key(), language=language, danish=danish))
        self._strike(moment.struck)
        self._watch_inputs()
        self._say_problem()
        self.edited.emit()

    def show_problem(self, text: str) -> None:
        """What the vault finds wrong; said when the person has left the field, taken away at once."""
        self._wrong = text
        if not text or not self.is_entered():
            self._say_problem()

    def ask_about(self, noted: Sequence[Noted]) -> None:
        """Ask whether these words are to stand; calm, beside the answer, and in nobody's way."""
        before = self._guard.said()
        self._guard.ask(noted)
        if self._guard.said() != before:
            self._keep_size()
            self._describe(self.problem())

    def problem(self) -> str:
        """The problem that is shown, or nothing."""
        return self._error.said()

    def is_entered(self) -> bool:
        """Whether the person is in this answer now."""
        return any(widget.hasFocus() for widget in self.editor.inputs())

    def enter(self) -> None:
        """Put the cursor in the input."""
        self.editor.focus_target().setFocus()

    def enlarge(self, on: bool) -> None:
        """Larger type for people who read along, and nothing of what was said before."""
        self.editor.enlarge(on)
        if self.danish is not None:
            self.danish.enlarge(on)
        self.aids.show_for_parents(on)
        self._for_parents = on
        self.look_at_spelling()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            when_nothing_is_pressed(self, self._say_problem)
        return False

    def _danish_part(self, maker: str) -> DanishPart | None:
        language = self._wording.language
        if language in ("", DANISH) or not isinstance(self.field, TextField):
            return None
        return DanishPart(self.name, self._wording, language, self.field.max_length, maker)

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        said = self._wording.both(f"question.voice.{self.voice}")
        self._heading = Words(said, "muted", "tint", name=f"{self.name}.voice")
        self._column.addWidget(self._heading)
        self._column.addWidget(self.editor)
        self._column.addWidget(self._error)
        self._column.addWidget(self._guard)
        self._column.addWidget(self._struck_note)
        self._column.addWidget(self.aids)
        if self.danish is not None:
            self._column.addWidget(self.danish)
        foot = QWidget()
        row = WrapLayout(foot, "apart", "space.l")
        row.addWidget(self.stance)
        row.addWidget(self.share)
        self._column.addWidget(foot)
        self._struck_note.hide()
        self._describe("")
        self._fit()

    def _fit(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_look().length("space.m"))

    def _describe(self, problem: str) -> None:
        question, voice = self.field.label.danish, self._wording.say(f"question.voice.{self.voice}")
        spoken = self._wording.say("question.spoken", question=question, voice=voice)
        hint = self.field.help.danish if self.field.help else ""
        self.editor.describe(spoken, problem or self._guard.said() or hint)
        for part in (self.stance, self.share):
            part.describe(spoken, "")
        self.aids.describe(spoken)

    def _listen(self) -> None:
        self.editor.edited.connect(self._after_edit)
        self.stance.edited.connect(self._after_stance)
        self.share.edited.connect(self.chosen)
        self._guard.confirmed.connect(self._after_confirming)
        self.aids.chosen.connect(self._insert)
        self.aids.brought.connect(self.bring_back)
        if self.danish is not None:
            self.danish.edited.connect(self.edited)
            self.danish.edited.connect(self.look_at_spelling)
        self._watch_inputs()

    def _watch_inputs(self) -> None:
        for widget in (*self.editor.inputs(), *self.stance.inputs(), *self.share.inputs()):
            widget.installEventFilter(self)

    def _insert(self, words: str) -> None:
        if isinstance(self.editor, TextEditor):
            self.editor.insert(words, OMITTED)

    def _after_edit(self) -> None:
        if self.stance.value():
            self.stance.show_value(None)
        self._strike(None)
        self._watch_inputs()
        if self.problem() and not self._own_problem():
            self._say("" if self._wrong == "" else self._wrong)
        self._keep_size()
        self.edited.emit()

    def _keep_size(self) -> None:
        """What came after the page was enlarged is read across the table too."""
        if self._for_parents:
            enlarge(self, True)

    def _after_confirming(self) -> None:
        self.enter()
        self.ask_about(())
        self.confirmed.emit()

    def _after_stance(self) -> None:
        if self.stance.value() is None and self._struck is not None:
            restore(self.editor, self._struck)
            self._strike(None)
        elif self.stance.value() is not None and not self.editor.is_empty():
            self._strike(snapshot(self.editor))
            self.editor.show_value(None)
        self._say("")
        self.edited.emit()

    def _strike(self, kept: object) -> None:
        self._struck = kept
        self._struck_note.setVisible(kept is not None)

    def _row_answers(self, editor: RepeatEditor) -> list[Answer]:
        said = rows_said(editor)
        gone = [Answer(key=self._key(row)) for row in sorted(self._rows - set(said))]
        self._rows |= set(said)
        return [*(Answer(key=self._key(row), value=cells) for row, cells in said.items()), *gone]

    def _key(self, row: str = "") -> AnswerKey:
        return AnswerKey(field=self.field.id, voice=self.voice, row=row)

    def _own_problem(self) -> str:
        careful = caution(self.editor)
        return self.editor.problem_text() or (self._wording.say(careful) if careful else "")

    def _say_problem(self) -> None:
        self._say(self._own_problem() or self._wrong)

    def _say(self, text: str) -> None:
        if text == self._error.said():
            return
        self._error.say(text)
        self._keep_size()
        self.editor.mark("error" if text else "")
        self._describe(text)
        if text:
            announce(self.editor, text)
