from __future__ import annotations

from math import log2

import pytest

from transitions.domain.drawn_words import GUESSES_A_SECOND, DrawnWords

YEAR = 365.25 * 24 * 3600


def test_the_bits_follow_from_the_list_and_the_count() -> None:
    assert DrawnWords(choices=2048, count=6).bits == 66
    assert DrawnWords(choices=2444, count=6).bits == pytest.approx(6 * log2(2444))


def test_half_of_what_can_be_drawn_is_tried_on_average() -> None:
    drawn = DrawnWords(choices=10, count=3)
    assert drawn.years(1) == pytest.approx(500 / GUESSES_A_SECOND / YEAR)
    assert drawn.years(50) == pytest.approx(drawn.years(1) / 50)


def test_one_guess_is_five_milliseconds() -> None:
    assert 1 / GUESSES_A_SECOND == 0.005
