"""One file she asks for: where it is to lie, and whether it got there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from transitions.ui.handover.file_choice import FILE_NAMES
from transitions.ui.handover.page import HandoverPage
from transitions.ui.screen import Stage

ChooseFile = Callable[[QWidget, str], Path | None]


class FileRun:
    """Asks for a place under a neutral name, and writes what leaves there."""

    def __init__(self, stage: Stage, page: HandoverPage, choose: ChooseFile) -> None:
        self._stage, self._page, self._choose = stage, page, choose

    def choose(self, kind: str) -> Path | None:
        """Where a file of this kind is to lie; nothing when she thinks better of it."""
        return self._choose(self._page, FILE_NAMES[kind])

    def write(self, chosen: Path, content: bytes) -> bool:
        """Whether the file is where she chose; it is said where it could not be written."""
        try:
            chosen.write_bytes(content)
        except OSError:
            self._page.say_trouble(self._stage.say("handover_screen.not_saved"))
            return False
        return True
