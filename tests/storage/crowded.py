"""Work on a disk that is full at every write in turn: ``python -m tests.storage.crowded ROOT FIRST EVERY``.

No file may grow beyond a limit while an act is tried; what is refused is tried again without it. The
limit begins at nothing and rises by one page of the log, until everything fits; ``EVERY`` takes so
many of them only, from the ``FIRST``. One JSON line tells which acts were refused how often, and what
went wrong.
"""

from __future__ import annotations

import json
import resource
import shutil
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

from tests.storage.acts import Act, Holding, Home
from tests.storage.lives import ask
from transitions.application.errors import DiskFull
from transitions.storage.thread import VaultThread

FRAME = 24 + 4096
SMALL = range(0, 2400, 240)
"""Limits that the key file and the seal meet as well."""
DAY: list[Act] = [
    ["answer", "our_child/parents", "Hun er glad for at bade"], ["share", "our_child/parents", "share"],
    ["answer", "medicine/parents", "æble " * 1500], ["passphrase", "1"], ["give", "0"], ["settle"],
    ["answer", "household/parents", "bor " * 2000], ["give", "1"], ["recovery", "1"], ["withdraw", "0"],
    ["backup"], ["answer", "our_child/parents", "Hun synger"], ["settle"],
]


@contextmanager
def no_room_beyond(size: int) -> Iterator[None]:
    """No file of this process can become larger."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def work(home: Home, known: Holding, limit: int) -> dict[str, Any]:
    """A day's acts, each tried in a crowd first; what was refused, and what the vault then holds."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    refused, must = [], known
    thread = home.open(0)
    for act in DAY:
        done = _try(home, thread, act, limit)
        if done is None:
            refused.append(act[0])
            assert thread.submit(home.read).result().answers == must.answers
            done = home.perform(thread, act)
        must = must.after(done)
    with no_room_beyond(limit), suppress(DiskFull):
        thread.close()
    held = home.observe(must)
    home.check_newest_backup(held.passphrase)
    return {"refused": refused} if held == must else {"wrong": f"limit {limit}: {held} is not {must}"}


def _try(home: Home, thread: VaultThread, act: Act, limit: int) -> Act | None:
    with no_room_beyond(limit):
        try:
            return home.perform(thread, act)
        except DiskFull:
            return None


def main(root: Path, first: int, every: int) -> None:
    """Each limit in a copy of the vault and a process of its own."""
    original = Home(root / "original")
    known = original.make()
    refused: Counter[str] = Counter()
    wrong: list[str] = []
    limits = [*SMALL, *range(FRAME - 100, 120 * FRAME, FRAME)][first::every]
    for limit in limits:
        copy = root / str(limit)
        shutil.copytree(root / "original", copy)
        seen = ask(partial(work, Home(copy), known, limit))
        refused.update(seen.get("refused", ()))
        wrong += [f"limit {limit}: {seen['wrong']}"] if "wrong" in seen else []
        shutil.rmtree(copy)
    sys.stdout.write(json.dumps({"limits": len(limits), "refused": refused, "wrong": wrong}) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
