"""Pages that are set already and wanted again, as they are each time the handover is looked at."""

from __future__ import annotations

from transitions.application.ports import Press
from transitions.domain.disclosure import Disclosure
from transitions.domain.sheet import Sheet


class StandingType:
    """A press that keeps the newest disclosure's pages, and gives them again for the very same words.

    What may leave is asked of the gate each time all the same: here only the setting is spared.
    """

    def __init__(self, press: Press) -> None:
        self._press = press
        self._kept: tuple[tuple[Disclosure, bool], bytes] | None = None

    def print_disclosure(self, disclosure: Disclosure, large: bool = False) -> bytes:
        """As the press has it."""
        wanted = (disclosure, large)
        if self._kept is None or self._kept[0] != wanted:
            self._kept = wanted, self._press.print_disclosure(disclosure, large)
        return self._kept[1]

    def print_sheet(self, sheet: Sheet, large: bool = False) -> bytes:
        """As the press has it; set anew each time."""
        return self._press.print_sheet(sheet, large)

    def unprintable(self, text: str) -> str:
        """As the press has it."""
        return self._press.unprintable(text)
