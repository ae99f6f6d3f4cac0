"""ADBB: the sum, what it may say, and that nothing but an observation ends a due repeat."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transitions.catalogue import Catalogue
from transitions.domain.child import Child, Gestation, add_months
from transitions.domain.scale import Scale
from transitions.domain.screening import ItemScore, RepeatDeclined, Screening, follow_up, outside_age
from transitions.domain.version import Author
from transitions.places import bundled_resources

DAY = date(2026, 6, 1)
SCALES = tuple(Catalogue([bundled_resources()]).scales.values())
ADBB = next(scale for scale in SCALES if scale.id == "adbb")
OBSERVER = Author(name="Sofie Øvesen")


def observed(
    scores: Sequence[int | None], number: int = 1, day: date = DAY, *, scale: Scale = ADBB, **more: Any
) -> Screening:
    items = [
        ItemScore(item=item.id, score=score, not_assessed="" if score is not None else "sov")
        for item, score in zip(scale.items, scores, strict=True)
    ]
    known: dict[str, object] = {
        "id": UUID(int=number), "child": UUID(int=99), "day": day, "observer": OBSERVER, "scale": scale,
        "conditions": {c.id: c.ideal for c in scale.conditions}, "items": items, "done": True, **more,
    }
    return Screening.model_validate(known)


def low(number: int, days: int, **more: Any) -> Screening:
    return observed([0] * 8, number, DAY + timedelta(days=days), **more)


def high(number: int, days: int, **more: Any) -> Screening:
    return observed([1] * 5 + [0] * 3, number, DAY + timedelta(days=days), **more)


@given(st.data())
def test_complete_means_exactly_one_total_and_incomplete_means_none(data: st.DataObject) -> None:
    scale = data.draw(st.sampled_from(SCALES))
    score = st.none() | st.integers(scale.lowest, scale.highest)
    scores = data.draw(st.lists(score, min_size=len(scale.items), max_size=len(scale.items)))
    screening = observed(scores, scale=scale)
    given_scores = [s for s in scores if s is not None]
    assert screening.at_least == sum(given_scores)
    assert screening.total == (sum(given_scores) if len(given_scores) == len(scores) else None)
    assert screening.asks_for_repeat == (sum(given_scores) >= scale.threshold.at_or_above)
    assert not (screening.clearly_below and screening.total is None)


@pytest.mark.parametrize("score", [-1, 5, 99])
def test_a_score_outside_the_scale_is_refused(score: int) -> None:
    with pytest.raises(ValueError, match="outside the scale"):
        observed([score] + [0] * 7)


def test_the_published_example_has_its_published_total() -> None:
    assert observed([0, 1, 0, 0, 0, 1, 0, 1]).total == 3


def test_five_is_at_the_threshold_and_four_is_not() -> None:
    assert observed([1] * 5 + [0] * 3).asks_for_repeat
    assert not observed([1] * 4 + [0] * 4).asks_for_repeat


def test_a_repeat_is_due_one_to_two_weeks_later() -> None:
    state = follow_up([high(1, 0)])
    assert (state.state, state.due_from, state.due_to) == (
        "awaiting", DAY + timedelta(days=7), DAY + timedelta(days=14)
    )


@pytest.mark.parametrize(
    ("second", "state"),
    [
        (high(2, 10), "confirmed"),
        (low(2, 10), "not_confirmed"),
        (low(2, 200), "not_confirmed"),
        (low(2, 0), "awaiting"),
        (high(2, 0), "awaiting"),
        (low(2, 10, conditions={"tired": True}), "awaiting"),
        (low(2, 10, done=False), "awaiting"),
        (observed([0] * 7 + [None], 2, DAY + timedelta(days=10)), "awaiting"),
        (observed([1] * 5 + [0, 0, None], 2, DAY + timedelta(days=10)), "confirmed"),
    ],
)
def test_only_a_new_observation_of_its_own_day_ends_the_waiting(second: Screening, state: str) -> None:
    assert follow_up([high(1, 0), second]).state == state


def test_a_correction_downwards_takes_no_due_repeat_away() -> None:
    assert follow_up([low(1, 0, reached=7)]).state == "awaiting"
    late = observed([1] * 4 + [None] * 4, 1, reached=6)
    assert follow_up([late]).state == "awaiting"


def test_the_parents_recorded_no_ends_it_too() -> None:
    no = RepeatDeclined(screening=UUID(int=1), day=DAY)
    assert follow_up([high(1, 0)], [no]).state == "declined"
    assert follow_up([high(1, 0)], [RepeatDeclined(screening=UUID(int=7), day=DAY)]).state == "awaiting"


SEQUENCES = st.lists(
    st.tuples(st.integers(0, 60), st.booleans(), st.booleans(), st.booleans()), min_size=1, max_size=6
)


@given(SEQUENCES)
def test_a_due_repeat_disappears_only_by_a_clear_or_a_confirming_observation(
    drawn: list[tuple[int, bool, bool, bool]],
) -> None:
    screenings = [
        (high if is_high else low)(n + 1, days, done=done, conditions={} if conditional else
                                   {c.id: c.ideal for c in ADBB.conditions})
        for n, (days, is_high, done, conditional) in enumerate(drawn)
    ]
    flagged = [s for s in screenings if s.asks_for_repeat]
    if not flagged:
        assert follow_up(screenings).state == "none"
        return
    first = min(flagged, key=lambda s: s.day)
    later = [s for s in screenings if s.day > first.day]
    ended = [s for s in later if s.asks_for_repeat or s.clearly_below]
    if not ended:
        assert follow_up(screenings).state == "awaiting"
    assert follow_up(screenings).state != "none"


@pytest.mark.parametrize(
    ("birth", "day", "outside"),
    [
        (date(2025, 12, 31), date(2026, 2, 27), ("chronological",)),
        (date(2025, 12, 31), date(2026, 2, 28), ()),
        (date(2024, 2, 29), date(2026, 2, 28), ()),
        (date(2024, 2, 29), date(2026, 3, 1), ("chronological",)),
    ],
)
def test_the_age_window_follows_the_calendar(birth: date, day: date, outside: tuple[str, ...]) -> None:
    child = Child(id=UUID(int=1), birth_date=birth)
    assert outside_age(child, ADBB, day) == outside


def test_the_two_ages_may_disagree() -> None:
    child = Child(id=UUID(int=1), birth_date=date(2026, 1, 1), gestation=Gestation(weeks=30))
    assert outside_age(child, ADBB, add_months(date(2026, 1, 1), 3)) == ("corrected",)
