"""Safety: the cards one under the other."""

from __future__ import annotations

from transitions.application.bookmark import Place
from transitions.ui.pages.card_screen import CardScreen
from transitions.ui.safety.backup_card import BackupCard
from transitions.ui.safety.colleague_card import ColleagueCard
from transitions.ui.safety.counts_card import CountsCard
from transitions.ui.safety.erasure_card import ErasureCard
from transitions.ui.safety.keys_card import KeysCard
from transitions.ui.safety.log_card import LogCard
from transitions.ui.screen import Stage

CARDS = (BackupCard, KeysCard, ErasureCard, ColleagueCard, CountsCard, LogCard)


class SafetyScreen(CardScreen):
    """Backups, keys, deletion, colleagues, counts and the log of this vault; hers alone."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage, "safety", "heading", [made(stage) for made in CARDS])

    def open(self, place: Place) -> None:
        super().open(place)
        if not place.question:
            self._page.focus_first()
