"""Backups: when the last one was made, where they lie, and how to get one back."""

from __future__ import annotations

from transitions.ui.safety.safety_card import SafetyCard
from transitions.ui.screen import Stage


class BackupCard(SafetyCard):
    """Backups: when the last one was made, where they lie, and how to get one back."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage, "backup")
