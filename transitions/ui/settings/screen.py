"""The settings: few, each explained, the cards one under the other."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from transitions.application.bookmark import Place
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import Words
from transitions.ui.controls.surfaces import BottomBar
from transitions.ui.look.wardrobe import Wardrobe
from transitions.ui.pages.page import Page
from transitions.ui.screen import Screen, Stage
from transitions.ui.settings.data_card import DataCard
from transitions.ui.settings.form_card import FormCard
from transitions.ui.settings.look_card import LookCard
from transitions.ui.settings.overlay_card import OverlayCard
from transitions.ui.settings.settings_card import SettingsCard

HERE = Place(screen="settings", parent_view=False)
OVERVIEW = Place(screen="overview", parent_view=False)


class SettingsScreen(Screen):
    """Hers alone. ``locking`` asks to begin anew, with what the municipality has changed."""


    def __init__(self, stage: Stage, wardrobe: Wardrobe) -> None:
        super().__init__(stage)
        self._page = Page("settings")
        self._page.add_heading(stage.say("settings.title"), stage.say("settings.lead"))
        self._cards: list[SettingsCard] = [LookCard(stage, wardrobe), _locking_card(stage)]
        if not stage.practice:
            self._cards.append(DataCard(stage))
        self._cards += [FormCard(stage), OverlayCard(stage)]
        self._back = Button(stage.words("settings.back"), "settings.back", "plain", "arrow-left")
        self._build()

    def open(self, place: Place) -> None:
        self._page.to_top()
        for card in self._cards:
            card.read()
            if place.question == card.objectName():
                self._page.show_widget(card)

    def place(self) -> Place:
        return HERE

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
        bar = BottomBar("settings.bar")
        bar.add_leading(self._back)
        self._page.set_bottom_bar(bar)
        self._back.clicked.connect(lambda: self.go.emit(OVERVIEW))


def _locking_card(stage: Stage) -> SettingsCard:
    """When the program locks: shown, for the municipality decides it."""
    card = SettingsCard(stage, "locking", hint=False)
    policy = stage.library.policy
    card.add(
        Words(
            stage.say(
                "settings.locking.text", idle=str(policy.locking.idle_minutes),
                visit=str(policy.locking.visit_minutes), clipboard=str(policy.clipboard.clear_after_seconds),
            ),
            name="settings.locking.text",
        )
    )
    card.add(Words(stage.say("settings.locking.now"), "muted"))
    return card
