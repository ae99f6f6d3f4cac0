"""Families whose time has come, and what is left of them."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from tests.application.desks import DAY, begin, say, yes
from tests.fakes.clock import FakeClock
from tests.fakes.store import FakeStore
from transitions.application.desk import Desk
from transitions.domain.move import MOVE, Move, MoveStep
from transitions.domain.version import Author, Event

WORDS = ("Alma Prøve", "Mette Prøve", "Jonas Prøve", "Solsikken", "Kanariefugl", "2026-01-20")


def declined(desk: Desk, wish: str = "no") -> UUID:
    transition, *_ = begin(desk, wish)
    desk.transitions.write(transition, {"introduced_on": "2026-10-01"})
    desk.transitions.settle(transition)
    return transition


def delivered(desk: Desk) -> UUID:
    """A family whose pages are with the daycare."""
    transition, mother, father = begin(desk)
    say(desk, transition, "happy_with", "Kanariefugl")
    desk.transitions.share(transition, "happy_with", "parents", "share")
    for parent in (mother, father):
        desk.consents.give(transition, yes(parent))
    desk.handovers.log(transition, "printed", "handover")
    desk.handovers.log(transition, "delivered", "handover")
    return transition


def rows(desk: Desk) -> str:
    store = desk.store
    assert isinstance(store, FakeStore)
    held = (*store.versions.rows, *store.drafts.rows.values(), *store.events.rows)
    return repr([row.model_dump() for row in held]) + repr(store.subjects.salts)


def to_day(desk: Desk, days: int) -> None:
    clock = desk.around.clock
    assert isinstance(clock, FakeClock)
    clock.day = DAY + timedelta(days=days)


def noes(desk: Desk) -> list[tuple[int, int]]:
    """How many families said no, by year."""
    return [(year.year, year.declined) for year in desk.tallies.years()]


def entered(desk: Desk) -> UUID:
    """A family that is done with: delivered, in the journal, closed."""
    transition = delivered(desk)
    desk.transitions.close(transition)
    desk.handovers.entered_in_journal(transition)
    return transition


def child_of(desk: Desk, transition: UUID) -> UUID:
    return desk.transitions.show(transition).child.id


def move(desk: Desk, transition: UUID, step: MoveStep) -> None:
    made = Move(step=step, package=UUID(int=77), giver="Sofie", taker="Karen", day=desk.around.clock.today())
    event = Event(
        id=desk.around.ids.new(), subject=child_of(desk, transition), kind=MOVE,
        value=made.model_dump(mode="json"), day=made.day, recorded_at=desk.around.clock.now(),
        author=Author(name="Sofie"),
    )
    desk.store.events.add(event)
