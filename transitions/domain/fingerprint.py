"""A fingerprint in words, so that two people can compare it over the telephone."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

WORDS = 6
"""Six of at least 2,048 words: 66 bits."""


def fingerprint(content: bytes, words: Sequence[str]) -> str:
    """Ordinary words that stand for the content; other content has other words."""
    choices = sorted(set(words))
    number = int.from_bytes(hashlib.sha256(content).digest(), "big")
    told = []
    for _ in range(WORDS):
        number, place = divmod(number, len(choices))
        told.append(choices[place])
    return " ".join(told)
