"""A vault: made, found in its folder, opened by what opens it, and taken along to a newer version."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.storage.passphrases import OTHER
from tests.storage.support import (
    FAST,
    FILES,
    PASSPHRASE,
    RandomIds,
    StillClock,
    count_saves,
    make_vault,
    names,
)
from tests.storage.writer import SUBJECT, save
from transitions.application.errors import (
    PassphraseTooShort,
    RecoveryKeyMistyped,
    VaultAlreadyOpen,
    VaultExists,
    VaultNewer,
    VaultNotVault,
    VaultOlder,
    WrongPassphrase,
)
from transitions.storage.folders import KEY_FILE, PRACTICE, Doors, vault_folders
from transitions.storage.schema import STEPS, Schema
from transitions.storage.vault import VaultFolder


def test_a_new_vault_is_a_few_private_files(tmp_path: Path) -> None:
    vault, _ = make_vault(tmp_path / "Agnes Opdigtet")
    assert names(vault.folder) == FILES
    assert vault.folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in vault.folder.iterdir()} == {0o600}
    assert names(tmp_path) == ["Agnes Opdigtet"]
    assert (vault.name, vault.kind) == ("Agnes Opdigtet", "real")


@pytest.mark.parametrize("name", ["med mellemrum", "æøå", "nr. #1?x=%20"])
def test_any_name_will_do(tmp_path: Path, name: str) -> None:
    vault, _ = make_vault(tmp_path / name)
    assert count_saves(vault) == 0
    assert names(tmp_path) == [name]


def test_an_empty_folder_may_be_used_and_a_full_one_not(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    make_vault(tmp_path / "empty")
    with pytest.raises(VaultExists):
        make_vault(tmp_path / "empty")


def test_a_refused_passphrase_leaves_nothing(tmp_path: Path) -> None:
    vault = VaultFolder(tmp_path / "Agnes", StillClock(), FAST)
    with pytest.raises(PassphraseTooShort):
        vault.create(RandomIds(), "kort")
    assert names(tmp_path) == []


def test_what_a_broken_creation_left_is_cleared(tmp_path: Path) -> None:
    (tmp_path / ".Agnes.new").mkdir()
    (tmp_path / ".Agnes.new" / "vault.key").write_text("half")
    vault, _ = make_vault(tmp_path / "Agnes")
    assert names(tmp_path) == ["Agnes"]
    assert count_saves(vault) == 0


def test_the_recovery_key_opens_and_resets(tmp_path: Path) -> None:
    vault, recovery_key = make_vault(tmp_path / "Agnes")
    vault.unlock_with_recovery_key(recovery_key.lower()).close()
    vault.reset_passphrase(recovery_key, OTHER)
    vault.unlock(OTHER).close()
    with pytest.raises(WrongPassphrase):
        vault.unlock(PASSPHRASE)
    with pytest.raises(RecoveryKeyMistyped):
        vault.unlock_with_recovery_key(recovery_key[:-1])
    fresh = vault.renew_recovery_key(OTHER)
    vault.unlock_with_recovery_key(fresh).close()


def test_the_passphrase_can_change_while_it_is_open(vault: VaultFolder) -> None:
    thread = vault.unlock(PASSPHRASE)
    vault.change_passphrase(PASSPHRASE, OTHER)
    thread.submit(lambda store: save(store, 1)).result()
    thread.close()
    vault.unlock(OTHER).close()


def test_practice_needs_no_passphrase_and_a_real_vault_does(tmp_path: Path, vault: VaultFolder) -> None:
    practice = VaultFolder(tmp_path / "practice", StillClock(), FAST)
    practice.create_practice(RandomIds())
    assert practice.kind == "practice"
    thread = practice.unlock_practice()
    assert thread.submit(lambda store: store.kind).result() == "practice"
    thread.close()
    with pytest.raises(VaultNotVault):
        vault.unlock_practice()


def test_vaults_are_listed_by_name(tmp_path: Path) -> None:
    root = tmp_path / "vaults"
    assert vault_folders(root) == ()
    for name in ("Berit", "Agnes"):
        make_vault(root / name)
    (root / "notes").mkdir()
    (root / ".hidden").mkdir()
    (root / ".hidden" / "vault.db").touch()
    (root / PRACTICE).mkdir()
    (root / PRACTICE / KEY_FILE).touch()
    assert [folder.name for folder in vault_folders(root)] == ["Agnes", "Berit", PRACTICE]
    assert [folder.name for folder in Doors(root).found()] == ["Agnes", "Berit"]


def test_a_wrong_passphrase_touches_nothing(vault: VaultFolder) -> None:
    before = {path.name: path.read_bytes() for path in vault.folder.iterdir()}
    with pytest.raises(WrongPassphrase):
        vault.unlock(OTHER)
    assert {path.name: path.read_bytes() for path in vault.folder.iterdir()} == before


def test_it_opens_once_and_again_after_closing(vault: VaultFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("transitions.storage.database._BUSY_SECONDS", 0.05)
    thread = vault.unlock(PASSPHRASE)
    with pytest.raises(VaultAlreadyOpen):
        vault.unlock(PASSPHRASE)
    thread.submit(lambda store: save(store, 1)).result()
    thread.close()
    assert count_saves(vault) == 1


def test_a_vault_of_an_earlier_version_is_backed_up_and_migrated(
    vault: VaultFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    thread = vault.unlock(PASSPHRASE)
    thread.submit(lambda store: save(store, 1)).result()
    thread.close()
    steps = tmp_path / "steps"
    shutil.copytree(STEPS, steps)
    (steps / "9999_more.sql").write_text("CREATE TABLE more (id INTEGER PRIMARY KEY) STRICT;\n")
    monkeypatch.setattr(Schema, "steps", tuple(sorted(steps.glob("*.sql"))))
    thread = vault.unlock(PASSPHRASE)
    assert thread.submit(lambda store: store.database.value("SELECT count(*) FROM more")).result() == 0
    assert len(thread.submit(lambda store: store.versions.of(SUBJECT)).result()) == 2
    thread.close()
    (kept,) = (vault.folder / "before-migration").iterdir()
    assert names(kept) == ["vault.db", "vault.key"]
    monkeypatch.undo()
    with pytest.raises(VaultNewer):
        vault.unlock(PASSPHRASE)
    before = VaultFolder(kept, StillClock(), FAST)
    assert count_saves(before, VaultOlder) == 1


def test_the_guard_is_on_once_it_is_open(vault: VaultFolder) -> None:
    thread = vault.unlock(PASSPHRASE)
    future = thread.submit(lambda store: store.database.change("DROP TABLE audit"))
    assert "SQLITE_AUTH" in getattr(future.exception(), "values", {}).values()
    assert thread.submit(lambda store: store.check()).result() is None
    thread.close()
