"""Makes a copy a vault and is gone at a step of it, as a kill leaves it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tests.storage.support import FAST, PASSPHRASE, RandomIds, StillClock
from transitions.application.copies import Course, Step
from transitions.storage.local_vaults import LocalVaults

root, copied, last = sys.argv[1:]


def tell(step: Step, _: int) -> None:
    if step == last:
        os._exit(9)


LocalVaults(Path(root), StillClock(), RandomIds(), FAST).restore(Path(copied), PASSPHRASE, Course(tell=tell))
