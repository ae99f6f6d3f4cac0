"""One question: what is asked, why, and each voice's answer beneath, the parents' first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from transitions.application.earlier import Earlier, Place
from transitions.domain.answers import Answer, AnswerKey
from transitions.domain.form import Field, Voice
from transitions.domain.guard import Noted
from transitions.domain.transition import TransitionRecord
from transitions.ui.controls.labels import Chip, Fitted, Rule, Words
from transitions.ui.controls.surfaces import Card
from transitions.ui.form.voice_answer import VoiceAnswer
from transitions.ui.form.wording import FormWording
from transitions.ui.look.tokens import current_look

_ORDER: tuple[Voice, ...] = ("parents", "joint", "health_visitor")


class QuestionCard(Card):
    """A card for one field; ``voices`` are its answers."""

    def __init__(
        self, field: Field, wording: FormWording, today: Callable[[], date], maker: str
    ) -> None:
        super().__init__()
        self.field = field
        self.setObjectName(f"form.{field.id}")
        self.voices = {
            voice: VoiceAnswer(field, voice, wording, today, maker)
            for voice in sorted(field.voices, key=_ORDER.index)
        }
        self._asked = True
        self.head = QuestionHead(field, wording)
        self.add(self.head)
        for place, answer in enumerate(self.voices.values()):
            if place:
                self.add(Rule())
            self.add(answer)

    def show_record(self, record: TransitionRecord) -> None:
        """Show what stands in the vault, without an edit."""
        for voice, answer in self.voices.items():
            answer.show_answers(record.given(self.field, voice), record.share(self.field.id, voice))
        self.follow(record)

    def follow(self, record: TransitionRecord) -> None:
        """Be there while the question is asked of this family."""
        asked = record.asks(self.field)
        if asked != self._asked:
            self._asked = asked
            self.setVisible(asked)

    def show_earlier(self, record: TransitionRecord, earlier: Mapping[Place, Sequence[Earlier]]) -> None:
        """Offer what each voice said before, and does not say now."""
        for voice, answer in self.voices.items():
            now = _by_row(record.given(self.field, voice))
            told = earlier.get((self.field.id, voice), ())
            answer.show_earlier([each for each in told if _by_row(each.answers) != now])

    def enlarge(self, on: bool) -> None:
        """Larger type in the answers, for people who read along."""
        for answer in self.voices.values():
            answer.enlarge(on)

    def show_problems(self, problems: Mapping[AnswerKey, str]) -> None:
        """Put each problem beside the answer it belongs to."""
        for voice, answer in self.voices.items():
            own = (text for key, text in problems.items() if (key.field, key.voice) == (self.field.id, voice))
            answer.show_problem(next(own, ""))

    def ask_about(self, asked: Mapping[AnswerKey, Sequence[Noted]]) -> None:
        """Ask about words beside the answer they stand in; those of all its rows together."""
        for voice, answer in self.voices.items():
            own = (noted for key, noted in asked.items() if (key.field, key.voice) == (self.field.id, voice))
            answer.ask_about([word for noted in own for word in noted])


class QuestionHead(Fitted, QWidget):
    """The question in both languages, its help and its reason; a special one is marked."""

    def __init__(self, field: Field, wording: FormWording) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._first = QHBoxLayout()
        name = f"form.{field.id}"
        label = Words(field.label.danish, "label", name=f"{name}.label")
        self._first.addWidget(label, 1)
        if field.category == "special":
            chip = Chip(wording.say("question.special"), "warn", name=f"{name}.special")
            self._first.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(self._first)
        self._say(self._translated(field, wording), "translation", f"{name}.translated")
        self._say(field.help.danish if field.help else "", "muted", f"{name}.help")
        self._say(wording.other(field.help), "muted", f"{name}.help.translated")
        if field.why:
            self._say(wording.say("question.why", why=field.why.danish), "caption", f"{name}.why")
            other = wording.other(field.why)
            beside = wording.beside("question.why", why=other) if other else ""
            self._say(beside, "caption", f"{name}.why.translated")
        self._fit()

    def _translated(self, field: Field, wording: FormWording) -> str:
        other = wording.other(field.label)
        special = wording.beside("question.special") if other and field.category == "special" else ""
        return f"{other} ({special})" if special else other

    def _say(self, text: str, kind: str, name: str) -> None:
        if text:
            self._column.addWidget(Words(text, kind, name=name))

    def _fit(self) -> None:
        look = current_look()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.length("space.xs"))
        self._first.setSpacing(look.length("space.m"))


def _by_row(answers: Sequence[Answer]) -> list[Answer]:
    return sorted(answers, key=lambda answer: answer.key.row)
