"""Ages by the calendar: month ends, 29 February, born too early."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.families import record
from transitions.domain.child import Age, Gestation, add_months, age_on

DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("birth", "day", "age"),
    [
        (date(2025, 1, 31), date(2025, 2, 27), Age(0, 27)),
        (date(2025, 1, 31), date(2025, 2, 28), Age(1, 0)),
        (date(2025, 1, 31), date(2025, 3, 30), Age(1, 30)),
        (date(2025, 1, 31), date(2025, 3, 31), Age(2, 0)),
        (date(2024, 2, 29), date(2025, 2, 28), Age(12, 0)),
        (date(2024, 2, 29), date(2028, 2, 28), Age(47, 30)),
        (date(2024, 2, 29), date(2028, 2, 29), Age(48, 0)),
        (date(2025, 6, 15), date(2025, 6, 15), Age(0, 0)),
    ],
)
def test_a_month_is_completed_on_its_day_or_on_the_last_day(birth: date, day: date, age: Age) -> None:
    assert age_on(birth, day) == age


@given(DAYS, st.integers(-30, 60))
def test_after_so_many_months_the_age_is_so_many_months(birth: date, months: int) -> None:
    assert age_on(birth, add_months(birth, months)) == Age(months, 0)


@given(DAYS, st.integers(0, 3000))
def test_a_day_later_is_never_younger(birth: date, days: int) -> None:
    day = birth + timedelta(days=days)
    assert age_on(birth, day) <= age_on(birth, day + timedelta(days=1))
    assert 0 <= age_on(birth, day).days <= 30


@pytest.mark.parametrize(("weeks", "days", "early"), [(36, 6, 22), (33, 4, 45), (24, 0, 112)])
def test_a_preterm_child_is_counted_from_the_day_it_was_due(weeks: int, days: int, early: int) -> None:
    child = record().child.model_copy(update={"gestation": Gestation(weeks=weeks, days=days)})
    assert child.birth_date is not None
    assert child.due_date == child.birth_date + timedelta(days=early)
    assert child.corrected_age(child.due_date) == Age(0, 0)


def test_from_37_weeks_there_is_no_corrected_age() -> None:
    child = record().child.model_copy(update={"gestation": Gestation(weeks=37)})
    assert child.corrected_age(date(2026, 11, 2)) is None
