"""The log of what was done, and whether it is whole."""

from __future__ import annotations

from transitions.ui.safety.safety_card import SafetyCard
from transitions.ui.screen import Stage


class LogCard(SafetyCard):
    """The log of what was done, and whether it is whole."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage, "log")
