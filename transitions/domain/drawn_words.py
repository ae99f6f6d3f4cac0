"""How long words drawn at random stand against guessing, told from how many there are to draw from."""

from __future__ import annotations

from math import log2

from transitions.domain.model import Record

GUESSES_A_SECOND = 200
"""Five milliseconds each: what opening a file of AES-256, revision 6, costs one computer."""
_SECONDS_A_YEAR = 365.25 * 24 * 3600


class DrawnWords(Record):
    """``count`` words, each drawn by itself among ``choices``."""

    choices: int
    count: int

    @property
    def bits(self) -> float:
        """How many times the number of possibilities doubles."""
        return self.count * log2(self.choices)

    def years(self, computers: int) -> float:
        """How long that many computers guess before they have been through half of the possibilities."""
        tries = 2 ** (self.bits - 1)
        return float(tries / (GUESSES_A_SECOND * computers * _SECONDS_A_YEAR))
