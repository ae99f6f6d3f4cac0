"""What holds for every test."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def main_thread_collects() -> Iterator[None]:
    """As in the program: no garbage is collected on a vault's thread, where widgets may not be freed."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(scope="module", autouse=True)
def module_leaves_no_garbage() -> Iterator[None]:
    """Collect after each module, on the thread of the tests."""
    yield
    gc.collect()
