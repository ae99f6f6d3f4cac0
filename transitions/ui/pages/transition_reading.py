"""What the pages about dates and wishes read from the vault."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from transitions.application.bookmark import Place
from transitions.application.deletions import Erasing
from transitions.application.desk import Desk
from transitions.domain.transition import TransitionRecord
from transitions.domain.version import Json
from transitions.ui.autosave import Save
from transitions.ui.pages.kept import Values, unread


@dataclass(frozen=True)
class TransitionReading:
    """A transition, what was typed about it and could not be read, and whether its family may be deleted."""

    record: TransitionRecord
    unread: Mapping[str, Json] = field(default_factory=dict)
    erasing: Erasing = field(default_factory=Erasing)

    def values(self, *names: str) -> Values:
        """Values as they are stored, with what was not understood."""
        return {**self.record.model_dump(mode="json", include=set(names)), **self.unread}


def read_transition(place: Place) -> Callable[[Desk], TransitionReading]:
    """How to read the transition of a place."""
    transition = transition_of(place)
    return lambda desk: TransitionReading(
        desk.transitions.show(transition), unread(desk, transition), desk.erasures.standing(transition)
    )


def settle_transition(place: Place) -> Save | None:
    """What settles when a page about the transition is left."""
    transition = place.transition
    return None if transition is None else lambda desk: desk.transitions.settle(transition)


def transition_of(place: Place) -> UUID:
    """The transition a place names; raises ``KeyError`` without one."""
    if place.transition is None:
        raise KeyError("the place names no transition")
    return place.transition
