"""What can be done with the pages: print, save, encrypt, deliver; only when they may leave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from transitions.domain.in_words import date_in_words
from transitions.domain.policy import Files
from transitions.domain.version import Json
from transitions.ui.consent.board import Reader
from transitions.ui.consent.words import sentence
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.choice import ChoiceEditor
from transitions.ui.controls.editors.date import DateEditor
from transitions.ui.controls.editors.text import TextEditor
from transitions.ui.controls.labels import Words
from transitions.ui.controls.rows import Row
from transitions.ui.controls.surfaces import NoteBox
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.handover.reading import HandoverReading, Kind
from transitions.ui.handover.side import Block
from transitions.ui.screen import Stage


def may_save(files: Files, kind: Kind) -> bool:
    """Whether the municipality lets these pages be saved as a plain file."""
    allowed = {"handover": files.handover, "parents": files.parents, "consent_sheet": files.parents}
    return allowed.get(kind, True)


class Actions(Block):
    """`chosen` carries `print`, `save`, `sending`, `deliver`; `adbb` an observation to save."""

    chosen = Signal(str)
    adbb = Signal(object)

    def __init__(self, stage: Stage) -> None:
        super().__init__("handover.actions")
        self._stage = stage

    def show_reading(self, reading: HandoverReading, reader: Reader) -> None:
        """Show what may be done with these pages now."""
        self.clear()
        self.add(self._buttons(reading, alone=reader.parent is None))
        for text in self._remarks(reading, alone=reader.parent is None):
            self.add(Words(text, "muted"))
        if reader.parent is None:
            self._add_observations(reading)

    def _buttons(self, reading: HandoverReading, *, alone: bool) -> QWidget:
        line = QWidget()
        row = WrapLayout(line, "grid")
        files = self._stage.library.policy.files
        kind, leaves = reading.wanted.kind, reading.may_leave
        row.addWidget(self._button("print", "primary", "print", enabled=leaves))
        if may_save(files, kind):
            row.addWidget(self._button("save", "plain", "save", enabled=leaves))
        if kind == "handover" and alone and files.handover:
            sends = leaves and not reading.sending and not self._stage.practice
            row.addWidget(self._button("sending", "plain", "lock", enabled=sends))
        if kind == "handover":
            row.addWidget(self._button("deliver", "plain", "tick", enabled=_may_be_delivered(reading)))
        return line

    def _button(self, name: str, kind: str, icon: str, *, enabled: bool) -> Button:
        button = Button(self._stage.say(f"handover_screen.do.{name}"), f"handover.{name}", kind, icon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setEnabled(enabled)
        button.clicked.connect(lambda: self.chosen.emit(name))
        return button

    def _remarks(self, reading: HandoverReading, *, alone: bool) -> list[str]:
        say, kind = self._stage.say, reading.wanted.kind
        said = []
        if not may_save(self._stage.library.policy.files, kind):
            said.append(say("handover_screen.no_files"))
        elif reading.may_leave:
            said.append(say("handover_screen.plain_file"))
        if kind == "handover" and alone and reading.may_leave:
            said += self._sending_remark(reading)
        return said

    def _sending_remark(self, reading: HandoverReading) -> list[str]:
        if self._stage.practice:
            return [self._stage.say("sending_screen.practice")]
        return [self._stage.say("sending_screen.not_agreed")] if reading.sending else []

    def _add_observations(self, reading: HandoverReading) -> None:
        if not reading.observations or not self._stage.library.policy.files.adbb:
            return
        self.add(Words(self._stage.say("handover_screen.adbb.title"), "label"))
        for place, seen in enumerate(reading.observations):
            words = self._stage.say("handover_screen.adbb.save", date=date_in_words(seen.day))
            button = Button(words, f"handover.adbb.{place}", "plain", "save")
            button.setEnabled(not seen.obstacles)
            button.clicked.connect(lambda _=False, chosen=seen: self.adbb.emit(chosen))
            self.add(_alone(button))
            for obstacle in seen.obstacles:
                self.add(Words(obstacle.words, "muted", "warn"))


def _may_be_delivered(reading: HandoverReading) -> bool:
    return reading.last_printed() is not None


@dataclass(frozen=True)
class Delivery:
    """How, by whom and when the pages reached the daycare."""

    how: str
    by: str
    day: date


class DeliveryPanel(Block):
    """`delivered` carries a Delivery; `stopped` that she thought better of it; `typed` what to keep."""

    delivered = Signal(object)
    stopped = Signal()
    typed = Signal(str, object)

    def __init__(self, stage: Stage, kept: Mapping[str, Json]) -> None:
        super().__init__("handover.delivery", stage.say("handover_screen.delivery.title"))
        self._stage = stage
        channels = [(c.id, sentence(c.label.danish)) for c in stage.library.policy.channels]
        self._how = ChoiceEditor("handover.delivery.how", stage.words, channels, clearable=False)
        self._by = TextEditor("handover.delivery.by", stage.words, limit=200)
        self._by.show_value(kept.get("by"))
        self._how.show_value(kept.get("how"))
        self._day = DateEditor("handover.delivery.day", stage.words, stage.clock.today)
        self._day.show_typed(str(kept.get("day") or f"{stage.clock.today():%d.%m.%Y}"))
        self._how_row = self._row("how", self._how)
        self._day_row = self._row("day", self._day)
        for row in (self._how_row, self._row("by", self._by), self._day_row):
            self.add(row)
        self.add(self._buttons())

    def focus(self) -> None:
        """Put the cursor on the first question."""
        self._how.focus_target().setFocus()

    def _row(self, name: str, editor: ChoiceEditor | TextEditor | DateEditor) -> Row:
        row = Row(f"handover.delivery.{name}", self._stage.say(f"handover_screen.delivery.{name}"), editor)
        editor.edited.connect(row.clear_error)
        typed = editor.typed if isinstance(editor, DateEditor) else editor.value
        editor.edited.connect(lambda: self.typed.emit(name, typed()))
        return row

    def _buttons(self) -> QWidget:
        line = QWidget()
        row = WrapLayout(line)
        done = Button(self._stage.say("handover_screen.delivery.done"), "handover.delivery.done", "primary")
        stop = Button(self._stage.say("handover_screen.delivery.stop"), "handover.delivery.stop", "ghost")
        done.clicked.connect(self._register)
        stop.clicked.connect(self.stopped)
        row.addWidget(done)
        row.addWidget(stop)
        return line

    def _register(self) -> None:
        how, day = self._how.value(), self._day.value()
        if how is None:
            self._how_row.show_error(self._stage.say("handover_screen.delivery.how_missing"))
            self._how_row.focus()
        elif day is None or day > self._stage.clock.today():
            self._day_row.show_error(self._stage.say("handover_screen.delivery.day_wrong"))
            self._day_row.focus()
        else:
            labels = {c.id: c.label.danish for c in self._stage.library.policy.channels}
            self.delivered.emit(Delivery(labels[str(how)], self._by.value().strip(), day))


class PassphrasePanel(Block):
    """The words that open an encrypted copy, shown once. `seen` says that she has them."""

    seen = Signal()

    def __init__(self, stage: Stage, passphrase: str) -> None:
        super().__init__("handover.passphrase", stage.say("sending_screen.title"))
        self.add(Words(stage.say("sending_screen.lead"), "body"))
        words = Words(passphrase, "h2", name="handover.passphrase.words")
        self.add(words)
        self.add(NoteBox(stage.say("sending_screen.other_way"), "warn"))
        done = Button(stage.say("sending_screen.done"), "handover.passphrase.done", "primary")
        done.clicked.connect(self.seen)
        self._done = done
        self.add(_alone(done))

    def focus(self) -> None:
        """Put the cursor on the button."""
        self._done.setFocus()


def _alone(button: Button) -> QWidget:
    line = QWidget()
    WrapLayout(line).addWidget(button)
    return line
