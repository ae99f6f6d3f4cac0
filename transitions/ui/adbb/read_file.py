"""An ``adbb.json`` that she chooses: read within bounds, and nothing about it kept here."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from transitions.application.errors import ExpectedError
from transitions.ui.handover.file_choice import forget_folders

LARGEST = 1_000_000
"""Bytes; an answer has a few thousand."""


class FileNotOpened(ExpectedError):
    """The file is gone, or may not be read."""

    text_id = "adbb_screen.read_file.unreadable"


class FileTooLarge(ExpectedError):
    """No answer is that long."""

    text_id = "adbb_screen.read_file.too_large"


class FileNotText(ExpectedError):
    """The bytes are no UTF-8."""

    text_id = "adbb_screen.read_file.not_text"


def choose_to_read(parent: QWidget) -> Path | None:
    """Ask which file; nothing when she thinks better of it."""
    chosen, _ = QFileDialog.getOpenFileName(parent, "", "", "*.json")
    forget_folders()
    return Path(chosen) if chosen else None


def text_of(path: Path) -> str:
    """What stands in the file; raises FileNotOpened, FileTooLarge and FileNotText."""
    try:
        content = _bytes_of(path)
    except OSError:
        raise FileNotOpened from None
    if len(content) > LARGEST:
        raise FileTooLarge
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FileNotText from None


def _bytes_of(path: Path) -> bytes:
    if not path.is_file():
        raise FileNotOpened
    with path.open("rb") as file:
        return file.read(LARGEST + 1)
