"""What the parents said: a yes or none to begin with, then anything on any day in any order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

from tests.gate.draft import (
    BESIDE,
    DAYCARE,
    MOST_EVENTS,
    PLACES,
    SALT,
    STRANGER,
    Draft,
    Page,
    chance,
    pick,
)
from tests.gate.papers import fields_of
from tests.gate.said import Reading, elsewhere, reads
from transitions.domain.answers import Answer, AnswerKey, answer_digest
from transitions.domain.consent import Approval, Disagreement, Given, NotAsked, Refused, Withdrawn
from transitions.domain.form import Field
from transitions.domain.transition import TransitionRecord
from transitions.domain.version import Author


def write_ledger(d: Draft, record: TransitionRecord) -> None:
    fields = fields_of(d.form.id)
    d.now = {key: _page(a, fields[key.field]) for key, a in d.answers.items() if key.field in fields}
    found = [(asked, a) for asked in fields.values() if asked.source for a in elsewhere(record, asked)]
    d.now |= {a.key: _page(a, asked) for asked, a in found}
    d.then = {key: _page(*how) for key, how in d.before.items()}
    people = [p.id for p in d.parents] or [STRANGER]
    if not d.facts.pop("wild", False):
        for parent in people:
            d.rng.choices((_yes, _not_asked, lambda *_: None), (88, 7, 5))[0](d, parent, d.agreed_on)
    for _ in range(d.rng.choices(range(7), (40, 24, 15, 9, 6, 4, 2))[0]):
        who = STRANGER if chance(d.rng, 2) else d.rng.choice(people)
        day = d.agreed_on + timedelta(days=d.rng.choices((0, d.rng.randrange(-40, 260)), (40, 60))[0])
        d.rng.choices(*HAPPENINGS)[0](d, who, day)
    order = list(range(len(d.events)))
    if chance(d.rng, 12):
        d.rng.shuffle(order)
    elif chance(d.rng, 80):
        order.sort(key=lambda place: d.events[place].day)
    order = order[:MOST_EVENTS]
    d.seen = {new: d.seen[old] for new, old in enumerate(order) if old in d.seen}
    d.events = [d.events[place] for place in order]


def _yes(d: Draft, parent: UUID, day: date) -> None:
    """A yes to what is hers to answer for, as it read then or as it reads now."""
    rng = d.rng
    long = rng.choices((365, rng.randrange(30, 365), 4000, (d.day - day).days), (40, 35, 10, 15))[0]
    agreed = _agreed(d, parent, chance(rng, 75))
    d.seen[len(d.events)] = {key: page.reading for key, page in agreed.items()}
    translation = pick(rng, ("danish", "reviewed", "draft"), (80, 10, 10))
    told = rng.choices(("", BESIDE["interpreter"]), (30, 70))[0] if translation == "draft" else ""
    place = DAYCARE if chance(rng, 95) else rng.choice(PLACES)
    ways = ("carry", "joint", "sent") if chance(rng, 90) else tuple(rng.sample(("carry", "joint", "sent"), 1))
    d.events.append(Given(
        parent=parent, day=day, until=day + timedelta(days=long), recipient=place.recipient, channels=ways,
        purpose="start" if chance(rng, 97) else "other", way="oral", reason=BESIDE["given_reason"],
        translation=translation, interpreter=told, read_aloud=translation == "draft" and chance(rng, 10),
        participants=BESIDE["participants"], recorded_by=Author(name=BESIDE["recorder"]),
        approvals=tuple(page.approval for page in agreed.values()),
    ))


def _agreed(d: Draft, parent: UUID, then: bool) -> dict[AnswerKey, Page]:
    found = {**d.now, **(d.then if then else {})}
    everything = chance(d.rng, 6)
    missing = 25 if chance(d.rng, 12) else 0
    return {
        key: page for key, page in found.items()
        if (everything or _hers(d, page.asked, parent)) and not chance(d.rng, missing)
    }


_APPROVALS: dict[tuple[AnswerKey, Reading], Approval] = {}
"""One for each answer and way it reads: of many families the answers are the same."""


def _page(answer: Answer, asked: Field, salt: bytes = SALT) -> Page:
    reading = reads(answer, asked, salt)
    known = (answer.key, reading)
    if known not in _APPROVALS:
        _APPROVALS[known] = Approval(key=answer.key, digest=answer_digest(answer, asked, salt))
    return Page(asked, reading, _APPROVALS[known])


def _hers(d: Draft, asked: Field, parent: UUID) -> bool:
    if asked.concerns == "child":
        return True
    ids = [p.id for p in d.parents]
    about = {"first_parent": ids[:1], "second_parent": ids[1:2], "all_parents": ids}
    return parent in about[asked.concerns]


def _not_asked(d: Draft, parent: UUID, day: date) -> None:
    d.events.append(NotAsked(parent=parent, day=day, reason=BESIDE["not_asked"]))


def _refused(d: Draft, parent: UUID, day: date) -> None:
    d.events.append(Refused(parent=parent, day=day, fields=_some(d)))


def _withdrawn(d: Draft, parent: UUID, day: date) -> None:
    d.events.append(Withdrawn(parent=parent, day=day, fields=_some(d), how=BESIDE["how"]))


def _some(d: Draft) -> tuple[AnswerKey, ...]:
    keys = [*d.answers] or [AnswerKey(field="play", voice="parents")]
    return tuple(d.rng.sample(keys, min(len(keys), d.rng.randrange(1, 5))))


def _refused_all(d: Draft, parent: UUID, day: date) -> None:
    d.events.append(Refused(parent=parent, day=day, handover=True))
    _perhaps_all_agree(d, day)


def _withdrawn_all(d: Draft, parent: UUID, day: date) -> None:
    d.events.append(Withdrawn(parent=parent, day=day, how=BESIDE["how"]))


def _quarrel(d: Draft, parent: UUID, day: date) -> None:
    d.events.append(Disagreement(parent=parent, day=day))
    _perhaps_all_agree(d, day)


def _perhaps_all_agree(d: Draft, day: date) -> None:
    if chance(d.rng, 45):
        for parent in d.parents:
            if chance(d.rng, 90):
                _yes(d, parent.id, day + timedelta(days=d.rng.randrange(4)))


Happening = Callable[[Draft, UUID, date], None]
HAPPENINGS: tuple[list[Happening], list[int]] = (
    [_yes, _not_asked, _refused, _withdrawn, _refused_all, _withdrawn_all, _quarrel],
    [30, 6, 20, 20, 5, 8, 5],
)
