from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.support import make_database, make_vault
from transitions.storage.database import Database
from transitions.storage.vault import VaultFolder


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = make_database(tmp_path / "vault.db")
    yield opened
    opened.close()


@pytest.fixture
def vault(tmp_path: Path) -> VaultFolder:
    return make_vault(tmp_path / "Agnes")[0]
