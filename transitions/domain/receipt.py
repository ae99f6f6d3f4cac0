"""The receipt of a package: twelve digits to read aloud, the last two of which check the others.

ISO 7064, modulus 97: every single wrong digit and every two swapped neighbours are told.
"""

from __future__ import annotations

_DIGITS = 10
_GROUP = 3


def make_receipt(chance: bytes) -> str:
    """A receipt drawn from at least eight random bytes, e.g. ``381 442 907 155``."""
    number = int.from_bytes(chance, "big") % 10**_DIGITS
    return spell_receipt(f"{number:0{_DIGITS}d}{98 - number * 100 % 97:02d}")


def spell_receipt(digits: str) -> str:
    """Twelve digits in groups of three."""
    return " ".join(digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP))


def read_receipt(text: str) -> str:
    """A typed receipt as it is spelled; raises ``ValueError`` for one that cannot be right."""
    digits = "".join(sign for sign in text if not sign.isspace() and sign not in "-.")
    whole = len(digits) == _DIGITS + 2 and digits.isascii() and digits.isdigit()
    if not whole or int(digits) % 97 != 1:
        raise ValueError("the check digits do not fit")
    return spell_receipt(digits)
