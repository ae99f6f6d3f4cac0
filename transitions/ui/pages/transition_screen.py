"""A page about one transition: its dates, its wishes, and what came of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from transitions.application.bookmark import Place
from transitions.ui.autosave import Save
from transitions.ui.pages.card_screen import OVERVIEW
from transitions.ui.pages.erase_card import EraseCard
from transitions.ui.pages.kept import KeptCard
from transitions.ui.pages.kept_screen import KeptScreen
from transitions.ui.pages.transition_reading import TransitionReading, settle_transition
from transitions.ui.screen import Stage

R = TypeVar("R", bound=TransitionReading)


class TransitionScreen(KeptScreen[R]):
    """Its cards, and last the way to delete the family where its time has come."""

    def __init__(self, stage: Stage, name: str) -> None:
        super().__init__(stage, name)
        self._cards: tuple[KeptCard, ...] = ()

    def settling(self, place: Place) -> Save | None:
        return settle_transition(place)

    def cards(self) -> Iterator[KeptCard]:
        return iter(self._cards)

    def erase_card(self) -> EraseCard:
        """The card about deleting; when it is done there is nothing left to stay for."""
        card = EraseCard(self.stage, self.name)
        card.erased.connect(self._go_away)
        return card

    def _go_away(self) -> None:
        self.told.emit(self.stage.say("erase.done"))
        self.go.emit(OVERVIEW)
