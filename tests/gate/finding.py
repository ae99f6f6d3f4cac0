"""Cases in which one line of the table decides alone: a single sweep through the numbers, remembered."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from tests.gate.generator import situation
from tests.gate.oracle import judge

FARTHEST = 30_000


class Sweep:
    """The numbers whose cases have an answer, or a release, held back by one line alone."""

    def __init__(self) -> None:
        self._next = 0
        self._answers: defaultdict[str, list[int]] = defaultdict(list)
        self._releases: defaultdict[str, list[int]] = defaultdict(list)

    def held_by(self, reason: str, count: int) -> list[int]:
        """Cases with something to release and an answer that stays for this reason alone."""
        return self._found(self._answers, reason, count)

    def blocked_by(self, obstacle: str, count: int) -> list[int]:
        """Cases that this obstacle alone blocks."""
        return self._found(self._releases, obstacle, count)

    def _found(self, index: dict[str, list[int]], name: str, count: int) -> list[int]:
        while len(index[name]) < count and self._next < FARTHEST:
            self._look(self._next)
            self._next += 1
        return index[name][:count]

    def _look(self, seed: int) -> None:
        s = situation(seed)
        table = judge(s)
        alone = {next(iter(why)) for why in table.reasons.values() if len(why) == 1}
        for reason in alone:
            if not table.obstacles or reason == "no_custody_holder":
                self._answers[reason].append(seed)
        blocks = table.obstacles - {"nothing_shared"} or table.obstacles
        if len(blocks) == 1:
            self._releases[next(iter(blocks))].append(seed)


@cache
def sweep() -> Sweep:
    """The one sweep of this process."""
    return Sweep()
