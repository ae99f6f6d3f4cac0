"""A family whose parents have both said yes."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from tests.application.desks import DAY, begin, make_desk, say, yes
from transitions.application.desk import Desk
from transitions.domain.transition import TransitionRecord

LATER = DAY + timedelta(days=3)


def obstacles(desk: Desk, transition: UUID) -> list[str]:
    return [o.text_id for o in desk.handovers.verdict(transition, "handover").obstacles]


def agreed() -> tuple[Desk, UUID]:
    """A family whose pages may leave."""
    desk = make_desk()
    transition, mother, father = begin(desk)
    desk.transitions.write(transition, {"introduced_on": "2026-10-01", "meeting_wish": "yes"})
    desk.transitions.settle(transition)
    say(desk, transition, "happy_with", "bolde")
    desk.transitions.share(transition, "happy_with", "parents", "share")
    for parent in (mother, father):
        desk.consents.give(transition, yes(parent))
    assert obstacles(desk, transition) == []
    return desk, transition


def show(desk: Desk, transition: UUID) -> TransitionRecord:
    return desk.transitions.show(transition)
