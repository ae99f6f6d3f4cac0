"""Saves without end and says so after each save, to be killed on the way.

Each save is a draft, two versions that cancel out and an audit line, in one transaction. It is told
on standard output only when the vault's thread has answered.
"""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path
from uuid import UUID

from tests.storage.support import FAST, MORNING, PASSPHRASE, StillClock, draft, version
from transitions.storage.store import VaultStore
from transitions.storage.vault import VaultFolder

SUBJECT = UUID(int=1)


def save(store: VaultStore, number: int) -> None:
    with store.transaction():
        store.drafts.save(draft(SUBJECT, value="æ" * 3000 + str(number)))
        store.versions.add([version(SUBJECT, "in", number), version(SUBJECT, "out", -number)])
        store.audit.write(MORNING, "agnes", "save", str(SUBJECT), str(number))


def main(folder: Path, settle_seconds: float) -> None:
    vault = VaultFolder(folder, StillClock(), FAST)
    thread = vault.unlock(PASSPHRASE, settle_seconds=settle_seconds)
    for number in count(thread.submit(lambda store: store.audit.head().seq).result() + 1):
        thread.submit(lambda store, number=number: save(store, number)).result()  # type: ignore[misc]
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]))
