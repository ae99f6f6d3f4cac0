"""A situation while it is being made up, and what every family of the generator has in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import accumulate
from random import Random
from typing import Any, NamedTuple, get_args
from uuid import UUID

from tests.gate.papers import mark
from tests.gate.said import Reading
from transitions.domain.answers import Answer, AnswerKey, Share, ShareKey
from transitions.domain.child import Child
from transitions.domain.consent import AnyConsentEvent, Approval
from transitions.domain.form import Detail, Field, Form
from transitions.domain.person import HealthVisitor, Parent
from transitions.domain.transition import Daycare, TransitionRecord

PARENTS = tuple(UUID(int=n) for n in (11, 12, 13))
STRANGER = UUID(int=99)
SALT = b"0123456789abcdef"
MOST_EVENTS = 10
LEAP_DAY = date(2028, 2, 29)
DAYCARE = Daycare(name="Vuggestuen Solsikken", group="Rød stue", contact="Lis", phone="11 11 11 11")
PLACES = (
    DAYCARE,
    Daycare(name="Vuggestuen Solsikken", group="Blå stue"),
    Daycare(name="Solsikken", group="Rød stue"),
    DAYCARE.model_copy(update={"kind": "privat"}),
)

NAMES = tuple(mark("p", n) for n in range(3))
PHONES = tuple(mark("t", n) for n in range(3))
BESIDE = {name: mark("b", n) for n, name in enumerate((
    "relation", "established", "given_reason", "interpreter", "participants", "not_asked", "how",
    "recorder", "meeting_place", "meeting_people", "agreement", "introduced", "stranger_answer",
))}
"""What stands in a record or a ledger and is no answer: none of it is for the daycare."""


def chance(rng: Random, percent: float) -> bool:
    return rng.random() * 100 < percent


def pick(rng: Random, options: Sequence[object], weights: Sequence[int]) -> Any:
    """One of the options, some oftener than others."""
    return rng.choices(options, cum_weights=_added_up(tuple(weights)))[0]


@cache
def _added_up(weights: tuple[int, ...]) -> list[int]:
    return list(accumulate(weights))


def protection(rng: Random, percent: float) -> frozenset[Detail]:
    return frozenset(detail for detail in get_args(Detail) if chance(rng, percent))


class Page(NamedTuple):
    """One answer as a parent agrees to it: as she reads it, and what the ledger keeps of it."""

    asked: Field
    reading: Reading
    approval: Approval


@dataclass
class Draft:
    """A situation while it is being made up."""

    rng: Random
    form: Form
    day: date
    agreed_on: date
    parents: list[Parent] = field(default_factory=list)
    answers: dict[AnswerKey, Answer] = field(default_factory=dict)
    before: dict[AnswerKey, tuple[Answer, Field, bytes]] = field(default_factory=dict)
    now: dict[AnswerKey, Page] = field(default_factory=dict)
    then: dict[AnswerKey, Page] = field(default_factory=dict)
    shares: dict[ShareKey, Share] = field(default_factory=dict)
    marks: dict[AnswerKey, str] = field(default_factory=dict)
    events: list[AnyConsentEvent] = field(default_factory=list)
    seen: dict[int, dict[AnswerKey, Reading]] = field(default_factory=dict)
    facts: dict[str, object] = field(default_factory=dict)
    child: dict[str, object] = field(default_factory=dict)
    release: dict[str, object] = field(default_factory=dict)
    rules: dict[str, object] = field(default_factory=dict)


def record_of(d: Draft) -> TransitionRecord:
    """The record as it has been made up so far."""
    facts = {name: value for name, value in d.facts.items() if name != "wild"}
    return TransitionRecord.model_validate({
        "id": UUID(int=9), "child": Child.model_validate({**d.child, "parents": tuple(d.parents)}),
        "form": d.form, "salt": SALT, "answers": tuple(d.answers.values()), "shares": d.shares,
        "health_visitor": HealthVisitor(name="Sofie Øvesen", phone="00 00 00 00"), **facts,
    })
