"""What unfolds under each thing a parent may say: words, fields, and the button that registers it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from transitions.domain.answers import AnswerKey
from transitions.domain.consent import Way
from transitions.domain.disclosure import Stroke
from transitions.domain.person import Parent
from transitions.ui.consent.reading import ConsentReading
from transitions.ui.consent.tick_list import TickList
from transitions.ui.consent.tongue import Tongue
from transitions.ui.consent.words import named
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.text import TextEditor
from transitions.ui.controls.labels import Words, look_changed
from transitions.ui.controls.rows import Row
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.look.tokens import current_look
from transitions.ui.screen import Stage

ActKind = Literal["give", "refuse", "refuse_some", "not_asked", "disagree", "withdraw", "withdraw_some"]


@dataclass(frozen=True)
class Act:
    """What a parent said, as the page has it, ready to be registered."""

    kind: ActKind
    parent: UUID
    fields: tuple[AnswerKey, ...] = ()
    reason: str = ""
    way: Way | None = None
    strokes: tuple[Stroke, ...] = ()
    pad: tuple[float, float] = (1.0, 1.0)
    signed_as: str = ""
    sheet: str = ""
    day: date | None = None
    interpreter: str = ""
    read_aloud: bool = False
    participants: str = ""


class Panel(QWidget):
    """A panel of one parent's card. `typed` names what to keep; `act` carries what to register."""

    typed = Signal(str, object)
    act = Signal(object)

    def __init__(self, name: str, stage: Stage, reading: ConsentReading, parent: Parent) -> None:
        super().__init__()
        self.setObjectName(f"{name}.panel")
        self.name, self.stage, self.reading, self.person = name, stage, reading, parent
        self.tongue = Tongue(stage.library.texts, reading.record.second_language)
        self.who = named(self.tongue, parent, reading.parents)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if look_changed(event):
            self.fit()

    def fit(self) -> None:
        """Take the distances of the look in force."""
        self._column.setSpacing(current_look().length("space.l"))

    def add(self, widget: QWidget) -> None:
        """Put a widget under what is already there."""
        self._column.addWidget(widget)

    def say(self, text: str, kind: str = "body") -> None:
        """Put a sentence of the page's own table."""
        self.add(Words(self.tongue.under(f"consent_screen.{text}", who=self.who), kind))

    def text_row(self, part: str, label: str, hint: str = "", limit: int = 400) -> Row:
        """A text field that keeps what is typed in it."""
        editor = TextEditor(f"{self.name}.{part}", self.stage.words, limit=limit)
        editor.show_value(self.reading.draft(self.person.id, part))
        editor.edited.connect(lambda: self.keep(part, editor.value()))
        text_id = f"consent_screen.{label}"
        words, beside = self.tongue.say(text_id, who=self.who), self.tongue.beside(text_id, who=self.who)
        help_words = self.tongue.under(f"consent_screen.{hint}") if hint else ""
        row = Row(f"{self.name}.{part}", words, editor, help_words, beside)
        editor.edited.connect(row.clear_error)
        return row

    def button(self, part: str, label: str, kind: str, act: ActKind) -> Button:
        """A button that registers an act."""
        button = Button(
            self.tongue.both(f"consent_screen.{label}", who=self.who), f"{self.name}.{part}", kind
        )
        button.clicked.connect(lambda: self.register(act))
        return button

    def register(self, kind: ActKind) -> None:
        """Hand over what was said; each panel adds its own."""
        self.act.emit(Act(kind=kind, parent=self.person.id))

    def keep(self, part: str, value: object) -> None:
        """Keep something typed until it is registered."""
        self.typed.emit(f"{self.person.id}/{part}", value)

    def complain_about(self, _what: str, _text: str) -> bool:
        """Show an error beside its cause; false when the cause is not here."""
        return False


class RefusalPanel(Panel):
    """No to the handover as a whole. No reason is asked."""

    def __init__(self, name: str, stage: Stage, reading: ConsentReading, parent: Parent) -> None:
        super().__init__(name, stage, reading, parent)
        self.say("refuse.lead")
        self.add(_row(self.button("refuse", "refuse.button", "plain", "refuse")))


class PartRefusalPanel(Panel):
    """No to some answers, chosen from the board."""

    def __init__(self, name: str, stage: Stage, reading: ConsentReading, parent: Parent) -> None:
        super().__init__(name, stage, reading, parent)
        self.say("refuse_some.lead")
        spoken = self.tongue.say("consent_screen.refuse_some.spoken", who=self.who)
        self._list = TickList(f"{name}.refuse_some", self.tongue, reading, reading.rows_of(parent), spoken)
        self._list.show_names(reading.draft(parent.id, "refuse_some"))
        self._list.edited.connect(self._edited)
        self.add(self._list)
        self._button = self.button("refuse_some", "refuse_some.button", "primary", "refuse_some")
        self.add(_row(self._button))
        self._button.setEnabled(bool(self._list.chosen()))

    def register(self, kind: ActKind) -> None:
        self.act.emit(Act(kind=kind, parent=self.person.id, fields=self._list.chosen()))

    def _edited(self) -> None:
        self._button.setEnabled(bool(self._list.chosen()))
        self.keep("refuse_some", self._list.names())


class NotAskedPanel(Panel):
    """Not asked, and why."""

    def __init__(self, name: str, stage: Stage, reading: ConsentReading, parent: Parent) -> None:
        super().__init__(name, stage, reading, parent)
        self.say("not_asked.lead")
        self._row = self.text_row("not_asked_reason", "not_asked.reason", "not_asked.reason_hint")
        self.add(self._row)
        self.add(_row(self.button("not_asked", "not_asked.button", "primary", "not_asked")))

    def register(self, kind: ActKind) -> None:
        reason = self._row.field
        words = reason.value() if isinstance(reason, TextEditor) else ""
        self.act.emit(Act(kind=kind, parent=self.person.id, reason=words))

    def complain_about(self, what: str, text: str) -> bool:
        if what == "reason":
            self._row.show_error(text)
            self._row.focus()
        return what == "reason"


class DisagreementPanel(Panel):
    """The parents disagree."""

    def __init__(self, name: str, stage: Stage, reading: ConsentReading, parent: Parent) -> None:
        super().__init__(name, stage, reading, parent)
        self.say("disagree.lead")
        self.add(_row(self.button("disagree", "disagree.button", "plain", "disagree")))


class WithdrawalPanel(Panel):
    """Taking a yes back: all at once with one more press, or some answers."""

    def __init__(self, name: str, stage: Stage, reading: ConsentReading, parent: Parent) -> None:
        super().__init__(name, stage, reading, parent)
        self.say("withdraw.lead")
        self._how = self.text_row("withdraw_how", "withdraw.how", "withdraw.how_hint")
        self.add(self._how)
        self.add(_row(self.button("withdraw.all", "withdraw.all", "danger", "withdraw")))
        self._list = self._add_list()

    def register(self, kind: ActKind) -> None:
        how = self._how.field.value() if isinstance(self._how.field, TextEditor) else ""
        fields = self._list.chosen() if kind == "withdraw_some" and self._list is not None else ()
        self.act.emit(Act(kind=kind, parent=self.person.id, fields=fields, reason=how))

    def _add_list(self) -> TickList | None:
        stands = ((row, self.reading.stand(row, self.person)) for row in self.reading.board.rows)
        given = [row for row, stand in stands if stand in ("given", "changed")]
        if len(given) <= 1:
            return None
        self.say("withdraw.some_lead")
        spoken = self.tongue.say("consent_screen.withdraw.some_lead", who=self.who)
        boxes = TickList(f"{self.name}.withdraw.some", self.tongue, self.reading, given, spoken)
        self.add(boxes)
        button = self.button("withdraw.chosen", "withdraw.some", "plain", "withdraw_some")
        button.setEnabled(False)
        boxes.edited.connect(lambda: button.setEnabled(bool(boxes.chosen())))
        self.add(_row(button))
        return boxes


def _row(*buttons: Button) -> QWidget:
    """Buttons beside each other while they fit."""
    line = QWidget()
    row = WrapLayout(line)
    for button in buttons:
        row.addWidget(button)
    return line
