from __future__ import annotations

import shutil
from pathlib import Path
from uuid import uuid4

import pytest

from tests.storage.support import FAST, PASSPHRASE, RandomIds, StillClock, flip, make_vault, version
from tests.storage.writer import SUBJECT, save
from transitions.application.errors import (
    KeyFileDamaged,
    KeyFileMissing,
    PassphraseTooShort,
    RecoveryKeyMistyped,
    VaultAlreadyOpen,
    VaultDamaged,
    VaultEmpty,
    VaultExists,
    VaultLogDamaged,
    VaultMissing,
    VaultNewer,
    VaultNotVault,
    VaultOlder,
    VaultSealMissing,
    VaultUnfinishedWrite,
    WrongPassphrase,
)
from transitions.storage import opening
from transitions.storage.database import open_database
from transitions.storage.folders import KEY_FILE, PRACTICE, Doors, vault_folders
from transitions.storage.keyfile import KeyFile
from transitions.storage.schema import STEPS, Schema
from transitions.storage.vault import VaultFolder

OTHER = "en helt anden lang sætning"
FILES = ["vault.db", "vault.key", "vault.key.1", "vault.key.2", "vault.seal"]


@pytest.fixture(autouse=True)
def in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_BETWEEN_LOOKS", 0.0)


def names(folder: Path) -> list[str]:
    return sorted(found.name for found in folder.iterdir())


def count_saves(vault: VaultFolder, *despite: type[VaultOlder | VaultDamaged | VaultUnfinishedWrite]) -> int:
    thread = vault.unlock(PASSPHRASE, despite=despite)
    saves = thread.submit(
        lambda store: sum(line.action != "open_despite" for line in store.audit.lines())
    ).result()
    thread.close()
    return saves


def crash(vault: VaultFolder, folder: Path, saves: int = 12) -> VaultFolder:
    """A copy of the vault as a crash after so many saves would leave it."""
    thread = vault.unlock(PASSPHRASE, settle_seconds=60)
    for number in range(1, saves + 1):
        thread.submit(lambda store, number=number: save(store, number)).result()  # type: ignore[misc]
    shutil.copytree(vault.folder, folder)
    thread.close()
    return VaultFolder(folder, StillClock(), FAST)


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


def test_it_opens_once_and_again_after_closing(vault: VaultFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("transitions.storage.database._BUSY_SECONDS", 0.05)
    thread = vault.unlock(PASSPHRASE)
    with pytest.raises(VaultAlreadyOpen):
        vault.unlock(PASSPHRASE)
    thread.submit(lambda store: save(store, 1)).result()
    thread.close()
    assert count_saves(vault) == 1


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
