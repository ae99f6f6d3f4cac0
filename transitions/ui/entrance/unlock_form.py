"""Passphrase or recovery key, and which vault when there are several.

What stands there seldom is made when it is wanted: the window before unlocking is painted without.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from transitions.application.errors import ExpectedError, WrongPassphrase, WrongRecoveryKey
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.editor import Speech
from transitions.ui.controls.labels import look_changed
from transitions.ui.controls.rows import Row
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.entrance.passphrase import PassphraseEditor
from transitions.ui.look.tokens import current_look

if TYPE_CHECKING:
    from transitions.ui.controls.editors.choice import ChoiceEditor
    from transitions.ui.controls.editors.text import TextEditor

Called = Callable[[Path], str]


class UnlockForm(QWidget):
    """`by_passphrase` and `by_recovery_key` carry the folder of the vault and what was typed.

    `turned` when she chose another vault or another way in.
    """

    by_passphrase = Signal(object, str)
    by_recovery_key = Signal(object, str)
    turned = Signal()

    def __init__(
        self, folders: Sequence[Path], locked: str, words: Speech, called: Called = lambda _: ""
    ) -> None:
        super().__init__()
        self._folders = {folder.name: folder for folder in folders}
        self._words = words
        self._called = {name: called(folder) or name for name, folder in self._folders.items()}
        self._begun_with = locked if locked in self._folders else folders[0].name
        self._which: ChoiceEditor | None = None
        self._key: TextEditor | None = None
        self._key_row: Row | None = None
        self._passphrase = PassphraseEditor("start.passphrase", words)
        self._unlock = Button(words("start.unlock"), "start.unlock", "primary", "unlock")
        self._other_way = Button(words("start.use_recovery_key"), "start.other_way", "ghost")
        self._by_key = False
        self._build()

    def focus(self) -> None:
        """Put the cursor where she types."""
        self._row().focus()

    def takes(self, error: ExpectedError, said: str) -> bool:
        """Show an error that belongs beside the field; false for one that does not."""
        if not isinstance(error, WrongPassphrase | WrongRecoveryKey):
            return False
        self._row().show_error(said)
        self._row().focus()
        return True

    def wait(self, waiting: bool) -> None:
        """Nothing can be pressed while a vault is being opened."""
        self._unlock.say(self._words("start.opening" if waiting else "start.unlock"))
        for widget in (self._unlock, self._other_way, self._which):
            if widget is not None:
                widget.setEnabled(not waiting)

    def forget(self) -> None:
        """Empty what was typed."""
        self._passphrase.forget()
        if self._key is not None:
            self._key.show_value("")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if look_changed(event):
            self._column.setSpacing(current_look().length("space.l"))

    def _build(self) -> None:
        words = self._words
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_look().length("space.l"))
        if len(self._folders) > 1:
            self._column.addWidget(self._made_which_row())
        self._passphrase_row = Row("start.passphrase", words("start.passphrase"), self._passphrase)
        for row in (self._passphrase_row, self._buttons()):
            self._column.addWidget(row)
        self._passphrase.entered.connect(self._try)
        self._passphrase.edited.connect(self._passphrase_row.clear_error)

    def _made_which_row(self) -> Row:
        from transitions.ui.controls.editors.choice import ChoiceEditor  # noqa: PLC0415 - for several vaults

        words = self._words
        which = self._which = ChoiceEditor("start.vault", words, [*self._called.items()], clearable=False)
        which.show_value(self._begun_with)
        which.edited.connect(self.turned)
        return Row("start.vault", words("start.which"), which, words("start.which_hint"))

    def _made_key_row(self) -> Row:
        from transitions.ui.controls.editors.text import TextEditor  # noqa: PLC0415 - the seldom way in

        words, name = self._words, "start.recovery_key"
        key = self._key = TextEditor(name, words, placeholder="XXXXX-XXXXX-…")
        row = Row(name, words(name), key, words(f"{name}_hint"))
        self._column.insertWidget(self._column.indexOf(self._passphrase_row), row)
        key.edited.connect(row.clear_error)
        for line in key.inputs():
            if isinstance(line, QLineEdit):
                line.returnPressed.connect(self._try)
        return row

    def _buttons(self) -> QWidget:
        buttons = QWidget()
        row = WrapLayout(buttons)
        row.addWidget(self._unlock)
        row.addWidget(self._other_way)
        self._unlock.clicked.connect(self._try)
        self._other_way.clicked.connect(self._turn)
        return buttons

    def _row(self) -> Row:
        return self._key_row if self._by_key and self._key_row is not None else self._passphrase_row

    def _turn(self) -> None:
        self._by_key = not self._by_key
        self.turned.emit()
        self._key_row = self._key_row or self._made_key_row()
        self._key_row.setVisible(self._by_key)
        self._passphrase_row.setVisible(not self._by_key)
        way = "start.use_passphrase" if self._by_key else "start.use_recovery_key"
        self._other_way.say(self._words(way))
        self.focus()

    def _typed(self) -> str:
        if self._by_key and self._key is not None:
            return self._key.value()
        return self._passphrase.value()

    def _try(self) -> None:
        chosen = self._which.value() if self._which is not None else self._begun_with
        folder = self._folders[str(chosen)]
        typed = self._typed()
        if not typed.strip():
            missing = "start.recovery_key_missing" if self._by_key else "start.passphrase_missing"
            self._row().show_error(self._words(missing))
            self._row().focus()
        elif self._by_key:
            self.by_recovery_key.emit(folder, typed)
        else:
            self.by_passphrase.emit(folder, typed)
