"""A language by its name; one that the program does not know is kept as it is written."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QSizePolicy

from transitions.ui.controls.editors.editor import Speech
from transitions.ui.controls.editors.line_editor import LineEditor

UNLISTED = "mis"
"""ISO 639 for a language that has no code of its own here."""


class LanguageEditor(LineEditor):
    """One line that completes the names of languages; the value is a code, or ``mis`` for another name."""

    def __init__(self, name: str, words: Speech, names: Mapping[str, str]) -> None:
        super().__init__(name, words)
        self._names = names
        self._codes = {said.casefold(): code for code, said in names.items()}
        self._line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._line.setCompleter(self._completer())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._line)
        self._line.textChanged.connect(lambda _: self.edited.emit())

    def value(self) -> str | None:
        plain = " ".join(self.typed().split()).casefold()
        return self._codes.get(plain, UNLISTED) if plain else None

    def show_value(self, value: object) -> None:
        code = str(value or "")
        self.show_typed("" if code == UNLISTED else self._names.get(code, code))

    def _completer(self) -> QCompleter:
        completer = QCompleter(sorted(self._names.values()), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        return completer
