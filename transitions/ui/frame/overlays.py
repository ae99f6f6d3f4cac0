"""What can lie over every screen, each made when it is first needed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from transitions.ui.first_words import Say
from transitions.ui.house import FindHouse

if TYPE_CHECKING:
    from transitions.application.bookmark import Place
    from transitions.ui.frame.crash_card import CrashCard
    from transitions.ui.frame.farewell import Curtain
    from transitions.ui.frame.shortcuts import ShortcutSheet
    from transitions.ui.help.layer import HelpLayer


class Overlays:
    """The guide, the keys, the report of a crash and the curtain of the lock."""

    def __init__(self, beneath: QWidget, say: Say, house: FindHouse, leave: Callable[[], object]) -> None:
        self._beneath, self._say, self._house, self._leave = beneath, say, house, leave

    @cached_property
    def crash(self) -> CrashCard:
        """What she is told when the program itself is wrong."""
        from transitions.ui.frame.crash_card import CrashCard  # noqa: PLC0415 - when it is needed

        card = CrashCard(self._beneath, self._say)
        card.leaving.connect(self._leave)
        return card

    @cached_property
    def keys(self) -> ShortcutSheet:
        """What each key does on what is shown."""
        from transitions.ui.frame.shortcuts import ShortcutSheet  # noqa: PLC0415 - when it is needed

        return ShortcutSheet(self._beneath, self._say)

    @cached_property
    def curtain(self) -> Curtain:
        """What hides everything while the last words are saved."""
        from transitions.ui.frame.farewell import Curtain  # noqa: PLC0415 - when it is needed

        return Curtain(self._beneath, self._say)

    @cached_property
    def help(self) -> HelpLayer:
        """The guide."""
        from transitions.ui.help.layer import HelpLayer  # noqa: PLC0415 - read with the house

        layer = HelpLayer(self._beneath, self._house().around)
        layer.asking_for_keys.connect(self.turn_keys)
        return layer

    def turn_help(self, shown: QWidget | None, place: Place | None) -> None:
        """The page of the guide about what is in sight, or back from it to the same question."""
        if self.crash.isVisible():
            return
        if self.help.isVisible():
            self.help.sink()
            return
        self.keys.sink()
        if place is not None:
            self.help.open(place.screen, parents=place.parent_view)
        elif shown is not None:
            self.help.open(shown.objectName())

    def turn_keys(self) -> None:
        """The keys on a sheet, over the screen she came from."""
        if not self.crash.isVisible():
            self.help.sink()
            self.keys.toggle()
