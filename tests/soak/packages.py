"""The long count of colleague packages: very many meddled ones, none of which may change a vault.

``python -m tests.soak.packages [cases]``; ten thousand when no number is given. The dated result is
added to ``tests/soak/figures.txt``.
"""

from __future__ import annotations

import os
import sys
import time
from argparse import ArgumentParser
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.storage.package_fuzz import meddle

FIGURES = Path(__file__).with_name("figures.txt")
CASES = 10_000


def count(cases: int, cores: int) -> Counter[str]:
    """How often each refusal came, on all cores; an error that is no refusal is raised."""
    each = -(-cases // cores)
    with TemporaryDirectory() as folder, ProcessPoolExecutor(cores) as pool:
        places = [Path(folder) / str(core) for core in range(cores)]
        for place in places:
            place.mkdir()
        told = pool.map(meddle, [each] * cores, places, range(2, cores + 2))
        return sum(told, Counter())


def main(arguments: list[str]) -> int:
    """Meddle and tell; ends with an error when a vault was changed or something unforeseen was raised."""
    asked = ArgumentParser(prog="soak packages", description="Meddled packages against a vault.")
    asked.add_argument("cases", type=int, nargs="?", default=CASES)
    cases, cores = asked.parse_args(arguments).cases, os.cpu_count() or 1
    began = time.monotonic()
    told = count(cases, cores)
    met = ", ".join(f"{name} {number:,}" for name, number in told.most_common())
    line = (
        f"packages: {told.total():,} meddled ({met}), 0 changed a vault; "
        f"{time.monotonic() - began:.0f} s on {cores} cores"
    )
    sys.stdout.write(f"{line}\n")
    with FIGURES.open("a", encoding="utf-8") as figures:
        figures.write(f"{datetime.now(UTC):%Y-%m-%d}  {line}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
