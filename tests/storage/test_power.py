"""Power cut at any moment, whatever the disk had got round to: the vault opens and holds what was done."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from tests.storage import power
from tests.storage.power import Recording

MOMENTS, TURNS = 60, 8

pytestmark = pytest.mark.skipif(shutil.which("strace") is None, reason="there is no strace")


@pytest.fixture(scope="module")
def recording(memory: Path) -> Recording:
    return power.record(memory, random.randrange(1_000_000), TURNS)


def test_whatever_the_disk_had_written_nothing_that_was_done_is_lost(recording: Recording) -> None:
    seed = random.randrange(1_000_000)
    outage = recording.try_some(MOMENTS, seed)
    assert outage.wrong == [], f"seed {seed}"
    assert outage.states == MOMENTS


def test_a_disk_that_lies_about_syncing_is_found_out(recording: Recording) -> None:
    """The control."""
    assert len(recording.try_some(MOMENTS // 5, 1, lying=True).wrong) > 2
