"""Text that runs from right to left, and lines where both directions meet, as they are drawn.

The text itself stays in the order it is read; only what is drawn is turned (Unicode annex 9).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from types import SimpleNamespace
from typing import Literal

from arabic_reshaper import ArabicReshaper
from bidi import get_display
from bidi.mirror import MIRRORED

Direction = Literal["L", "R"]

_FROM_THE_RIGHT = frozenset({"ar", "fa", "he", "ur", "ps", "ckb", "yi"})
_FIRST_FROM_THE_RIGHT = "\u05be"
"""No sign before it runs from right to left."""
_FIRST_ARABIC = "\u0600"
_STARTS, _ENDS = "\u2066", "\u2069"
_TELLTALE = "\u034f"
"""A sign without width that keeps the direction of the bracket before it."""

_NUMBER = re.compile(r"\+?(?<!\d)\d++(?:(?:[ .,:/\u2013-]| [\u2013-] )\d++)+")
_WORD = re.compile(f"(?:{_STARTS}[^{_ENDS}]*{_ENDS}|[^ ])+")
_shaper = ArabicReshaper({"delete_harakat": False, "delete_tatweel": False, "support_ligatures": True})
_shaper.configuration = SimpleNamespace(getboolean=cache(_shaper.configuration.getboolean))
"""It asks the same settings again for every line."""


def direction(language: str) -> Direction:
    """How a paragraph in a language runs."""
    return "R" if language in _FROM_THE_RIGHT else "L"


def turns(text: str) -> bool:
    """Whether something in ``text`` runs from right to left."""
    if max(text, default="") < _FIRST_FROM_THE_RIGHT:
        return False
    return any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in text)


def isolated(text: str) -> str:
    """``text`` with numbers of several parts (a phone, a date, a time) set apart, to be read as written."""
    read, told, runs, end = logical(text), "", "", 0
    for found in _NUMBER.finditer(read):
        before, number = read[end : found.start()], found.group()
        runs, end = _last_direction(before) or runs, found.end()
        told += before + (number if runs == "L" else f"{_STARTS}{number}{_ENDS}")
    return told + read[end:]


def _last_direction(text: str) -> str:
    """Which way the last sign of ``text`` runs that has a direction of its own."""
    kinds = (unicodedata.bidirectional(sign) for sign in reversed(text))
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "")


def logical(text: str) -> str:
    """``text`` as it is read, without the signs that set numbers apart."""
    return re.sub(f"[{_STARTS}{_ENDS}{_TELLTALE}]", "", text)


def words(text: str) -> list[str]:
    """The words of ``text``; a number that is set apart is one."""
    return _WORD.findall(text)


def visual(line: str, base: Direction) -> str:
    """The signs of one line from left to right as they are drawn, letters joined, brackets turned."""
    told = "".join(sign + _TELLTALE if sign in MIRRORED else sign for sign in _joined(line))
    return logical("".join(_turned(get_display(told, base_dir=base))))


def _joined(line: str) -> str:
    """The letters of a line in the forms they have beside each other; only Arabic ones have several."""
    return str(_shaper.reshape(line)) if max(line, default="") >= _FIRST_ARABIC else line


def _turned(drawn: str) -> Iterator[str]:
    """A bracket whose telltale went to its left runs from right to left."""
    signs = iter(drawn)
    for sign in signs:
        if sign == _TELLTALE:
            yield MIRRORED[next(signs)]
        else:
            yield sign
            if sign in MIRRORED:
                next(signs)
