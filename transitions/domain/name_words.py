"""Names as they are searched and sorted in Danish: whatever the case, the accents, and aa for å.

``Åse`` and ``Aase`` are one word; ``Müller`` is found by ``müller``, ``myller`` and ``muller``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache

_OF_ITS_OWN = {
    "æ": "æ", "ø": "ø", "å": "aa", "ǻ": "aa", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i",
    "þ": "th", "œ": "ø",
}
_AS_IN_DANISH = {"ä": "æ", "ö": "ø", "ő": "ø", "ü": "y", "ű": "y"}
_IN_ORDER = str.maketrans("æøå", "{|}")
_ACCENT = "Mn"
_WORDS_ARE_OF = "LNM"


def words_of(text: str) -> frozenset[str]:
    """The words a name is found by, each in every way it may be typed."""
    return frozenset(
        word for spell in (_danish, _plain) for part in spell(text).split() for word in _parts(part)
    )


def words_in(text: str) -> tuple[str, ...]:
    """The words of what is typed in a search; each is to begin a word of the name."""
    return tuple(word for part in _danish(text).split() for word in _letters_only(part).split())


def danish_order(text: str) -> tuple[str, str]:
    """A key that sorts names as a Danish index does: æ, ø and å last, aa as å."""
    return _danish(text).replace("aa", "å").translate(_IN_ORDER), text


def _parts(part: str) -> Iterator[str]:
    """Each word of Anne-Mette or O'Connor, and both in one."""
    words = _letters_only(part).split()
    yield from words
    if len(words) > 1:
        yield "".join(words)


def _letters_only(text: str) -> str:
    return "".join(c if unicodedata.category(c)[0] in _WORDS_ARE_OF else " " for c in text)


def _danish(text: str) -> str:
    return _spelled(text, lambda letter: _AS_IN_DANISH.get(letter) or _unaccented(letter))


def _plain(text: str) -> str:
    return _spelled(text, _unaccented)


def _spelled(text: str, spell: Callable[[str], str]) -> str:
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text).casefold())
    return "".join(_OF_ITS_OWN.get(letter) or spell(letter) for letter in folded)


@lru_cache(1024)
def _unaccented(letter: str) -> str:
    apart = unicodedata.normalize("NFKD", letter)
    return "".join(c for c in apart if unicodedata.category(c) != _ACCENT)
