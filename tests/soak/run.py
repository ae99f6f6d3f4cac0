"""The long count: very many families through the gate on all cores, then every mutation.

``python -m tests.soak.run [cases]``; a million cases when no number is given. The dated result is
added to ``tests/soak/figures.txt``.
"""

from __future__ import annotations

import os
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from tests.gate.counting import OBSTACLES, REASONS
from tests.gate.examination import Tally, examine_all
from tests.soak.mutating import attempt, passes_unchanged
from tests.soak.mutations import MUTATIONS, Mutation

FIGURES = Path(__file__).with_name("figures.txt")
MILLION = 1_000_000
FIRST = 1_000_000
"""Other numbers than the ordinary suite takes."""
CHUNK = 500


class Count(NamedTuple):
    """What was seen, and what went wrong."""

    tally: Tally
    failures: tuple[str, ...]


def chunks(cases: int) -> list[range]:
    """The numbers in pieces."""
    last = FIRST + cases
    return [range(at, min(at + CHUNK, last)) for at in range(FIRST, last, CHUNK)]


def count(cases: int, cores: int) -> Count:
    """All cases, on all cores; a piece that fails is told and the rest goes on."""
    tally, failures = Tally(), []
    with ProcessPoolExecutor(cores) as pool:
        for number, (found, failure) in enumerate(pool.map(_examine, chunks(cases)), start=1):
            tally.add(found)
            if failure:
                failures.append(failure)
                say(f"FAILED: {failure}")
            if number % 100 == 0:
                say(f"{number * CHUNK:,} cases, {tally.disclosures:,} disclosures")
    return Count(tally, tuple(failures))


def _examine(seeds: range) -> tuple[Tally, str]:
    try:
        return examine_all(seeds), ""
    except Exception as failure:  # noqa: BLE001 -- whatever goes wrong is told with its numbers
        return Tally(), f"{seeds}: {type(failure).__name__}: {failure}"


def mutate(cores: int) -> list[str]:
    """The mutations that no test caught, or that could not be tried."""
    if not passes_unchanged(mutation.test for mutation in MUTATIONS):
        return ["the named tests do not pass unchanged"]
    with ThreadPoolExecutor(cores) as pool:
        outcomes = zip(MUTATIONS, pool.map(attempt, MUTATIONS), strict=True)
        return [f"{outcome}: {named(mutation)}" for mutation, outcome in outcomes if outcome != "caught"]


def named(mutation: Mutation) -> str:
    """A mutation on one line."""
    return f"{mutation.file}: {mutation.old.strip()!r} -> {mutation.new.strip()!r} ({mutation.test})"


def unseen(tally: Tally) -> Iterator[str]:
    """What never happened, so that nothing was shown about it."""
    yield from (f"no answer was withheld as {name}" for name in REASONS if not tally.reasons[name])
    yield from (f"nothing was blocked by {name}" for name in OBSTACLES if not tally.told[name])


def summary(seen: Count, survivors: list[str], seconds: float, cores: int) -> str:
    """The one line."""
    tally = seen.tally
    met = (
        sum(bool(tally.reasons[name]) for name in REASONS),
        sum(bool(tally.told[name]) for name in OBSTACLES),
    )
    caught = len(MUTATIONS) - len(survivors)
    return (
        f"{tally.cases:,} cases, {tally.disclosures:,} disclosures with {tally.went:,} answers, "
        f"{len(seen.failures)} failures; reasons seen {met[0]} of {len(REASONS)}, "
        f"obstacles {met[1]} of {len(OBSTACLES)}; "
        f"mutations caught {caught} of {len(MUTATIONS)}; {seconds:.0f} s on {cores} cores"
    )


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def tell(lines: Iterable[str]) -> None:
    for line in lines:
        say(line)


def main(arguments: list[str]) -> int:
    """Count, mutate, tell; 1 when anything leaked, was never seen, or survived."""
    asked = ArgumentParser(prog="soak", description="Families through the gate, then every mutation.")
    asked.add_argument("cases", type=int, nargs="?", default=MILLION)
    cases, cores = asked.parse_args(arguments).cases, os.cpu_count() or 1
    began = time.monotonic()
    seen = count(cases, cores)
    survivors = mutate(cores)
    missing = list(unseen(seen.tally))
    tell([*survivors, *missing])
    line = summary(seen, survivors, time.monotonic() - began, cores)
    say(line)
    with FIGURES.open("a", encoding="utf-8") as figures:
        figures.write(f"{datetime.now(UTC):%Y-%m-%d}  {line}\n")
    return 1 if seen.failures or survivors or missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
