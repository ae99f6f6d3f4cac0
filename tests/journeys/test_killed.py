"""Killed at any moment, the program has lost nothing that it called *Gemt*."""

from __future__ import annotations

import json
import multiprocessing
import random
import threading
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from tests.journeys import typist
from tests.rig import make_surroundings
from transitions.application.bookmark import Place
from transitions.application.store import Store
from transitions.storage.key_slots import CostForTests
from transitions.storage.local_vaults import LocalVaults

VAULTS, KILLS = 4, 5
PATIENCE = 60.0
FORKS = "forkserver" in multiprocessing.get_all_start_methods()
NURSERY = multiprocessing.get_context("forkserver") if FORKS else multiprocessing.get_context("spawn")
"""Each typist is a process of its own; where the system can, it begins with everything imported."""
NURSERY.set_forkserver_preload([typist.__name__])
ONE_AT_A_TIME = threading.Lock()
"""Whoever starts a process asks how the others are, and only one may hear how a process ended."""


def lost(said: Mapping[str, str], held: Mapping[str, str]) -> dict[str, str]:
    """What was called saved and is not there; what was typed after it may be there as well."""
    return {name: text for name, text in said.items() if not held.get(name, "").startswith(text)}


def type_and_kill(root: Path, seed: int) -> dict[str, dict[str, str] | str]:
    """Let somebody type, kill the program at a random moment after its first *Gemt*; what it told last."""
    hears, tells = NURSERY.Pipe(duplex=False)
    process = NURSERY.Process(target=typist.main, args=(root, seed, tells))
    with ONE_AT_A_TIME:
        process.start()
    tells.close()
    told: list[str] = []
    reader = threading.Thread(target=listen, args=(hears, told))
    reader.start()
    until = time.monotonic() + PATIENCE
    while not told and reader.is_alive() and time.monotonic() < until:
        time.sleep(0.02)
    time.sleep(random.Random(seed).uniform(0, 1.5))
    with ONE_AT_A_TIME:
        process.kill()
        process.join()
    reader.join()
    hears.close()
    assert told, "the program never said Gemt"
    assert process.exitcode == -9
    newest: dict[str, dict[str, str] | str] = json.loads(told[-1])
    return newest


def listen(hears: Connection, told: list[str]) -> None:
    """Until nobody tells any more; what a kill broke off was not told."""
    with suppress(EOFError, OSError):
        while True:
            told.append(hears.recv())


def reopen(root: Path) -> tuple[dict[str, str], Place | None]:
    """What the vault holds, by the names of the fields, and where she was."""
    around = make_surroundings()

    def read(store: Store) -> tuple[dict[str, str], Place | None]:
        desk = around.desk(store)
        record = desk.transitions.show(store.subjects.all("transition")[0])
        held = {f"form.{a.key.field}.{a.key.voice}": str(a.value) for a in record.answers}
        return held, desk.bookmark.read()

    vault = LocalVaults(root, around.clock, around.ids, CostForTests()).open_practice()
    try:
        return vault.submit(read).result()
    finally:
        vault.close()


def a_life(root: Path, first_seed: int) -> list[str]:
    """One vault, killed again and again; what went wrong."""
    wrong: list[str] = []
    said: dict[str, str] = {}
    for seed in range(first_seed, first_seed + KILLS):
        newest = type_and_kill(root, seed)
        assert isinstance(newest["saved"], dict)
        said |= newest["saved"]
        held, place = reopen(root)
        wrong += [f"seed {seed}: {name} lost" for name in lost(said, held)]
        if place is None or place.screen != "form":
            wrong.append(f"seed {seed}: she was not where she was")
    return wrong


def test_nothing_that_was_called_saved_is_lost(tmp_path: Path) -> None:
    first = random.randrange(10_000)
    with ThreadPoolExecutor(VAULTS) as pool:
        lives = pool.map(lambda n: a_life(tmp_path / str(n), first + 100 * n), range(VAULTS))
        assert [wrong for life in lives for wrong in life] == [], f"first seed {first}"


def test_the_check_would_notice() -> None:
    assert lost({"a": "bold bad "}, {"a": "bold "}) == {"a": "bold bad "}
    assert lost({"a": "bold "}, {}) == {"a": "bold "}
    assert lost({"a": "bold "}, {"a": "bold bad "}) == {}
