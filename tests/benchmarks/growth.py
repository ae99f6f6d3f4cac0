"""What eight things cost in vaults of several sizes, by turns in one run: beside a floor and as they grow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import cycle
from pathlib import Path
from statistics import median
from typing import Any, TypeVar
from uuid import UUID

import pytest

from tests.benchmarks.cold import FONTS
from tests.benchmarks.start import start
from tests.benchmarks.untagged import UntaggedCanvas
from tests.benchmarks.working import Writing, bare_database, commit, milliseconds, opening
from tests.storage import acts
from tests.ui.consent_stage import agree
from transitions.application.desk import Desk
from transitions.domain.disclosure import Disclosure
from transitions.pdf import press
from transitions.pdf.press import Press
from transitions.storage.database import Database, open_database
from transitions.storage.keyfile import KeyFile
from transitions.storage.store import VaultStore
from transitions.storage.thread import VaultThread
from transitions.storage.vault import VaultFolder

ROUNDS, SAVES = 5, 100
T = TypeVar("T")
TYPED = ("al", "alma", "alma b", "ø", "vugge", "freja lund")

Alone = Callable[[Callable[[], Any]], Any]
Vaults = Mapping[int, VaultFolder]


@dataclass(frozen=True)
class Growth:
    """One figure in a vault of each size, the smallest first, and what it is held against."""

    what: str
    floor: str
    least: float
    seen: tuple[float, ...]
    unit: str = "ms"

    def cells(self) -> tuple[str, ...]:
        """The row of the table: the smallest vault beside the floor, and the others beside the smallest."""
        first, *others = self.seen
        grown = (f"{seen / first:.2f} x" for seen in others)
        floor = f"{self.floor} {self._said(self.least)}"
        to_floor, largest = f"{first / self.least:.2f} x", self._said(self.seen[-1])
        return self.what, self._said(first), floor, to_floor, *grown, largest

    def _said(self, figure: float) -> str:
        return f"{figure:.{0 if self.seen[0] >= 100 else 2}f} {self.unit}"


def headings(sizes: Iterable[int]) -> tuple[str, ...]:
    """Of the table; under each size but the first stand ratios to the first."""
    first, *others = (f"{size:,}" for size in sizes)
    return "as vaults grow", f"{first} transitions", "floor", "to floor", *others, "that is"


def measure_growth(vaults: Vaults, folder: Path, alone: Alone) -> list[Growth]:
    """All figures; each vault is closed before and after."""
    return [
        measure_starts(vaults, folder), measure_unlocking(vaults), *measure_at_work(vaults, folder),
        *measure_windows(vaults, folder, alone),
    ]


def by_turns(rounds: int, *acts: Callable[[], float]) -> tuple[float, ...]:
    """The median of each, done one after the other some times."""
    seen = [[act() for act in acts] for _ in range(rounds)]
    return tuple(median(side) for side in zip(*seen, strict=True))


# --- start and unlocking ---


def measure_starts(vaults: Vaults, folder: Path) -> Growth:
    """Until the passphrase can be typed, beside a bare window."""
    homes = [home_of(vault, folder / f"home-{size}") for size, vault in vaults.items()]
    begin = [partial(_begun, "ours", home) for home in homes]
    least, *seen = by_turns(ROUNDS, partial(_begun, "bare", homes[0]), *begin)
    return Growth("start", "bare window", least, tuple(seen))


def home_of(vault: VaultFolder, home: Path) -> Path:
    """A home whose only vault is this one."""
    (home / "vaults").mkdir(parents=True)
    (home / "vaults" / "vault-1").symlink_to(vault.folder, target_is_directory=True)
    return home


def _begun(way: str, home: Path) -> float:
    return start(way, home)[0]


def measure_unlocking(vaults: Vaults) -> Growth:
    """From the passphrase to the first answer, beside the same file opened with its key alone."""
    smallest = next(iter(vaults.values()))
    least, *seen = by_turns(
        ROUNDS, partial(open_bare, smallest), *(partial(opening, vault) for vault in vaults.values())
    )
    return Growth("unlock", "bare SQLCipher", least, tuple(seen))


def open_bare(vault: VaultFolder) -> float:
    """The database and its first answer."""
    with KeyFile(vault.folder / "vault.key").open(acts.passphrase(0)) as key:
        opened: list[Database] = []

        def read() -> None:
            opened.append(open_database(vault.folder / "vault.db", key))
            opened[0].value("SELECT count(*) FROM sqlite_schema")

        taken = milliseconds(read)
        opened[0].close()
    return taken


# --- a vault that is open ---


def measure_at_work(vaults: Vaults, folder: Path) -> list[Growth]:
    """Saving, searching and both copies, with all vaults open at the same time."""
    bare = bare_database(folder / "beside.db")
    open_ = [vault.unlock(acts.passphrase(0), settle_seconds=600) for vault in vaults.values()]
    try:
        return [saves(open_, bare), searches(open_), *copies(open_)]
    finally:
        for thread in open_:
            thread.close()
        bare.close()


def saves(open_: list[VaultThread], bare: Database) -> Growth:
    """One answer, beside a row of the same size."""
    numbers = iter(range(10**9))
    ways = [Writing(thread).save for thread in open_]
    timed = [lambda way=way: milliseconds(partial(way, next(numbers))) for way in ways]
    least, *seen = by_turns(SAVES, lambda: milliseconds(partial(commit, bare, next(numbers))), *timed)
    return Growth("save", "bare commit", least, tuple(seen))


def searches(open_: list[VaultThread]) -> Growth:
    """A keystroke: the median of some typed words; beside one row read by its key."""
    texts = [cycle(TYPED) for _ in open_]
    finding = [partial(_search, thread, words) for thread, words in zip(open_, texts, strict=True)]
    least, *seen = by_turns(ROUNDS * len(TYPED), partial(_one_row, open_[0]), *finding)
    return Growth("search, per key", "one row by its key", least, tuple(seen))


def _search(thread: VaultThread, words: Iterator[str]) -> float:
    text = next(words)
    return thread.submit(lambda store: milliseconds(lambda: store.names.find(text, 200))).result()


def _one_row(thread: VaultThread) -> float:
    def read(store: VaultStore) -> float:
        asked = "SELECT transition FROM named WHERE place = 1"
        return milliseconds(lambda: store.database.rows(asked))

    return thread.submit(read).result()


# --- paper ---


def copies(open_: list[VaultThread]) -> list[Growth]:
    """The daycare's copy on paper and encrypted, from rows to bytes; beside the same pages untagged."""
    tables = [Table(thread) for thread in open_]
    bare = partial(untagged, Press(FONTS), tables[0].disclosure())
    least, *printed = by_turns(ROUNDS, bare, *(table.print for table in tables))
    lowest, *sent = by_turns(ROUNDS, bare, *(table.encrypt for table in tables))
    return [
        Growth("PDF", "untagged", least, tuple(printed)),
        Growth("sending copy", "untagged", lowest, tuple(sent)),
    ]


class Table:
    """The first family of a vault, who agree to every way; each paper is made at a desk just laid out."""

    def __init__(self, thread: VaultThread) -> None:
        self._thread = thread
        self._around = replace(acts.surroundings(), press=Press(FONTS))
        self._transition: UUID = thread.submit(lambda store: store.subjects.all("transition")[0]).result()
        self._at_a_desk(self._agree)

    def disclosure(self) -> Disclosure:
        """What the daycare would read."""
        found = self._at_a_desk(lambda desk: desk.handovers.verdict(self._transition, "handover")).disclosure
        assert found is not None
        return found

    def print(self) -> float:
        """Milliseconds until its pages are there."""
        return self._taken(lambda desk: desk.handovers.print(self._transition, "handover"))

    def encrypt(self) -> float:
        """Milliseconds until its copy is there and encrypted."""
        return self._taken(lambda desk: desk.handovers.encrypted_copy(self._transition))

    def _agree(self, desk: Desk) -> None:
        record = desk.transitions.show(self._transition)
        agree(desk, self._transition, tuple(parent.id for parent in record.child.parents))

    def _taken(self, work: Callable[[Desk], object]) -> float:
        return self._at_a_desk(lambda desk: milliseconds(partial(work, desk)))

    def _at_a_desk(self, work: Callable[[Desk], T]) -> T:
        return self._thread.submit(lambda store: work(self._around.desk(store))).result()


def untagged(machine: Press, paper: Disclosure) -> float:
    """The same pages without their tags."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(press, "TaggedCanvas", UntaggedCanvas)
        return milliseconds(partial(machine.print_disclosure, paper))


# --- the window ---


def measure_windows(vaults: Vaults, folder: Path, alone: Alone) -> list[Growth]:
    """From the overview to a family and back, and what the program holds then; beside a bare window."""
    from tests.benchmarks import growing_window as window  # noqa: PLC0415 - Qt is for its own process

    ways: list[Callable[[], tuple[float, float]]] = [window.bare]
    ways += [partial(window.ours, vault.folder, folder / "none") for vault in vaults.values()]
    seen = [alone(way) for way in ways]
    (least, floor), *figures = seen
    changes, memory = zip(*figures, strict=True)
    return [
        Growth("screen change", "bare window", least, changes),
        Growth("memory", "bare window", floor / 2**20, tuple(held / 2**20 for held in memory), "MB"),
    ]
