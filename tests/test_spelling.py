"""The dictionary: whole, Danish, read a piece at a time, and right about the words families use."""

from __future__ import annotations

import re
import tomllib
from itertools import pairwise
from pathlib import Path
from time import perf_counter

import pytest

from transitions.places import bundled_resources
from transitions.spelling import DanishSpeller

FOLDER = bundled_resources() / "spelling"
NO_WORDS = {"kiggetid", "halib", "nam", "góða", "nátt"}
"""A word made up at home, and what children and parents say: a sound, Arabic, Faroese."""


@pytest.fixture(scope="module")
def speller() -> DanishSpeller:
    made = DanishSpeller(FOLDER)
    while made.read_on():
        pass
    return made


def test_words_from_the_whole_alphabet_and_put_together_are_known(speller: DanishSpeller) -> None:
    words = ("børnehave", "vuggestue", "åbne", "øjenhøjde", "legetøjskasse", "zebra", "sange", "sover")
    assert [word for word in words if speller.doubts(word)] == []


@pytest.mark.parametrize("word", ["børnehvae", "sovre", "legeplass", "vugestue", "åbbne"])
def test_words_that_are_not_are_doubted(speller: DanishSpeller, word: str) -> None:
    assert speller.doubts(word)


def test_nothing_is_doubted_before_the_last_piece_is_read() -> None:
    made = DanishSpeller(FOLDER)
    steps = 0
    assert not made.doubts("sovre")
    while made.read_on():
        steps += 1
        assert not made.doubts("sovre")
    assert made.doubts("sovre")
    assert steps >= 20


def test_no_piece_holds_the_window_up() -> None:
    """Beside each other in one run: the longest piece against reading everything at once."""
    made, moments = DanishSpeller(FOLDER), [perf_counter()]
    while made.read_on():
        moments.append(perf_counter())
    longest = max(after - before for before, after in pairwise(moments))
    assert longest < (moments[-1] - moments[0]) / 3


def test_every_piece_says_how_many_words_it_has() -> None:
    pieces = sorted(FOLDER.glob("*.dic"))
    assert len(pieces) == 24
    counts = [(p.name, *_told_and_counted(p)) for p in pieces]
    assert [c for c in counts if c[1] != c[2]] == []
    assert sum(c[1] for c in counts) > 150_000


def _told_and_counted(piece: Path) -> tuple[int, int]:
    first, *words = piece.read_text(encoding="utf-8").splitlines()
    return int(first), len(words)


def test_the_words_of_the_practice_families_are_known(speller: DanishSpeller) -> None:
    """What is Danish there: lower case, in a sentence of a family without another language."""
    families = tomllib.loads((bundled_resources() / "practice" / "families.toml").read_text("utf-8"))
    sentences = [text for family in families["families"] if not _speaks_otherwise(family)
                 for text in _texts(family.get("answers", [])) if len(text.split()) > 3]
    words = {w for text in sentences for w in re.findall(r"[^\W\d_]{3,}", text) if w.islower()}
    assert len(words) > 300
    assert {w for w in words if speller.doubts(w)} - NO_WORDS == set()


def _speaks_otherwise(family: dict[str, object]) -> bool:
    return "second_language" in repr(family)


def _texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for inner in value.values() for text in _texts(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in _texts(inner)]
    return [value] if isinstance(value, str) else []
