"""The bar under a sheet: back, how far she is, one step on or back, and the end of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from transitions.domain.texts import Texts
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import Words
from transitions.ui.controls.surfaces import BottomBar


class SheetBar(BottomBar):
    """``going`` carries one step on (1) or back (-1); ``leaving`` and ``finishing`` end the work on it."""

    going = Signal(int)
    leaving = Signal()
    finishing = Signal()

    def __init__(
        self, name: str, texts: Texts, back: str, finish: str, quiet: Sequence[QWidget] = ()
    ) -> None:
        super().__init__(f"{name}.bar")
        self._texts, self._quiet, say = texts, tuple(quiet), texts.say
        leave = Button(back, f"{name}.back", icon="arrow-left")
        self._progress = Words("", "muted", name=f"{name}.progress")
        self._progress.setWordWrap(False)
        self._before = Button(say("adbb_screen.layout.before"), f"{name}.before", icon="chevron-left")
        self._next = Button(
            say("adbb_screen.layout.next"), f"{name}.next", "primary", "chevron-right", icon_last=True
        )
        self._finish = Button(finish, f"{name}.finish", "primary")
        self.add_leading(leave)
        self.add_leading(self._progress)
        for widget in (*self._quiet, self._before, self._next, self._finish):
            self.add_trailing(widget)
        for button in (self._before, self._next, self._finish):
            button.setAutoDefault(True)
        leave.clicked.connect(self.leaving)
        self._before.clicked.connect(lambda: self.going.emit(-1))
        self._next.clicked.connect(lambda: self.going.emit(1))
        self._finish.clicked.connect(self.finishing)

    def show_place(self, *, one: bool, first: bool, last: bool) -> None:
        """Offer what can be done from here: steps where one is shown at a time, the end at the end."""
        for widget in self._quiet:
            widget.setVisible(not one or not last)
        self._before.setVisible(one)
        self._before.setEnabled(not first)
        self._next.setVisible(one and not last)
        self._finish.setVisible(not one or last)

    def show_progress(self, considered: int, count: int) -> None:
        """How many items have been considered."""
        named = {"n": str(considered), "all": str(count)}
        self._progress.say(self._texts.say("adbb_screen.progress", **named))

    def enter(self, *, last: bool) -> None:
        """Put the cursor on the end, or on the next step."""
        (self._finish if last else self._next).setFocus(Qt.FocusReason.TabFocusReason)
