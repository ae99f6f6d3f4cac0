"""Choosing a passphrase: written twice, with advice, or proposed by the program."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from transitions.application.access import Passphrases
from transitions.application.errors import ExpectedError, PassphraseCommon, PassphraseTooShort
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import Words, look_changed
from transitions.ui.controls.rows import Row
from transitions.ui.controls.surfaces import NoteBox
from transitions.ui.entrance.passphrase import PassphraseEditor, advice
from transitions.ui.look.tokens import current_look

Say = Callable[..., str]


class PassphraseChoice(QWidget):
    """Two rows that must agree; `entered` when Return is pressed in the second one."""

    entered = Signal()

    def __init__(self, name: str, passphrases: Passphrases, say: Say) -> None:
        super().__init__()
        self._passphrases, self._say = passphrases, say
        self._first = PassphraseEditor(f"{name}.passphrase", say)
        self._again = PassphraseEditor(f"{name}.again", say)
        self._first_row = Row(f"{name}.passphrase", say("start.new_passphrase"), self._first)
        self._again_row = Row(f"{name}.again", say("start.again"), self._again)
        self._advice = Words("", "muted", name=f"{name}.advice")
        self._proposing = Button(say("start.propose"), f"{name}.propose", "plain")
        self._trouble = NoteBox("", "danger", name=f"{name}.trouble")
        self._build()

    def focus(self) -> None:
        """Put the cursor where she begins."""
        self._first_row.focus()

    def agreed(self) -> str | None:
        """What was written twice; nothing, said beside the second row, when the two differ."""
        if self._first.value() == self._again.value():
            self._trouble.hide()
            return self._first.value()
        self._again_row.show_error(self._say("start.different"))
        self._again_row.focus()
        return None

    def refuse(self, error: ExpectedError) -> None:
        """Say what went wrong: beside the field where it belongs there, or else above both."""
        said = self._say(error.text_id, **error.values)
        if isinstance(error, PassphraseTooShort | PassphraseCommon):
            self._first_row.show_error(said)
        else:
            self._trouble.complain(said)
        self._first_row.focus()

    def wait(self, waiting: bool) -> None:
        """Nothing is proposed while the passphrase is being put to use."""
        self._proposing.setEnabled(not waiting)

    def forget(self) -> None:
        """Empty what was typed."""
        for editor in (self._first, self._again):
            editor.forget()
        for row in (self._first_row, self._again_row):
            row.clear_error()
        self._trouble.hide()
        self._typed()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if look_changed(event):
            self._column.setSpacing(current_look().length("space.xl"))

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_look().length("space.xl"))
        self._first_row.add_foot(self._advice)
        self._first_row.add_foot(self._proposing)
        self._trouble.hide()
        for row in (self._trouble, self._first_row, self._again_row):
            self._column.addWidget(row)
        self._first.edited.connect(self._typed)
        self._again.edited.connect(self._again_row.clear_error)
        self._first.entered.connect(self._again_row.focus)
        self._again.entered.connect(self.entered)
        self._proposing.clicked.connect(self._fill_in)
        self._typed()

    def _typed(self) -> None:
        self._first_row.clear_error()
        self._advice.say(advice(self._first.value(), self._passphrases, self._say))

    def _fill_in(self) -> None:
        self._first.show_value(self._passphrases.propose())
        self._first.show_plain()
        self._typed()
        self._again_row.focus()
