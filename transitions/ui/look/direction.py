"""Words that run from right to left, among words that do not."""

from __future__ import annotations

import unicodedata

_LANGUAGES = frozenset({"ar", "fa", "he", "ur", "ps", "prs", "ckb"})
_MARK, _STARTS, _ENDS = "\u200f", "\u2067", "\u2069"


def led(text: str, language: str) -> str:
    """A text of a language, marked at its start where it runs from right to left.

    It may begin with a name in Latin letters and is laid out from the right all the same.
    """
    return f"{_MARK}{text}" if text and language in _LANGUAGES else text


def apart(text: str) -> str:
    """A text to be put among others: it keeps its own order, they keep theirs."""
    return f"{_STARTS}{text}{_ENDS}" if runs_from_right(text) else text


def runs_from_right(text: str) -> bool:
    """Whether the first letter of a text runs from right to left."""
    kinds = (unicodedata.bidirectional(sign) for sign in text)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"
