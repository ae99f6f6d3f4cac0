"""A passphrase is typed unseen, unless she asks to see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from transitions.ui.controls.editors.editor import Editor, Speech
from transitions.ui.controls.editors.line import single_line
from transitions.ui.controls.toggle import Toggle
from transitions.ui.look.tokens import current_look

if TYPE_CHECKING:
    from transitions.application.access import Passphrases

_HINTS = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText


class PassphraseEditor(Editor):
    """One hidden line with a button to see it; `entered` when Return is pressed."""

    entered = Signal()

    def __init__(self, name: str, words: Speech) -> None:
        super().__init__(name, words)
        self._line = single_line(name)
        self._line.setInputMethodHints(_HINTS | Qt.InputMethodHint.ImhHiddenText)
        self._seen = Toggle(words("start.show"), f"{name}.show")
        self._build()
        self._show_plain(False)

    def value(self) -> str:
        return self._line.text()

    def show_value(self, value: object) -> None:
        with QSignalBlocker(self._line):
            self._line.setText("" if value is None else str(value))

    def forget(self) -> None:
        """Empty the line as well as can be: what it held is written over, and cannot be undone."""
        with QSignalBlocker(self._line):
            self._line.setText("•" * len(self._line.text()))
            self._line.clear()
        self._seen.setChecked(False)

    def show_plain(self) -> None:
        """Let the words be seen, as for a passphrase the program proposes."""
        self._seen.setChecked(True)

    def inputs(self) -> tuple[QWidget, ...]:
        return (self._line,)

    def describe(self, name: str, description: str) -> None:
        super().describe(name, description)
        self._seen.setAccessibleName(f"{self._seen.text()}: {name}")

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_look().length("space.s"))
        row.addWidget(self._line, 1)
        row.addWidget(self._seen)
        self._seen.toggled.connect(self._show_plain)
        self._line.textEdited.connect(lambda _: self.edited.emit())
        self._line.returnPressed.connect(self.entered)

    def _show_plain(self, plain: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if plain else QLineEdit.EchoMode.Password
        self._line.setEchoMode(mode)


def advice(text: str, passphrases: Passphrases, words: Speech) -> str:
    """What its length says of a new passphrase, in plain words."""
    from transitions.domain.passphrase import MINIMUM_CHARACTERS, MINIMUM_WORDS  # noqa: PLC0415

    said = words(f"start.advice.{passphrases.weigh(text)}")
    missing = str(MINIMUM_CHARACTERS - len(text.strip()))
    return said.format(missing=missing, words=str(MINIMUM_WORDS))
