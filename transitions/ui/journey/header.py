"""Whose journey this is, what comes next, and who is looking."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.editor import Speech
from transitions.ui.controls.labels import Words, look_changed
from transitions.ui.controls.toggle import Toggle
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.look.tokens import current_look

MOST_SIGNS = 160
"""What was pasted by mistake must not push the page out of the window."""


class JourneyHeader(QFrame):
    """Child, facts, next step, parent view. `back`, `next_chosen`, and `parents_chosen` with on or off."""

    back = Signal()
    next_chosen = Signal()
    parents_chosen = Signal(bool)

    def __init__(self, words: Speech) -> None:
        super().__init__()
        self.setObjectName("journey.header")
        self.setProperty("kind", "top")
        self._words = words
        self._back = Button(words("journey.overview"), "journey.overview", "ghost", "arrow-left")
        self._name = Words("", "h2", name="journey.name")
        self._facts = Words("", "muted", name="journey.facts")
        self._next = Button("", "journey.next", "plain", "arrow-right", icon_last=True)
        self._parents = Toggle(words("journey.parent_view"), "journey.parent_view")
        self._grid = QGridLayout(self)
        self._build()

    def show_child(self, name: str, facts: str) -> None:
        """Show whose journey it is."""
        self._name.say(_shortened(name))
        self._facts.say(_shortened(facts))

    def show_next(self, step: str) -> None:
        """Show what comes next."""
        self._next.say(step)
        self._next.setAccessibleName(f"{self._words('journey.next')}: {step}")

    def show_parent_view(self, on: bool, *, locks: bool) -> None:
        """With parents looking there is no next step and no way to other families.

        `locks`: the way back to the overview asks for the passphrase.
        """
        with QSignalBlocker(self._parents):
            self._parents.setChecked(on)
        self._next.setVisible(not on)
        self._back.setVisible(not on)
        self._back.say(self._words("journey.overview_locked" if locks else "journey.overview"))

    def set_short(self, short: bool) -> None:
        """Leave the facts out where the window is low."""
        self._facts.setVisible(not short)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if look_changed(event):
            self._arrange()

    def _build(self) -> None:
        self._who = QWidget()
        column = QVBoxLayout(self._who)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._name)
        column.addWidget(self._facts)
        self._first = QWidget()
        line = QHBoxLayout(self._first)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(current_look().length("space.m"))
        line.addWidget(self._back)
        line.addWidget(self._who, 1)
        self._actions = QWidget()
        row = WrapLayout(self._actions)
        row.addWidget(self._next)
        row.addWidget(self._parents)
        self._back.clicked.connect(self.back)
        self._next.clicked.connect(self.next_chosen)
        self._parents.toggled.connect(self.parents_chosen)
        self._arrange()

    def _arrange(self) -> None:
        look = current_look()
        side, top = look.length("space.xl"), look.length("space.s")
        self._grid.setContentsMargins(side, top, side, top)
        self._grid.setHorizontalSpacing(look.length("space.l"))
        self._grid.setVerticalSpacing(top)
        narrow = self.width() < look.length("size.breakpoint")
        self._grid.addWidget(self._first, 0, 0)
        self._grid.addWidget(self._actions, *((1, 0) if narrow else (0, 1)))
        self._grid.setColumnStretch(0, 1)


def _shortened(words: str) -> str:
    return words if len(words) <= MOST_SIGNS else f"{words[: MOST_SIGNS - 1]}…"
