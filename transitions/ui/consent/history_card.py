"""The card of what has been said about consent, and sentences that stand close to each other."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from transitions.ui.consent.board import Reader
from transitions.ui.consent.history import History
from transitions.ui.consent.reading import ConsentReading
from transitions.ui.consent.tongue import Tongue
from transitions.ui.controls.labels import Words
from transitions.ui.controls.stacking import clear
from transitions.ui.controls.surfaces import Card
from transitions.ui.look.tokens import current_look


class HistoryCard(Card):
    """The entries of the ledger, the newest first; a parent reads her own."""

    def __init__(self, tongue: Tongue) -> None:
        title, hint = (f"consent_screen.history.{text}" for text in ("title", "hint"))
        super().__init__(tongue.both(title), tongue.under(hint))
        self.setObjectName("consent.history")
        self._tongue, self._told = tongue, Told(())
        self.add(self._told)

    def show_reading(self, reading: ConsentReading, reader: Reader) -> None:
        """Show what this reader may know of."""
        shown = [e for e in reading.ledger.events if reader.parent in (None, e.parent)]
        history = History(self._tongue, reading)
        lines = [history.line(event) for event in reversed(shown)]
        lines = lines or [self._tongue.under("consent_screen.history.none")]
        self._told.say(Words(line, name=f"consent.history.{place}") for place, line in enumerate(lines))


class Told(QWidget):
    """Sentences under each other, with less air than between the parts of a card."""

    def __init__(self, lines: Iterable[QWidget]) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.say(lines)

    def say(self, lines: Iterable[QWidget]) -> None:
        """These sentences and no others."""
        clear(self._column)
        self._column.setSpacing(current_look().length("space.m"))
        for line in lines:
            self._column.addWidget(line)
