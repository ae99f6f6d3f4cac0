"""A yes: the words it is given to, how it is given, and who helped."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from transitions.application.consents import BoardRow
from transitions.domain.answers import AnswerKey
from transitions.domain.consent import Way
from transitions.domain.model import DANISH
from transitions.domain.person import Parent
from transitions.ui.consent.reading import ConsentReading
from transitions.ui.consent.signing_panels import Act, ActKind, Panel
from transitions.ui.consent.tick_list import TickList
from transitions.ui.consent.ways import DrawnWay, OralWay, PaperWay, TypedWay, WayPart
from transitions.ui.consent.words import Terms, agreement_lines
from transitions.ui.controls.editors.choice import ChoiceEditor
from transitions.ui.controls.editors.text import TextEditor
from transitions.ui.controls.labels import Words
from transitions.ui.controls.rows import ErrorLine, Row
from transitions.ui.controls.speech import announce
from transitions.ui.controls.surfaces import NoteBox
from transitions.ui.controls.wide import TickBox
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.screen import Stage

WAYS: tuple[Way, ...] = ("drawn", "typed", "paper", "oral")


class YesPanel(Panel):
    """Drawn or typed here, on paper, or said aloud. `sheet` asks for the sheet to sign on paper."""

    sheet = Signal()

    def __init__(self, name: str, stage: Stage, reading: ConsentReading, parent: Parent) -> None:
        super().__init__(name, stage, reading, parent)
        self._seen = ""
        self._statement = NoteBox("", name=f"{name}.statement")
        self._translated = Words("", "translation", name=f"{name}.statement.translated")
        self.add(self._statement)
        self.add(self._translated)
        self._add_answers()
        self._lifted = self._add_refused()
        self._error = ErrorLine(f"{name}.give.error")
        self._add_draft_note()
        self._add_circumstances()
        self._way = self._add_way()
        self._parts = self._add_parts()
        self._signed_under = str(reading.draft(parent.id, "seen") or "")
        self.add(self._error)
        self.add(self.button("give", "give.button", "primary", "give"))
        self._show_way()

    def show_terms(self, terms: Terms, seen: str) -> None:
        """Say what the yes is given to. What was signed under other words is taken away."""
        self._say_agreement(terms)
        self._seen = seen
        signed = [part for part in self._parts.values() if part.stands()]
        if signed and self._signed_under != seen:
            for part in signed:
                part.strike()
            self._signed_under = ""
            self._show_error(self.tongue.under("consent_screen.give.sign_again"))

    def register(self, kind: ActKind) -> None:
        self._error.say("")
        way = self._way.value()
        if way not in WAYS:
            self._show_error(self.tongue.under("consent_screen.give.way_missing"))
            self._way.focus_target().setFocus()
            return
        if way == "paper" and self._paper.day() is None:
            self.complain_about("day", self.tongue.under("refusal.consent.day"))
            return
        self.act.emit(Act(
            kind=kind, parent=self.person.id, way=way, fields=self._still_refused(),
            reason=self._oral.reason() if way == "oral" else "",
            strokes=self._drawn.strokes() if way == "drawn" else (), pad=self._drawn.pad(),
            signed_as=self._typed.name() if way == "typed" else "",
            sheet=self._paper.signed() if way == "paper" else "",
            day=self._paper.day() if way == "paper" else None,
            interpreter=_text(self._interpreter), participants=_text(self._participants),
            read_aloud=self._aloud.isChecked(),
        ))

    def complain_about(self, what: str, text: str) -> bool:
        if what == "translation":
            self._untold.say(text)
            announce(self, text, urgent=True)
            self._interpreter.focus()
            return True
        if any(part.complain_about(what, text) for part in self._parts.values()):
            return True
        if what == "signature":
            self._show_error(text)
        return what == "signature"

    def _say_agreement(self, terms: Terms) -> None:
        own = any(self.reading.is_about(row, self.person) for row in self.reading.rows_of(self.person))
        language = self.reading.record.second_language
        danish = agreement_lines(self.stage, self.reading, terms, DANISH, about_self=own)
        self._statement.say("\n".join(danish))
        other = agreement_lines(self.stage, self.reading, terms, language, about_self=own) if language else []
        spoken = language in self.stage.library.texts.tables
        self._translated.say("\n".join(other) if spoken else "")
        self._translated.setVisible(spoken)

    def _add_answers(self) -> None:
        """What the yes is to, question by question, and which of them are about herself."""
        rows = self.reading.rows_of(self.person)
        self.say("give.answers" if rows else "give.answers_none", "strong")
        lines = dict.fromkeys(self._named(row) for row in rows)
        if lines:
            self.add(Words("\n".join(lines), "body", name=f"{self.name}.answers"))

    def _named(self, row: BoardRow) -> str:
        own = self.reading.is_about(row, self.person)
        about = f" ({self.tongue.both('consent_screen.give.about_you')})" if own else ""
        label = self.reading.record.form.field(row.key.field).label
        return f"– {self.tongue.joined(label)}{about}"

    def _add_refused(self) -> TickList | None:
        rows = self.reading.rows_of(self.person)
        self._refused = [row for row in rows if self.reading.has_refused(row, self.person)]
        if not self._refused:
            return None
        self.say("give.still_refused", "muted")
        spoken = self.tongue.say("consent_screen.give.still_refused", who=self.who)
        boxes = TickList(f"{self.name}.lift", self.tongue, self.reading, self._refused, spoken)
        boxes.show_names(self.reading.draft(self.person.id, "lift"))
        boxes.edited.connect(lambda: self.keep("lift", boxes.names()))
        self.add(boxes)
        return boxes

    def _still_refused(self) -> tuple[AnswerKey, ...]:
        lifted = self._lifted.chosen() if self._lifted is not None else ()
        return tuple(row.key for row in self._refused if row.key not in lifted)

    def _add_way(self) -> ChoiceEditor:
        options = [(way, self.tongue.both(f"consent_screen.way.{way}")) for way in WAYS]
        editor = ChoiceEditor(f"{self.name}.way", self.stage.words, options, clearable=False)
        editor.show_value(self.reading.draft(self.person.id, "way"))
        editor.edited.connect(self._way_edited)
        label = "consent_screen.way.label"
        words, beside = self.tongue.say(label, who=self.who), self.tongue.beside(label, who=self.who)
        self.add(Row(f"{self.name}.way", words, editor, "", beside))
        return editor

    def _add_parts(self) -> dict[str, WayPart]:
        self._drawn, self._typed = DrawnWay(self), TypedWay(self)
        self._paper, self._oral = PaperWay(self), OralWay(self)
        self._paper.sheet.connect(self.sheet)
        parts: dict[str, WayPart] = {
            "drawn": self._drawn, "typed": self._typed, "paper": self._paper, "oral": self._oral,
        }
        for part in parts.values():
            part.confirmed.connect(self._signed)
            self.add(part)
        return parts

    def _add_draft_note(self) -> None:
        """That nobody has read the translation she is about to agree to, and what helps."""
        if self.reading.translations[self.person.id] != "draft":
            return
        text = self.tongue.under("consent_screen.give.draft", who=self.who)
        self.add(NoteBox(text, "warn", name=f"{self.name}.draft"))

    def _add_circumstances(self) -> None:
        self._participants = self.text_row("participants", "give.participants")
        self._interpreter = self.text_row("interpreter", "give.interpreter")
        pair = QWidget()
        row = WrapLayout(pair, "row", "space.l")
        row.addWidget(self._participants)
        row.addWidget(self._interpreter)
        self.add(pair)
        self._aloud = TickBox(self.tongue.both("consent_screen.give.read_aloud"), f"{self.name}.read_aloud")
        self._aloud.setChecked(self.reading.draft(self.person.id, "read_aloud") is True)
        self._aloud.toggled.connect(lambda on: self.keep("read_aloud", on))
        self.add(self._aloud)
        self._untold = ErrorLine(f"{self.name}.translation.error")
        self.add(self._untold)
        self._aloud.toggled.connect(lambda _: self._untold.say(""))
        if isinstance(self._interpreter.field, TextEditor):
            self._interpreter.field.edited.connect(lambda: self._untold.say(""))

    def _way_edited(self) -> None:
        self._error.say("")
        self.keep("way", self._way.value())
        self._show_way()

    def _show_way(self) -> None:
        chosen = self._way.value()
        for way, part in self._parts.items():
            part.setVisible(way == chosen)

    def _signed(self) -> None:
        """What is signed stands under the words in sight, and is taken away when they change."""
        self._error.say("")
        self._signed_under = self._seen
        self.keep("seen", self._seen)

    def _show_error(self, text: str) -> None:
        self._error.say(text)
        announce(self, text, urgent=True)


def _text(row: Row) -> str:
    return row.field.value() if isinstance(row.field, TextEditor) else ""
