"""The settings: few, each explained, the cards one under the other."""

from __future__ import annotations

from collections.abc import Iterator

from transitions.ui.controls.labels import Words
from transitions.ui.look.wardrobe import Wardrobe
from transitions.ui.pages.card_screen import CardScreen, ScreenCard
from transitions.ui.screen import Stage
from transitions.ui.settings.data_card import DataCard
from transitions.ui.settings.form_card import FormCard
from transitions.ui.settings.look_card import LookCard
from transitions.ui.settings.overlay_card import OverlayCard


class SettingsScreen(CardScreen):
    """Hers alone. ``locking`` asks to begin anew, with what the municipality has changed."""

    def __init__(self, stage: Stage, wardrobe: Wardrobe) -> None:
        super().__init__(stage, "settings", "title", list(_cards(stage, wardrobe)))


def _cards(stage: Stage, wardrobe: Wardrobe) -> Iterator[ScreenCard]:
    yield LookCard(stage, wardrobe)
    yield _locking_card(stage)
    if not stage.practice:
        yield DataCard(stage)
    yield FormCard(stage)
    yield OverlayCard(stage)


def _locking_card(stage: Stage) -> ScreenCard:
    """When the program locks: shown, for the municipality decides it."""
    card = ScreenCard(stage, "settings.locking", hint=False)
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
