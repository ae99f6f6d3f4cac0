"""Killed at any moment, the program has lost nothing that it called *Gemt*."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.rig import make_surroundings
from transitions.application.bookmark import Place
from transitions.application.store import Store
from transitions.storage.key_slots import CostForTests
from transitions.storage.local_vaults import LocalVaults

ROOT = Path(__file__).parent.parent.parent
VAULTS, KILLS = 4, 5
PATIENCE = 60.0


def lost(said: Mapping[str, str], held: Mapping[str, str]) -> dict[str, str]:
    """What was called saved and is not there; what was typed after it may be there as well."""
    return {name: text for name, text in said.items() if not held.get(name, "").startswith(text)}


def type_and_kill(root: Path, seed: int) -> dict[str, dict[str, str] | str]:
    """Let somebody type, kill the program at a random moment after its first *Gemt*; what it told last."""
    command = [sys.executable, "-m", "tests.journeys.typist", str(root), str(seed)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    told: list[str] = []
    assert process.stdout is not None
    reader = threading.Thread(target=lambda: told.extend(iter(process.stdout.readline, "")))  # type: ignore[union-attr]
    reader.start()
    until = time.monotonic() + PATIENCE
    while not told and process.poll() is None and time.monotonic() < until:
        time.sleep(0.02)
    time.sleep(random.Random(seed).uniform(0, 1.5))
    process.kill()
    process.wait()
    reader.join()
    process.stdout.close()
    assert told, "the program never said Gemt"
    assert process.returncode == -9
    newest: dict[str, dict[str, str] | str] = json.loads(told[-1])
    return newest


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
