"""What holds for every test."""

from __future__ import annotations

import gc
import tomllib
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from tests.bundled import bundled_catalogue
from tests.municipal import Overlay
from transitions.catalogue import Catalogue
from transitions.domain.texts import Texts


@pytest.fixture(scope="session", autouse=True)
def main_thread_collects() -> Iterator[None]:
    """As in the program: no garbage is collected on a vault's thread, where widgets may not be freed."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(scope="module", autouse=True)
def module_leaves_no_garbage() -> Iterator[None]:
    """Collect after each module, on the thread of the tests; what is still in use is not looked at again."""
    yield
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def toml_is_parsed_once() -> Iterator[None]:
    """Most of what a catalogue takes is the parsing of files that are the same in hundreds of tests."""
    parse, known = tomllib.loads, dict[str, dict[str, Any]]()

    def loads(text: str) -> dict[str, Any]:
        if text not in known:
            known[text] = parse(text)
        return deepcopy(known[text])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tomllib, "loads", loads)
        yield


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """What came with the program."""
    return bundled_catalogue()


@pytest.fixture(scope="session")
def texts() -> Texts:
    """The program's own sentences."""
    return bundled_catalogue().texts


@pytest.fixture
def overlay(tmp_path: Path) -> Overlay:
    """Writes the municipality's files: path inside the folder, and content."""

    def write(*files: tuple[str, str]) -> Path:
        for name, content in files:
            path = tmp_path / "overlay" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        return tmp_path / "overlay"

    return write
