"""What the form needs and the record knows already: read here, corrected under the family."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from transitions.domain.form import Field, Section
from transitions.domain.gate.content import CARRIERS, sourced
from transitions.domain.in_words import date_in_words
from transitions.domain.transition import TransitionRecord
from transitions.ui.controls.editors.share import ShareEditor
from transitions.ui.controls.labels import Fitted, Words, in_short
from transitions.ui.controls.surfaces import Card
from transitions.ui.controls.wrap_button import WrapButton
from transitions.ui.form.wording import FormWording
from transitions.ui.look.tokens import current_look


class KnownCard(Card):
    """The sourced fields of a section. ``chosen`` carries the fact whose share choice was changed."""

    chosen = Signal(object)
    correcting = Signal()

    def __init__(self, section: Section, wording: FormWording) -> None:
        super().__init__(wording.say("form_screen.known.title"))
        self.setObjectName(f"form.{section.id}.known")
        self.facts = [KnownFact(field, wording) for field in section.fields if field.source is not None]
        for fact in self.facts:
            self.add(fact)
            fact.share.edited.connect(lambda chosen=fact: self.chosen.emit(chosen))
        self.add(self._foot(section, wording))

    def show_record(self, record: TransitionRecord) -> None:
        """Show what the record knows, without an edit."""
        for fact in self.facts:
            fact.show_record(record)

    def show_internal(self, shown: bool) -> None:
        """Show or hide what stays within the health service; the card goes when nothing is left."""
        self._correct.setVisible(shown)
        for fact in self.facts:
            fact.setVisible(shown or not fact.internal)
        self.setVisible(any(shown or not fact.internal for fact in self.facts))

    def _foot(self, section: Section, wording: FormWording) -> QWidget:
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Words(wording.say("form_screen.known.hint"), "muted"), 1)
        self._correct = WrapButton(
            wording.say("form_screen.known.correct"), f"form.{section.id}.known.correct", "ghost"
        )
        self._correct.clicked.connect(self.correcting)
        row.addWidget(self._correct)
        return foot


class KnownFact(Fitted, QWidget):
    """One fact: its label, its words, and whether it may be shared."""

    def __init__(self, field: Field, wording: FormWording) -> None:
        super().__init__()
        self.field, self.voice, self._wording = field, field.voices[0], wording
        self.internal = field.category == "internal"
        self.carried = field.source in CARRIERS
        name = f"form.{field.id}"
        self.setObjectName(name)
        self._value = Words("", "body", name=f"{name}.value")
        self.share = ShareEditor(f"{name}.{self.voice}.share", wording.both)
        self.share.describe(field.label.danish, "")
        self._build(name)

    def show_record(self, record: TransitionRecord) -> None:
        """Show the fact and its share choice."""
        words = known_words(record, self.field, self._wording)
        self._value.say(words or self._wording.say("form_screen.known.empty"))
        self._value.set_tone("" if words else "quiet")
        self.share.show_value(record.share(self.field.id, self.voice))
        self.share.setVisible(bool(words) and not self.internal and not self.carried)

    def _build(self, name: str) -> None:
        self._row, self._column = QHBoxLayout(self), QVBoxLayout()
        self._column.addWidget(Words(self.field.label.danish, "muted", name=f"{name}.label"))
        self._column.addWidget(self._value)
        quiet = self._quiet_words()
        if quiet:
            self._column.addWidget(Words(quiet, "caption", name=f"{name}.note"))
        self._row.addLayout(self._column, 1)
        self._row.addWidget(self.share, 0, Qt.AlignmentFlag.AlignTop)
        self._fit()

    def _quiet_words(self) -> str:
        if self.internal:
            return self._wording.say("form_screen.known.internal")
        return self._wording.both("form_screen.known.carrier") if self.carried else ""

    def _fit(self) -> None:
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(current_look().length("space.l"))
        self._column.setSpacing(current_look().length("space.xs"))


def known_words(record: TransitionRecord, field: Field, wording: FormWording) -> str:
    """What the record knows for a sourced field, in Danish words; nothing when it knows nothing."""
    match field.source:
        case "child_name":
            return in_short(record.child.name)
        case "birth_date":
            born = record.child.birth_date
            return date_in_words(born) if born else ""
        case "daycare":
            return in_short(record.daycare.name) if record.daycare else ""
        case _:
            answer = sourced(record, field, wording.texts)
            return str(answer.value) if answer else ""
