"""What the storage tests share: a clock that stands still, cheap keys, invented words."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

from transitions.application.errors import VaultDamaged, VaultOlder, VaultUnfinishedWrite
from transitions.domain.version import Author, Draft, Event, Version
from transitions.storage.database import Database, create_database
from transitions.storage.key_slots import CostForTests
from transitions.storage.schema import Schema
from transitions.storage.secret import Secret
from transitions.storage.vault import VaultFolder

FAST = CostForTests()
PASSPHRASE = "blå cykel under køkkenbordet"
FILES = ["vault.db", "vault.key", "vault.key.1", "vault.key.2", "vault.seal"]
ROOT = Path(__file__).parents[2]
MORNING = datetime(2025, 3, 1, 8, 0, tzinfo=UTC)
AUTHOR = Author(name="Agnes Opdigtet", title="sundhedsplejerske", training="ADBB-certificeret 2024")


class StillClock:
    """Eight in the morning, and a second later each time it is asked."""

    def __init__(self) -> None:
        self._now = MORNING

    def now(self) -> datetime:
        self._now += timedelta(seconds=1)
        return self._now

    def today(self) -> date:
        return self._now.date()


class RandomIds:
    """Real randomness; nothing here depends on which."""

    def new(self) -> UUID:
        return uuid4()

    def salt(self) -> bytes:
        return os.urandom(16)


def make_vault(folder: Path) -> tuple[VaultFolder, str]:
    """A new vault that ``PASSPHRASE`` opens, and its recovery key."""
    vault = VaultFolder(folder, StillClock(), FAST)
    return vault, vault.create(RandomIds(), PASSPHRASE).own


def names(folder: Path) -> list[str]:
    """What is in a folder."""
    return sorted(found.name for found in folder.iterdir())


def count_saves(vault: VaultFolder, *despite: type[VaultOlder | VaultDamaged | VaultUnfinishedWrite]) -> int:
    """How often something was saved in a vault, which is opened for it."""
    thread = vault.unlock(PASSPHRASE, despite=despite)
    saves = thread.submit(
        lambda store: sum(line.action != "open_despite" for line in store.audit.lines())
    ).result()
    thread.close()
    return saves


def make_database(path: Path, key: bytes = b"k" * 32) -> Database:
    """An empty database with our tables, unguarded."""
    with Secret(bytearray(key)) as secret:
        database = create_database(path, secret)
    Schema().build(database)
    return database


def version(subject: UUID, key: str = "sleep.nap", value: object = "sover lidt") -> Version:
    """A settled answer."""
    return Version(
        id=uuid4(),
        subject=subject,
        key=key,
        value=value,
        valid_on=MORNING.date(),
        recorded_at=MORNING,
        author=AUTHOR,
    )


def event(subject: UUID, value: object = None) -> Event:
    """A consent."""
    return Event(
        id=uuid4(),
        subject=subject,
        kind="consent",
        value=value,
        day=MORNING.date(),
        recorded_at=MORNING,
        author=AUTHOR,
    )


def draft(subject: UUID, key: str = "sleep.nap", value: object = "sov") -> Draft:
    """Words on their way."""
    return Draft(subject=subject, key=key, value=value, saved_at=MORNING, author=AUTHOR)


def start(script: str, *arguments: object) -> subprocess.Popen[str]:
    """Run one of the scripts of this folder in a process of its own."""
    command = [sys.executable, str(Path(__file__).with_name(script)), *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    )


def flip(path: Path, bit: int) -> None:
    """Turn one bit of a file over."""
    content = bytearray(path.read_bytes())
    content[bit // 8] ^= 1 << bit % 8
    path.write_bytes(content)
