"""The screens of an open vault by name; reading this module reads all of them."""

from __future__ import annotations

from collections.abc import Callable

from transitions.application.desk import Desk
from transitions.ui.journey.journey import Journey
from transitions.ui.journey.screens import JOURNEY_SCREENS
from transitions.ui.look.wardrobe import Wardrobe, plain_wardrobe
from transitions.ui.overview.screen import OverviewScreen
from transitions.ui.profile.screen import ProfileScreen
from transitions.ui.safety.colleague_give import GiveScreen
from transitions.ui.safety.colleague_take import TakeScreen
from transitions.ui.safety.screen import SafetyScreen
from transitions.ui.screen import Factories
from transitions.ui.settings.move_screen import MoveScreen
from transitions.ui.settings.screen import SettingsScreen

LoadPractice = Callable[[Desk], object]


def factories(load_practice: LoadPractice | None, wardrobe: Wardrobe | None = None) -> Factories:
    """The screens of an open vault by name; with no wardrobe what she chooses to wear is forgotten."""
    return {
        "settings": lambda stage: SettingsScreen(stage, wardrobe or plain_wardrobe()),
        "new_form": MoveScreen,
        "profile": ProfileScreen,
        "safety": SafetyScreen,
        "colleague_give": GiveScreen,
        "colleague_take": TakeScreen,
        "overview": lambda stage: OverviewScreen(stage, load_practice),
        "journey": lambda stage: Journey(stage, JOURNEY_SCREENS),
    }
