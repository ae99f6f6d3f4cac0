"""Families handed to a colleague, and taken over from one."""

from __future__ import annotations

from transitions.ui.safety.safety_card import SafetyCard
from transitions.ui.screen import Stage


class ColleagueCard(SafetyCard):
    """Families handed to a colleague, and taken over from one."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage, "colleague")
