"""What one parent has said by a day, asked line by line and not folded event by event."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

from tests.gate.said import Reading, reads, said
from transitions.domain.answers import Answer, AnswerKey
from transitions.domain.child import Child
from transitions.domain.consent import AnyConsentEvent, Given, Ledger, NotAsked, Refused, Withdrawn
from transitions.domain.form import Field
from transitions.domain.gate import Release
from transitions.domain.policy import Policy
from transitions.domain.transition import TransitionRecord


@dataclass(frozen=True)
class Situation:
    """A family, what its parents said, and what somebody wants to release on a day.

    ``seen`` holds what each yes of the ledger was given to, by its place there; ``marks`` the word
    by which each answer is known again.
    """

    seed: int
    record: TransitionRecord
    ledger: Ledger
    policy: Policy
    release: Release
    day: date
    seen: Mapping[int, Mapping[AnswerKey, Reading]]
    marks: Mapping[AnswerKey, str]

    @property
    def child(self) -> Child:
        return self.record.child

    @cached_property
    def said(self) -> tuple[tuple[Field, Answer], ...]:
        """What there is to say, each with its question."""
        return tuple(said(self.record))

    @cached_property
    def read_now(self) -> Mapping[AnswerKey, Reading]:
        """How each answer reads as it is now."""
        return {a.key: reads(a, asked, self.record.salt) for asked, a in self.said}


class Told(NamedTuple):
    """An event with its place in the ledger."""

    place: int
    event: AnyConsentEvent

    @property
    def when(self) -> tuple[date, int]:
        """By the day it happened; on the same day, by when it was written down."""
        return self.event.day, self.place


def told_by(s: Situation) -> list[Told]:
    """What had happened by the day of the release, in the order it happened."""
    happened = (Told(place, e) for place, e in enumerate(s.ledger.events) if e.day <= s.day)
    return sorted(happened, key=lambda told: told.when)


class Voice:
    """What one parent has said by a day, asked line by line."""

    def __init__(self, s: Situation, parent: UUID) -> None:
        self.s = s
        self.told = [t for t in told_by(s) if t.event.parent == parent]

    @cached_property
    def yes(self) -> Given | None:
        return self._newest.event if self._newest and isinstance(self._newest.event, Given) else None

    @cached_property
    def _newest(self) -> Told | None:
        """Her newest yes that counts; where none does, the first."""
        given = [t for t in self.told if isinstance(t.event, Given)]
        good = [t for t in given if isinstance(t.event, Given) and counts(t.event)]
        return good[-1] if good else given[0] if given else None

    def stands(self, no: Told, covers: Callable[[Given], bool] = lambda _: True) -> bool:
        """Whether a no still stands: no yes has ended it since."""
        return not any(ends(t, no) and covers(t.event) for t in self.told if isinstance(t.event, Given))

    @cached_property
    def refuses_all(self) -> bool:
        return any(self.stands(t) for t in self.told if isinstance(t.event, Refused) and t.event.handover)

    def refuses(self, key: AnswerKey) -> bool:
        return any(
            key in no.fields and self.stands(t, lambda yes: any(a.key == key for a in yes.approvals))
            for t, no in self._refused_some
        )

    @cached_property
    def _refused_some(self) -> list[tuple[Told, Refused]]:
        return [(t, t.event) for t in self.told if isinstance(t.event, Refused) and not t.event.handover]

    @cached_property
    def took_back_all(self) -> bool:
        return any(self.stands(t) for t in self.told if isinstance(t.event, Withdrawn) and not t.event.fields)

    def took_back(self, key: AnswerKey) -> bool:
        return any(key in no.fields and self.stands(t) for t, no in self._took_back_some)

    @cached_property
    def _took_back_some(self) -> list[tuple[Told, Withdrawn]]:
        return [(t, t.event) for t in self.told if isinstance(t.event, Withdrawn) and t.event.fields]

    @cached_property
    def lacks(self) -> frozenset[str]:
        """What her yes to a handover at all lacks; empty: it stands."""
        if self.refuses_all:
            return frozenset({"refused"})
        if self.yes is None:
            unasked = any(isinstance(t.event, NotAsked) for t in self.told)
            return frozenset({"not_asked" if unasked else "missing"})
        wanted, yes = self.s.release, self.yes
        lines = {
            "withdrawn": self.took_back_all,
            "expired": self.s.day > min(yes.until, yes.day + timedelta(days=365)),
            "not_understood": not counts(yes),
            "other_release": not (
                wanted.recipient == yes.recipient
                and wanted.channel in yes.channels
                and wanted.purpose == yes.purpose
            ),
        }
        return frozenset(name for name, holds in lines.items() if holds)

    def lacks_for(self, answer: Answer) -> frozenset[str]:
        """What her yes to one answer as it reads now lacks; empty: it stands."""
        found = set(self.lacks)
        if self.refuses(answer.key):
            found.add("refused")
            found.discard("not_asked")
        if self.yes is not None and self._newest is not None:
            seen = self.s.seen[self._newest.place].get(answer.key)
            lines = {
                "withdrawn": self.took_back(answer.key),
                "missing": seen is None,
                "changed": seen is not None and seen != self.s.read_now[answer.key],
            }
            found |= {name for name, holds in lines.items() if holds}
        return frozenset(found)


def counts(yes: Given) -> bool:
    """Read in a language somebody answers for, or told by a person."""
    return yes.translation != "draft" or yes.read_aloud or bool(yes.interpreter.strip())


def ends(yes: Told, no: Told) -> bool:
    """Whether a yes ends an earlier no."""
    return isinstance(yes.event, Given) and counts(yes.event) and yes.when > no.when
