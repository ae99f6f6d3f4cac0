"""Set-up of the application object: language, letters, icons, style and guards."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from transitions.ui.controls.touch import InputGuard
from transitions.ui.look.theme import wear
from transitions.ui.look.tokens import Look, Tokens, read_tokens


def prepare_application(app: QApplication, resources: Path) -> Tokens:
    """Make the application Danish, lettered and guarded; the caller applies the theme before showing."""
    guard_input(app)
    return furnish_application(app, resources)


def furnish_application(app: QApplication, resources: Path) -> Tokens:
    """The same without the guards: with them every object Qt itself makes costs time at the start."""
    QLocale.setDefault(QLocale(QLocale.Language.Danish, QLocale.Country.Denmark))
    _load_fonts(resources / "fonts")
    QDir.setSearchPaths("icons", [str(resources / "theme" / "icons")])
    _speak_danish(app)
    app.setStyle("Fusion")
    tokens = read_tokens(resources / "theme")
    wear(app, Look(tokens))
    return tokens


def _load_fonts(folder: Path) -> None:
    for path in sorted(folder.glob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise RuntimeError(f"the font {path.name} cannot be read")


def _speak_danish(app: QApplication) -> None:
    if app.findChild(QTranslator, "qtbase") is not None:
        return
    translator = QTranslator(app)
    translator.setObjectName("qtbase")
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(), "qtbase", "_", folder):
        app.installTranslator(translator)


def guard_input(app: QApplication) -> None:
    """Nothing changes an answer by accident from now on; once is enough."""
    if app.findChild(InputGuard) is None:
        app.installEventFilter(InputGuard(app))
