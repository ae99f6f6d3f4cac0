"""A recovery key, shown once, to be printed or written down."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from transitions.application.access import RecoverySheets
from transitions.domain.recovery_sheet import RecoveryKey
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import Words
from transitions.ui.controls.surfaces import NoteBox
from transitions.ui.controls.wide import TickBox
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.entrance.card_page import CardPage
from transitions.ui.entrance.key_on_paper import KeyOnPaper, Say


class RecoveryKeyPage(CardPage):
    """`done` says whether she has it on paper, or does without where the policy lets her."""

    done = Signal(bool)

    def __init__(self, key: RecoveryKey, sheets: RecoverySheets, say: Say, *, may_skip: bool) -> None:
        super().__init__("recovery_key")
        self._key = KeyOnPaper(key, sheets, say)
        self._written = TickBox(say(f"recovery_key.kept_{key.holder}"), "recovery_key.written", boxed=True)
        go_on = say("start.go_on")
        self._on = Button(go_on, "recovery_key.go_on", "primary", "arrow-right", icon_last=True)
        self._skip = Button(say("start.skip_key"), "recovery_key.skip", "ghost")
        if not may_skip:
            self._skip.hide()
        self.add(Words(say(f"recovery_key.title_{key.holder}"), "h1", name="recovery_key.title"))
        self.add(Words(say(f"recovery_key.lead_{key.holder}"), name="recovery_key.lead"))
        self.add(self._key)
        self.add(NoteBox(say(f"recovery_key.note_{key.holder}"), name="recovery_key.note"))
        self.add(self._written)
        self.add(self._buttons())
        self._listen()

    def begin(self) -> None:
        """Put the cursor on what comes first."""
        self._key.focus()

    def _buttons(self) -> QWidget:
        buttons = QWidget()
        row = WrapLayout(buttons)
        row.addWidget(self._on)
        row.addWidget(self._skip)
        return buttons

    def _listen(self) -> None:
        self._on.setEnabled(False)
        self._written.toggled.connect(self._on.setEnabled)
        self._on.clicked.connect(lambda: self.done.emit(True))
        self._skip.clicked.connect(lambda: self.done.emit(False))
