"""Paper that names nobody: the blank form, for families who want no digital storage."""

from __future__ import annotations

from dataclasses import dataclass

from transitions.application.ports import Library, Press
from transitions.domain.blank_form import blank_form


@dataclass(frozen=True)
class Sheets:
    """The sheets of this program."""

    library: Library
    press: Press

    def blank(self, large: bool = False, full: bool = False) -> bytes:
        """The empty form as a PDF, short or full."""
        return self.press.print_sheet(blank_form(self.library.form, self.library.texts, full), large)
