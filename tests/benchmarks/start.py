"""From nothing to the line where the passphrase is typed: the program beside a bare window in its theme."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from tests.benchmarks.line import Line
from transitions.places import HOME_VARIABLE

ROOT = Path(__file__).parents[2]
SCRIPT = Path(__file__).with_name("first_paint.py")
STARTS = 21
MOST_FOR_A_START = 1.3


def measure_start(folder: Path) -> Line:
    """Both are begun in turn, each in a process of its own; neighbours are compared."""
    home = home_with_a_vault(folder / "start")
    pairs = [(start("ours", home)[0], start("bare", home)[0]) for _ in range(STARTS + 1)][1:]
    mine, theirs = (median(side) for side in zip(*pairs, strict=True))
    ratio = median(one / other for one, other in pairs)
    return Line(
        "start to unlock screen", f"{mine:.0f} ms", f"bare window {theirs:.0f} ms", f"{ratio:.2f} x",
        f"<= {MOST_FOR_A_START:.1f} x", ratio <= MOST_FOR_A_START,
    )


def start(way: str, home: Path) -> tuple[float, frozenset[str]]:
    """One start: milliseconds, from before its process began, and the libraries it had read by then."""
    environment = {
        **os.environ, HOME_VARIABLE: str(home), "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen",
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # or each start would compile our modules anew
    command = [sys.executable, str(SCRIPT), way, str(time.monotonic())]
    said = subprocess.run(command, env=environment, cwd=home, capture_output=True, text=True, check=True)
    took, *read = said.stdout.split()
    return float(took), frozenset(read)


def home_with_a_vault(home: Path) -> Path:
    """As the start screen finds it: a folder that holds a vault."""
    vault = home / "vaults" / "vault-1"
    vault.mkdir(parents=True)
    (vault / "vault.key").touch()
    return home
