"""What is refused as a passphrase, and what its length says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bundled import bundled_catalogue
from transitions.domain.passphrase import MINIMUM_CHARACTERS, PassphraseRules, Strength
from transitions.export.formats import Formats

CATALOGUE = bundled_catalogue()
RULES = PassphraseRules(CATALOGUE.common_passphrases, ("Tryg Overgang", "Prøvestrand Kommune"))
ROWS = ("1234567890", "qwertyuiopå", "abcdefghijklmnopqrstuvwxyzæøå")
Unit = st.text("abcdefghijkmnpæø3479", min_size=1, max_size=6)


@pytest.mark.parametrize(
    "refused",
    [
        "1234567890123456", "0987654321098765", "qwertyuiopåasdfghjklæø", "QWERTYUIOPÅqwertyuiopå",
        "1qaz2wsx3edc4rfv",
        "aaaabbbbccccddddeeee", "hunhunhunhunhunhun", "kode kode kode kode kode", "adgangskode12345",
        "Hemmelig Hemmelig 2026", "P@ssw0rdP@ssw0rd", "password!!!!!!!!", "Sommer2026Sommer26",
        "Velkommen123456789",
        "Tryg Overgang 2026", "trygovergang-trygovergang", "Prøvestrand Kommune 1", "PRØVESTRAND2026!!",
        "correct horse battery staple", "Der er et yndigt land", "to be or not to be", "jeg elsker dig 123",
        "iloveyouiloveyou", "lorem ipsum dolor sit amet", "aaaaaaaaaaaaaaaaaaaa", "abababababababab",
    ],
)  # fmt: skip
def test_the_commonest_and_what_is_made_of_them_is_refused(refused: str) -> None:
    assert len(refused) >= MINIMUM_CHARACTERS
    assert RULES.weigh(refused) == "common"


@pytest.mark.parametrize(
    ("passphrase", "strength"),
    [
        ("", "empty"), ("   ", "empty"), ("kort", "short"), ("Hemmelig1", "short"),
        ("seksten tegn her", "enough"),
        ("en to tre fi sk", "enough"), ("gul bil blå sko ål", "enough"), ("¤%&/()=?!#+*'^<>", "enough"),
        ("blå cykel under køkkenbordet", "good"), ("fem ord som jeg husker", "good"),
        ("blå cykel under køkkenbordet i regnvejr", "strong"), ("x7#kQp2!mZ9vRt4w", "enough"),
    ],
)  # fmt: skip
def test_everything_else_is_told_by_its_length(passphrase: str, strength: Strength) -> None:
    assert RULES.weigh(passphrase) == strength


def test_what_the_program_proposes_is_never_refused() -> None:
    proposed = [Formats().make_passphrase(CATALOGUE.passphrase_words) for _ in range(300)]
    assert {RULES.weigh(words) for words in proposed} <= {"enough", "good", "strong"}


def test_every_listed_one_is_refused_when_it_is_said_twice_with_a_year() -> None:
    for listed in CATALOGUE.common_passphrases:
        assert RULES.weigh(f"{listed} {listed} 2026 2026") == "common", listed


@given(Unit, st.integers(0, 6))
def test_saying_a_short_thing_again_and_again_makes_no_passphrase(unit: str, rest: int) -> None:
    text = unit * 20 + unit[:rest]
    assert RULES.weigh(text) == "common"


@given(st.sampled_from(ROWS), st.integers(0, 40), st.integers(16, 40), st.booleans())
def test_no_part_of_a_row_is_a_passphrase(row: str, start: int, length: int, backwards: bool) -> None:
    text = (row * 10)[start : start + length]
    assert RULES.weigh(text[::-1] if backwards else text) == "common"


@given(st.text("bdfhjlnprtvz", min_size=18, max_size=18).filter(lambda text: len(set(text)) > 8))
def test_signs_that_follow_from_nothing_are_not_refused(text: str) -> None:
    assert PassphraseRules(()).weigh(text) == "enough"


@given(st.text(max_size=60))
def test_any_text_at_all_is_weighed(text: str) -> None:
    weighed = RULES.weigh(text)
    assert weighed in ("empty", "short", "common", "enough", "good", "strong")
    assert RULES.weigh(f"  {text} ") == weighed


def test_the_list_is_written_as_it_is_compared() -> None:
    listed = CATALOGUE.common_passphrases
    assert len(listed) == len(set(listed)) > 400
    assert all(word == word.casefold() for word in listed)
