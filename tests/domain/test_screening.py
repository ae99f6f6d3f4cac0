"""ADBB: the sum, what it may say, and the ages it is meant for."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bundled import bundled_catalogue
from tests.domain.observations import ADBB, COLLEAGUE, HIGH, LOW, SCALES, later, observed, sheet
from transitions.domain.child import Child, Gestation, add_months
from transitions.domain.gate.screening_note import result_words
from transitions.domain.gate.words import Speech
from transitions.domain.screening import ItemSheet, outside_age

SPEECH = Speech(texts=bundled_catalogue().texts)
BELOW, REACHED = "under grænseværdien", "på eller over grænseværdien"


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


@pytest.mark.parametrize("score", [-1, 5, 99])
def test_a_score_outside_the_scale_is_refused(score: int) -> None:
    with pytest.raises(ValueError, match="outside the scale"):
        observed([score] + [0] * 7)


def test_the_published_example_has_its_published_total() -> None:
    assert observed([0, 1, 0, 0, 0, 1, 0, 1]).total == 3


def test_five_is_at_the_threshold_and_four_is_not() -> None:
    assert observed([1] * 5 + [0] * 3).asks_for_repeat
    assert not observed([1] * 4 + [0] * 4).asks_for_repeat


@given(st.data())
def test_the_words_never_contradict_the_numbers(data: st.DataObject) -> None:
    scale = data.draw(st.sampled_from(SCALES))
    score = st.none() | st.integers(scale.lowest, scale.highest)
    size = len(scale.items)
    scores = data.draw(st.lists(score, min_size=size, max_size=size))
    words = result_words(observed(scores, scale=scale), SPEECH)
    total = sum(s for s in scores if s is not None)
    assert str(total) in words
    assert (BELOW in words) == (None not in scores and total < scale.threshold.at_or_above)
    assert (REACHED in words) == (total >= scale.threshold.at_or_above)
    assert ("Sum" in words) == (None not in scores)
    assert ("mindst" in words) == (None in scores)


def test_a_number_corrected_down_says_what_it_was() -> None:
    corrected = later(observed(LOW), "corrected", 0)
    assert result_words(corrected, SPEECH) == f"Sum 0, {BELOW}"
    lowered = later(observed(HIGH), "corrected", 0).model_copy(update={"items": observed(LOW).items})
    assert result_words(lowered, SPEECH) == f"Sum 0, {BELOW}; før rettelsen 5, {REACHED}"


def test_a_colleagues_number_is_not_told_as_ones_own() -> None:
    seen_by_two = later(observed(LOW, second=sheet(HIGH)), "second", 5)
    assert seen_by_two.asks_for_repeat
    assert result_words(seen_by_two, SPEECH) == f"Sum 0, {BELOW}"


def test_two_observers_differ_item_by_item_once_both_are_done() -> None:
    second = sheet((1, 1, 1, 1, 2, 0, 0, None))
    assert observed(HIGH, second=second).differences == ("vocalizations", "attraction")
    assert observed(HIGH, second=sheet(LOW, done=False)).differences == ()
    assert observed(HIGH).differences == ()


def test_a_second_observer_has_no_more_items_than_the_scale() -> None:
    with pytest.raises(ValueError, match="scored twice"):
        ItemSheet(observer=COLLEAGUE, scale=ADBB, items=(*sheet(LOW).items, sheet(LOW).items[0]))


def test_done_means_that_it_was_ended() -> None:
    with pytest.raises(ValueError, match="once it was ended"):
        observed(LOW, history=())
    with pytest.raises(ValueError, match="once it was ended"):
        observed(LOW, done=False, history=observed(LOW).history)


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


@given(st.dates(date(2020, 1, 1), date(2028, 12, 31)), st.integers(0, 30), st.integers(0, 27))
def test_the_window_opens_and_closes_on_calendar_months(birth: date, months: int, days: int) -> None:
    window, child = ADBB.age_window, Child(id=UUID(int=1), birth_date=birth)
    start, end = add_months(birth, window.from_months), add_months(birth, window.to_months)
    for day in (start, end):
        assert outside_age(child, ADBB, day) == ()
    assert outside_age(child, ADBB, date.fromordinal(start.toordinal() - 1)) == ("chronological",)
    assert outside_age(child, ADBB, date.fromordinal(end.toordinal() + 1)) == ("chronological",)
    any_day = date.fromordinal(add_months(birth, months).toordinal() + days)
    assert outside_age(child, ADBB, any_day) == (() if start <= any_day <= end else ("chronological",))
