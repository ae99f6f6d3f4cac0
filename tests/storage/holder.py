"""Holds a vault open until it is killed."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from tests.storage.support import FAST, PASSPHRASE, StillClock
from transitions.storage.vault import VaultFolder

thread = VaultFolder(Path(sys.argv[1]), StillClock(), FAST).unlock(PASSPHRASE)
sys.stdout.write("open\n")
sys.stdout.flush()
time.sleep(600)
