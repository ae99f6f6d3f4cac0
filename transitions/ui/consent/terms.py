"""What a yes is about: who receives, for what, how it travels, until when."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal

from transitions.ui.consent.reading import TERMS, ConsentReading
from transitions.ui.consent.tongue import Tongue
from transitions.ui.consent.words import Terms, sentence, terms_words
from transitions.ui.controls.editors.choice import ChoiceEditor
from transitions.ui.controls.editors.choices import ChoicesEditor
from transitions.ui.controls.editors.date import DateEditor
from transitions.ui.controls.editors.editor import Editor
from transitions.ui.controls.labels import Words
from transitions.ui.controls.rows import Row
from transitions.ui.controls.stacking import stacked
from transitions.ui.controls.surfaces import Card
from transitions.ui.screen import Stage

UNREAD_UNTIL = "unread/consent_until"


class TermsCard(Card):
    """`edited` says that the person changed the terms; `typed` names what and how to keep it."""

    edited = Signal()
    typed = Signal(str, object)

    def __init__(self, stage: Stage, reading: ConsentReading) -> None:
        tongue = Tongue(stage.library.texts, reading.record.second_language)
        super().__init__(tongue.both("consent_screen.terms.title"))
        self.setObjectName("consent.terms")
        self._stage, self._tongue, self._longest = stage, tongue, reading.longest
        self._statement = Words("", "body", name="consent.terms.statement")
        self._translated = Words("", "translation", name="consent.terms.statement.translated")
        carriers = Words(tongue.under("consent.carriers"), "muted")
        self.add(stacked(self._statement, self._translated, carriers))
        self._purpose = self._add_purpose(reading)
        self._channels = self._add_channels(reading)
        self._until = self._add_until(reading)
        self.show_reading(reading)

    def terms(self) -> Terms:
        """What is chosen now."""
        until = self._until.value()
        chosen = self._channels.value()
        return Terms(channels=chosen, purpose=self._chosen_purpose(), until=until)

    def show_reading(self, reading: ConsentReading) -> None:
        """Say anew who receives; what is being chosen stays as it is."""
        self._reading = reading
        known, language = reading.record.daycare is not None, reading.record.second_language
        nowhere, purpose = self._tongue.under("consent_screen.terms.no_daycare"), self._chosen_purpose()
        self._statement.say(terms_words(self._stage, reading, purpose) if known else nowhere)
        spoken = known and language in self._stage.library.texts.tables
        self._translated.say(terms_words(self._stage, reading, purpose, language) if spoken else "")
        self._translated.setVisible(spoken)

    def complain_about(self, what: str, text: str) -> bool:
        """Show an error beside its cause: `channel` or `until`; false when it is not about these."""
        row = {"channel": self._channel_row, "until": self._until_row}.get(what)
        if row is not None:
            row.show_error(text)
            row.focus()
        return row is not None

    def _add_purpose(self, reading: ConsentReading) -> ChoiceEditor | None:
        purposes = self._stage.library.policy.purposes
        if len(purposes) == 1:
            return None
        options = [(purpose.id, self._tongue.joined(purpose.label)) for purpose in purposes]
        editor = ChoiceEditor("consent.purpose", self._stage.words, options)
        editor.show_value(reading.draft(TERMS, "purpose"))
        editor.edited.connect(lambda: self._tell("purpose", editor.value()))
        self.add(self._row("purpose", editor, "consent.purpose"))
        return editor

    def _add_channels(self, reading: ConsentReading) -> ChoicesEditor:
        channels = self._stage.library.policy.channels
        options = [(channel.id, sentence(self._tongue.joined(channel.label))) for channel in channels]
        editor = ChoicesEditor("consent.channel", self._stage.words, options)
        editor.show_value(reading.draft(TERMS, "channels"))
        editor.edited.connect(self._channels_edited)
        hint = self._tongue.under("consent_screen.terms.channels_hint")
        self._channel_row = self._row("channels", editor, "consent.channel", hint)
        self.add(self._channel_row)
        return editor

    def _add_until(self, reading: ConsentReading) -> DateEditor:
        editor = DateEditor(
            "consent.until", self._stage.words, self._stage.clock.today, self._tongue.spelled_out
        )
        unread, kept = reading.drafts.get(UNREAD_UNTIL), reading.draft(TERMS, "until")
        if unread:
            editor.show_typed(str(unread))
        else:
            editor.show_value(_day(kept) or reading.longest)
        editor.edited.connect(self._until_edited)
        hint = self._tongue.under("consent_screen.terms.until_hint", date=reading.longest)
        self._until_row = self._row("until", editor, "consent.until", hint)
        self.add(self._until_row)
        self._until_row.check()
        self._check_until()
        return editor

    def _row(self, text: str, editor: Editor, name: str, hint: str = "") -> Row:
        label = f"consent_screen.terms.{text}"
        return Row(name, self._tongue.say(label), editor, hint, self._tongue.beside(label))

    def _chosen_purpose(self) -> str:
        if self._purpose is None:
            return self._stage.library.policy.purposes[0].id
        return str(self._purpose.value() or "")

    def _channels_edited(self) -> None:
        self._channel_row.clear_error()
        self._tell("channels", list(self._channels.value()))

    def _until_edited(self) -> None:
        until = self._until.value()
        self._check_until()
        self._tell("until", until.isoformat() if until else None)
        self.typed.emit(UNREAD_UNTIL, "" if until else self._until.typed())

    def _check_until(self) -> None:
        editor = self._until_row.field
        until = editor.value() if isinstance(editor, DateEditor) else None
        if until is None:
            return
        if until > self._longest:
            self._until_row.show_error(self._tongue.under("problem.until_too_late", date=self._longest))
        elif until < self._stage.clock.today():
            self._until_row.show_error(self._tongue.under("problem.until_past"))
        else:
            self._until_row.clear_error()

    def _tell(self, name: str, value: object) -> None:
        if name == "purpose":
            self.show_reading(self._reading)
        self.typed.emit(f"{TERMS}/{name}", value)
        self.edited.emit()


def _day(kept: object) -> date | None:
    return date.fromisoformat(kept) if isinstance(kept, str) and kept else None

