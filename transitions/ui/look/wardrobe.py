"""What the program wears: the colours and the size of text she chose, or as the computer is set."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from transitions.application.settings import Settings, SettingsFile, Unkept
from transitions.ui.look.theme import apply_theme
from transitions.ui.look.tokens import Tokens, current_look


class Wardrobe(QObject):
    """Dresses the application, and again when the computer or she wants it otherwise; then `worn`."""

    worn = Signal()

    def __init__(self, app: QApplication, tokens: Tokens, kept: SettingsFile | None = None) -> None:
        super().__init__(app)
        self._app, self._tokens = app, tokens
        self._kept = kept or Unkept()
        self.settings = self._kept.read()
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(lambda _: self.dress())
        hints.accessibility().contrastPreferenceChanged.connect(lambda _: self.dress())

    def dress(self) -> None:
        """Put on the look of the moment."""
        apply_theme(self._app, self._tokens, self.scheme(), self.settings.text / 100)
        self.worn.emit()

    def choose(self, settings: Settings) -> None:
        """Wear these from now on, also the next time the program begins."""
        if settings != self.settings:
            self.settings = settings
            self._kept.keep(settings)
            self.dress()

    def resize(self, steps: int) -> None:
        """Larger or smaller text."""
        self.choose(self.settings.resized(steps))

    def scheme(self) -> str:
        """Her colours, or those the computer asks for."""
        if self.settings.colours != "system":
            return self.settings.colours
        hints = self._app.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            return "contrast"
        return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"


def plain_wardrobe() -> Wardrobe:
    """One that remembers nothing, for the application as it is dressed now."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("a wardrobe dresses an application")
    return Wardrobe(app, current_look().tokens)
