"""How much one guess at a passphrase costs here: as much as this machine does in half a second."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from typing import Final

from transitions.storage.key_slots import Cost, derive_for_nothing

TARGET_SECONDS: Final = 0.5
MOST_MEMORY_KIB: Final = 256 * 1024
MOST_ITERATIONS: Final = 16
"""Higher than this and an old laptop with little memory could not open the vault any more."""

_FLOOR: Final = Cost(iterations=3, memory_kib=64 * 1024)
_TRIES: Final = 2

Stopwatch = Callable[[Cost], float]
"""How many seconds one guess takes at a cost."""


def time_one_guess(cost: Cost) -> float:
    """Guess once and look at the clock."""
    begun = time.perf_counter()
    derive_for_nothing(cost)
    return time.perf_counter() - begun


class Tuning:
    """Measures once, when it is first asked; from then on the cost is decided."""

    def __init__(self, stopwatch: Stopwatch = time_one_guess) -> None:
        self._stopwatch = stopwatch

    def choose(self) -> Cost:
        """The cost that comes nearest to half a second, never below the floor or above the cap."""
        return self._cost

    def least(self) -> Cost:
        """The floor."""
        return _FLOOR

    @cached_property
    def _cost(self) -> Cost:
        cost, seconds = _FLOOR, self._measure(_FLOOR)
        while 2 * cost.memory_kib <= MOST_MEMORY_KIB and 2 * seconds <= TARGET_SECONDS:
            cost = replace(cost, memory_kib=2 * cost.memory_kib)
            seconds = self._measure(cost)
        affordable = round(cost.iterations * TARGET_SECONDS / max(seconds, 1e-6))
        return replace(cost, iterations=min(max(affordable, _FLOOR.iterations), MOST_ITERATIONS))

    def _measure(self, cost: Cost) -> float:
        """The better of two: the machine may have been busy with something else."""
        return min(self._stopwatch(cost) for _ in range(_TRIES))
