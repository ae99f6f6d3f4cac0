"""A disk that is full at any write of a day's work: it is told, nothing is lost, and work goes on."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.storage import crowded
from tests.storage.acts import Home
from tests.storage.support import ROOT
from transitions.application.errors import DiskFull

EVERY, LINES = 6, 2
"""One write in so many, counted from another one in each line."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits of Linux")


def crowd(root: Path, first: int) -> dict[str, object]:
    command = [sys.executable, "-m", "tests.storage.crowded", str(root / str(first)), str(first), str(EVERY)]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    seen: dict[str, object] = json.loads(done.stdout)
    return seen


def test_a_full_disk_is_told_at_every_write_and_loses_nothing(memory: Path) -> None:
    with ThreadPoolExecutor(LINES) as pool:
        lines = list(pool.map(lambda n: crowd(memory, n), random.sample(range(EVERY), LINES)))
    assert [line["wrong"] for line in lines] == [[]] * LINES
    refused: Counter[str] = sum((Counter(line["refused"]) for line in lines), Counter[str]())  # type: ignore[call-overload]
    assert {act[0] for act in crowded.DAY} - {"passphrase", "recovery"} <= set(refused)


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 1)() != 0, reason="only root may mount a small disk")
def test_a_small_disk_that_is_full_is_told_and_goes_on_when_there_is_room(tmp_path: Path) -> None:
    """A real file system without room, at several fillings."""
    disk = tmp_path / "disk"
    disk.mkdir()
    programs = [shutil.which(name) or "" for name in ("mount", "umount")]
    mount = [programs[0], "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(disk)]
    if not all(programs) or subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("no small disk can be mounted here")
    try:
        home = Home(disk / "home")
        must, told = home.make(), 0
        thread = home.open(0)
        for act in (act for act in crowded.DAY if act[0] not in ("passphrase", "recovery")):
            ballast = disk / "ballast"
            with ballast.open("wb") as file:
                file.write(bytes(shutil.disk_usage(disk).free))
            try:
                home.perform(thread, act)
            except DiskFull:
                told += 1
                ballast.unlink()
                home.perform(thread, act)
            ballast.unlink(missing_ok=True)
            must = must.after(act)
        thread.close()
        assert home.observe(must) == must
        assert told > 4
    finally:
        subprocess.run([programs[1], str(disk)], check=True)
