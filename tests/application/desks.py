"""A desk over a fake store, with the bundled definitions and a press that prints nothing."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from tests.bundled import bundled_catalogue
from tests.fakes.clock import FakeClock, FakeIds
from tests.fakes.press import FakePress
from tests.fakes.store import FakeStore
from transitions.application.consents import Wish
from transitions.application.desk import Desk, Surroundings
from transitions.domain.answers import Answer, AnswerKey
from transitions.domain.form import Voice
from transitions.domain.person import HealthVisitor
from transitions.domain.transition import Daycare
from transitions.export.formats import Formats

DAY = date(2026, 11, 2)
DAYCARE = Daycare(name="Vuggestuen Solsikken", group="Rød stue")


def make_desk(kind: str = "practice", day: date = DAY, certified: bool = True) -> Desk:
    """An empty vault whose health visitor is known."""
    around = Surroundings(
        clock=FakeClock(day), ids=FakeIds(), library=bundled_catalogue(), press=FakePress(), exports=Formats()
    )
    store = FakeStore(kind)
    visitor = HealthVisitor(name="Sofie Øvesen", phone="00 00 00 00", certified=certified)
    around.desk(store).profile.write(visitor)
    return around.desk(store)


def begin(desk: Desk, wish: str = "yes") -> tuple[UUID, UUID, UUID]:
    """A child with two custody holders on its way: transition, mother, father; its daycare after a yes."""
    child = desk.children.register("Alma Prøve", date(2026, 1, 20))
    mother = desk.children.add_parent(child, {"name": "Mette Prøve", "custody": "holder"})
    father = desk.children.add_parent(child, {"name": "Jonas Prøve", "custody": "holder"})
    transition = desk.transitions.start(child)
    values: dict[str, object] = {"form_wish": wish, "start_date": "2026-12-01"}
    daycare = {"daycare": DAYCARE.model_dump(mode="json")} if wish == "yes" else {}
    desk.transitions.write(transition, {**values, **daycare})
    desk.transitions.settle(transition)
    return transition, mother, father


def say(desk: Desk, transition: UUID, field: str, value: object, voice: Voice = "parents") -> AnswerKey:
    """Type an answer."""
    key = AnswerKey(field=field, voice=voice)
    desk.transitions.answer(transition, Answer(key=key, value=value))
    return key


def yes(parent: UUID, **more: object) -> Wish:
    """A yes on paper for a year."""
    known: dict[str, object] = {
        "parent": parent, "until": date(2027, 11, 2), "way": "paper", "channels": ("parents_carry",),
        "purpose": "prepare_start", **more,
    }
    return Wish.model_validate(known)


def anew(desk: Desk) -> Desk:
    """The desk of the next piece of work."""
    return desk.around.desk(desk.store)


def kept(desk: Desk) -> set[str]:
    """The transitions of which a line is in order, without putting any in order."""
    lines = desk.store.lines.all(desk.overview._rules, desk.around.clock.today())
    return {line.transition for line in lines if line.says}
