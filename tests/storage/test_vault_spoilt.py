"""A vault whose files are gone, spoilt, of another vault, older or left by a crash: each is told apart."""

from __future__ import annotations

import shutil
from pathlib import Path
from uuid import uuid4

import pytest

from tests.storage.passphrases import OTHER
from tests.storage.support import (
    FAST,
    FILES,
    PASSPHRASE,
    StillClock,
    count_saves,
    flip,
    make_vault,
    names,
    version,
)
from tests.storage.writer import save
from transitions.application.errors import (
    KeyFileDamaged,
    KeyFileMissing,
    VaultAlreadyOpen,
    VaultDamaged,
    VaultEmpty,
    VaultLogDamaged,
    VaultMissing,
    VaultNewer,
    VaultNotVault,
    VaultOlder,
    VaultSealMissing,
    VaultUnfinishedWrite,
)
from transitions.storage import opening
from transitions.storage.database import open_database
from transitions.storage.keyfile import KeyFile
from transitions.storage.vault import VaultFolder


@pytest.fixture(autouse=True)
def in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_BETWEEN_LOOKS", 0.0)


def crash(vault: VaultFolder, folder: Path, saves: int = 12) -> VaultFolder:
    """A copy of the vault as a crash after so many saves would leave it."""
    thread = vault.unlock(PASSPHRASE, settle_seconds=60)
    for number in range(1, saves + 1):
        thread.submit(lambda store, number=number: save(store, number)).result()  # type: ignore[misc]
    shutil.copytree(vault.folder, folder)
    thread.close()
    return VaultFolder(folder, StillClock(), FAST)


SPOILT = {
    "no data file": ("vault.db", None, VaultMissing),
    "no byte": ("vault.db", b"", VaultEmpty),
    "one byte": ("vault.db", b"x", VaultEmpty),
    "garbage": ("vault.db", b"garbage " * 2000, VaultDamaged),
    "no key file": ("vault.key", None, KeyFileMissing),
    "empty key file": ("vault.key", b"", KeyFileDamaged),
    "no seal": ("vault.seal", None, VaultSealMissing),
    "garbage for a seal": ("vault.seal", b"garbage " * 20, VaultSealMissing),
}


@pytest.mark.parametrize("case", SPOILT)
def test_each_spoilt_file_is_told_apart_and_left_alone(vault: VaultFolder, case: str) -> None:
    name, content, error = SPOILT[case]
    path = vault.folder / name
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    before = names(vault.folder)
    with pytest.raises(error) as told:
        vault.unlock(PASSPHRASE)
    assert type(told.value) is error
    assert names(vault.folder) == before
    assert content is None or path.read_bytes() == content


def test_a_truncated_file_is_damage(vault: VaultFolder) -> None:
    path = vault.folder / "vault.db"
    path.write_bytes(path.read_bytes()[:-4096])
    with pytest.raises(VaultDamaged):
        vault.unlock(PASSPHRASE)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(VaultMissing):
        VaultFolder(tmp_path / "nowhere", StillClock(), FAST).unlock(PASSPHRASE)
    assert names(tmp_path) == []


def test_the_key_file_of_another_vault_does_not_fit(vault: VaultFolder, tmp_path: Path) -> None:
    other, _ = make_vault(tmp_path / "Berit")
    shutil.copy(other.folder / "vault.key", vault.folder / "vault.key")
    with pytest.raises(VaultDamaged):
        vault.unlock(PASSPHRASE)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ("PRAGMA user_version = 99", VaultNewer),
        ("PRAGMA application_id = 1", VaultNotVault),
        ("UPDATE vault SET uuid = '00000000-0000-4000-8000-000000000000'", VaultNotVault),
    ],
)
def test_another_identity_is_refused(vault: VaultFolder, change: str, error: type[Exception]) -> None:
    with KeyFile(vault.folder / "vault.key").open(PASSPHRASE) as key:
        database = open_database(vault.folder / "vault.db", key)
    database.change("DROP TRIGGER vault_stays_as_it_is")
    database.change(change)
    database.close()
    with pytest.raises(error):
        vault.unlock(PASSPHRASE)


def test_a_crash_loses_nothing_and_is_checked(vault: VaultFolder, tmp_path: Path) -> None:
    crashed = crash(vault, tmp_path / "crashed")
    assert (crashed.folder / "vault.db-wal").stat().st_size > 0
    assert count_saves(crashed) == 12
    assert names(crashed.folder) == FILES


def test_after_a_crash_damage_is_found_before_anything_is_written(vault: VaultFolder, tmp_path: Path) -> None:
    thread = vault.unlock(PASSPHRASE)
    thread.submit(lambda store: store.versions.add(version(uuid4(), value="x" * 900) for _ in range(300)))
    thread.close()
    crashed = crash(vault, tmp_path / "crashed", saves=1)
    flip(crashed.folder / "vault.db", (crashed.folder / "vault.db").stat().st_size * 4)
    with pytest.raises(VaultDamaged):
        crashed.unlock(PASSPHRASE)


def test_a_flip_in_the_last_save_is_told_kept_aside_and_can_be_accepted(
    vault: VaultFolder, tmp_path: Path
) -> None:
    crashed = crash(vault, tmp_path / "crashed")
    log = crashed.folder / "vault.db-wal"
    flip(log, (log.stat().st_size - 2000) * 8)
    spoilt, database = log.read_bytes(), (crashed.folder / "vault.db").read_bytes()
    with pytest.raises(VaultUnfinishedWrite):
        crashed.unlock(PASSPHRASE)
    with pytest.raises(VaultUnfinishedWrite) as told:
        crashed.unlock(PASSPHRASE)
    assert (crashed.folder / told.value.values["file"]).read_bytes() == spoilt
    assert (log.read_bytes(), (crashed.folder / "vault.db").read_bytes()) == (spoilt, database)
    assert count_saves(crashed, VaultUnfinishedWrite) == 11
    assert count_saves(crashed) == 11
    assert (crashed.folder / told.value.values["file"]).read_bytes() == spoilt


def test_a_flip_further_back_is_told_as_damage_of_the_log(vault: VaultFolder, tmp_path: Path) -> None:
    crashed = crash(vault, tmp_path / "crashed")
    log = crashed.folder / "vault.db-wal"
    flip(log, log.stat().st_size * 4)
    with pytest.raises(VaultLogDamaged):
        crashed.unlock(PASSPHRASE)
    with pytest.raises(VaultLogDamaged):
        crashed.unlock(PASSPHRASE, despite=[VaultUnfinishedWrite])
    assert 0 < count_saves(crashed, VaultLogDamaged) < 11


def test_a_log_that_never_rests_belongs_to_someone(
    vault: VaultFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crashed = crash(vault, tmp_path / "crashed")
    log = crashed.folder / "vault.db-wal"
    flip(log, log.stat().st_size * 4)
    moments = iter(range(1000))
    monkeypatch.setattr("transitions.storage.disk.stamp", lambda _: (next(moments), 0))
    with pytest.raises(VaultAlreadyOpen):
        crashed.unlock(PASSPHRASE)


def test_the_full_check_reads_the_audit_too(vault: VaultFolder) -> None:
    with KeyFile(vault.folder / "vault.key").open(PASSPHRASE) as key:
        database = open_database(vault.folder / "vault.db", key)
    database.change("INSERT INTO audit VALUES (1, '', '', '', '', '', '', 'forged')")
    database.close()
    thread = vault.unlock(PASSPHRASE)
    with pytest.raises(VaultDamaged):
        thread.submit(lambda store: store.check()).result()
    thread.close()


def test_a_log_that_was_deleted_after_a_seal_is_told(vault: VaultFolder, tmp_path: Path) -> None:
    thread = vault.unlock(PASSPHRASE, settle_seconds=60)
    thread.submit(lambda store: save(store, 1)).result()
    thread.submit(lambda store: store._seal.write(store.audit, store.erasures)).result()
    shutil.copytree(vault.folder, tmp_path / "crashed")
    thread.close()
    (tmp_path / "crashed" / "vault.db-wal").unlink()
    crashed = VaultFolder(tmp_path / "crashed", StillClock(), FAST)
    with pytest.raises(VaultOlder):
        crashed.unlock(PASSPHRASE)
    assert count_saves(crashed, VaultOlder) == 0


def test_an_older_data_file_is_told(vault: VaultFolder) -> None:
    older = (vault.folder / "vault.db").read_bytes()
    thread = vault.unlock(PASSPHRASE)
    thread.submit(lambda store: save(store, 1)).result()
    thread.close()
    (vault.folder / "vault.db").write_bytes(older)
    with pytest.raises(VaultOlder) as told:
        vault.unlock(PASSPHRASE)
    assert type(told.value) is VaultOlder
    assert count_saves(vault, VaultOlder) == 0
    assert count_saves(vault) == 0


def test_a_damaged_key_file_comes_back_from_its_copy(vault: VaultFolder) -> None:
    vault.change_passphrase(PASSPHRASE, OTHER)
    (vault.folder / "vault.key").write_bytes(b"rot")
    with pytest.raises(KeyFileDamaged):
        vault.unlock(OTHER)
    vault.restore_key_file()
    vault.unlock(OTHER).close()
