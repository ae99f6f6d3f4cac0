"""A yes: the words it is given to, how it is given, and who helped."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from transitions.application.consents import BoardRow
from transitions.domain.answers import AnswerKey
from transitions.domain.consent import Way
from transitions.domain.disclosure import Stroke
from transitions.domain.model import DANISH
from transitions.domain.person import Parent
from transitions.ui.consent.reading import ConsentReading
from transitions.ui.consent.signing_panels import Act, ActKind, Panel
from transitions.ui.consent.tick_list import TickList
from transitions.ui.consent.words import Terms, agreement_lines
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.choice import ChoiceEditor
from transitions.ui.controls.editors.text import TextEditor
from transitions.ui.controls.labels import Words
from transitions.ui.controls.rows import ErrorLine, Row
from transitions.ui.controls.signature import SignatureField
from transitions.ui.controls.speech import announce
from transitions.ui.controls.surfaces import NoteBox
from transitions.ui.controls.wide import TickBox
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.screen import Stage

WAYS: tuple[Way, ...] = ("drawn", "paper", "oral")


class YesPanel(Panel):
    """Drawn here, on paper, or said aloud. `sheet` asks for the sheet to sign on paper."""

    sheet = Signal()

    def __init__(self, name: str, stage: Stage, reading: ConsentReading, parent: Parent) -> None:
        super().__init__(name, stage, reading, parent)
        self._seen = ""
        self._statement = NoteBox("", name=f"{name}.statement")
        self._translated = Words("", "translation", name=f"{name}.statement.translated")
        self.add(self._statement)
        self.add(self._translated)
        self._lifted = self._add_refused()
        self._way = self._add_way()
        self._drawn, self._paper, self._oral = self._drawn_part(), self._paper_part(), self._oral_part()
        for part in (self._drawn, self._paper, self._oral):
            self.add(part)
        self._add_circumstances()
        self._error = ErrorLine(f"{name}.give.error")
        self.add(self._error)
        self.add(self.button("give", "give.button", "primary", "give"))
        self._show_way()

    def show_terms(self, terms: Terms, seen: str) -> None:
        """Say what the yes is given to. A signature drawn under other words is taken away."""
        self._say_agreement(terms)
        self._seen = seen
        if self._pad.pad.strokes() and self._drawn_under != seen:
            self._take_signature_away()

    def register(self, kind: ActKind) -> None:
        self._error.say("")
        way = self._way.value()
        if way not in WAYS:
            self._show_error(self.stage.say("consent_screen.give.way_missing"))
            self._way.focus_target().setFocus()
            return
        across, down = self._pad.pad.pad_size()
        self.act.emit(Act(
            kind=kind, parent=self.person.id, way=way, fields=self._still_refused(),
            reason=_text(self._reason) if way == "oral" else "",
            strokes=self._pad.pad.strokes() if way == "drawn" else (),
            pad=(float(max(across, 1)), float(max(down, 1))),
            interpreter=_text(self._interpreter), participants=_text(self._participants),
            read_aloud=self._aloud.isChecked(),
        ))

    def complain_about(self, what: str, text: str) -> bool:
        if what == "reason":
            self._reason.show_error(text)
            self._reason.focus()
        elif what == "signature":
            self._show_error(text)
            self._pad.pad.setFocus()
        return what in ("reason", "signature")

    def _say_agreement(self, terms: Terms) -> None:
        own = any(self._is_about_parent(row) for row in self.reading.rows_of(self.person))
        language = self.reading.record.second_language
        danish = agreement_lines(self.stage, self.reading, terms, DANISH, about_self=own)
        self._statement.say("\n".join(danish))
        other = agreement_lines(self.stage, self.reading, terms, language, about_self=own) if language else []
        spoken = language in self.stage.library.texts.tables
        self._translated.say("\n".join(other) if spoken else "")
        self._translated.setVisible(spoken)

    def _is_about_parent(self, row: BoardRow) -> bool:
        return self.reading.record.form.field(row.key.field).concerns != "child"

    def _add_refused(self) -> TickList | None:
        rows = self.reading.rows_of(self.person)
        self._refused = [row for row in rows if self.reading.has_refused(row, self.person)]
        if not self._refused:
            return None
        self.say("give.still_refused", "muted")
        spoken = self.stage.say("consent_screen.give.still_refused", who=self.who)
        boxes = TickList(f"{self.name}.lift", self.stage, self._refused, spoken)
        boxes.show_names(self.reading.draft(self.person.id, "lift"))
        boxes.edited.connect(lambda: self.keep("lift", boxes.names()))
        self.add(boxes)
        return boxes

    def _still_refused(self) -> tuple[AnswerKey, ...]:
        lifted = self._lifted.chosen() if self._lifted is not None else ()
        return tuple(row.key for row in self._refused if row.key not in lifted)

    def _add_way(self) -> ChoiceEditor:
        options = [(way, self.stage.say(f"consent_screen.way.{way}")) for way in WAYS]
        editor = ChoiceEditor(f"{self.name}.way", self.stage.words, options, clearable=False)
        editor.show_value(self.reading.draft(self.person.id, "way"))
        editor.edited.connect(self._way_edited)
        self.add(Row(f"{self.name}.way", self.stage.say("consent_screen.way.label", who=self.who), editor))
        return editor

    def _drawn_part(self) -> QWidget:
        self._pad = SignatureField(f"{self.name}.signature", self.stage.words)
        self._pad.describe(self.stage.say("consent_screen.way.drawn_pad", who=self.who))
        self._pad.pad.edited.connect(self._drawn_edited)
        self._restore(self.reading.draft(self.person.id, "strokes"))
        return _part(self._pad, Words(self.stage.say("consent_screen.way.drawn_hint"), "muted"))

    def _paper_part(self) -> QWidget:
        hint = Words(self.stage.say("consent_screen.way.paper_hint", who=self.who), "body")
        words = self.stage.say("consent_screen.way.sheet")
        button = Button(words, f"{self.name}.sheet", "plain", "document")
        button.clicked.connect(self.sheet)
        return _part(hint, button)

    def _oral_part(self) -> QWidget:
        self._reason = self.text_row("reason", "way.reason", "way.reason_hint")
        return _part(self._reason)

    def _add_circumstances(self) -> None:
        self._participants = self.text_row("participants", "give.participants")
        self._interpreter = self.text_row("interpreter", "give.interpreter")
        pair = QWidget()
        row = WrapLayout(pair, "row", "space.l")
        row.addWidget(self._participants)
        row.addWidget(self._interpreter)
        self.add(pair)
        self._aloud = TickBox(self.stage.say("consent_screen.give.read_aloud"), f"{self.name}.read_aloud")
        self._aloud.setChecked(self.reading.draft(self.person.id, "read_aloud") is True)
        self._aloud.toggled.connect(lambda on: self.keep("read_aloud", on))
        self.add(self._aloud)

    def _way_edited(self) -> None:
        self._error.say("")
        self.keep("way", self._way.value())
        self._show_way()

    def _show_way(self) -> None:
        chosen = self._way.value()
        for way, part in zip(WAYS, (self._drawn, self._paper, self._oral), strict=True):
            part.setVisible(way == chosen)

    def _drawn_edited(self) -> None:
        self._error.say("")
        self._drawn_under = self._seen
        strokes = [[list(point) for point in stroke] for stroke in self._pad.pad.strokes()]
        size = list(self._pad.pad.pad_size())
        self.keep("strokes", {"strokes": strokes, "pad": size, "seen": self._seen} if strokes else None)

    def _restore(self, kept: object) -> None:
        self._drawn_under = ""
        if isinstance(kept, dict):
            across, down = kept["pad"]
            self._pad.show_strokes(_strokes(kept["strokes"]), (int(across), int(down)))
            self._drawn_under = str(kept["seen"])

    def _take_signature_away(self) -> None:
        self._pad.show_strokes((), (1, 1))
        self._drawn_under = ""
        self.keep("strokes", None)
        self._show_error(self.stage.say("consent_screen.give.sign_again"))

    def _show_error(self, text: str) -> None:
        self._error.say(text)
        announce(self, text)


def _strokes(kept: Sequence[Sequence[Sequence[float]]]) -> tuple[Stroke, ...]:
    return tuple(tuple((float(x), float(y)) for x, y in stroke) for stroke in kept)


def _text(row: Row) -> str:
    return row.field.value() if isinstance(row.field, TextEditor) else ""


def _part(*widgets: QWidget) -> QWidget:
    block = QWidget()
    column = QVBoxLayout(block)
    column.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        column.addWidget(widget)
    return block
