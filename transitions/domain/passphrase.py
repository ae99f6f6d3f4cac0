"""How good a passphrase is: long enough, and not one that everybody tries first.

Length is all that is asked for. What is refused besides is what guessing programs begin with: the
commonest passwords, names that belong to the place, rows of the keyboard and repetitions, also when
they are put together to look long.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

MINIMUM_CHARACTERS = 16
MINIMUM_WORDS = 5
_SHORTEST_WORD = 2
_MINIMUM_DIFFERENT = 5
_GOOD_CHARACTERS, _GOOD_WORDS = 22, 6
_STRONG_CHARACTERS, _STRONG_WORDS = 30, 7

_ROWS = (
    "abcdefghijklmnopqrstuvwxyzæøå", "1234567890", "qwertyuiopå", "asdfghjklæø", "zxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "qawsedrftgyhujikolp",
)  # fmt: skip
_ROWS_BOTH_WAYS = (*_ROWS, *(row[::-1] for row in _ROWS))
_YEARS = tuple(str(year) for year in range(1930, 2050))
_SEPARATORS = str.maketrans("", "", " -_.,;:+/")
_DISGUISES = str.maketrans("@4301!5$7€", "aaeoiisste")
_SHORTEST_PIECE, _SHORTEST_RUN = 4, 3
_WEIGHED = 200
"""More signs than this need not be looked at."""
_PIECE_WORTH = 2
_LEAST_WORTH = 9
"""A sign that follows from nothing is worth one, a known piece two; less than this is guessed at once."""

Strength = Literal["empty", "short", "common", "enough", "good", "strong"]


def normalise(passphrase: str) -> str:
    """The passphrase however it was composed, without the air around it."""
    return unicodedata.normalize("NFC", passphrase).strip()


def is_long_enough(passphrase: str) -> bool:
    """Sixteen characters or five words."""
    text = normalise(passphrase)
    return len(text) >= MINIMUM_CHARACTERS or _count_words(text) >= MINIMUM_WORDS


def is_varied(passphrase: str) -> bool:
    """More than the same few characters."""
    return len(set(normalise(passphrase))) >= _MINIMUM_DIFFERENT


@dataclass(frozen=True)
class PassphraseRules:
    """What is refused here: the ``common`` ones, and the ``names`` anybody would think of."""

    common: Iterable[str] = field(repr=False)
    names: tuple[str, ...] = ()

    def weigh(self, passphrase: str) -> Strength:
        """How strong it is, by its length alone unless it is refused."""
        text = normalise(passphrase)
        if not text:
            return "empty"
        if not is_long_enough(text):
            return "short"
        if self._is_common(text):
            return "common"
        characters, words = len(text), _count_words(text)
        if characters >= _STRONG_CHARACTERS or words >= _STRONG_WORDS:
            return "strong"
        return "good" if characters >= _GOOD_CHARACTERS or words >= _GOOD_WORDS else "enough"

    def _is_common(self, text: str) -> bool:
        folded = _squeeze(text)
        return not is_varied(text) or any(
            self._worth(one) < _LEAST_WORTH for one in (folded, folded.translate(_DISGUISES))
        )

    @cached_property
    def _pieces(self) -> frozenset[str]:
        known = (*self.common, *self.names, *(word for name in self.names for word in name.split()), *_YEARS)
        return frozenset(piece for piece in map(_squeeze, known) if len(piece) >= _SHORTEST_PIECE)

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self._pieces))

    def _worth(self, text: str) -> int:
        """The cheapest way to say the text, in signs and known pieces."""
        once = _unrepeated(text[:_WEIGHED])
        cheapest = [0]
        for end in range(1, len(once) + 1):
            ways = (cheapest[end - length] + price for length, price in self._endings(once[:end]))
            cheapest.append(min(ways))
        return cheapest[-1] + (_PIECE_WORTH if once != text[:_WEIGHED] else 0)

    def _endings(self, text: str) -> Iterator[tuple[int, int]]:
        """What the text may end in: how many signs, and what they are worth together."""
        yield len(text) - len(text.rstrip(text[-1])), 1
        run = max(_along(row, text) for row in _ROWS_BOTH_WAYS)
        if run >= _SHORTEST_RUN:
            yield run, _PIECE_WORTH
        for length in range(_SHORTEST_PIECE, min(self._longest, len(text)) + 1):
            if text[-length:] in self._pieces:
                yield length, _PIECE_WORTH


def _count_words(text: str) -> int:
    return sum(len(word) >= _SHORTEST_WORD for word in text.split())


def _squeeze(text: str) -> str:
    return normalise(text).casefold().translate(_SEPARATORS)


def _unrepeated(text: str) -> str:
    """The shortest beginning that, said again and again, gives the text."""
    for length in range(1, len(text) // 2 + 1):
        if text[length:] == text[:-length]:
            return text[:length]
    return text


def _along(row: str, text: str) -> int:
    """How many of the last signs follow the row, which begins again where it ends."""
    place, length = row.find(text[-1]), 0
    if place >= 0:
        while length < len(text) and text[-1 - length] == row[(place - length) % len(row)]:
            length += 1
    return length
