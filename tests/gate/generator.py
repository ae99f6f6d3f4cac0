"""One family, its ledger and a wish to release, all from one number: the same number, the same case.

Most begin as families who agree, and are then disturbed in some places, so that many still have
something to release and each rule is often the only one that holds an answer back.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from uuid import UUID

from tests.gate.answering import give_answers
from tests.gate.disturbing import DISTURBANCES
from tests.gate.draft import (
    BESIDE,
    DAYCARE,
    LEAP_DAY,
    NAMES,
    PARENTS,
    PHONES,
    Draft,
    chance,
    pick,
    protection,
    record_of,
)
from tests.gate.hearing import Situation
from tests.gate.ledgers import write_ledger
from tests.gate.papers import policy, real_form, small_form
from transitions.domain.child import Gestation
from transitions.domain.consent import Ledger
from transitions.domain.disclosure import Audience
from transitions.domain.gate import Release
from transitions.domain.person import Parent
from transitions.domain.transition import Agreement, Daycare, Meeting, TransitionRecord


def situation(seed: int) -> Situation:
    """The case of that number."""
    rng = Random(seed)
    form = real_form() if chance(rng, 1) else small_form()
    agreed_on = LEAP_DAY if chance(rng, 5) else date(2026, 8, 1) + timedelta(days=rng.randrange(700))
    draft = Draft(rng, form, agreed_on + timedelta(days=rng.randrange(200)), agreed_on)
    _parents(draft)
    _facts(draft)
    give_answers(draft)
    _release(draft)
    for _ in range(rng.choices(range(6), (34, 33, 18, 9, 4, 2))[0]):
        rng.choices(*DISTURBANCES)[0](draft)
    record = record_of(draft)
    write_ledger(draft, record)
    return _finished(seed, draft, record)


def _parents(d: Draft) -> None:
    count = d.rng.choices(range(4), (3, 17, 62, 18))[0]
    for n in range(count):
        custody = pick(d.rng, ("holder", "unknown", "not_holder"), (82, 8, 10))
        d.parents.append(Parent(
            id=PARENTS[n], name=NAMES[n], relation=BESIDE["relation"], phone=PHONES[n],
            custody_established=BESIDE["established"], custody=custody, protected=protection(d.rng, 4),
        ))


def _facts(d: Draft) -> None:
    rng = d.rng
    weeks = Gestation(weeks=rng.randrange(28, 42), days=rng.randrange(7)) if chance(rng, 60) else None
    d.child = {"id": UUID(int=3), "name": "Alma Prøve", "birth_date": date(2024, 3, rng.randrange(1, 29)),
               "cpr": "999999-9999", "gestation": weeks, "protected": protection(rng, 3)}
    d.facts = {
        "daycare": DAYCARE, "form_wish": "yes", "start_date": date(2061, 5, 1),
        "follow_up_on": date(2063, 5, 1) if chance(rng, 50) else None,
        "carried_by": rng.choice(("", "parents", "together", "health_visitor")),
        "health_visitor_attends": rng.choice(("", "yes", "no")),
        "meeting": Meeting(day=date(2062, 5, 1), place=BESIDE["meeting_place"],
                           participants=BESIDE["meeting_people"]),
        "agreements": (Agreement(text=BESIDE["agreement"]),),
        "introduced_on": d.agreed_on, "introduced_how": BESIDE["introduced"],
        "settled_on": d.agreed_on, "practice": chance(rng, 30),
    }


def _release(d: Draft) -> None:
    sent = chance(d.rng, 30)
    d.release = {
        "product": "sending" if sent else "handover", "audience": Audience(kind="daycare"),
        "channel": "sent" if sent else d.rng.choice(("carry", "joint")),
        "purpose": "start", "language": "en" if chance(d.rng, 20) else "da",
    }


def _finished(seed: int, d: Draft, record: TransitionRecord) -> Situation:
    place = d.facts["daycare"]
    follows = chance(d.rng, 60)
    recipient = place.recipient if isinstance(place, Daycare) and follows else DAYCARE.recipient
    release = Release.model_validate({"recipient": recipient, **d.release})
    rules = policy(*(d.rules.get(name, usual) for name, usual in
                     (("everyday", "one"), ("administrative", "one"), ("screening", True))))
    return Situation(
        seed=seed, record=record, ledger=Ledger(events=tuple(d.events)), policy=rules,
        release=release, day=d.day, seen=d.seen, marks=d.marks,
    )


__all__ = ["BESIDE", "NAMES", "PARENTS", "PHONES", "situation"]
