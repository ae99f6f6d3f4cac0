"""Opens a vault, or backs one up, without the powers of root to pass over permissions; tells what was met."""

from __future__ import annotations

import ctypes
import struct
import sys
from pathlib import Path

from tests.storage.support import FAST, MORNING, PASSPHRASE, StillClock
from tests.storage.writer import save
from transitions.application.errors import ExpectedError
from transitions.storage.backup import Backups
from transitions.storage.vault import VaultFolder

CAPABILITIES_VERSION_3 = 0x20080522

header = ctypes.create_string_buffer(struct.pack("Ii", CAPABILITIES_VERSION_3, 0))
none = ctypes.create_string_buffer(struct.pack("6I", 0, 0, 0, 0, 0, 0))
if ctypes.CDLL(None, use_errno=True).capset(header, none) != 0:
    raise OSError(ctypes.get_errno(), "cannot give up the powers of root")

folder, task = Path(sys.argv[1]), sys.argv[2]
vault = VaultFolder(folder, StillClock(), FAST)
try:
    if task == "change passphrase":
        vault.change_passphrase(PASSPHRASE, "en helt anden lang sætning")
    thread = vault.unlock(PASSPHRASE)
    try:
        if task == "back up":
            key_file, place = folder / "vault.key", Path(sys.argv[3])
            thread.submit(lambda store: Backups(store.database, key_file, place).write(MORNING)).result()
        else:
            thread.submit(lambda store: save(store, 1)).result()
    finally:
        thread.close()
except ExpectedError as error:
    sys.stdout.write(error.text_id)
else:
    sys.stdout.write("all went well")
