"""The pages that were set last are given again for the same words, and for no others."""

from __future__ import annotations

from datetime import date

import pytest

from transitions.application.standing_type import StandingType
from transitions.domain.disclosure import Audience, Disclosure, Foot, Paper, Said
from transitions.domain.sheet import Sheet

DAY = date(2026, 11, 21)


def about(words: str, *, consented: bool = True) -> Disclosure:
    paper = Paper(title=Said(danish=words), parts=(), foot=Foot(left="Opdigt", middle=""))
    return Disclosure(
        product="handover", audience=Audience(kind="daycare"), consented=consented, written_on=DAY,
        paper=paper,
    )


class Counting:
    """A press that says how often it has set something."""

    def __init__(self) -> None:
        self.times = 0

    def print_disclosure(self, disclosure: Disclosure, large: bool = False) -> bytes:
        self.times += 1
        return f"{self.times} {disclosure.paper.title.danish} {large}".encode()

    def print_sheet(self, sheet: Sheet, large: bool = False) -> bytes:
        raise NotImplementedError

    def unprintable(self, text: str) -> str:
        raise NotImplementedError


@pytest.fixture
def press() -> Counting:
    return Counting()


def test_the_same_words_are_set_once(press: Counting) -> None:
    kept = StandingType(press)
    first = kept.print_disclosure(about("Alma"))
    assert kept.print_disclosure(about("Alma")) == first
    assert press.times == 1


@pytest.mark.parametrize(
    ("other", "large"),
    [(about("Magne"), False), (about("Alma", consented=False), False), (about("Alma"), True)],
)
def test_anything_else_is_set_anew(press: Counting, other: Disclosure, large: bool) -> None:
    kept = StandingType(press)
    first = kept.print_disclosure(about("Alma"))
    assert kept.print_disclosure(other, large) != first
    assert kept.print_disclosure(about("Alma")).startswith(b"3 "), "only the newest is kept"
