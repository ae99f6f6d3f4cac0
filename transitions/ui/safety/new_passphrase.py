"""A new passphrase in place of the one she has: the old one, and the new one twice."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from transitions.application.access import Passphrases
from transitions.application.desk import Desk
from transitions.application.errors import ExpectedError, WrongPassphrase
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import Words
from transitions.ui.controls.rows import Row
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.entrance.passphrase import PassphraseEditor
from transitions.ui.entrance.passphrase_choice import PassphraseChoice
from transitions.ui.look.tokens import current_look
from transitions.ui.screen import Stage

NAME = "safety.keys.new"


class NewPassphrase(QWidget):
    """`done` when it is changed or she thinks better of it; `told` carries what to say then."""

    done = Signal()
    told = Signal(str)

    def __init__(self, stage: Stage, passphrases: Passphrases) -> None:
        super().__init__()
        self._stage = stage
        words = stage.words
        self._old = PassphraseEditor("safety.keys.old", words)
        self._old_row = Row("safety.keys.old", words("safety.keys.old"), self._old)
        self._choice = PassphraseChoice(NAME, passphrases, stage.say)
        self._keep = Button(words("safety.keys.keep"), "safety.keys.keep", "primary")
        self._cancel = Button(words("safety.keys.cancel"), "safety.keys.cancel", "ghost")
        self._build()

    def begin(self) -> None:
        """Put the cursor where she begins."""
        self._old_row.focus()

    def forget(self) -> None:
        """Empty what was typed."""
        self._old.forget()
        self._choice.forget()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_look().length("space.xl"))
        buttons = QWidget()
        row = WrapLayout(buttons)
        for button in (self._keep, self._cancel):
            row.addWidget(button)
        hint = Words(self._stage.words("safety.keys.change_hint"), "muted", name="safety.keys.change_hint")
        for part in (self._old_row, self._choice, hint, buttons):
            column.addWidget(part)
        self._old.edited.connect(self._old_row.clear_error)
        self._old.entered.connect(self._choice.focus)
        self._choice.entered.connect(self._try)
        self._keep.clicked.connect(self._try)
        self._cancel.clicked.connect(self.done)

    def _try(self) -> None:
        old = self._old.value()
        if not old.strip():
            self._old_row.show_error(self._stage.words("safety.keys.old_missing"))
            self._old_row.focus()
            return
        new = self._choice.agreed()
        if new is not None and self._keep.isEnabled():
            self._wait(True)
            self._stage.work.ask(self, _changed(old, new), self._finish, self._refuse)

    def _finish(self, _: None) -> None:
        self.told.emit(self._stage.words("safety.keys.changed"))
        self.done.emit()

    def _refuse(self, error: ExpectedError) -> None:
        self._wait(False)
        if isinstance(error, WrongPassphrase):
            self._old_row.show_error(self._stage.words("safety.keys.old_wrong"))
            self._old_row.focus()
        else:
            self._choice.refuse(error)

    def _wait(self, waiting: bool) -> None:
        self._keep.say(self._stage.words("safety.keys.keeping" if waiting else "safety.keys.keep"))
        self._choice.wait(waiting)
        for button in (self._keep, self._cancel):
            button.setEnabled(not waiting)


def _changed(old: str, new: str) -> Callable[[Desk], None]:
    return lambda desk: desk.access.change_passphrase(old, new)
