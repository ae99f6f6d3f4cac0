from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.application.any_store import On
from tests.fakes.store import FakeStore
from transitions.clock import RandomIds, SystemClock
from transitions.storage.key_slots import CostForTests
from transitions.storage.local_vaults import LocalVaults


@pytest.fixture(params=["fake", "vault"])
def on(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[On]:
    """Do a piece of work on a store; it stays the same store through a test."""
    if request.param == "fake":
        fake = FakeStore()
        yield lambda work: work(fake)
        return
    vault = LocalVaults(tmp_path, SystemClock(), RandomIds(), CostForTests()).open_practice()
    yield lambda work: vault.submit(work).result()
    vault.close()
