"""What is written in an observation goes to the vault as it is written; choices at once."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject

from transitions.ui.adbb.items import ItemCard
from transitions.ui.adbb.page import ObservationPage
from transitions.ui.adbb.reading import CORRECTION, NO_DAY, UNREAD_DAY
from transitions.ui.adbb.second import SecondPage
from transitions.ui.autosave import Autosave, Save


class ObservationSaving(QObject):
    """Saves one observation from its page; lives with it."""

    def __init__(self, autosave: Autosave, page: ObservationPage, unread: str) -> None:
        super().__init__(page)
        self._autosave, self._page, self._unread = autosave, page, unread
        self._screening = page.screening.id
        page.day.moved.connect(self._save_day)
        page.day.explained.connect(lambda: self._explain("outside_age_reason", page.day.reason.value()))
        page.conditions.noted.connect(self._save_condition)
        page.conditions.explained.connect(
            lambda: self._explain("conditional_reason", page.conditions.reason.value())
        )
        page.reason.edited.connect(lambda: self._explain(CORRECTION, page.reason.value()))
        if page.observer is not None:
            page.observer.edited.connect(self._save_observer)
        for card in page.items:
            card.edited.connect(lambda it=card: self._save_item(it))
            card.scored.connect(lambda it=card: self._save_item(it, at_once=True))

    def _note(self, name: str, save: Save, *, at_once: bool = False) -> None:
        note(self._autosave, self._screening, name, save, at_once=at_once)

    def _save_item(self, card: ItemCard, *, at_once: bool = False) -> None:
        screening, said = self._screening, card.said()
        self._note(
            f"item/{said.item}", lambda desk: desk.screenings.score(screening, said), at_once=at_once
        )

    def _save_day(self) -> None:
        screening, day = self._screening, self._page.day.day.value()
        unread = "" if day else self._page.day.day.typed() or NO_DAY
        if unread or self._unread:
            self._explain(UNREAD_DAY, unread)
        self._unread = unread
        if day is not None:
            self._note("day", lambda desk: desk.screenings.observe_on(screening, day))

    def _save_observer(self) -> None:
        screening, observer = self._screening, self._page.observer
        if observer is not None:
            said = observer.said()
            self._note("observer", lambda desk: desk.screenings.observed_by(screening, said))

    def _save_condition(self, condition: str) -> None:
        screening, holds = self._screening, self._page.conditions.holds(condition)
        self._note(
            f"condition/{condition}",
            lambda desk: desk.screenings.condition(screening, condition, holds), at_once=True,
        )

    def _explain(self, name: str, text: str) -> None:
        screening = self._screening
        self._note(name, lambda desk: desk.screenings.explain(screening, name, text))


class SecondSaving(QObject):
    """Saves a colleague's own items from her page; lives with it."""

    def __init__(self, autosave: Autosave, screening: UUID, page: SecondPage) -> None:
        super().__init__(page)
        self._autosave, self._screening = autosave, screening
        for card in page.items:
            card.edited.connect(lambda it=card: self._save_item(it))
            card.scored.connect(lambda it=card: self._save_item(it, at_once=True))

    def _save_item(self, card: ItemCard, *, at_once: bool = False) -> None:
        screening, said = self._screening, card.said()
        note(
            self._autosave, screening, f"second/item/{said.item}",
            lambda desk: desk.second_observers.score(screening, said), at_once=at_once,
        )


def note(autosave: Autosave, screening: UUID, name: str, save: Save, *, at_once: bool = False) -> None:
    """Save this part of an observation soon, or now."""
    autosave.note(f"screening/{screening}/{name}", save)
    if at_once:
        autosave.flush()
