"""What the program wears: light, dark or contrast as the computer is set, and the size of its text."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from transitions.ui.look.theme import apply_theme
from transitions.ui.look.tokens import Tokens

SIZES = (1.0, 1.25, 1.5, 1.75, 2.0)


class Wardrobe(QObject):
    """Dresses the application, and again when the computer or she wants it otherwise."""

    def __init__(self, app: QApplication, tokens: Tokens) -> None:
        super().__init__(app)
        self._app, self._tokens, self._size = app, tokens, 0
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(lambda _: self.dress())
        hints.accessibility().contrastPreferenceChanged.connect(lambda _: self.dress())

    def dress(self) -> None:
        """Put on the look of the moment."""
        apply_theme(self._app, self._tokens, self.scheme(), SIZES[self._size])

    def resize(self, steps: int) -> None:
        """Larger or smaller text."""
        size = min(max(self._size + steps, 0), len(SIZES) - 1)
        if size != self._size:
            self._size = size
            self.dress()

    def scheme(self) -> str:
        """Which colours the computer asks for."""
        hints = self._app.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            return "contrast"
        return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"
