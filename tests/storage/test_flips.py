"""One bit of a vault's files turned over: no wrong word is read, nothing is missing without a word.

Whatever is told says what to do, and doing that brings the vault back: the earlier key file, opening in
spite of the finding, or a backup.
"""

from __future__ import annotations

import random
import shutil
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from uuid import UUID

import pytest

from tests.storage import acts
from tests.storage.acts import Holding, Home
from tests.storage.support import FAST, flip
from transitions.application.errors import (
    ExpectedError,
    KeyFileDamaged,
    VaultDamaged,
    VaultLogDamaged,
    VaultOlder,
    VaultSealMissing,
    VaultUnfinishedWrite,
)
from transitions.application.ports import Despite
from transitions.places import bundled_resources
from transitions.storage import opening
from transitions.storage.backup import Backups
from transitions.storage.database import Row
from transitions.storage.store import VaultStore
from transitions.storage.vault import VaultFolder

SAVES = 16
FLIPS = {"vault.db": 160, "vault.db-wal": 140, "vault.key": 60, "vault.seal": 60}
ACCEPTABLE = (VaultUnfinishedWrite, VaultLogDamaged, VaultOlder)
TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"

Content = dict[str, list[Row]]
TEXTS = tomllib.loads((bundled_resources() / "texts" / "da.toml").read_text("utf-8"))


@pytest.fixture(autouse=True)
def in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_BETWEEN_LOOKS", 0.0)


@dataclass
class Original:
    """A closed vault, the same one as a crash left it, its backup, and all that it ever held."""

    home: Home
    closed: Path
    crashed: Path
    backup: Path
    history: list[Content]


def content(store: VaultStore) -> Content:
    """Every row of every table, and the family as the application reads it: by index as well.

    What the log says about opening the vault is left out: it changes with each opening.
    """
    names = [str(row[0]) for row in store.database.rows(TABLES)]
    tables = {name: store.database.rows(f'SELECT * FROM "{name}"') for name in names}  # noqa: S608 - our own
    tables["audit"] = [line for line in tables["audit"] if len(line[4]) == len(str(UUID(int=0)))]
    desk = acts.surroundings().desk(store)
    for transition in store.subjects.all("transition"):
        record, ledger = desk.transitions.show(transition), desk.consents.ledger(transition)
        tables["read"] = [(record, ledger)]
    return tables


@pytest.fixture(scope="module")
def original(memory: Path) -> Original:
    root = memory / "original"
    home, history = Home(root), []
    home.make()
    home.vault.change_passphrase(acts.passphrase(0), acts.passphrase(1))
    home.vault.change_passphrase(acts.passphrase(1), acts.passphrase(0))
    thread = home.open(0)
    history.append(thread.submit(content).result())
    place = root / "backups"
    thread.submit(lambda store: Backups(store.database, home.folder / "vault.key", place).write(
        acts.surroundings().clock.now())).result()
    coming = (act for act in acts.acts(random.Random(2), Holding()) if act[0] in ("answer", "share", "give"))
    for act in islice(coming, SAVES):
        thread.submit(lambda store, act=act: home.on_vault(store, act)).result()  # type: ignore[misc]
        history.append(thread.submit(content).result())
    shutil.copytree(home.folder, root / "crashed")
    thread.close()
    backup = next(folder for folder in place.iterdir() if not folder.name.startswith("."))
    return Original(home, home.folder, root / "crashed", backup, history)


def open_and_read(original: Original, folder: Path, despite: Despite = ()) -> Content:
    thread = original.home.open(0, folder, despite)
    try:
        return thread.submit(content).result()
    finally:
        with suppress(VaultDamaged):
            thread.close()


def examine(original: Original, folder: Path) -> str:
    """Open and read a spoilt vault; what was told, after doing what was said; empty when all was well."""
    accepted: list[type[ExpectedError]] = []
    while True:
        problem, read = attempt(original, folder, accepted)
        if problem is None:
            break
        assert text_of(problem), problem.text_id
        if not isinstance(problem, ACCEPTABLE):
            recover(original, folder, problem)
            return problem.text_id
        assert type(problem) not in accepted
        accepted.append(type(problem))
    missing = {VaultUnfinishedWrite, VaultLogDamaged} & set(accepted)
    assert read in (original.history if missing else original.history[-1:])
    assert VaultUnfinishedWrite not in accepted or read == original.history[-2]
    return accepted[0].text_id if accepted else ""


def attempt(
    original: Original, folder: Path, accepted: list[type[ExpectedError]]
) -> tuple[ExpectedError | None, Content]:
    """What was told, or all that could be read."""
    try:
        return None, open_and_read(original, folder, accepted)
    except ExpectedError as error:
        return error, {}


def recover(original: Original, folder: Path, problem: ExpectedError) -> None:
    """Do what was said, and find everything again, or what the backup holds."""
    if isinstance(problem, KeyFileDamaged):
        assert open_with_earlier_key_file(original, folder) == original.history[-1]
    else:
        assert isinstance(problem, VaultDamaged)
        assert open_backup(original, folder) == original.history[0]


def text_of(error: ExpectedError) -> str:
    """What she reads."""
    table, _, name = error.text_id.rpartition(".")
    return str(TEXTS[table][name]).format(**error.values)


def open_with_earlier_key_file(original: Original, folder: Path) -> Content:
    """The copy that the program kept."""
    VaultFolder(folder, acts.surroundings().clock, FAST).restore_key_file()
    return open_and_read(original, folder)


def open_backup(original: Original, folder: Path) -> Content:
    restored = folder.with_name("restored")
    shutil.copytree(original.backup, restored)
    try:
        return open_and_read(original, restored, (VaultSealMissing,))
    finally:
        shutil.rmtree(restored)


def flips(original: Original, name: str, chance: random.Random) -> Iterator[tuple[Path, int]]:
    """Which bit of which copy: the log exists in the crashed vault only, the data file in both."""
    for number in range(FLIPS[name]):
        source = original.crashed if name.endswith("-wal") or number % 3 == 0 else original.closed
        yield source, chance.randrange((source / name).stat().st_size * 8)


EXPECTED: dict[str, Callable[[Counter[str]], bool]] = {
    "vault.db": lambda seen: set(seen) <= {"", "vault.damaged"} and seen["vault.damaged"] > 80,
    "vault.db-wal": lambda seen: set(seen) <= {"", "vault.unfinished_write", "vault.log_damaged"}
    and seen["vault.log_damaged"] > 80,
    "vault.key": lambda seen: set(seen) == {"vault.key_file_damaged"},
    "vault.seal": lambda seen: set(seen) == {"vault.seal_missing"},
}


@pytest.mark.parametrize("name", FLIPS)
def test_a_flipped_bit_is_told_or_changes_nothing(original: Original, memory: Path, name: str) -> None:
    seed = random.randrange(1_000_000)
    seen: Counter[str] = Counter()
    for source, bit in flips(original, name, random.Random(seed)):
        folder = memory / f"spoilt {seed}"
        shutil.copytree(source, folder)
        flip(folder / name, bit)
        try:
            seen[examine(original, folder)] += 1
        except AssertionError as wrong:
            raise AssertionError(f"seed {seed}: bit {bit} of {name} in {source.name}") from wrong
        shutil.rmtree(folder)
    assert EXPECTED[name](seen), seen
