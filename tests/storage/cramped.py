"""Saves until no file may grow any more, as on a full disk; tells what it met and what was saved."""

from __future__ import annotations

import resource
import signal
import sys
from pathlib import Path

from tests.storage.support import FAST, PASSPHRASE, StillClock
from tests.storage.writer import save
from transitions.application.errors import ExpectedError
from transitions.storage.store import VaultStore
from transitions.storage.vault import VaultFolder

LIMIT = 300_000

thread = VaultFolder(Path(sys.argv[1]), StillClock(), FAST).unlock(PASSPHRASE)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, resource.RLIM_INFINITY))


def fill(store: VaultStore) -> tuple[int, str]:
    for number in range(1, 10_000):
        try:
            save(store, number)
        except ExpectedError as error:
            return number - 1, error.text_id
    raise AssertionError("there was always room")


saved, problem = thread.submit(fill).result()
readable = thread.submit(lambda store: store.audit.head().seq).result()
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
thread.submit(lambda store: save(store, saved + 1)).result()
thread.close()
sys.stdout.write(f"{saved} {readable} {problem}\n")
