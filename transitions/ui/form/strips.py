"""What stands around a section's questions: a warning, sharing them together, what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from transitions.domain.form import Field, Form, Voice
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import IconMark, Words
from transitions.ui.controls.stacking import clear
from transitions.ui.controls.surfaces import Card, NoteBox
from transitions.ui.controls.wrap_button import WrapButton
from transitions.ui.form.wording import FormWording
from transitions.ui.look.tokens import current_look


class WarningLine(QWidget):
    """What nobody should write in a form."""

    def __init__(self, wording: FormWording) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_look().length("space.s"))
        row.addWidget(IconMark("info", "muted"), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.addWidget(Words(wording.say("form.warning"), "muted", name="form.warning"))
        beside = wording.beside("form.warning")
        if beside:
            words.addWidget(Words(beside, "muted", name="form.warning.translated"))
        if wording.is_draft:
            words.addWidget(Words(wording.say("paper.draft_translation"), "muted", name="form.draft"))
            told = wording.beside("paper.draft_translation")
            words.addWidget(Words(told, "muted", name="form.draft.translated"))
        row.addLayout(words, 1)


class SharingStrip(Card):
    """All everyday answers of the section at once, on the parents' word, and the way back."""

    def __init__(self, wording: FormWording) -> None:
        super().__init__()
        self.setObjectName("form.share_everyday.card")
        self._wording = wording
        self.button = WrapButton(wording.both("form_screen.share_all"), "form.share_everyday", icon="share")
        self.undo = Button(wording.say("form_screen.share_undo"), "form.share_everyday.undo", "ghost", "undo")
        self.note = NoteBox(wording.say("form_screen.shared_all"), "ok", name="form.share_everyday.note")
        self.note.add(self.undo)
        self.add(self.button)
        self.add(Words(wording.say("form_screen.share_all_hint"), "muted", name="form.share_everyday.hint"))
        self.add(self.note)
        self.show_done(False)

    def show_done(self, done: bool) -> None:
        """Say that it is done and offer to undo it."""
        self.note.setVisible(done)


class MissingCard(Card):
    """What has no stand yet, each with the way to it. ``chosen`` carries field and voice."""

    chosen = Signal(str, str)

    def __init__(self, wording: FormWording) -> None:
        super().__init__()
        self.setObjectName("form.missing")
        self._wording = wording
        self._title = Words("", "h2", name="form.missing.title")
        self._lead = Words("", "muted", name="form.missing.lead")
        self._list = QWidget()
        self._links = QVBoxLayout(self._list)
        self._links.setContentsMargins(0, 0, 0, 0)
        self._shown: list[tuple[str, Voice]] | None = None
        for part in (self._title, self._lead, self._list):
            self.add(part)
        self.hide()

    def show_missing(self, missing: Sequence[tuple[Field, Voice]], form: Form) -> None:
        """Show these questions; when there are none, say that all have been considered."""
        known = [(field.id, voice) for field, voice in missing]
        if known == self._shown:
            return
        self._shown = known
        end = "missing" if missing else "all_done"
        self._title.say(self._wording.say(f"form_screen.{end}_title"))
        self._lead.say(self._wording.say("form_screen.missing_lead" if missing else "form_screen.all_done"))
        clear(self._links)
        for section, questions in groupby(missing, lambda it: form.section_of(it[0].id).title.danish):
            self._links.addWidget(Words(section, "muted"))
            for field, voice in questions:
                self._links.addWidget(self._link(field, voice))
        self._list.setVisible(bool(missing))
        self.show()

    def focus_first(self) -> None:
        """Put the cursor on the first of them."""
        first = self._list.findChild(WrapButton)
        if isinstance(first, WrapButton):
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _link(self, field: Field, voice: Voice) -> WrapButton:
        text = field.label.danish
        if len(field.voices) > 1:
            text = f"{text} ({self._wording.say(f'question.voice.{voice}')})"
        link = WrapButton(text, f"form.missing.{field.id}.{voice}", "ghost", "arrow-right")
        link.clicked.connect(lambda: self.chosen.emit(field.id, voice))
        return link
