"""Where to save a file she asked for; nothing about the choice stays behind on the computer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

FILE_NAMES = {
    "handover": "overlevering.pdf",
    "parents": "eget-eksemplar.pdf",
    "consent_sheet": "samtykkeark.pdf",
    "blank": "overgangsskema.pdf",
    "blank_consent": "samtykkeark-uden-svar.pdf",
    "receipt": "kvittering.pdf",
    "withdrawal": "brev.pdf",
    "extract": "udtraek.pdf",
    "copy": "kopi.pdf",
    "sending": "krypteret-kopi.pdf",
    "adbb": "adbb.json",
    "meeting": "samtaleark.pdf",
    "information": "information.pdf",
    "glossary": "ordliste.pdf",
    "daycare_staff": "guide-til-personalet.pdf",
    "first_visit": "foerste-gang.pdf",
}
"""Neutral names: nothing about a family."""


def choose_file(parent: QWidget, name: str) -> Path | None:
    """Ask where to save under this neutral name; nothing when she thinks better of it."""
    chosen, _ = QFileDialog.getSaveFileName(parent, "", name)
    forget_folders()
    return Path(chosen) if chosen else None


def forget_folders() -> None:
    """Take away the folders that the dialog remembers in plain text."""
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    settings.remove("FileDialog")
    settings.sync()
