"""Passphrase and recovery key."""

from __future__ import annotations

from transitions.ui.safety.safety_card import SafetyCard
from transitions.ui.screen import Stage


class KeysCard(SafetyCard):
    """Passphrase and recovery key."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage, "keys")
