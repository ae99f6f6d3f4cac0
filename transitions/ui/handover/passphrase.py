"""The words that open an encrypted copy: shown once, to be written down and told over the telephone."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from transitions.application.handovers import Sending
from transitions.domain.drawn_words import GUESSES_A_SECOND, DrawnWords
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import Words
from transitions.ui.controls.surfaces import NoteBox
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.handover.side import Block, together
from transitions.ui.screen import Stage

COMPUTERS = 1_000_000
"""How many guess at once in the example she is given."""
_FEW = 10
_LARGE = ((1e9, "billions"), (1e6, "millions"))


class PassphrasePanel(Block):
    """`seen` says that she has them."""

    seen = Signal()

    def __init__(self, stage: Stage, copy: Sending) -> None:
        super().__init__("handover.passphrase", stage.say("sending_screen.title"))
        say = stage.say
        self.add(Words(say("sending_screen.lead"), "body"))
        self.add(Words(copy.passphrase, "h2", name="handover.passphrase.words"))
        numbered = "\n".join(f"{place}. {word}" for place, word in enumerate(copy.passphrase.split("-"), 1))
        self.add(together(
            Words(say("sending_screen.aloud"), "label"),
            Words(say("sending_screen.aloud_how"), "muted"),
            Words(numbered, "body", name="handover.passphrase.aloud"),
        ))
        self.add(NoteBox(say("sending_screen.other_way"), "warn"))
        self.add(Words(strength_in_words(stage, copy.drawn), "muted", name="handover.passphrase.strength"))
        self._done = Button(say("sending_screen.done"), "handover.passphrase.done", "primary")
        self._done.clicked.connect(self.seen)
        line = QWidget()
        WrapLayout(line).addWidget(self._done)
        self.add(line)

    def focus(self) -> None:
        """Put the cursor on the button."""
        self._done.setFocus()


def strength_in_words(stage: Stage, drawn: DrawnWords) -> str:
    """How long guessing takes, told as something that can be imagined."""
    return stage.say(
        "sending_screen.strength", count=str(drawn.count), choices=_grouped(drawn.choices),
        bits=str(int(drawn.bits)), guesses=str(GUESSES_A_SECOND),
        years=_in_round_numbers(stage, drawn.years(COMPUTERS)),
    )


def _in_round_numbers(stage: Stage, number: float) -> str:
    """Two digits of it, as a Dane says it."""
    number = float(f"{number:.2g}")
    for size, name in _LARGE:
        if number >= size:
            return stage.say(f"sending_screen.{name}", n=_grouped(number / size))
    return _grouped(number)


def _grouped(number: float) -> str:
    """With the signs that Danes put in numbers; tenths only where they tell something."""
    tenths = f"{number:,.1f}".removesuffix(".0") if number < _FEW else f"{number:,.0f}"
    return tenths.translate(str.maketrans(",.", ".,"))
