"""Saves once and ends without closing, by falling off the end or by an exception."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.storage.support import FAST, PASSPHRASE, StillClock
from tests.storage.writer import save
from transitions.storage.vault import VaultFolder

thread = VaultFolder(Path(sys.argv[1]), StillClock(), FAST).unlock(PASSPHRASE)
thread.submit(lambda store: save(store, 1))
if sys.argv[2] == "exception":
    raise SystemExit(3)
