"""Whose journey this is, what comes next, and who is looking."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.editor import Speech
from transitions.ui.controls.labels import Called, Words, look_changed
from transitions.ui.controls.toggle import Toggle
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.look.painting import elided, text_width
from transitions.ui.look.tokens import Look, current_look

LEAST_NAME = 160
"""So much of a name (at 100 % text) stays in sight where everything is on one line."""


class JourneyHeader(QFrame):
    """Child, facts, next step, parent view. `back`, `next_chosen`, and `parents_chosen` with on or off.

    Everything is on one line where that is possible; in a low window always, with fewer words.
    """

    back = Signal()
    next_chosen = Signal()
    parents_chosen = Signal(bool)

    def __init__(self, words: Speech) -> None:
        super().__init__()
        self.setObjectName("journey.header")
        self.setProperty("kind", "top")
        self._words = words
        self._back = Button(words("journey.overview"), "journey.overview", "ghost", "arrow-left")
        self._name = ShortName("journey.name")
        self._facts = Called("", "muted", name="journey.facts")
        self._coming = Words("", "muted", "tint", name="journey.coming")
        self._next = Button("", "journey.next", "plain", "arrow-right", icon_last=True)
        self._parents = Toggle(words("journey.parent_view"), "journey.parent_view")
        self._grid = QGridLayout(self)
        self._way_back, self._step = words("journey.overview"), ""
        self._for_parents = self._short = False
        self._build()

    def show_child(self, name: str, facts: str, coming: str = "") -> None:
        """Show whose journey it is, and what is planned soon."""
        self._name.say(name)
        self._facts.say(facts)
        self._coming.say(coming)
        self._arrange()

    def show_next(self, step: str) -> None:
        """Show what comes next."""
        self._step = step
        self._arrange()

    def show_parent_view(self, on: bool, *, locks: bool) -> None:
        """With parents looking there is no next step and no way to other families.

        `locks`: the way back to the overview asks for the passphrase.
        """
        with QSignalBlocker(self._parents):
            self._parents.setChecked(on)
        self._for_parents = on
        self._way_back = self._words("journey.overview_locked" if locks else "journey.overview")
        self._next.setVisible(not on)
        self._back.setVisible(not on)
        self._arrange()

    def set_short(self, short: bool) -> None:
        """Take one line where the window is low."""
        self._short = short
        self._arrange()

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
        for words in (self._name, self._facts, self._coming):
            column.addWidget(words)
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
        side, top = look.length("space.xl"), look.length("space.xs" if self._short else "space.s")
        self._grid.setContentsMargins(side, top, side, top)
        self._grid.setHorizontalSpacing(look.length("space.l"))
        self._grid.setVerticalSpacing(top)
        one_line = self._put_in_words(look)
        self._name.fold(one_line and self._short)
        self._facts.setVisible(not self._short)
        self._coming.setVisible(bool(self._coming.said()) and not self._short and not self._for_parents)
        self._grid.addWidget(self._first, 0, 0)
        self._grid.addWidget(self._actions, *((0, 1) if one_line else (1, 0)))
        self._grid.setColumnStretch(0, 1)

    def _put_in_words(self, look: Look) -> bool:
        """Give the buttons as many words as there is room for; whether all fits on one line."""
        fewer = ((True, True), (False, True), (False, False)) if self._short else ((True, True),)
        for way_back, step in fewer:
            self._say(way_back=way_back, step=step)
            if self._taken(look) <= self.width():
                return True
        self._say(way_back=True, step=True)
        return False

    def _say(self, *, way_back: bool, step: bool) -> None:
        asked = self._words("journey.next")
        self._back.setText(self._way_back if way_back else "")
        self._next.setText(self._step if step else asked)
        self._back.setAccessibleName(self._way_back)
        self._next.setAccessibleName(f"{asked}: {self._step}")
        self._back.setToolTip("" if way_back else self._way_back)
        self._next.setToolTip("" if step else self._step)

    def _taken(self, look: Look) -> int:
        """The width of everything beside each other, with as much of the name as must be seen."""
        shown = [part for part in (self._back, self._next, self._parents) if not part.isHidden()]
        font = look.font("h2", 600)
        name = text_width(font, elided(font, self._name.whole(), look.length("size.measure")))
        least = min(name, round(LEAST_NAME * look.scale)) if self._short else name
        gaps = 2 * look.length("space.xl") + (len(shown) + 1) * look.length("space.l")
        return least + gaps + sum(part.sizeHint().width() for part in shown)


class ShortName(Called):
    """A name that wraps; folded it takes one line and ends in an ellipsis where there is no room."""

    def __init__(self, name: str) -> None:
        self._folded = False
        super().__init__("", "h2", name=name)

    def whole(self) -> str:
        """The name with nothing left out."""
        return self._whole

    def say(self, text: str) -> None:
        super().say(text)
        self._tell()

    def fold(self, on: bool) -> None:
        """Take one line, or as many as the name needs."""
        self._folded = on
        self.setWordWrap(not on)
        self._fit()
        self._tell()

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(1, hint.height()) if self._folded else hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._folded:
            self._fit()

    def _fit(self) -> None:
        super()._fit()
        if self._folded and self.width() > 1:
            shown = elided(self.font(), self._whole, self.width())
            if shown != self.text():
                Words.say(self, shown)

    def _tell(self) -> None:
        """What is left out is told when it is pointed at, and to a screen reader."""
        cut = self.text() != self._whole
        self.setAccessibleName(self._whole if cut else "")
        self.setToolTip(self._whole if cut and self._folded else "")
