from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import pytest

from tests.storage.backed_up import House
from tests.storage.moves import KAREN, SOFIE
from tests.storage.moving import Visitor, make_folder, surroundings, visitor
from tests.storage.support import FAST, PASSPHRASE, make_database, make_vault
from transitions.application.desk import Surroundings
from transitions.storage.database import Database
from transitions.storage.keyfile import KeyFile, NewKeys
from transitions.storage.vault import VaultFolder


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = make_database(tmp_path / "vault.db")
    yield opened
    opened.close()


@pytest.fixture
def vault(tmp_path: Path) -> VaultFolder:
    return make_vault(tmp_path / "Agnes")[0]


@pytest.fixture(scope="module")
def memory() -> Iterator[Path]:
    """A folder in memory where the system has one: what is synced thousands of times costs nothing there."""
    shared = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
    with TemporaryDirectory(dir=shared if os.access(shared, os.W_OK) else None) as folder:
        yield Path(folder)


# --- a key file ---


@pytest.fixture
def file(tmp_path: Path) -> KeyFile:
    return KeyFile(tmp_path / "vault.key", FAST)


@pytest.fixture
def keys(file: KeyFile) -> NewKeys:
    return file.create(uuid4(), "real", PASSPHRASE)


@pytest.fixture
def shared(file: KeyFile) -> NewKeys:
    """Keys the municipality has its share of."""
    return file.create(uuid4(), "real", PASSPHRASE, municipality=True)


# --- copies ---


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.thread.close()


# --- a family that moves ---


@pytest.fixture
def around() -> Surroundings:
    """The same clock for both."""
    return surroundings()


@pytest.fixture
def sofie(tmp_path: Path, around: Surroundings) -> Iterator[Visitor]:
    make_folder(tmp_path / "sofie")
    with visitor(tmp_path / "sofie", SOFIE, around) as found:
        yield found


@pytest.fixture
def karen(tmp_path: Path, around: Surroundings) -> Iterator[Visitor]:
    make_folder(tmp_path / "karen")
    with visitor(tmp_path / "karen", KAREN, around) as found:
        yield found
