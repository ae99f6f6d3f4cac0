"""What can be done with the pages: print, save, encrypt, deliver; only when they may leave."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from transitions.domain.in_words import date_in_words
from transitions.domain.policy import Files
from transitions.ui.consent.board import Reader
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import Words
from transitions.ui.controls.wide import TickBox
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.handover.reading import DELIVERED, SHEETS, HandoverReading, Kind
from transitions.ui.handover.side import Block, together
from transitions.ui.screen import Stage


def may_save(files: Files, kind: Kind) -> bool:
    """Whether the municipality lets these pages be saved as a plain file."""
    if kind in SHEETS:
        return True
    return files.handover if kind in DELIVERED or kind == "meeting" else files.parents


class Actions(Block):
    """`chosen` carries `print`, `save`, `sending`, `deliver`; `adbb` an observation to save.

    `data` tells that the words are wanted as data inside the encrypted copy, or no longer.
    """

    chosen = Signal(str)
    adbb = Signal(object)
    data = Signal(bool)

    def __init__(self, stage: Stage) -> None:
        super().__init__("handover.actions")
        self._stage = stage
        self._print: Button | None = None
        self._progress = ""
        self.with_data = False

    def show_reading(self, reading: HandoverReading, reader: Reader) -> None:
        """Show what may be done with these pages now."""
        self.clear()
        self.add(self._buttons(reading, alone=reader.parent is None))
        self._add_data_choice(reading, alone=reader.parent is None)
        for text in self._remarks(reading, alone=reader.parent is None):
            self.add(Words(text, "muted"))
        if reader.parent is None:
            self._add_observations(reading)

    def forget(self) -> None:
        """Data is chosen for one family at a time."""
        self.with_data = False

    def say_progress(self, text: str) -> None:
        """What the printing has come to, on the button it began with; nothing: it is over.

        The button keeps the cursor meanwhile, and does nothing.
        """
        self._progress = text
        if self._print is not None:
            self._print.say(text or self._stage.say("handover_screen.do.print"))

    def _add_data_choice(self, reading: HandoverReading, *, alone: bool) -> None:
        """Only what may be sent at all can be sent as data too."""
        offered = alone and self._sends(reading)
        self.with_data = self.with_data and offered
        if offered:
            box = TickBox(self._stage.say("sending_screen.data"), "handover.sending.data")
            box.setAccessibleDescription(self._stage.say("sending_screen.data_hint"))
            box.setChecked(self.with_data)
            box.toggled.connect(self._choose_data)
            self.add(together(box, Words(self._stage.say("sending_screen.data_hint"), "muted")))

    def _choose_data(self, chosen: bool) -> None:
        self.with_data = chosen
        self.data.emit(chosen)

    def _sends(self, reading: HandoverReading) -> bool:
        may = reading.may_leave and not reading.sending and not self._stage.practice
        return reading.wanted.kind == "handover" and may and self._stage.library.policy.files.handover

    def _buttons(self, reading: HandoverReading, *, alone: bool) -> QWidget:
        line = QWidget()
        row = WrapLayout(line, "grid")
        files = self._stage.library.policy.files
        kind, leaves = reading.wanted.kind, reading.may_leave
        self._print = self._button("print", "primary", "print", enabled=leaves)
        if self._progress:
            self._print.say(self._progress)
        row.addWidget(self._print)
        if may_save(files, kind):
            row.addWidget(self._button("save", "plain", "save", enabled=leaves))
        if kind == "handover" and alone and files.handover:
            row.addWidget(self._button("sending", "plain", "lock", enabled=self._sends(reading)))
        if kind in DELIVERED:
            row.addWidget(self._button("deliver", "plain", "tick", enabled=_may_be_delivered(reading)))
        return line

    def _button(self, name: str, kind: str, icon: str, *, enabled: bool) -> Button:
        button = Button(self._stage.say(f"handover_screen.do.{name}"), f"handover.{name}", kind, icon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setEnabled(enabled)
        button.clicked.connect(lambda: self._choose(name))
        return button

    def _choose(self, name: str) -> None:
        if name != "print" or not self._progress:
            self.chosen.emit(name)

    def _remarks(self, reading: HandoverReading, *, alone: bool) -> list[str]:
        say, kind = self._stage.say, reading.wanted.kind
        said = []
        if not may_save(self._stage.library.policy.files, kind):
            said.append(say("handover_screen.no_files"))
        elif reading.may_leave and kind not in SHEETS:
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


def _alone(button: Button) -> QWidget:
    line = QWidget()
    WrapLayout(line).addWidget(button)
    return line
