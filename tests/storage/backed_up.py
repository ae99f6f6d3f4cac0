"""An open vault in a folder of vaults, and a stick to carry copies to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

from tests.storage.support import (
    FAST,
    MORNING,
    PASSPHRASE,
    RandomIds,
    StillClock,
    draft,
    event,
    make_vault,
    version,
)
from transitions.application.copies import Ages, Written
from transitions.storage.local_vaults import LocalVaults
from transitions.storage.store import VaultStore
from transitions.storage.thread import VaultThread

T = TypeVar("T")
AGES = Ages(now=MORNING, longest_days=90)
TABLES = ("subject", "salt", "version", "draft", "event", "definition", "audit", "vault")


class House:
    """An open vault in a folder of vaults, and a stick."""

    def __init__(self, root: Path) -> None:
        self.stick = root / "stick"
        self.stick.mkdir()
        self.vaults = LocalVaults(root / "vaults", StillClock(), RandomIds(), FAST)
        self.folder = self.vaults.root / "Agnes"
        _, self.recovery_key = make_vault(self.folder)
        self.kept, self.erased = uuid4(), uuid4()
        self.thread: VaultThread = self.vaults.unlock(self.folder, PASSPHRASE)
        self.ask(self._fill)

    def ask(self, work: Callable[[VaultStore], T]) -> T:
        return self.thread.submit(work).result()

    def write(self, at: datetime = MORNING) -> Written:
        return self.ask(lambda store: store.backups.write(at))

    def rows(self, tables: tuple[str, ...] = TABLES) -> dict[str, list[tuple[object, ...]]]:
        return self.ask(lambda store: rows_of(store, tables))

    def _fill(self, store: VaultStore) -> None:
        for child in (self.kept, self.erased):
            store.subjects.add(child, "child", MORNING)
            store.subjects.keep_salt(child, b"s" * 16)
            store.versions.add([version(child), version(child, "food.milk", "æøå " * 400)])
            store.events.add(event(child, {"yes": True}))
            store.drafts.save(draft(child, "words"))
            store.audit.write(MORNING, "agnes", "add_child", str(child))
        store.definitions.keep("h", "form", "{}")


def rows_of(store: VaultStore, tables: tuple[str, ...]) -> dict[str, list[tuple[object, ...]]]:
    return {table: store.database.rows(f"SELECT * FROM {table} ORDER BY 1, 2")  # noqa: S608
            for table in tables}


def never() -> bool:
    return False
