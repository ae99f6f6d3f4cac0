"""How long a keystroke in the search takes; called by the tests, and larger by the benchmark."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from uuid import UUID

from tests.storage.support import MORNING, PASSPHRASE, make_vault
from transitions.storage.store import VaultStore

FIRST = (
    "Alma", "Asta", "Anna", "Astrid", "Agnes", "Aksel", "Alfred", "Anton", "Arthur", "Bertil",
    "Birk", "Carla", "Clara", "Ella", "Elias", "Emil", "Emma", "Ester", "Felix", "Freja", "Frida",
    "Hugo", "Ida", "Isabella", "Jens", "Karla", "Karl", "Laura", "Liva", "Lucas", "Luna", "Mads",
    "Malthe", "Marie", "Nora", "Noah", "Oliver", "Olivia", "Oscar", "Ørsted", "Østen", "Sofia",
    "Theo", "Valdemar", "Viggo", "Villads", "William", "Åse", "Aage",
)  # fmt: skip
LAST = (
    "Andersen", "Bak", "Bertelsen", "Christensen", "Dam", "Enevoldsen", "Friis", "Gade", "Hansen",
    "Holm", "Iversen", "Jensen", "Kjær", "Larsen", "Lund", "Madsen", "Møller", "Nielsen", "Olsen",
    "Østergård", "Petersen", "Quist", "Rasmussen", "Skov", "Thomsen", "Ulrik", "Vestergaard",
    "Winther", "Yde", "Åkjær",
)  # fmt: skip
PLACES = (
    "Solsikken", "Mælkevejen", "Spiloppen", "Kastanjen", "Ærtebjerg", "Åhusene", "Tusindben",
    "Bakken",
)  # fmt: skip
TYPED = (
    "Alma Østergård", "hansen solsikken", "vuggestuen mælkevejen", "aa", "zz", "m v s", "quist yde å",
    "kastanjen alma a", "solsikken mælkevejen", "v m s k",
)
"""What is rare, what is common, what many have together and what nobody has."""
PER_TRANSACTION = 2000


@dataclass(frozen=True)
class SearchFigures:
    """Milliseconds per keystroke, and of one read of a row by its key in the same run."""

    transitions: int
    keystrokes: int
    typical: float
    slowest: float
    slowest_text: str
    bare: float
    filled_seconds: float

    @property
    def ratio(self) -> float:
        """The typical keystroke against the bare read."""
        return self.typical / self.bare


def measure_search(folder: Path, transitions: int, limit: int = 200, rounds: int = 5) -> SearchFigures:
    """Fill a vault in ``folder`` with invented names and type in its search, key by key."""
    vault, _ = make_vault(folder)
    thread = vault.unlock(PASSPHRASE)
    try:
        began = time.perf_counter()
        thread.submit(lambda store: _fill(store, transitions)).result()
        filled = time.perf_counter() - began
        return thread.submit(lambda store: _type(store, transitions, limit, rounds, filled)).result()
    finally:
        thread.close()


def _fill(store: VaultStore, transitions: int) -> None:
    chance = random.Random(5)
    for first in range(0, transitions, PER_TRANSACTION):
        with store.database.transaction():
            for number in range(first, min(first + PER_TRANSACTION, transitions)):
                _add_family(store, number, chance)
    store.names.catch_up()
    store.settle()


def _add_family(store: VaultStore, number: int, chance: random.Random) -> None:
    """Rows as a vault from before the index has them: written past the tables, then caught up with."""
    last = chance.choice(LAST)
    ids = [str(UUID(int=number * 4 + part + 1)) for part in range(4)]
    people = [f"{chance.choice(FIRST)} {chance.choice(FIRST)} {last}" for _ in range(3)]
    daycare = {"name": f"Vuggestuen {chance.choice(PLACES)}", "group": ""}
    told = [*[("name", name) for name in people], ("daycare", daycare)]
    for part, kind in enumerate(("child", "parent", "parent", "transition")):
        owner = ids[0] if part else None
        store.database.change(
            "INSERT INTO subject VALUES (?, ?, ?, ?)", (ids[part], kind, MORNING.isoformat(), owner)
        )
        key, value = told[part]
        store.database.change(
            "INSERT INTO draft VALUES (?, ?, ?, '', '')", (ids[part], key, json.dumps(value))
        )
    store.database.change("INSERT INTO name_waiting VALUES (?)", (ids[0],))


def _type(
    store: VaultStore, transitions: int, limit: int, rounds: int, filled: float
) -> SearchFigures:
    pressed = [text[:length] for text in TYPED for length in range(1, len(text) + 1)]
    taken = {
        text: median(_milliseconds(partial(store.names.find, text, limit)) for _ in range(rounds))
        for text in pressed
    }
    slowest = max(taken, key=lambda text: taken[text])
    key = str(UUID(int=1))
    read = "SELECT kind FROM subject WHERE id = ?"
    bare = median(_milliseconds(lambda: store.database.rows(read, (key,))) for _ in range(200))
    return SearchFigures(
        transitions=transitions, keystrokes=len(pressed), typical=median(taken.values()),
        slowest=taken[slowest], slowest_text=slowest, bare=bare, filled_seconds=filled,
    )


def _milliseconds(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return (time.perf_counter() - began) * 1000
