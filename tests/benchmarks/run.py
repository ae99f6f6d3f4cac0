"""How fast the vault and its papers are, as ratios measured side by side in one run.

``python -m tests.benchmarks.run [--few N] [--many N] [--most N] [--searched N] [--printed N]``. First what
vaults of three sizes cost beside a floor and beside the smallest; then each line says what
is wished for; the exit code is 1 when a wish is missed. Milliseconds differ from machine to machine, so read
the ratios first.
"""

from __future__ import annotations

import random
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TypeVar

from tests.benchmarks.growth import headings, measure_growth
from tests.benchmarks.line import Line
from tests.benchmarks.many import make_vault
from tests.benchmarks.overview import measure_overview
from tests.benchmarks.papers import measure_papers
from tests.benchmarks.start import measure_start
from tests.benchmarks.working import Writing, bare_database, commit, milliseconds, opening
from tests.storage import acts
from tests.storage.names_bench import measure_search
from tests.storage.support import FAST
from transitions.application.backups import Backups
from transitions.clock import SystemClock
from transitions.storage.database import Database
from transitions.storage.store import VaultStore
from transitions.storage.thread import VaultThread
from transitions.storage.vault import VaultFolder

FEW, MANY, MOST, SEARCHED, PRINTED = 100, 10_000, 100_000, 100_000, 1_000
T = TypeVar("T")
SAVES, ROUNDS, OPENINGS = 300, 5, 15
BESIDE, PATIENCE = 30, 5.0

MOST_FOR_A_SAVE = 2.0
MOST_FOR_OPENING = 1.3
MOST_MS_BESIDE_A_BACKUP = 50.0
MOST_MS_FOR_A_KEYSTROKE = 16.0


# --- a save ---


def measure_save(vault: VaultFolder, folder: Path) -> Line:
    """One answer through the application, in turn with a row of the same size in a bare database.

    A shared machine is slow for a second now and then: of five rounds, the middle one counts.
    """
    bare = bare_database(folder / "bare.db")
    thread = vault.unlock(acts.passphrase(0), settle_seconds=60)
    writing = Writing(thread)
    rounds = [save_beside_commit(writing, bare) for _ in range(ROUNDS)]
    thread.close()
    bare.close()
    ours, theirs = sorted(rounds, key=lambda pair: pair[0] / pair[1])[ROUNDS // 2]
    ratio = ours / theirs
    return Line(
        "save of one answer", f"{ours:.2f} ms", f"bare commit {theirs:.2f} ms", f"{ratio:.2f} x",
        f"<= {MOST_FOR_A_SAVE:.1f} x", ratio <= MOST_FOR_A_SAVE,
    )


def save_beside_commit(writing: Writing, bare: Database) -> tuple[float, float]:
    """The median of both, in milliseconds, each in turn with the other."""
    pairs = [
        (milliseconds(lambda number=number: writing.save(number)),  # type: ignore[misc]
         milliseconds(lambda number=number: commit(bare, number)))  # type: ignore[misc]
        for number in range(SAVES)
    ]
    ours, theirs = (median(side) for side in zip(*pairs, strict=True))
    return ours, theirs


# --- opening ---


def measure_opening(few: VaultFolder, many: VaultFolder, sizes: tuple[int, int]) -> Line:
    """A large vault in turn with a small one, both with a key that costs nothing to derive."""
    pairs = [(opening(many), opening(few)) for _ in range(OPENINGS)]
    large, small = (median(side) for side in zip(*pairs, strict=True))
    ratio = large / small
    return Line(
        f"open {sizes[1]:,} transitions", f"{large:.1f} ms", f"{sizes[0]:,}: {small:.1f} ms",
        f"{ratio:.2f} x", f"<= {MOST_FOR_OPENING:.1f} x", ratio <= MOST_FOR_OPENING,
    )


# --- a save beside a backup ---


def measure_beside_backup(vault: VaultFolder, transitions: int) -> Line:
    """Saves at random moments of a backup that is begun again after each, and as many without one."""
    thread = vault.unlock(acts.passphrase(0), settle_seconds=0.05)
    writing = Writing(thread)
    quiet = [
        milliseconds(lambda number=number: writing.save(number))  # type: ignore[misc]
        for number in range(BESIDE)
    ]
    beside = list(saves_beside_backups(thread, writing, vault.folder))
    thread.close()
    slowest = max(beside)
    return Line(
        f"save beside a backup of {transitions:,}", f"median {median(beside):.1f} ms of {len(beside)}",
        f"alone {median(quiet):.1f} ms, {max(quiet):.1f} at most", f"{slowest:.1f} ms at most",
        f"<= {MOST_MS_BESIDE_A_BACKUP:.0f} ms", slowest <= MOST_MS_BESIDE_A_BACKUP,
    )


def back_up(store: VaultStore) -> object:
    """As the program does by itself when nothing else is to be done."""
    desk = acts.surroundings().desk(store)
    backups: Backups = desk.backups
    return backups.make()


def saves_beside_backups(thread: VaultThread, writing: Writing, folder: Path) -> Iterable[float]:
    """Each save comes while a copy is being written or checked; small ones are finished before it."""
    chance, backup = random.Random(1), thread.submit_idle(back_up)
    for number in range(BESIDE):
        if backup.done():
            backup.result()
            backup = thread.submit_idle(back_up)
        until = time.monotonic() + PATIENCE
        while not any(folder.rglob("*.part")) and not backup.done() and time.monotonic() < until:
            time.sleep(0.001)
        time.sleep(chance.uniform(0, 0.2))
        yield milliseconds(lambda number=number: writing.save(number))  # type: ignore[misc]


# --- search ---


def measure_typing(folder: Path, transitions: int) -> Line:
    """The slowest keystroke of a search over so many transitions."""
    seen = measure_search(folder, transitions)
    return Line(
        f"search over {transitions:,}, per key", f"{seen.typical:.2f} ms, {seen.slowest:.2f} at most",
        f"one row by its key {seen.bare:.3f} ms", f"{seen.slowest:.2f} ms",
        f"< {MOST_MS_FOR_A_KEYSTROKE:.0f} ms", seen.slowest < MOST_MS_FOR_A_KEYSTROKE,
    )


# --- the table ---


def table(lines: Iterable[Line]) -> str:
    """The figures under one another."""
    rows = [("", "measured", "against", "result", "wish", "")]
    rows += [(o.what, o.measured, o.against, o.result, o.wish, "met" if o.met else "MISSED") for o in lines]
    return aligned(rows)


def aligned(rows: Sequence[tuple[str, ...]]) -> str:
    """Cells of one column below each other."""
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def growing(folder: Path, few: int, many: int, most: int) -> str:
    """The figures of the vaults below ``folder``, and of a much larger one, as a table."""
    names = {few: "few", many: "many"}
    vaults = {size: VaultFolder(folder / name, SystemClock(), FAST) for size, name in names.items()}
    vaults[most] = make_vault(folder / "most", most)
    return aligned([headings(vaults), *(row.cells() for row in measure_growth(vaults, folder, alone))])


def measure(folder: Path, few: int, many: int, searched: int, printed: int) -> list[Line]:
    """All figures, in new vaults below ``folder``."""
    small, large = make_vault(folder / "few", few), make_vault(folder / "many", many)
    return [
        measure_save(small, folder), measure_opening(small, large, (few, many)),
        measure_beside_backup(large, many),
        alone(partial(measure_typing, folder / "searched", searched)),
        *measure_papers(printed),
        *alone(partial(measure_overview, small.folder, large.folder, (few, many), folder / "none")),
        measure_start(folder),
    ]


def alone(measure: Callable[[], T]) -> T:
    """In a new process, as the program is: this one is full of what was measured before."""
    with ProcessPoolExecutor(1, get_context("spawn")) as process:
        return process.submit(measure).result()


def main(arguments: list[str]) -> int:
    """Measure and tell; 1 when a wish is missed."""
    asked = ArgumentParser(prog="bench", description="How fast the vault and its papers are, as ratios.")
    asked.add_argument("--few", type=int, default=FEW, help="transitions of the small vault")
    asked.add_argument("--many", type=int, default=MANY, help="transitions of the large vault")
    asked.add_argument("--most", type=int, default=MOST, help="transitions of the largest vault")
    asked.add_argument("--searched", type=int, default=SEARCHED, help="transitions that are searched")
    asked.add_argument("--printed", type=int, default=PRINTED, help="handovers that memory is measured over")
    sizes = asked.parse_args(arguments)
    with TemporaryDirectory(prefix="bench-") as folder:
        lines = measure(Path(folder), sizes.few, sizes.many, sizes.searched, sizes.printed)
        grown = growing(Path(folder), sizes.few, sizes.many, sizes.most)
    sys.stdout.write(f"{grown}\n\n{table(lines)}\n")
    return 0 if all(line.met for line in lines) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
