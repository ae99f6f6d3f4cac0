"""What is to be deleted by policy, and what was."""

from __future__ import annotations

from transitions.ui.safety.safety_card import SafetyCard
from transitions.ui.screen import Stage


class ErasureCard(SafetyCard):
    """What is to be deleted by policy, and what was."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage, "erasure")
