"""What the tests of the page of an observation that is done share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QWidget

from tests.ui.adbb_stage import observe
from tests.ui.family_stage import House, control
from transitions.application.desk import Desk
from transitions.domain.screening import ItemScore
from transitions.domain.version import Author
from transitions.ui.adbb.done import DonePage
from transitions.ui.controls.labels import Chip

LATER = date(2026, 10, 30)
LONE = Author(name="Lone Prøvesen", title="sundhedsplejerske")


def observe_tired(home: House, scores: Sequence[int | None], day: date) -> UUID:
    screening = observe(home, scores, day, done=False)

    def end(desk: Desk) -> None:
        desk.screenings.condition(screening, "tired", True)
        desk.screenings.explain(screening, "conditional_reason", "Lige vågnet.")
        desk.screenings.finish(screening)

    home.ask(end)
    return screening


def copy_from_journal(home: House, scores: Sequence[int], day: date) -> UUID:
    child = home.child

    def copy(desk: Desk) -> UUID:
        screening = desk.screenings.copy_earlier(child, day, LONE)
        for item, score in zip(desk.screenings.show(screening).scale.items, scores, strict=True):
            desk.screenings.score(screening, ItemScore(item=item.id, score=score))
        desk.screenings.finish(screening)
        return screening

    return home.ask(copy)


def beside(
    home: House, screening: UUID, scores: Sequence[int | None], done: bool = True, who: str = LONE.name
) -> None:
    def observe_too(desk: Desk) -> None:
        desk.second_observers.invite(screening, LONE.model_copy(update={"name": who}), certified=True)
        for item, score in zip(desk.screenings.show(screening).scale.items, scores, strict=True):
            note = "Ser ned" if item.id == "eye_contact" else ""
            reason = "" if score is not None else "Så det ikke"
            scored = ItemScore(item=item.id, score=score, note=note, not_assessed=reason)
            desk.second_observers.score(screening, scored)
        if done:
            desk.second_observers.finish(screening)

    home.ask(observe_too)


def is_there(screen: QWidget, name: str) -> bool:
    return screen.findChild(QWidget, name) is not None


def chip(screen: QWidget, name: str) -> str:
    found = screen.findChild(Chip, name)
    return found.text() if isinstance(found, Chip) else ""


def done_page(screen: QWidget) -> DonePage:
    found = control(screen, "adbb")
    assert isinstance(found, DonePage)
    return found


def drafts(home: House, screening: UUID) -> dict[str, object]:
    return dict(home.ask(lambda desk: desk.screenings.waiting([screening]))[screening])
