"""The recovery key: 160 random bits on paper, in eight groups that each check themselves.

A group is four data characters and one check character. The check is a weighted sum in the field
of 32 elements with the group's number mixed in, so one wrong character, two swapped neighbours and
two swapped groups are all told at the group where they happened.
"""

from __future__ import annotations

import secrets

from transitions.application.errors import RecoveryKeyMistyped

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
_GROUPS = 8
_DATA_CHARACTERS = 4
_GROUP_LENGTH = _DATA_CHARACTERS + 1
_GROUP_BITS = 5 * _DATA_CHARACTERS
_PAIR_BYTES = 2 * _GROUP_BITS // 8

RECOVERY_BYTES = _GROUPS * _GROUP_BITS // 8
"""Length of the random secret behind the key: 20 bytes, 160 bits."""


def generate_recovery_key() -> bytearray:
    """A new random recovery secret."""
    return bytearray(secrets.token_bytes(RECOVERY_BYTES))


def spell(secret: bytearray) -> str:
    """The secret as it is printed, e.g. ``7K2M9-…``: eight groups of five characters."""
    number = int.from_bytes(secret, "big")
    groups = []
    for index in range(_GROUPS):
        shift = _GROUP_BITS * (_GROUPS - 1 - index)
        groups.append(_spell_group(number >> shift, index))
    return "-".join(groups)


def parse(text: str) -> bytearray:
    """The secret behind a typed key; spaces, hyphens, case and O/0, I/L/1 do not matter.

    Raises ``RecoveryKeyMistyped`` with the number of the first group that cannot be right.
    """
    typed = "".join(text.split()).replace("-", "").upper().translate(_LOOKALIKES)
    groups = [typed[start : start + _GROUP_LENGTH] for start in range(0, len(typed), _GROUP_LENGTH)]
    secret, pending = bytearray(), 0
    for index in range(max(_GROUPS, len(groups))):
        group = groups[index] if index < len(groups) else ""
        value = _parse_group(group, index)
        if index % 2:  # two groups make five whole bytes
            secret += (pending << _GROUP_BITS | value).to_bytes(_PAIR_BYTES, "big")
        pending = value
    return secret


def _spell_group(number: int, index: int) -> str:
    values = [number >> 5 * place & 31 for place in reversed(range(_DATA_CHARACTERS))]
    return "".join(_ALPHABET[value] for value in [*values, _check(values, index)])


def _parse_group(group: str, index: int) -> int:
    values = [_ALPHABET.find(character) for character in group]
    whole = len(values) == _GROUP_LENGTH and min(values) >= 0 and index < _GROUPS
    if not whole or _check(values[:-1], index) != values[-1]:
        raise RecoveryKeyMistyped(group=str(index + 1))
    number = 0
    for value in values[:-1]:
        number = number << 5 | value
    return number


def _check(values: list[int], index: int) -> int:
    check = index
    for value in values:
        check = _double(check ^ value)
    return check


def _double(value: int) -> int:
    doubled = value << 1
    return doubled ^ 0b100101 if doubled & 32 else doubled
