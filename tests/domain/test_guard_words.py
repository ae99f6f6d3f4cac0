"""What people are asked about when they write it, and what they are left in peace with."""

from __future__ import annotations

import pytest

from tests.bundled import bundled_catalogue
from transitions.domain.guard import Guard, GuardEntry
from transitions.domain.model import Words

GUARD = bundled_catalogue().guard
WHY = Words({"da": "Hvorfor?"})


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Storebror har fået en diagnose", "diagnose"),
        ("Vi tror, han har ADHD", "ADHD"),
        ("Mor fik en fødselsdepression", "fødselsdepression"),
        ("Han er helt\n normal", "helt normal"),
        ("Hun er et risikobarn!", "risikobarn"),
        ("Der er lavet en underretning", "underretning"),
        ("En UNDERRETNING", "UNDERRETNING"),
        ("Han er alderssvarende", "alderssvarende"),
    ],
)
def test_a_word_that_is_asked_about_is_named_with_its_reason(text: str, word: str) -> None:
    (noted,) = GUARD.asks_about(text)
    assert noted.word == word
    assert noted.ask.danish.endswith(".")
    assert noted.ask.in_language("en") != noted.ask.danish


@pytest.mark.parametrize(
    "text",
    [
        "", "Hun sover normalt til middag kl. 9.30", "Han er glad!", "Det går let med grønt lys",
        "Alt er ok hos mormor", "Elsker den røde bil", "Tager D-vitamin hver morgen",
        "Er bange for støvsugeren", "Normen er, at vi synger", "Vi har det godt i gennemsnit",
    ],
)
def test_ordinary_words_are_left_in_peace(text: str) -> None:
    assert GUARD.asks_about(text) == ()


def test_each_word_is_asked_about_once_with_its_own_reason() -> None:
    noted = GUARD.asks_about("Diagnose: autisme. En diagnose og et risikobarn.")
    assert len(noted) == len({it.ask.danish for it in noted}) == 3


def test_only_what_says_so_asks() -> None:
    silent = GuardEntry(id="a", pattern="ord", why="x")
    asking = GuardEntry(id="b", pattern="ord", why="x", asks=True, ask=WHY, asks_about="sætning")
    guard = Guard(entries=(silent, asking))
    assert guard.asks_about("et ord") == ()
    assert [noted.word for noted in guard.asks_about("en sætning")] == ["sætning"]


@pytest.mark.parametrize(
    "more",
    [{"asks": True}, {"ask": WHY}, {"asks_about": "ord"}, {"asks": True, "ask": WHY, "asks_about": "("}],
)
def test_a_question_has_a_reason_and_a_reason_a_question(more: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="validation error"):
        GuardEntry.model_validate({"id": "a", "pattern": "ord", "why": "x", **more})
