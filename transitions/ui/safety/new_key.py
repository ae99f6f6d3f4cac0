"""A new recovery key: the passphrase, then the key on paper."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from transitions.application.access import RecoverySheets
from transitions.application.desk import Desk
from transitions.application.errors import ExpectedError, WrongPassphrase
from transitions.domain.recovery_sheet import Holder, RecoveryKey
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import Words
from transitions.ui.controls.rows import Row
from transitions.ui.controls.surfaces import NoteBox
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.entrance.key_on_paper import KeyOnPaper
from transitions.ui.entrance.passphrase import PassphraseEditor
from transitions.ui.look.tokens import current_look
from transitions.ui.screen import Stage


class NewKey(QWidget):
    """`done` when the key is on paper or she thinks better of it; `told` carries what to say then."""

    done = Signal()
    told = Signal(str)

    def __init__(self, stage: Stage, holder: Holder, sheets: RecoverySheets) -> None:
        super().__init__()
        self._stage, self._holder, self._sheets = stage, holder, sheets
        words = stage.words
        self._passphrase = PassphraseEditor("safety.keys.passphrase", words)
        self._row = Row("safety.keys.passphrase", words("safety.keys.old"), self._passphrase)
        self._lead = Words(words(f"safety.keys.renew_hint_{holder}"), name="safety.keys.renew_hint")
        self._trouble = NoteBox("", "danger", name="safety.keys.trouble")
        self._make = Button(words("safety.keys.make"), "safety.keys.make", "primary")
        self._finished = Button(words(f"recovery_key.kept_{holder}"), "safety.keys.written", "primary")
        self._cancel = Button(words("safety.keys.cancel"), "safety.keys.cancel", "ghost")
        self._shown: KeyOnPaper | None = None
        self._build()

    def begin(self) -> None:
        """Put the cursor where she begins."""
        self._row.focus()

    def forget(self) -> None:
        """Empty what was typed, and take the key out of sight."""
        self._passphrase.forget()
        if self._shown is not None:
            self._shown.hide()
            self._shown.deleteLater()
            self._shown = None

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_look().length("space.xl"))
        self._buttons = QWidget()
        row = WrapLayout(self._buttons)
        for button in (self._make, self._finished, self._cancel):
            row.addWidget(button)
        for part in (self._trouble, self._lead, self._row, self._buttons):
            self._column.addWidget(part)
        self._trouble.hide()
        self._finished.hide()
        self._passphrase.edited.connect(self._row.clear_error)
        self._passphrase.entered.connect(self._try)
        self._make.clicked.connect(self._try)
        self._finished.clicked.connect(self._finish)
        self._cancel.clicked.connect(self.done)

    def _try(self) -> None:
        passphrase = self._passphrase.value()
        if not passphrase.strip():
            self._row.show_error(self._stage.words("safety.keys.old_missing"))
            self._row.focus()
        elif self._make.isEnabled():
            self._trouble.hide()
            self._wait(True)
            self._stage.work.ask(self, _renewed(passphrase, self._holder), self._show, self._refuse)

    def _show(self, key: RecoveryKey) -> None:
        self._wait(False)
        self._passphrase.forget()
        self._row.hide()
        for button in (self._make, self._cancel):
            button.hide()
        self._lead.say(self._stage.words("safety.keys.renewed"))
        self._shown = KeyOnPaper(key, self._sheets, self._stage.say)
        self._column.insertWidget(self._column.indexOf(self._buttons), self._shown)
        self._shown.show()
        self._finished.show()
        self._shown.focus()

    def _finish(self) -> None:
        self._stage.work.ask(self, _kept(self._holder), lambda _: self.done.emit(), self._refuse)

    def _refuse(self, error: ExpectedError) -> None:
        self._wait(False)
        if isinstance(error, WrongPassphrase):
            self._row.show_error(self._stage.words("safety.keys.old_wrong"))
            self._row.focus()
        else:
            self._finished.setFocus()
            self._row.focus()
            self._trouble.complain(self._stage.say(error.text_id, **error.values))

    def _wait(self, waiting: bool) -> None:
        self._make.say(self._stage.words("safety.keys.making" if waiting else "safety.keys.make"))
        for button in (self._make, self._cancel):
            button.setEnabled(not waiting)


def _renewed(passphrase: str, holder: Holder) -> Callable[[Desk], RecoveryKey]:
    return lambda desk: desk.access.renew_recovery_key(passphrase, holder)


def _kept(holder: Holder) -> Callable[[Desk], None]:
    return lambda desk: desk.access.note_key(holder, on_paper=True)
