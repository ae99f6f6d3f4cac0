"""Numbers as Danes write them."""

from __future__ import annotations

import re
from decimal import Decimal

_GROUPED = re.compile(r"[+-]?\d{1,3}(\.\d{3})+(,\d+)?")
_PLAIN = re.compile(r"[+-]?\d+(,\d+)?")
_POINT = re.compile(r"[+-]?\d+\.\d{1,2}")


class UnclearNumber(ValueError):
    """The text is not one number, or could be two."""


def read_number(text: str, decimals: int) -> Decimal:
    """Read `3500`, `3.500`, `3,5`; a dot that could mean thousands or a fraction is unclear."""
    bare = re.sub(r"\s", "", text).replace("\u2212", "-")
    if _PLAIN.fullmatch(bare):
        number = Decimal(bare.replace(",", "."))
    elif _GROUPED.fullmatch(bare) and (decimals == 0 or "," in bare):
        number = Decimal(bare.replace(".", "").replace(",", "."))
    elif decimals and _POINT.fullmatch(bare):
        number = Decimal(bare)
    else:
        raise UnclearNumber
    if decimals == 0 and number != number.to_integral_value():
        raise UnclearNumber
    return number


def write_number(number: int | Decimal) -> str:
    """A number with a Danish comma and no thousands sign, so that it reads back as itself."""
    return str(number) if isinstance(number, int) else f"{number:f}".replace(".", ",")
