"""What can be done with the pages: print, save, encrypt, deliver; only when they may leave."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from transitions.domain.in_words import date_in_words
from transitions.domain.policy import Files
from transitions.ui.consent.board import Reader
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import Words
from transitions.ui.controls.surfaces import NoteBox
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.handover.reading import DELIVERED, HandoverReading, Kind
from transitions.ui.handover.side import Block
from transitions.ui.screen import Stage


def may_save(files: Files, kind: Kind) -> bool:
    """Whether the municipality lets these pages be saved as a plain file."""
    if kind == "blank":
        return True
    return files.handover if kind in DELIVERED else files.parents


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
        if kind in DELIVERED:
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
