"""CPR: refused only when impossible, hinted at when odd, always masked."""

from __future__ import annotations

from datetime import date

import pytest

from transitions.domain.cpr import mask, read_cpr

TODAY = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "cpr_length"),
        ("12345", "cpr_length"),
        ("0101261234567", "cpr_length"),
        ("3102264123", "cpr_date"),
        ("2902254123", "cpr_date"),
        ("010126AB34", "cpr_length"),
        ("0101261AB4", "cpr_letters"),
        ("0101274123", "cpr_future"),
        ("9901264123", "cpr_date"),
    ],
)
def test_an_impossible_number_says_what_is_wrong(text: str, problem: str) -> None:
    reading = read_cpr(text, TODAY)
    assert reading.problem == problem
    assert reading.digits == ""


@pytest.mark.parametrize("text", ["0505209996", "0505159995", "2911829996"])
def test_a_number_that_fails_modulus_11_is_kept_with_a_hint_at_most(text: str) -> None:
    reading = read_cpr(text, TODAY)
    assert reading.digits == text
    assert reading.problem is None
    assert "cpr_checksum_hint" in reading.hints


def test_hyphens_and_spaces_are_how_people_write_it() -> None:
    assert read_cpr(" 610126-4123 ", TODAY).digits == "6101264123"


def test_a_substitute_number_is_read_without_the_sixty() -> None:
    reading = read_cpr("6701264123", TODAY)
    assert reading.substitute
    assert reading.birth_date == date(2026, 1, 7)
    assert "cpr_checksum_hint" not in reading.hints


def test_another_birth_date_and_an_old_century_are_hints() -> None:
    reading = read_cpr("0505241123", TODAY, date(2024, 5, 5))
    assert reading.birth_date == date(1924, 5, 5)
    assert {"cpr_birth_mismatch", "cpr_age_hint"} <= set(reading.hints)


def test_a_shown_number_hides_its_last_four() -> None:
    assert mask("6101264123") == "610126-XXXX"
    assert mask("") == ""
