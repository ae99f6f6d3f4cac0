"""What people type and what it means."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transitions.ui.controls.editors.dates_typed import UnclearDate, UnclearTime, read_date, read_time
from transitions.ui.controls.editors.numbers_typed import UnclearNumber, read_number, write_number

TODAY = date(2025, 3, 14)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1/3", date(2025, 3, 1)),
        ("1.3", date(2025, 3, 1)),
        ("010325", date(2025, 3, 1)),
        ("01032025", date(2025, 3, 1)),
        ("1.3.25", date(2025, 3, 1)),
        ("1-3-2025", date(2025, 3, 1)),
        ("1 3 25", date(2025, 3, 1)),
        (" 1. marts ", date(2025, 3, 1)),
        ("1. marts 2024", date(2024, 3, 1)),
        ("24 dec", date(2024, 12, 24)),
        ("2/1", date(2025, 1, 2)),
        ("2/10", date(2024, 10, 2)),
        ("2025-03-01", date(2025, 3, 1)),
        ("i går", date(2025, 3, 13)),
        ("I dag", TODAY),
        ("i morgen", date(2025, 3, 15)),
        ("i forgårs", date(2025, 3, 12)),
        ("290224", date(2024, 2, 29)),
        ("29/2", date(2024, 2, 29)),
        ("010190", date(1990, 1, 1)),
    ],
)
def test_a_date_is_understood(text: str, day: date) -> None:
    assert read_date(text, TODAY) == day


@pytest.mark.parametrize(
    "text", ["", "31/2", "290225", "32/1", "1/13", "snart", "1", "12345", "1/3/255", "1. grød"]
)
def test_an_unclear_date_is_refused(text: str) -> None:
    with pytest.raises(UnclearDate):
        read_date(text, TODAY)


@given(st.dates(date(1940, 1, 1), date(2044, 12, 31)))
def test_a_date_reads_back_as_it_is_shown(day: date) -> None:
    assert read_date(f"{day:%d.%m.%Y}", TODAY) == day


@given(st.text(max_size=12))
def test_any_text_is_a_date_or_unclear(text: str) -> None:
    with suppress(UnclearDate):
        assert isinstance(read_date(text, TODAY), date)


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("7", time(7)),
        ("7.30", time(7, 30)),
        ("0730", time(7, 30)),
        ("kl. 7:30", time(7, 30)),
        ("23 59", time(23, 59)),
    ],
)
def test_a_time_is_understood(text: str, clock: time) -> None:
    assert read_time(text) == clock


@pytest.mark.parametrize("text", ["", "25", "7.60", "730.1", "morgen"])
def test_an_unclear_time_is_refused(text: str) -> None:
    with pytest.raises(UnclearTime):
        read_time(text)


@pytest.mark.parametrize(
    ("text", "decimals", "number"),
    [
        ("3500", 0, "3500"),
        ("3.500", 0, "3500"),
        ("3 500", 0, "3500"),
        ("1.234.567", 0, "1234567"),
        ("3,5", 1, "3.5"),
        ("3.5", 1, "3.5"),
        ("1.234,5", 1, "1234.5"),
        ("-2", 0, "-2"),
        ("3,0", 0, "3"),
    ],
)
def test_a_number_is_understood(text: str, decimals: int, number: str) -> None:
    assert read_number(text, decimals) == Decimal(number)


@pytest.mark.parametrize(
    ("text", "decimals"), [("", 0), ("3,5", 0), ("3.500", 1), ("35.00", 0), ("tre", 0), ("1,2,3", 1)]
)
def test_an_unclear_number_is_refused(text: str, decimals: int) -> None:
    with pytest.raises(UnclearNumber):
        read_number(text, decimals)


@given(st.decimals(-99999, 99999, places=2))
def test_a_number_reads_back_as_it_is_shown(number: Decimal) -> None:
    assert read_number(write_number(number), 2) == number


@given(st.integers(-(10**9), 10**9))
def test_a_whole_number_reads_back_as_it_is_shown(number: int) -> None:
    assert read_number(write_number(number), 0) == number
