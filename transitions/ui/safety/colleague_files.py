"""Sealed files and keys that she chooses: read within bounds, written where she says."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from transitions.application.dossier import LARGEST
from transitions.application.package_errors import NotAKey, PackageTooLarge, PackageUnreadable
from transitions.ui.handover.file_choice import forget_folders

PACKAGE_NAME = "overdragelse.tryg"
KEY_NAME = "kollega-noegle.txt"
"""Neutral names: nothing about a family or a person."""
LONGEST_KEY = 20_000


def choose_to_open(parent: QWidget, pattern: str) -> Path | None:
    """Ask which file; nothing when she thinks better of it."""
    chosen, _ = QFileDialog.getOpenFileName(parent, "", "", pattern)
    forget_folders()
    return Path(chosen) if chosen else None


def read_package_file(path: Path) -> bytes:
    """The bytes of a sealed file; raises PackageUnreadable or PackageTooLarge."""
    content = _read(path, LARGEST)
    if len(content) > LARGEST:
        raise PackageTooLarge
    return content


def read_key_file(path: Path) -> str:
    """The text of a key; raises PackageUnreadable or NotAKey."""
    content = _read(path, LONGEST_KEY)
    try:
        return content[:LONGEST_KEY].decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotAKey from None


def _read(path: Path, longest: int) -> bytes:
    """A plain file, one byte longer than it may be; a folder or a device is none."""
    try:
        if not path.is_file():
            raise PackageUnreadable
        with path.open("rb") as file:
            return file.read(longest + 1)
    except OSError:
        raise PackageUnreadable from None
