"""Safety: the cards one under the other; each minds its own business."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from transitions.application.bookmark import Place
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.surfaces import BottomBar
from transitions.ui.pages.page import Page
from transitions.ui.safety.backup_card import BackupCard
from transitions.ui.safety.colleague_card import ColleagueCard
from transitions.ui.safety.counts_card import CountsCard
from transitions.ui.safety.erasure_card import ErasureCard
from transitions.ui.safety.keys_card import KeysCard
from transitions.ui.safety.log_card import LogCard
from transitions.ui.screen import Screen, Stage

CARDS = (BackupCard, KeysCard, ErasureCard, ColleagueCard, CountsCard, LogCard)
HERE = Place(screen="safety", parent_view=False)
OVERVIEW = Place(screen="overview", parent_view=False)


class SafetyScreen(Screen):
    """Backups, keys, deletion, colleagues, counts and the log of this vault; hers alone."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self._page = Page("safety")
        self._page.add_heading(stage.say("safety.heading"), stage.say("safety.lead"))
        self._cards = [made(stage) for made in CARDS]
        for card in self._cards:
            card.go.connect(self.go)
            card.told.connect(self.told)
            card.trouble.connect(self.trouble)
            self._page.add(card)
        self._back = Button(stage.words("safety.back"), "safety.back", "plain", "arrow-left")
        self._build()

    def open(self, place: Place) -> None:
        self._page.to_top()
        for card in self._cards:
            card.read()
            if place.question == card.objectName():
                self._page.show_widget(card)
        if not place.question:
            self._page.focus_first()

    def place(self) -> Place:
        return HERE

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._page)
        bar = BottomBar("safety.bar")
        bar.add_leading(self._back)
        self._page.set_bottom_bar(bar)
        self._back.clicked.connect(lambda: self.go.emit(OVERVIEW))
