"""A due repeat: raised by any number at the threshold, ended in two ways alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.observations import (
    DAY,
    HIGH,
    LOW,
    high,
    later,
    low,
    noon,
    observed,
    sheet,
)
from transitions.domain.repeat import FollowUp, RepeatDeclined, follow_up
from transitions.domain.screening import Screening, Settlement


def declined(number: int, days: int = 0, hours: int = 5) -> RepeatDeclined:
    at = noon(DAY + timedelta(days=days)) + timedelta(hours=hours)
    return RepeatDeclined(screening=UUID(int=number), day=at.date(), at=at)


@given(st.dates(date(2019, 1, 1), date(2032, 12, 31)))
def test_a_repeat_is_due_one_to_two_weeks_later(day: date) -> None:
    state = follow_up([observed(HIGH, day=day)])
    assert (state.state, state.first_day) == ("awaiting", day)
    assert state.due_from is not None
    assert state.due_to is not None
    assert ((state.due_from - day).days, (state.due_to - day).days) == (7, 14)


@pytest.mark.parametrize(
    ("second", "state"),
    [
        (high(2, 10), "confirmed"),
        (low(2, 10), "not_confirmed"),
        (low(2, 200), "not_confirmed"),
        (low(2, 0), "awaiting"),
        (high(2, 0), "awaiting"),
        (low(2, -3), "awaiting"),
        (low(2, 10, conditions={"tired": True}), "awaiting"),
        (low(2, 10, done=False), "awaiting"),
        (observed((*LOW[:7], None), 2, DAY + timedelta(days=10)), "awaiting"),
        (observed((1, 1, 1, 1, 1, 0, 0, None), 2, DAY + timedelta(days=10)), "confirmed"),
    ],
)
def test_only_a_new_observation_of_its_own_day_ends_the_waiting(second: Screening, state: str) -> None:
    assert follow_up([high(1, 0), second]).state == state


def test_the_answer_is_named_with_the_days_between() -> None:
    state = follow_up([high(1, 0), low(2, 20)])
    assert (state.first, state.answer, state.days_between) == (UUID(int=1), UUID(int=2), 20)
    assert follow_up([high(1, 0)]).days_between is None


def test_a_correction_downwards_takes_no_due_repeat_away() -> None:
    assert follow_up([later(high(1, 0), "corrected", 0)]).state == "awaiting"


def test_a_correction_upwards_asks_for_a_repeat() -> None:
    assert follow_up([low(1, 0)]).state == "none"
    assert follow_up([later(low(1, 0), "corrected", 5)]).state == "awaiting"


@pytest.mark.parametrize(
    "answer",
    [
        later(low(2, 10, conditions={}), "corrected", 0, conditional=False),
        later(observed((*LOW[:7], None), 2, DAY + timedelta(days=10)), "corrected", 0, complete=True),
        later(low(2, 0), "corrected", 0, day=DAY + timedelta(days=10)),
        later(low(2, 10, conditions={}), "corrected", 5, conditional=False),
    ],
    ids=["conditions mended", "items filled in", "day moved", "raised"],
)
def test_a_correction_of_the_answer_answers_nothing(answer: Screening) -> None:
    assert follow_up([high(1, 0), answer]).state == "awaiting"


def test_moving_the_first_observation_back_does_not_let_an_older_one_answer_it() -> None:
    moved = later(high(1, 10), "corrected", 5, day=DAY)
    assert follow_up([low(2, 5), moved]).state == "awaiting"
    assert follow_up([low(2, 5), moved]).first_day == DAY


def test_a_second_observer_at_the_threshold_asks_for_a_repeat() -> None:
    assert follow_up([later(low(1, 0, second=sheet(HIGH)), "second", 5)]).state == "awaiting"
    assert follow_up([later(low(1, 0, second=sheet(LOW)), "second", 0)]).state == "none"


def test_a_colleagues_lower_number_takes_nothing_away() -> None:
    assert follow_up([later(high(1, 0, second=sheet(LOW)), "second", 0)]).state == "awaiting"


def test_a_second_observer_is_never_the_second_observation() -> None:
    assert follow_up([later(high(1, 0, second=sheet(HIGH)), "second", 5)]).state == "awaiting"


def test_two_observers_who_disagree_about_the_repeat_settle_nothing() -> None:
    settled = low(2, 10).history[0]
    first_done = Settlement.model_validate(
        {**settled.model_dump(), "kind": "second", "sum": 5, "at": settled.at - timedelta(hours=1)}
    )
    both = low(2, 10).model_copy(update={"history": (first_done, settled)})
    assert follow_up([high(1, 0), both]).state == "awaiting"
    assert follow_up([high(1, 0), later(low(2, 10), "second", 5)]).state == "awaiting"


def test_a_confirmed_result_stays_confirmed() -> None:
    assert follow_up([high(1, 0), high(2, 10), high(3, 20)]).answer == UUID(int=2)
    assert follow_up([high(1, 0), high(2, 10), low(3, 20)]).state == "confirmed"


def test_an_answer_raised_since_answers_an_older_observation_no_more() -> None:
    raised = later(low(2, 10), "corrected", 5)
    older = high(1, -100)
    typed_last = older.model_copy(update={"history": tuple(_at(s, 50) for s in older.history)})
    assert follow_up([raised, low(3, 20), typed_last]).answer == UUID(int=3)


def test_the_parents_recorded_no_ends_it_too() -> None:
    assert follow_up([high(1, 0)], [declined(1)]).state == "declined"
    assert follow_up([high(1, 0)], [declined(7)]).state == "awaiting"
    assert follow_up([high(1, 0), high(2, 10)], [declined(1)]).state == "confirmed"
    assert follow_up([later(high(1, 0), "corrected", 6, hours=9)], [declined(1)]).state == "declined"


def test_a_no_counts_from_the_moment_it_was_written_down() -> None:
    raised = later(low(2, 1, conditions={}), "corrected", 5)
    assert follow_up([high(1, 0), raised], [declined(1, days=3)]).state == "declined"
    assert follow_up([high(1, 0), raised], [declined(1)]).first == UUID(int=2)


def test_what_was_typed_in_late_is_answered_by_what_came_after_it() -> None:
    late = later(high(1, -100), "corrected", 5)
    typed_last = late.model_copy(update={"history": tuple(_at(s, 50) for s in late.history)})
    assert follow_up([low(2, 10), typed_last]).state == "not_confirmed"
    assert follow_up([high(2, 10), typed_last]).state == "confirmed"


def _at(settled: Settlement, days: int) -> Settlement:
    return settled.model_copy(update={"at": noon(DAY + timedelta(days=days))})


class Step(NamedTuple):
    """One thing that is written down; ``day`` counts from the first day."""

    kind: str
    number: int
    day: int
    sum: int
    complete: bool
    conditional: bool


STEPS = st.lists(
    st.builds(
        Step, st.sampled_from(["ended", "corrected", "second", "declined"]), st.integers(1, 4),
        st.integers(0, 30), st.sampled_from([0, 4, 5, 12]), st.booleans(), st.booleans(),
    ),
    min_size=1, max_size=14,
)


class World:
    """Observations as they grow, one written step an hour."""

    def __init__(self) -> None:
        self.histories: dict[int, tuple[Settlement, ...]] = {}
        self.refusals: list[RepeatDeclined] = []
        self.hours = 0

    def take(self, step: Step) -> bool:
        """Whether the step was one that can happen."""
        self.hours += 1
        history = self.histories.get(step.number, ())
        ended = any(s.kind == "ended" for s in history)
        twice = any(s.kind == step.kind for s in history) and step.kind in ("ended", "second")
        if twice or (step.kind in ("corrected", "declined") and not ended):
            return False
        at = noon(DAY) + timedelta(hours=self.hours)
        if step.kind == "declined":
            no = RepeatDeclined(screening=UUID(int=step.number), day=at.date(), at=at)
            self.refusals.append(no)
            return True
        known = step._asdict() | {"at": at, "day": DAY + timedelta(days=step.day)}
        if step.kind == "second" and history:
            known["day"] = history[-1].day
        del known["number"]
        self.histories[step.number] = (*history, Settlement.model_validate(known))
        return True

    def state(self) -> FollowUp:
        return follow_up(
            [
                observed(LOW, n, h[-1].day, history=h, done=any(s.kind == "ended" for s in h))
                for n, h in self.histories.items()
            ],
            self.refusals,
        )


Check = Callable[[FollowUp, Step, FollowUp], bool]


def two_ways(before: FollowUp, step: Step, after: FollowUp) -> bool:
    """A due repeat ends with a new observation of another day, or the parents' no to it."""
    if step.kind == "declined":
        return after.state == "declined" and UUID(int=step.number) == before.first
    another_day = DAY + timedelta(days=step.day) != before.first_day
    answered = after.answer == UUID(int=step.number)
    return step.kind == "ended" and another_day and answered


@given(STEPS)
def test_a_due_repeat_disappears_only_in_the_two_allowed_ways(steps: list[Step]) -> None:
    world = World()
    before = world.state()
    for step in steps:
        if not world.take(step):
            continue
        after = world.state()
        if before.state == "awaiting" and after.state != "awaiting":
            assert two_ways(before, step, after)
        if before.state == "confirmed":
            assert after.state == "confirmed"
        before = after


@given(STEPS)
def test_a_number_at_the_threshold_is_never_passed_over(steps: list[Step]) -> None:
    world = World()
    for step in steps:
        world.take(step)
    ended = [h for h in world.histories.values() if any(s.kind == "ended" for s in h)]
    reached = any(s.sum >= 5 for h in ended for s in h)
    assert (world.state().state != "none") == reached


@given(STEPS)
def test_confirmed_means_two_observations_of_different_days_at_the_threshold(steps: list[Step]) -> None:
    world = World()
    for step in steps:
        world.take(step)
    state = world.state()
    if state.state != "confirmed":
        return
    assert state.first_day != state.answer_day
    for screening in (state.first, state.answer):
        assert screening is not None
        assert any(s.sum >= 5 for s in world.histories[screening.int])
