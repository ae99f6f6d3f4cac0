from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transitions.application.errors import RecoveryKeyMistyped
from transitions.storage.recovery_key import RECOVERY_BYTES, generate_recovery_key, parse, spell

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SECRETS = st.binary(min_size=RECOVERY_BYTES, max_size=RECOVERY_BYTES).map(bytearray)


@settings(deadline=None)
@given(SECRETS)
def test_what_is_spelled_is_read_again(secret: bytearray) -> None:
    assert parse(spell(secret)) == secret


@settings(deadline=None)
@given(SECRETS)
def test_the_way_it_is_typed_does_not_matter(secret: bytearray) -> None:
    typed = spell(secret).lower().replace("-", "  ").replace("0", "o").replace("1", "l")
    assert parse(f" {typed}\n") == secret


@settings(deadline=None)
@given(SECRETS, st.integers(0, 39), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_told_at_its_group(secret: bytearray, place: int, wrong: str) -> None:
    typed = list(spell(secret).replace("-", ""))
    if typed[place] == wrong:
        return
    typed[place] = wrong
    with pytest.raises(RecoveryKeyMistyped) as told:
        parse("".join(typed))
    assert told.value.values == {"group": str(place // 5 + 1)}


@settings(deadline=None)
@given(SECRETS, st.integers(0, 7), st.integers(0, 3))
def test_two_swapped_neighbours_are_told(secret: bytearray, group: int, place: int) -> None:
    typed = list(spell(secret).replace("-", ""))
    one, other = group * 5 + place, group * 5 + place + 1
    if typed[one] == typed[other]:
        return
    typed[one], typed[other] = typed[other], typed[one]
    with pytest.raises(RecoveryKeyMistyped) as told:
        parse("".join(typed))
    assert told.value.values == {"group": str(group + 1)}


@settings(deadline=None)
@given(SECRETS, st.integers(0, 7), st.integers(0, 7))
def test_two_swapped_groups_are_told(secret: bytearray, one: int, other: int) -> None:
    groups = spell(secret).split("-")
    if one == other:
        return
    groups[one], groups[other] = groups[other], groups[one]
    with pytest.raises(RecoveryKeyMistyped):
        parse("-".join(groups))


@pytest.mark.parametrize(("typed", "group"), [("", "1"), ("7K2M9", "1"), ("ææææ", "1")])
def test_half_a_key_is_told(typed: str, group: str) -> None:
    with pytest.raises(RecoveryKeyMistyped) as told:
        parse(typed)
    assert told.value.values["group"] == group


def test_a_group_too_few_or_too_many_is_told() -> None:
    spelled = spell(generate_recovery_key())
    for typed, group in ((spelled[:-6], "8"), (spelled + "-00000", "9")):
        with pytest.raises(RecoveryKeyMistyped) as told:
            parse(typed)
        assert told.value.values["group"] == group


def test_keys_differ_and_are_long_enough() -> None:
    assert RECOVERY_BYTES * 8 >= 128
    assert len({spell(generate_recovery_key()) for _ in range(100)}) == 100
