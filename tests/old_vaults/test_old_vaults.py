"""A vault of every schema so far opens in this version and says what it said."""

from __future__ import annotations

import importlib.util
import json
import shutil
from pathlib import Path
from types import ModuleType
from uuid import UUID

import pytest

from tests.old_vaults import rows
from tests.rig import make_surroundings, make_vaults
from transitions.application.store import Store
from transitions.storage.folders import PRACTICE
from transitions.storage.schema import Schema
from transitions.storage.store import VaultStore

HERE = Path(__file__).parent
VAULTS = sorted(folder for folder in HERE.iterdir() if folder.name.startswith("schema_"))


def writer() -> ModuleType:
    """The script that made the vaults, which knows what they must still say."""
    place = HERE.parent.parent / "packaging" / "old_vault.py"
    spec = importlib.util.spec_from_file_location("old_vault", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("folder", VAULTS, ids=[folder.name for folder in VAULTS])
def test_a_vault_of_every_schema_says_what_it_said(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / PRACTICE)
    around = make_surroundings(writer().DAY)

    def read(store: Store) -> tuple[int, dict[str, object]]:
        assert isinstance(store, VaultStore)
        desk = around.desk(store)
        said = {str(t): writer().what_it_says(desk, UUID(str(t))) for t in store.subjects.all("transition")}
        return int(str(store.database.value("PRAGMA user_version"))), said

    vault = make_vaults(tmp_path, around).open_practice()
    version, said = vault.submit(read).result()
    vault.close()
    assert version == len(Schema().steps)
    assert json.loads(json.dumps(said)) == json.loads((folder / "says.json").read_text())


@pytest.mark.parametrize("folder", VAULTS, ids=[folder.name for folder in VAULTS])
def test_the_families_of_every_schema_are_found_by_name(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / PRACTICE)
    around = make_surroundings(writer().DAY)

    def look(store: Store) -> list[str]:
        desk, lost = around.desk(store), []
        for transition in store.subjects.all("transition"):
            record = desk.transitions.show(transition)
            names = [record.child.name, *(parent.name for parent in record.child.parents)]
            names += [record.daycare.name] if record.daycare else []
            typed = [name.upper() for name in names if name] + [" ".join(n[:2] for n in names if n)]
            lost += [name for name in typed if transition not in desk.overview.search(name).transitions]
        return lost

    vault = make_vaults(tmp_path, around).open_practice()
    assert vault.submit(look).result() == []
    assert vault.submit(lambda store: len(store.subjects.all("transition"))).result() > 0
    vault.close()


def test_a_row_that_is_computed_otherwise_has_another_edition(tmp_path: Path) -> None:
    """Rows are kept in the vault: raise ``EDITION``, unless the policy alone is another, and then run
    ``python -m tests.old_vaults.rows``.
    """
    assert json.loads(rows.FILE.read_text(encoding="utf-8")) == rows.rows_said(tmp_path)


def test_a_vault_is_copied_before_it_is_changed(tmp_path: Path) -> None:
    shutil.copytree(VAULTS[0], tmp_path / PRACTICE)
    make_vaults(tmp_path, make_surroundings()).open_practice().close()
    backups = list((tmp_path / PRACTICE).rglob("vault.db"))
    assert len(backups) == 2


def test_there_is_a_vault_of_every_schema_but_the_newest() -> None:
    kept = {int(folder.name.removeprefix("schema_")) for folder in VAULTS}
    assert kept >= set(range(1, len(Schema().steps)))
