"""A screen of cards one under the other, each minding its own business; hers alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from transitions.application.bookmark import Place
from transitions.application.errors import ExpectedError
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.surfaces import BottomBar, Card
from transitions.ui.pages.page import Page
from transitions.ui.screen import Screen, Stage

OVERVIEW = Place(screen="overview", parent_view=False)


class ScreenCard(Card):
    """A card named ``<screen>.<name>``; its heading and hint are the texts of that name.

    ``go`` carries the Place to show next; ``told`` a sentence for the message bar; ``trouble`` an
    ExpectedError to say there; ``locking`` asks to begin anew.
    """

    go = Signal(object)
    told = Signal(str)
    trouble = Signal(object)
    locking = Signal()

    def __init__(self, stage: Stage, name: str, *, hint: bool = True) -> None:
        super().__init__(stage.say(f"{name}.title"), stage.say(f"{name}.hint") if hint else "")
        self.setObjectName(name)
        self.stage = stage

    def read(self) -> None:
        """Ask for what to show; called each time the screen is opened."""

    def complain(self, error: ExpectedError) -> None:
        """Say an error in the message bar."""
        self.trouble.emit(error)


class CardScreen(Screen):
    """The cards, and a way back to the overview. ``heading``: which text stands over them."""

    def __init__(self, stage: Stage, name: str, heading: str, cards: Sequence[ScreenCard]) -> None:
        super().__init__(stage)
        self._name, self._cards = name, cards
        self._page = Page(name)
        self._page.add_heading(stage.say(f"{name}.{heading}"), stage.say(f"{name}.lead"))
        self._back = Button(stage.words(f"{name}.back"), f"{name}.back", "plain", "arrow-left")
        self._build()

    def open(self, place: Place) -> None:
        self._page.to_top()
        for card in self._cards:
            card.read()
            if place.question == card.objectName():
                self._page.show_widget(card)

    def place(self) -> Place:
        return Place(screen=self._name, parent_view=False)

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._page)
        for card in self._cards:
            card.go.connect(self.go)
            card.told.connect(self.told)
            card.trouble.connect(self.trouble)
            card.locking.connect(self.locking)
            self._page.add(card)
        bar = BottomBar(f"{self._name}.bar")
        bar.add_leading(self._back)
        self._page.set_bottom_bar(bar)
        self._back.clicked.connect(lambda: self.go.emit(OVERVIEW))
