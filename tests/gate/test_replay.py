"""Two parents, one vault, many days: nothing overwrites what was said, and any past day is computed again."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy, deepcopy
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache, partial
from random import Random
from uuid import UUID

import pytest
from pydantic import TypeAdapter

from tests.application.desks import DAY, begin, make_desk, say, yes
from tests.bundled import bundled_catalogue
from tests.fakes.clock import FakeClock
from tests.fakes.store import FakeStore
from transitions.application.desk import Desk, Surroundings
from transitions.application.past import PastIsRead
from transitions.domain.answers import AnswerKey, Share
from transitions.domain.consent import Given, Ledger
from transitions.domain.gate import Verdict
from transitions.domain.policy import Consents, Policy
from transitions.domain.version import Event, Version

STORIES = range(16)
DAYS = 12
FIELDS = [
    asked.id for asked in bundled_catalogue().form.fields()
    if asked.kind == "text" and asked.concerns == "child" and "parents" in asked.voices
    and not (asked.source or asked.visible_when or asked.reveals or asked.category == "internal")
]


@dataclass
class Evening:
    """How a day ended: what the gate answered, and all that was written down by then."""

    day: date
    moment: datetime
    verdict: Verdict
    policy_hash: str
    custody: tuple[str, ...]
    versions: tuple[Version, ...]
    events: tuple[Event, ...]
    ledger: Ledger


@dataclass
class Story:
    """A family over some weeks; what happens comes from a number."""

    rng: Random
    desk: Desk
    transition: UUID
    parents: tuple[UUID, UUID]
    keys: list[AnswerKey] = field(default_factory=list)
    evenings: list[Evening] = field(default_factory=list)

    @property
    def store(self) -> FakeStore:
        assert isinstance(self.desk.store, FakeStore)
        return self.desk.store

    @property
    def clock(self) -> FakeClock:
        assert isinstance(self.desk.around.clock, FakeClock)
        return self.desk.around.clock


def tell(seed: int) -> Story:
    """The story of that number, told to its end."""
    desk = make_desk()
    own = copy(desk.around.library)
    desk = Surroundings(**{**vars(desk.around), "library": own}).desk(desk.store)
    transition, mother, father = begin(desk)
    story = Story(Random(seed), desk, transition, (mother, father))
    _agree(story)
    for number in range(DAYS):
        story.clock.day = DAY + timedelta(days=number * 3)
        for _ in range(story.rng.randrange(1, 4)):
            story.rng.choices(*ACTS)[0](story)
        story.evenings.append(_evening(story))
    return story


def _evening(story: Story) -> Evening:
    desk, store = story.desk, story.store
    moment = story.clock.now()
    record = desk.transitions.show(story.transition)
    return Evening(
        day=story.clock.day, moment=moment, verdict=desk.handovers.verdict(story.transition, "handover"),
        policy_hash=desk.around.library.policy.hash, custody=tuple(p.custody for p in record.child.parents),
        versions=tuple(store.versions.rows), events=tuple(store.events.rows),
        ledger=desk.consents.ledger(story.transition),
    )


def _either(story: Story) -> UUID:
    return story.rng.choice(story.parents)


def _agree(story: Story) -> None:
    """Something is said, some of it is shared, and one or both say yes; all answers settle with it."""
    for name in story.rng.sample(FIELDS, 2):
        story.keys.append(say(story.desk, story.transition, name, f"ord {story.rng.randrange(9)}"))
        choice: Share = "keep" if story.rng.random() < 0.3 else "share"
        story.desk.transitions.share(story.transition, name, "parents", choice)
    for parent in story.rng.sample(story.parents, story.rng.choice((1, 2, 2))):
        day = story.clock.day
        story.desk.consents.give(story.transition, yes(parent, until=day + timedelta(days=20)))


def _new_rules(story: Story) -> None:
    """The municipality changes its policy; a new consent names it."""
    consents = Consents(everyday=story.rng.choice(("one", "all")))
    policy = bundled_catalogue().policy.model_copy(update={"consents": consents})
    object.__setattr__(story.desk.around.library, "policy", policy)
    _agree(story)


def _share(story: Story) -> None:
    key = story.rng.choice(story.keys)
    choice: Share = "keep" if story.rng.random() < 0.5 else "share"
    story.desk.transitions.share(story.transition, key.field, "parents", choice)


def _custody(story: Story) -> None:
    custody = story.rng.choice(("holder", "holder", "unknown", "not_holder"))
    day = story.clock.day + timedelta(days=story.rng.choice((0, 0, 4)))
    story.desk.children.change_custody(_either(story), custody, "dom", day)


def _refuse(story: Story, whole: bool) -> None:
    fields = () if whole else (story.rng.choice(story.keys),)
    story.desk.consents.refuse(story.transition, _either(story), fields)


def _withdraw(story: Story, whole: bool) -> None:
    fields = () if whole else (story.rng.choice(story.keys),)
    story.desk.consents.withdraw(story.transition, _either(story), fields)


def _not_asked(story: Story) -> None:
    story.desk.consents.not_asked(story.transition, _either(story), "udrejst")


def _disagree(story: Story) -> None:
    story.desk.consents.disagree(story.transition, _either(story))


ACTS: tuple[list[Callable[[Story], None]], list[int]] = (
    [_agree, _new_rules, _share, _custody, partial(_refuse, whole=False), partial(_refuse, whole=True),
     partial(_withdraw, whole=False), partial(_withdraw, whole=True), _not_asked, _disagree],
    [30, 12, 12, 10, 8, 3, 8, 5, 4, 3],
)


@pytest.fixture(scope="module")
def stories() -> list[Story]:
    return [tell(seed) for seed in STORIES]


def test_the_stories_tell_enough(stories: list[Story]) -> None:
    evenings = [evening for story in stories for evening in story.evenings]
    gone = sum(evening.verdict.disclosure is not None for evening in evenings)
    assert len(evenings) / 5 < gone < len(evenings) * 4 / 5
    assert {e.event for story in stories for e in story.evenings[-1].ledger.events} == {
        "given", "refused", "not_asked", "withdrawn", "disagreement",
    }
    assert len({evening.custody for evening in evenings}) > 5
    assert len({evening.policy_hash for evening in evenings}) > 1


def test_a_later_event_overwrites_nothing(stories: list[Story]) -> None:
    for story in stories:
        last = story.evenings[-1]
        for evening in story.evenings:
            assert last.events[: len(evening.events)] == evening.events
            assert last.versions[: len(evening.versions)] == evening.versions
            assert last.ledger.events[: len(evening.ledger.events)] == evening.ledger.events


def test_one_parents_event_moves_the_other_not(stories: list[Story]) -> None:
    for story in stories:
        for before, after in zip(story.evenings, story.evenings[1:], strict=False):
            new = after.ledger.events[len(before.ledger.events):]
            for parent in set(story.parents) - {event.parent for event in new}:
                assert after.ledger.position(parent, after.day) == before.ledger.position(parent, after.day)


def as_known(story: Story, evening: Evening) -> Desk:
    """The same vault with what had been written down by that evening, on that day."""
    frozen = (*story.store.versions.rows, *story.store.drafts.rows.values(), *story.store.events.rows)
    store = deepcopy(story.store, {id(row): row for row in frozen})
    store.drafts.rows.clear()
    store.versions.rows = [v for v in store.versions.rows if v.recorded_at <= evening.moment]
    store.events.rows = [e for e in store.events.rows if e.recorded_at <= evening.moment]
    around = story.desk.around
    library = copy(around.library)
    object.__setattr__(library, "policy", policy_of(story, evening))
    return Surroundings(**{**vars(around), "clock": FakeClock(evening.day), "library": library}).desk(store)


def policy_of(story: Story, evening: Evening) -> Policy:
    """The rules of that day, by the hash that the newest consent of that day keeps."""
    given = [e for e in evening.ledger.events if isinstance(e, Given)]
    return _read_policy(story.store.definitions.read(given[-1].policy_hash))


@cache
def _read_policy(content: str) -> Policy:
    return Policy.model_validate(TypeAdapter(object).validate_json(content))


def test_every_past_evening_is_computed_again_from_what_was_known_then(stories: list[Story]) -> None:
    for story in stories:
        for evening in story.evenings:
            again = as_known(story, evening).handovers.verdict(story.transition, "handover")
            assert again == evening.verdict, f"{evening.day}"


def test_the_policy_of_a_past_day_is_kept_by_its_hash(stories: list[Story]) -> None:
    for story in stories:
        for evening in story.evenings:
            assert policy_of(story, evening).hash == evening.policy_hash


def test_custody_and_the_ledger_of_a_past_day_are_read_today(stories: list[Story]) -> None:
    for story in stories:
        for evening in story.evenings:
            record = story.desk.records.transition(story.transition, evening.day)
            assert tuple(p.custody for p in record.child.parents) == evening.custody
            assert story.desk.records.ledger(story.transition).until(evening.day) == evening.ledger


def test_the_verdict_of_a_past_day_is_computed_from_todays_vault(stories: list[Story]) -> None:
    for story in stories:
        for evening in story.evenings:
            then = story.desk.as_of(evening.moment, story.transition)
            assert then.handovers.verdict(story.transition, "handover") == evening.verdict, f"{evening.day}"
            assert then.around.library.policy.hash == evening.policy_hash


def test_nothing_is_written_into_a_past_day(stories: list[Story]) -> None:
    story = stories[0]
    then = story.desk.as_of(story.evenings[0].moment, story.transition)
    before = (tuple(story.store.versions.rows), tuple(story.store.events.rows), dict(story.store.drafts.rows))
    with pytest.raises(PastIsRead):
        then.consents.disagree(story.transition, story.parents[0])
    with pytest.raises(PastIsRead):
        then.transitions.share(story.transition, story.keys[0].field, "parents", "keep")
    with pytest.raises(PastIsRead):
        say(then, story.transition, story.keys[0].field, "noget andet")
    assert before == (
        tuple(story.store.versions.rows), tuple(story.store.events.rows), dict(story.store.drafts.rows)
    )
