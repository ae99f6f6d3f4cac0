"""What is done on the form, on its way to the vault: answers at a pause, choices at once."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from transitions.domain.answers import Answer
from transitions.domain.guard_words import as_it_reads, said_so
from transitions.domain.transition import TransitionRecord
from transitions.ui.autosave import Autosave
from transitions.ui.form.answer_editors import TYPED_KINDS
from transitions.ui.form.section import Choice
from transitions.ui.form.voice_answer import VoiceAnswer


@dataclass(frozen=True)
class FormSaving:
    """Hands each kind of change to the saves that wait, the newest per key."""

    autosave: Autosave

    def answer(self, transition: UUID, about: VoiceAnswer) -> None:
        """What somebody said, row by row where the question repeats."""
        for answer in about.answers():
            self._note(transition, answer)
        if about.field.kind not in TYPED_KINDS or about.stance.value():
            self.autosave.flush()

    def let_stand(self, record: TransitionRecord, about: VoiceAnswer) -> None:
        """*Ja, det skal stå der*: remembered for these very words."""
        said = {
            said_so(answer.key): as_it_reads(record, answer)
            for answer in record.given(about.field, about.voice)
        }
        self.autosave.note(f"said_so/{about.name}", lambda desk: desk.transitions.jot(record.id, {**said}))
        self.autosave.flush()

    def choice(self, transition: UUID, choice: Choice) -> None:
        """Whether an answer may be shared."""
        self.autosave.note(
            f"share/{choice.field}/{choice.voice}",
            lambda desk: desk.transitions.share(transition, choice.field, choice.voice, choice.share),
        )
        self.autosave.flush()

    def share_everyday(self, transition: UUID, section: str) -> None:
        """All everyday answers of a section, on the parents' word."""
        self.autosave.note(
            f"share_everyday/{section}", lambda desk: desk.transitions.share_everyday(transition, section)
        )
        self.autosave.flush()

    def length(self, transition: UUID, full: bool) -> None:
        """The short form or the full one."""
        self.autosave.note(
            "full_form", lambda desk: desk.transitions.write(transition, {"full_form": full})
        )

    def _note(self, transition: UUID, answer: Answer) -> None:
        key = answer.key
        name = f"answer/{key.field}/{key.voice}/{key.row}"
        self.autosave.note(name, lambda desk: desk.transitions.answer(transition, answer))
