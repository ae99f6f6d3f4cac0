"""Names as they are searched and sorted: Danish letters, case, accents, any word, any order."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transitions.domain.name_words import danish_order, words_in, words_of

LETTERS = "abcdefghijklmnopqrstuvwxyzæøåäöüéèßłçñ"
WORD = st.text(LETTERS, min_size=1, max_size=9)
NAME = st.lists(WORD, min_size=1, max_size=4).map(" ".join)


def finds(typed: str, name: str) -> bool:
    known = words_of(name)
    return all(any(word.startswith(begun) for word in known) for begun in words_in(typed))


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("åse", "Aase Prøve"), ("aase", "Åse Prøve"), ("AASE", "åse"), ("aa", "Åse"), ("å", "Aage"),
        ("ør", "Ørsted"), ("ØR", "ørsted"), ("æg", "Ægir"), ("skjold", "Saxo Skjold"),
        ("prøve al", "Alma Prøve"), ("mette", "Anne-Mette"), ("anne-m", "Anne-Mette"),
        ("annemette", "Anne-Mette"), ("connor", "O'Connor"), ("oconnor", "O'Connor"), ("o'c", "O'Connor"),
        ("jose", "José"), ("josé", "Jose"), ("muller", "Müller"), ("myller", "Müller"), ("müller", "Müller"),
        ("møller", "Möller"), ("moller", "Möller"), ("strasse", "Straße"), ("lukasz", "Łukasz"),
        ("a\u030age", "Åge"), ("åge", "A\u030age"), ("محم", "محمد"), ("олена", "Олена"),
    ],
)
def test_a_name_is_found_as_a_dane_types_it(typed: str, name: str) -> None:
    assert finds(typed, name)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("lma", "Alma"), ("or", "Ørsted"), ("ase", "Åse"), ("alma b", "Alma Prøve"), ("ål", "Al"),
        ("e", "Æble"),
    ],
)
def test_what_no_word_begins_with_is_not_found(typed: str, name: str) -> None:
    assert not finds(typed, name)


@given(NAME, st.data())
def test_any_beginnings_of_words_in_any_order_and_case_find_a_name(name: str, data: st.DataObject) -> None:
    words = data.draw(st.permutations(name.split()))
    begun = [word[: data.draw(st.integers(1, len(word)))] for word in words]
    typed = " ".join(begun)
    assert finds(typed, name)
    assert finds(typed.upper(), name)
    assert finds(typed, name.upper())
    assert finds(unicodedata.normalize("NFD", typed), name)
    assert finds(typed, unicodedata.normalize("NFD", name))


@given(NAME)
def test_aa_and_the_last_letter_are_one(name: str) -> None:
    assert words_of(name.replace("å", "aa")) == words_of(name.replace("aa", "å"))
    assert danish_order(name.replace("å", "aa"))[0] == danish_order(name.replace("aa", "å"))[0]


@given(st.text(max_size=60))
def test_nothing_that_can_be_typed_breaks_the_folding(text: str) -> None:
    for word in (*words_in(text), *words_of(text)):
        assert word == "".join(word.split())
        assert word
    assert "\U0010ffff" not in "".join(words_of(text))


@given(st.text(max_size=30), st.text(max_size=30))
def test_what_is_typed_whole_finds_what_it_is_typed_from(first: str, second: str) -> None:
    assert finds(first, f"{first} {second}")
    assert finds(f"{second} {first}", f"{first} {second}")


def test_a_danish_index_ends_with_its_three_letters() -> None:
    names = ["Åse", "Zoe", "Aase", "Ægir", "Øjvind", "Anna", "ole", "Élise", "Eli", "Aage"]
    in_order = ["Anna", "Eli", "Élise", "ole", "Zoe", "Ægir", "Øjvind", "Aage", "Aase", "Åse"]
    assert sorted(names, key=danish_order) == in_order
