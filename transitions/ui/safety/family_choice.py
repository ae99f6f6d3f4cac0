"""Which family: a line to search in, and the ones that fit beneath it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from transitions.application.colleagues import Present
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.line import single_line
from transitions.ui.controls.labels import Words
from transitions.ui.controls.rows import Row
from transitions.ui.pages.kept import beside
from transitions.ui.safety.colleague_words import NAME, called
from transitions.ui.screen import Stage

MOST = 5
"""More are found by writing more of the name."""


class FamilyChoice(QWidget):
    """``changed`` when a family is chosen, or another is to be."""

    changed = Signal()

    def __init__(self, stage: Stage, name: str) -> None:
        super().__init__()
        self._stage, self._name = stage, name
        self._all: Sequence[Present] = ()
        self._chosen: Present | None = None
        self._line = single_line(f"{name}.search")
        self._line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self._search = Row(f"{name}.search", stage.say(f"{NAME}.give.search"), self._line)
        self._offered: list[Present] = []
        self._buttons = [self._button(place) for place in range(MOST)]
        self._more = Words(stage.say("overview.more_found"), "muted", name=f"{name}.more")
        self._who = Words("", "strong", name=f"{name}.chosen")
        self._waits = Words("", "muted", name=f"{name}.waits")
        self._again = Button(stage.say(f"{NAME}.give.another"), f"{name}.again", "ghost", "undo")
        self._build()

    def offer(self, present: Sequence[Present], wanted: UUID | None = None) -> None:
        """The families there are; none is chosen but the one that is wanted."""
        self._all = present
        self._chosen = next((family for family in present if family.child == wanted), None)
        self._line.clear()
        self._show()

    def chosen(self) -> Present | None:
        """The family, when there is one."""
        return self._chosen

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._search, *self._buttons, self._more, self._who, self._waits):
            column.addWidget(widget)
        column.addWidget(beside((self._again,), "flow"))
        self._line.textChanged.connect(lambda _: self._show())
        self._again.clicked.connect(lambda: self._choose(None))

    def _choose(self, family: Present | None) -> None:
        self._chosen = family
        self._show()
        (self._line if family is None else self._again).setFocus()
        self.changed.emit()

    def _show(self) -> None:
        fits = [] if self._chosen else self._fitting()
        self._offered = fits[:MOST]
        for button, family in zip_longest(self._buttons, self._offered):
            if family is not None:
                button.say(called(self._stage, family.name, family.birth_date))
            button.setVisible(family is not None)
        self._more.setVisible(len(fits) > MOST)
        self._search.setVisible(self._chosen is None)
        for part in (self._who, self._again):
            part.setVisible(self._chosen is not None)
        self._tell_chosen()

    def _tell_chosen(self) -> None:
        family, waits = self._chosen, self._chosen is not None and bool(self._chosen.on_the_way_to)
        self._who.say(called(self._stage, family.name, family.birth_date) if family else "")
        name = family.on_the_way_to if family else ""
        self._waits.say(self._stage.say(f"{NAME}.give.waits", name=name) if waits else "")
        self._waits.setVisible(waits)

    def _fitting(self) -> list[Present]:
        words = self._line.text().casefold().split()
        return [p for p in self._all if all(word in p.name.casefold() for word in words)]

    def _button(self, place: int) -> Button:
        button = Button("", f"{self._name}.{place + 1}", "plain", "family")
        button.clicked.connect(lambda: self._choose(self._offered[place]))
        return button
