"""The long count of papers: many invented ones, each of which must pass every gate.

``python -m tests.soak.papers [papers]``; two hundred when no number is given. The dated result is
added to ``tests/soak/figures.txt``; a failure names its number in ``tests/pdf/random_papers.py``.
"""

from __future__ import annotations

import os
import sys
import time
from argparse import ArgumentParser
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

from tests.pdf.random_papers import wrong

FIGURES = Path(__file__).with_name("figures.txt")
PAPERS = 200


def main(arguments: list[str]) -> int:
    """Print and tell; 1 when a gate found something."""
    asked = ArgumentParser(prog="soak papers", description="Invented papers against every gate.")
    asked.add_argument("papers", type=int, nargs="?", default=PAPERS)
    papers, cores = asked.parse_args(arguments).papers, os.cpu_count() or 1
    began = time.monotonic()
    with ProcessPoolExecutor(cores) as pool:
        told = list(pool.map(wrong, range(papers)))
    failed = {number: found for number, (_, found) in enumerate(told) if found}
    for number, found in failed.items():
        sys.stdout.write(f"paper {number}: {found}\n")
    pages = [pages for pages, _ in told]
    line = (
        f"papers: {papers:,} printed on {sum(pages):,} pages ({min(pages)} to {max(pages)} each), "
        f"{len(failed)} failed a gate; {time.monotonic() - began:.0f} s on {cores} cores"
    )
    sys.stdout.write(f"{line}\n")
    with FIGURES.open("a", encoding="utf-8") as figures:
        figures.write(f"{datetime.now(UTC):%Y-%m-%d}  {line}\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
