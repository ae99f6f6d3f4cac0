"""What the family page reads from the vault, and the few things it does there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from transitions.application.bookmark import Place
from transitions.application.children import CustodyAhead
from transitions.application.desk import Desk
from transitions.domain.child import Child
from transitions.domain.transition import Daycare, TransitionRecord
from transitions.ui.pages.kept import Values, unread


@dataclass(frozen=True)
class Family:
    """The child, its parents, and the transition that the page was opened for.

    ``mistake``: the text that says why the child is no mistake that goes at once, or nothing.
    """

    child: Child
    record: TransitionRecord | None = None
    consented: bool = False
    mistake: str = ""
    problems: Mapping[str, str] = field(default_factory=dict)
    unread: Mapping[UUID, Values] = field(default_factory=dict)
    ahead: Mapping[UUID, CustodyAhead] = field(default_factory=dict)


def read_family(desk: Desk, place: Place) -> Family:
    """The family of a place."""
    record = desk.transitions.show(place.transition) if place.transition else None
    child = record.child if record else desk.children.show(_known(place.child))
    subjects = [child.id, *(parent.id for parent in child.parents), *([record.id] if record else [])]
    ahead = {parent.id: desk.children.custody_ahead(parent.id) for parent in child.parents}
    return Family(
        child=child,
        record=record,
        consented=bool(record and desk.consents.ledger(record.id).latest_given(_today(desk))),
        mistake=desk.erasures.mistake(child.id),
        problems=_problems(desk, child, record),
        unread={subject: unread(desk, subject) for subject in subjects},
        ahead={parent: change for parent, change in ahead.items() if change},
    )


def start_for_sibling(desk: Desk, child: UUID) -> Place:
    """A twin or sibling with the same parents, and a transition of its own."""
    with desk.transaction():
        sibling = desk.children.register()
        desk.children.copy_parents(child, sibling)
        transition = desk.transitions.start(sibling)
    return Place(screen="family", child=sibling, transition=transition)


def change_daycare(desk: Desk, transition: UUID, daycare: Daycare) -> Place:
    """Another daycare: a new transition, at its family page."""
    with desk.transaction():
        desk.transitions.write(transition, {"unread/new_daycare": None})
        new = desk.transitions.change_daycare(transition, daycare)
    return Place(screen="family", child=desk.transitions.show(new).child.id, transition=new)


def _problems(desk: Desk, child: Child, record: TransitionRecord | None) -> dict[str, str]:
    found = desk.children.problems(child)
    if record is not None:
        found |= desk.transitions.date_problems(record) | desk.transitions.daycare_problems(record)
    say = desk.around.library.texts.say
    return {name: say(f"problem.{p.text_id}", **p.values) for name, p in found.items()}


def _known(subject: UUID | None) -> UUID:
    if subject is None:
        raise KeyError("a family needs a child")
    return subject


def _today(desk: Desk) -> date:
    return desk.around.clock.today()
