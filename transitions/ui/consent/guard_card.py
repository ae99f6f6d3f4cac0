"""Shared answers with words that parents may not want to stand, each with the way to it. It stops nothing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from transitions.application.consents import BoardRow
from transitions.domain.guard import Noted
from transitions.ui.consent.board import Reader
from transitions.ui.consent.reading import ConsentReading
from transitions.ui.consent.tongue import Tongue
from transitions.ui.consent.words import answer_words
from transitions.ui.controls.labels import Words
from transitions.ui.controls.stacking import clear, stacked
from transitions.ui.controls.surfaces import Card
from transitions.ui.controls.wrap_button import WrapButton
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.look.tokens import current_look


class GuardCard(Card):
    """``mend`` and ``stand`` carry the key of an answer: to change it, or that it is to stand."""

    mend = Signal(object)
    stand = Signal(object)

    def __init__(self, tongue: Tongue) -> None:
        super().__init__(tongue.both("question.guard.title"), tongue.under("consent_screen.guard.lead"))
        self.setObjectName("consent.guard")
        self._tongue = tongue
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.add(self._list)

    def show_asked(self, reading: ConsentReading, reader: Reader) -> None:
        """Show what is still to be asked about; there is no card when there is nothing."""
        clear(self._column)
        self._column.setSpacing(current_look().length("space.l"))
        asked = [(row, reading.asked[row.key]) for row in reader.rows(reading) if row.key in reading.asked]
        for row, noted in asked:
            self._column.addWidget(self._line(reading, row, noted))
        self.setVisible(bool(asked))

    def _line(self, reading: ConsentReading, row: BoardRow, noted: tuple[Noted, ...]) -> QWidget:
        under = self._tongue.under
        label = self._tongue.joined(reading.record.form.field(row.key.field).label)
        text = answer_words(self._tongue, reading, row)
        why = "\n".join(under("question.guard.word", word=it.word, ask=it.ask) for it in noted)
        line = stacked(Words(label, "muted"), Words(text, "body"), Words(why, "muted"))
        buttons = QWidget()
        beside = WrapLayout(buttons)
        name = ".".join(part for part in ("consent.guard", row.key.field, row.key.voice, row.key.row) if part)
        for part, text, icon, signal in (
            ("yes", "question.guard.yes", "tick", self.stand),
            ("mend", "consent_screen.guard.mend", "pen", self.mend),
        ):
            button = WrapButton(self._tongue.both(text), f"{name}.{part}", "ghost", icon)
            button.setAccessibleDescription(row.label)
            button.clicked.connect(lambda _=False, signal=signal: signal.emit(row.key))
            beside.addWidget(button)
        return stacked(line, buttons)
