from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transitions.application.copies import Ages
from transitions.storage.thinning import ALL_DAYS, WEEKLY_DAYS, choose

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)

moments = st.sets(st.integers(-3 * 1440, 500 * 1440).map(lambda ago: NOW - ago * MINUTE), max_size=120)
longest = st.integers(7, 365)


def ages(longest_days: int = 90, none_before: datetime | None = None, now: datetime = NOW) -> Ages:
    return Ages(now=now, longest_days=longest_days, none_before=none_before)


def before_newest(made: set[datetime]) -> set[datetime]:
    return {moment for moment in made if max(made) - moment >= ALL_DAYS * DAY}


@given(moments, longest)
def test_the_newest_always_stays_and_nothing_is_invented(made: set[datetime], days: int) -> None:
    kept = choose(made, ages(days))
    assert kept <= made
    assert not made or max(made) in kept


@given(moments, longest)
def test_all_of_the_last_week_stays_and_nothing_beyond_the_longest_age(
    made: set[datetime], days: int
) -> None:
    kept = choose(made, ages(days))
    assert {moment for moment in made if NOW - moment < ALL_DAYS * DAY} <= kept
    past = {moment for moment in made if moment <= NOW}
    newest = {max(part) for part in (made, past, before_newest(made)) if part}
    assert all(NOW - moment < days * DAY for moment in kept - newest)


@given(moments, longest)
def test_each_week_of_eight_keeps_one_where_there_was_one(made: set[datetime], days: int) -> None:
    kept = choose(made, ages(days))
    oldest = min(WEEKLY_DAYS, days)
    middle = [moment for moment in made if ALL_DAYS * DAY <= NOW - moment < oldest * DAY]
    weeks = {moment.toordinal() // 7 for moment in middle}
    assert weeks == {moment.toordinal() // 7 for moment in kept if moment in middle}
    assert len([moment for moment in kept if moment in middle]) <= len(weeks) + 1


@given(moments, longest)
def test_thinning_twice_is_thinning_once(made: set[datetime], days: int) -> None:
    kept = choose(made, ages(days))
    assert choose(kept, ages(days)) == kept


@given(moments, st.integers(0, 400))
def test_nothing_from_before_an_erasure_stays_beside_something_newer(made: set[datetime], ago: int) -> None:
    erased = NOW - ago * DAY
    kept = choose(made, ages(none_before=erased))
    past = {moment for moment in made if moment <= NOW}
    newest = {max(part) for part in (made, past) if part}
    assert all(moment >= erased for moment in kept - newest)


@settings(max_examples=30)
@given(st.integers(7, 365), st.lists(st.booleans(), min_size=50, max_size=400))
def test_a_copy_a_day_thinned_each_day_leaves_no_hole(days: int, worked: list[bool]) -> None:
    """Thinning day after day must not starve: each of the last eight weeks with work keeps a copy."""
    kept: set[datetime] = set()
    begin = NOW - len(worked) * DAY
    made = [begin + place * DAY for place, work in enumerate(worked, start=1) if work]
    for moment in made:
        kept = choose(kept | {moment}, ages(days, now=moment))
    if not made:
        return
    now, reach = made[-1], min(WEEKLY_DAYS, days)
    weeks = {moment.toordinal() // 7 for moment in made if now - moment < reach * DAY}
    assert weeks <= {moment.toordinal() // 7 for moment in kept}
    assert len(kept) <= ALL_DAYS + 10 + days // 28 + 1


def test_one_copy_stays_even_if_it_is_of_the_future_and_from_before_an_erasure() -> None:
    ahead = NOW + 40 * DAY
    assert choose({ahead}, ages(none_before=ahead + DAY)) == {ahead}


@pytest.mark.parametrize("ahead", [1, 4000])
def test_a_copy_of_a_wrong_clock_does_not_push_out_the_true_newest(ahead: int) -> None:
    true = NOW - 200 * DAY
    assert choose({NOW + ahead * DAY, true}, ages()) == {NOW + ahead * DAY, true}


@pytest.mark.parametrize("days", [0, 1, 6])
def test_a_clock_years_ahead_for_some_days_leaves_a_copy_from_before(days: int) -> None:
    true, ahead = {NOW - ago * DAY for ago in range(5)}, NOW + 1600 * DAY
    kept = true
    for day in range(days + 1):
        kept = choose(kept | {ahead + day * DAY}, ages(now=ahead + day * DAY))
    assert kept & true == {NOW}
    later = ahead + 7 * DAY
    assert not choose(kept | {later}, ages(now=later)) & true
    assert not choose(kept, ages(none_before=ahead, now=ahead)) & true
