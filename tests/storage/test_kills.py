"""Killed at any moment of real work, of a migration or of a new passphrase, a vault loses nothing."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.storage.support import ROOT

LIVES, KILLS = 4, 51
SECONDS = 240

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks and signals of Linux")


def live(root: Path, kills: int, seed: int, way: str = "honest") -> dict[str, Any]:
    """One vault through so many kills, in processes of their own."""
    command = [sys.executable, "-m", "tests.storage.lives", str(root), str(kills), str(seed), way]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=SECONDS, check=False
    )
    assert done.returncode == 0, f"seed {seed}: {done.stderr}"
    seen: dict[str, Any] = json.loads(done.stdout)
    return seen


def test_nothing_that_was_done_is_lost_to_a_kill(memory: Path) -> None:
    first = random.randrange(1_000_000)
    with ThreadPoolExecutor(LIVES) as pool:
        lives = list(pool.map(lambda n: live(memory / str(n), KILLS, first + n), range(LIVES)))
    assert [wrong for life in lives for wrong in life["wrong"]] == []
    assert sum(life["kills"] for life in lives) >= 200
    killed_in = sum((Counter(life["killed_in"]) for life in lives), Counter[str]())
    assert {"opening", "migration", "answer", "backup"} <= set(killed_in)
    assert sum(life["logs"] for life in lives) > 50  # the kills did come in the middle of something


def test_a_done_that_is_said_too_early_is_found_out(memory: Path) -> None:
    """The control: what was only queued is told as done."""
    life = live(memory / "hasty", 20, 1, "hasty")
    assert len(life["wrong"]) == 1
    assert "WrongPassphrase" not in life["wrong"][0]
