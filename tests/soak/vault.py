"""The long count of the vault: very many kills, and power that is cut at very many moments.

``python -m tests.soak.vault [kills] [moments]``; a thousand kills and three thousand moments when no
number is given. The dated result is added to ``tests/soak/figures.txt``.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

FIGURES = Path(__file__).with_name("figures.txt")
ROOT = Path(__file__).parents[2]
KILLS, MOMENTS = 1000, 3000
KILLS_OF_A_LIFE, MOMENTS_OF_A_RECORDING = 125, 250
LIARS = 10
"""One disk in so many is a lying one, which must be found out."""
TURNS = 12


class Seen(NamedTuple):
    """How much was tried, what was met on the way, and what went wrong."""

    tried: int
    met: Counter[str]
    wrong: tuple[str, ...]


def kill(root: Path, kills: int, cores: int, first: int) -> Seen:
    """Several vaults, each killed again and again."""
    lives = -(-kills // KILLS_OF_A_LIFE)
    each = -(-kills // lives)
    with ThreadPoolExecutor(cores) as pool:
        lived = list(pool.map(partial(_live, root, each), range(first, first + lives)))
    met = sum((Counter(life["killed_in"]) for life in lived), Counter[str]())
    wrong = tuple(wrong for life in lived for wrong in life["wrong"])
    return Seen(sum(life["kills"] for life in lived), met, wrong)


def _live(root: Path, kills: int, seed: int) -> dict[str, Any]:
    folder = root / f"life {seed}"
    seen = _ask("tests.storage.lives", folder, kills, seed)
    shutil.rmtree(folder, ignore_errors=True)
    return seen if "kills" in seen else {"kills": 0, "killed_in": {}, "wrong": [f"seed {seed}: {seen}"]}


def cut_power(root: Path, moments: int, cores: int, first: int, *, lying: bool = False) -> Seen:
    """Several recordings, each cut off at many moments."""
    recordings = -(-moments // MOMENTS_OF_A_RECORDING)
    each = -(-moments // recordings)
    with ThreadPoolExecutor(cores) as pool:
        found = list(pool.map(partial(_cut, root, each, lying=lying), range(first, first + recordings)))
    met = Counter({"told": sum(one.get("told", 0) for one in found)})
    return Seen(sum(one["states"] for one in found), met, tuple(w for one in found for w in one["wrong"]))


def _cut(root: Path, moments: int, seed: int, *, lying: bool) -> dict[str, Any]:
    folder = root / f"power {seed} {lying}"
    folder.mkdir()
    seen = _ask("tests.soak.power", folder, moments, seed, TURNS, "lying" if lying else "honest")
    shutil.rmtree(folder, ignore_errors=True)
    return seen if "states" in seen else {"states": 0, "wrong": [f"seed {seed}: {seen}"]}


def _ask(module: str, *arguments: object) -> dict[str, Any]:
    command = [sys.executable, "-m", module, *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return {"died": done.stderr[-2000:]}
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def summary(kills: Seen, power: Seen | None, liars: Seen | None, seconds: float, cores: int) -> str:
    """The one line."""
    moments = ", ".join(f"{name} {number}" for name, number in kills.met.most_common())
    line = f"vault: {kills.tried:,} kills ({moments}), {len(kills.wrong)} with anything lost"
    if power is None or liars is None:
        line += "; no strace, so no power was cut"
    else:
        line += (
            f"; power cut at {power.tried:,} moments, {len(power.wrong)} with anything lost, "
            f"{power.met['told']} told of an unfinished write; "
            f"disks that lie about syncing found out {len(liars.wrong)} times in {liars.tried}"
        )
    return f"{line}; {seconds:.0f} s on {cores} cores"


def say(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def memory() -> Path | None:
    """Where syncing costs nothing, if there is such a place."""
    shared = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
    return shared if os.access(shared, os.W_OK) else None


def main(arguments: list[str]) -> int:
    """Kill, cut, tell; 1 when anything was lost, or a lying disk was not found out."""
    asked = ArgumentParser(prog="soak vault", description="Kills and power cuts over a real vault.")
    asked.add_argument("kills", type=int, nargs="?", default=KILLS)
    asked.add_argument("moments", type=int, nargs="?", default=MOMENTS)
    sizes, cores = asked.parse_args(arguments), os.cpu_count() or 1
    began, first = time.monotonic(), random.randrange(1_000_000)
    power, liars = None, None
    with TemporaryDirectory(prefix="soak-", dir=memory()) as folder:
        kills = kill(Path(folder), sizes.kills, cores, first)
        if shutil.which("strace"):
            power = cut_power(Path(folder), sizes.moments, cores, first)
            liars = cut_power(Path(folder), -(-sizes.moments // LIARS), cores, first, lying=True)
    wrong = [*kills.wrong, *(power.wrong if power else ())]
    say(wrong)
    line = summary(kills, power, liars, time.monotonic() - began, cores)
    say([line])
    with FIGURES.open("a", encoding="utf-8") as figures:
        figures.write(f"{datetime.now(UTC):%Y-%m-%d}  {line}\n")
    return 1 if wrong or (liars is not None and not liars.wrong) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
