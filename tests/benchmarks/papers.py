"""What a handover on paper costs: its tags, the first page of a program just started, and memory."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

import pytest

from tests.benchmarks.cold import FONTS
from tests.benchmarks.line import Line
from tests.benchmarks.untagged import UntaggedCanvas
from tests.pdf import samples
from transitions.pdf import press
from transitions.pdf.press import Press
from transitions.pdf.tagging import TaggedCanvas

ROOT = Path(__file__).parents[2]
ROUNDS, STARTS = 40, 9
EARLY, LATE = 100, 1_000

MOST_FOR_TAGS = 1.2
MOST_FOR_THE_FIRST_PAGE = 1.5
MOST_FOR_A_THOUSAND = 1.05


def measure_papers(late: int) -> list[Line]:
    """All figures about paper; memory is measured over so many handovers."""
    return [measure_tags(), measure_first_page(), measure_memory(min(EARLY, late // 2), late)]


def measure_tags() -> Line:
    """The same pages with and without tags by turns, in the time of this process alone."""
    tagged, untagged = times_of_building(ROUNDS)
    ratio = tagged / untagged
    return Line(
        "handover, three pages, tagged", f"{tagged:.1f} ms", f"untagged {untagged:.1f} ms", f"{ratio:.2f} x",
        f"<= {MOST_FOR_TAGS:.1f} x", ratio <= MOST_FOR_TAGS,
    )


def times_of_building(rounds: int) -> tuple[float, float]:
    """Milliseconds of a handover with tags and without."""
    machine, paper = Press(FONTS), samples.handover()
    taken: dict[Any, list[float]] = {TaggedCanvas: [], UntaggedCanvas: []}
    for _ in range(rounds):
        for canvas, times in taken.items():
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(press, "TaggedCanvas", canvas)
                began = process_time()
                machine.print_disclosure(paper)
                times.append((process_time() - began) * 1000)
    return median(taken[TaggedCanvas]), median(taken[UntaggedCanvas])


def measure_first_page() -> Line:
    """A new process for each: imports, the whole paper, and the picture of its first page."""
    pairs = [(*told_by("tagged"), *told_by("untagged")) for _ in range(STARTS)]
    ours, bare = (median(side) for side in zip(*pairs, strict=True))
    ratio = ours / bare
    return Line(
        "first page, program just started", f"{ours:.0f} ms", f"bare {bare:.0f} ms", f"{ratio:.2f} x",
        f"<= {MOST_FOR_THE_FIRST_PAGE:.1f} x", ratio <= MOST_FOR_THE_FIRST_PAGE,
    )


def measure_memory(early: int, late: int) -> Line:
    """What stays in memory after very many handovers."""
    before, after = told_by("memory", early, late)
    ratio = after / before
    return Line(
        f"memory after {late:,} handovers", f"{after / 2**20:.0f} MB", f"{early:,}: {before / 2**20:.0f} MB",
        f"{ratio:.2f} x", f"<= {MOST_FOR_A_THOUSAND} x", ratio <= MOST_FOR_A_THOUSAND,
    )


def told_by(way: str, *options: int) -> list[float]:
    """What a process of its own measured."""
    command = [sys.executable, "-m", "tests.benchmarks.cold", way, *map(str, options)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    figures: list[float] = json.loads(done.stdout)
    return figures
