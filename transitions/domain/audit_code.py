"""A short code for the head of the log, to stamp on paper and type again later.

The last line's number, the beginning of its hash, and two digits that show a slip of the hand. What
was written before that line cannot be changed, and no older folder put back, without the code showing it.
"""

from __future__ import annotations

import re
from typing import Self

from transitions.domain.model import Record

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""What the code is written with: nothing that can be read as something else."""

HASH_SIGNS = 12
_GROUP = 4
_BITS = 5
_CHECK = 97
_READ_AS = str.maketrans("OIL", "011")
_CODE = re.compile(rf"(\d{{1,9}})([{SIGNS}]{{{HASH_SIGNS}}})(\d\d)")


class AuditCode(Record):
    """Which line the log ended with, and how its hash begins."""

    seq: int
    signs: str

    @classmethod
    def of(cls, seq: int, hash_: str) -> Self:
        """The code of a line whose hash is written in hexadecimal."""
        first = int(hash_, 16) >> (len(hash_) * 4 - HASH_SIGNS * _BITS)
        places = range(HASH_SIGNS - 1, -1, -1)
        return cls(seq=seq, signs="".join(SIGNS[first >> place * _BITS & 31] for place in places))

    def spell(self) -> str:
        """As it is printed: number, three groups of four, two digits."""
        groups = [self.signs[start : start + _GROUP] for start in range(0, HASH_SIGNS, _GROUP)]
        return "-".join([str(self.seq), *groups, _digits(f"{self.seq}{self.signs}")])


def read_code(typed: str) -> AuditCode | None:
    """The code somebody typed, whatever stands between its signs; nothing when it cannot be right."""
    kept = "".join(sign for sign in typed.upper() if sign.isalnum()).translate(_READ_AS)
    found = _CODE.fullmatch(kept)
    if found is None or found[3] != _digits(found[1] + found[2]):
        return None
    return AuditCode(seq=int(found[1]), signs=found[2])


def _digits(written: str) -> str:
    """A prime over 32 tells every wrong sign and every two that changed places."""
    value = 0
    for sign in written:
        value = (value * len(SIGNS) + SIGNS.index(sign)) % _CHECK
    return f"{value:02d}"
