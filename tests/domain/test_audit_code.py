"""The code for paper survives a hand and an eye, and tells when it did not."""

from __future__ import annotations

from hashlib import sha256

import pytest

from transitions.domain.audit_code import SIGNS, AuditCode, read_code

HEADS = [(seq, sha256(str(seq).encode()).hexdigest()) for seq in (0, 1, 9, 213, 40_000, 999_999_999)]


@pytest.mark.parametrize(("seq", "hash_"), HEADS)
def test_what_is_printed_can_be_typed(seq: int, hash_: str) -> None:
    code = AuditCode.of(seq, hash_)
    number, *groups, check = code.spell().split("-")
    assert (number, [len(group) for group in groups], len(check)) == (str(seq), [4, 4, 4], 2)
    for typed in (code.spell(), code.spell().lower(), code.spell().replace("-", " "), f" {code.spell()}. "):
        assert read_code(typed) == code


def test_it_is_the_beginning_of_the_hash() -> None:
    assert AuditCode.of(1, "f" * 64).signs == "Z" * 12
    assert AuditCode.of(1, "0" * 64).signs == "0" * 12
    assert AuditCode.of(1, "08421" + "0" * 59).signs == "11110" + "0" * 7


def test_letters_that_look_like_digits_are_read_as_them() -> None:
    code = AuditCode.of(10, "08421" + "0" * 59)
    typed = code.spell().replace("0", "o").replace("1", "l")
    assert read_code(typed) == code
    assert read_code(code.spell().replace("1", "I")) == code


@pytest.mark.parametrize(("seq", "hash_"), HEADS)
def test_every_wrong_sign_and_every_swap_is_seen(seq: int, hash_: str) -> None:
    right = AuditCode.of(seq, hash_)
    written = right.spell().replace("-", "")
    wrong = {
        written[:place] + sign + written[place + 1 :] for place in range(len(written)) for sign in SIGNS
    } | {
        written[:place] + written[place + 1] + written[place] + written[place + 2 :]
        for place in range(len(written) - 1)
    }
    taken = [typed for typed in wrong - {written} if read_code(typed) is not None]
    assert taken == []


@pytest.mark.parametrize("typed", ["", "213", "Æ", "213-K7QF-2M9D", "9" * 80, "ABCD-EFGH-JKMN-07"])
def test_what_is_no_code_is_none(typed: str) -> None:
    assert read_code(typed) is None
