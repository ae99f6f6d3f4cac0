from __future__ import annotations

from pathlib import Path
from uuid import UUID, uuid4

import pytest

from tests.storage.support import FAST, MORNING, PASSPHRASE, StillClock, flip, make_vault, version
from transitions.application.errors import (
    BackupDamaged,
    BackupPlaceMissing,
    KeyFileMissing,
    VaultDamaged,
    VaultMissing,
    VaultNotVault,
    VaultOlder,
    VaultSealMissing,
)
from transitions.storage import backup
from transitions.storage.backup import Backups, count_rows
from transitions.storage.database import Database
from transitions.storage.failures import Interrupted
from transitions.storage.store import VaultStore
from transitions.storage.vault import VaultFolder

Saved = tuple[VaultFolder, Path, UUID]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "backups"
    folder.mkdir()
    return folder


@pytest.fixture
def filled(database: Database, tmp_path: Path) -> Database:
    (tmp_path / "vault.key").write_text("keys")
    with database.transaction():
        database.change_many(
            "INSERT INTO definition VALUES (?, 'text', ?)", [(str(n), "x" * 900) for n in range(300)]
        )
    database.checkpoint()
    database.guard()
    return database


@pytest.fixture
def backups(filled: Database, tmp_path: Path, place: Path) -> Backups:
    return Backups(filled, tmp_path / "vault.key", place)


def names(folder: Path) -> list[str]:
    return sorted(found.name for found in folder.iterdir())


def test_a_backup_is_complete_and_private(backups: Backups, place: Path) -> None:
    written = backups.write(MORNING)
    assert written == place / "20250301T080000Z"
    assert names(written) == ["vault.db", "vault.key"]
    assert (written / "vault.key").read_text() == "keys"
    assert written.stat().st_mode & 0o777 == 0o700
    assert names(place) == [written.name]


def test_a_backup_never_replaces_another(backups: Backups) -> None:
    first = backups.write(MORNING)
    content = (first / "vault.db").read_bytes()
    second = backups.write(MORNING)
    assert second.name == "20250301T080000Z-2"
    assert (first / "vault.db").read_bytes() == content


def test_only_the_newest_are_kept_and_nothing_foreign_is_touched(backups: Backups, place: Path) -> None:
    (place / "holiday pictures").mkdir()
    for day in range(1, 5):
        backups.write(MORNING.replace(day=day))
    backups.prune(2)
    assert names(place) == ["20250303T080000Z", "20250304T080000Z", "holiday pictures"]
    backups.prune(0)
    assert [folder.name for folder in backups.finished()] == ["20250304T080000Z"]


def test_a_damaged_source_gives_no_backup_and_leaves_the_last_good_one(tmp_path: Path, place: Path) -> None:
    vault, _ = make_vault(tmp_path / "Agnes")
    thread = vault.unlock(PASSPHRASE)

    def fill(store: VaultStore) -> Path:
        store.versions.add(version(uuid4(), value="x" * 900) for _ in range(300))
        store.settle()
        return store.back_up(place, MORNING, keep=3)

    good = thread.submit(fill).result()
    content = (good / "vault.db").read_bytes()
    thread.close()
    flip(tmp_path / "Agnes" / "vault.db", (len(content) // 2) * 8)
    thread = vault.unlock(PASSPHRASE)
    with pytest.raises(VaultDamaged):
        thread.submit(lambda store: store.back_up(place, MORNING, keep=1)).result()
    thread.close()
    assert names(place) == [good.name]
    assert (good / "vault.db").read_bytes() == content


def test_vacuum_itself_refuses_a_damaged_source(backups: Backups, filled: Database, place: Path) -> None:
    """Without the check before it, too; SQLite's own backup call would copy zeros and say it is fine."""
    flip(filled.path, (filled.path.stat().st_size // 2) * 8)
    filled.rows("PRAGMA cipher_integrity_check")
    with filled.unguarded():
        filled.change("PRAGMA cache_size = 0")
        filled.change("PRAGMA shrink_memory")
    with pytest.raises(VaultDamaged):
        backup.copy_database(filled, place / "copy.db")


def test_a_copy_that_fails_its_check_is_thrown_away(
    backups: Backups, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = backups.write(MORNING)
    monkeypatch.setattr(Database, "findings", lambda _, schema="main": ["page 3"] * (schema == "copy"))
    with pytest.raises(BackupDamaged):
        backups.write(MORNING)
    assert names(place) == [good.name]


def test_a_copy_with_fewer_rows_is_thrown_away(
    backups: Backups, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def short(database: Database, schema: str) -> dict[str, int]:
        return {**count_rows(database, schema), "version": 5 if schema == "main" else 4}

    monkeypatch.setattr(backup, "count_rows", short)
    with pytest.raises(BackupDamaged):
        backups.write(MORNING)
    assert names(place) == []
    monkeypatch.undo()
    backups.write(MORNING)


def test_the_checks_of_the_copy_see_a_spoilt_page(backups: Backups, filled: Database, tmp_path: Path) -> None:
    written = backups.write(MORNING)
    with filled.unguarded():
        filled.change("ATTACH ? AS copy", (str(written / "vault.db"),))
        assert backup._is_whole(filled)
        filled.change("DETACH copy")
    flip(written / "vault.db", ((written / "vault.db").stat().st_size // 2) * 8)
    with filled.unguarded():
        filled.change("ATTACH ? AS copy", (str(written / "vault.db"),))
        assert not backup._is_whole(filled)
        filled.change("DETACH copy")


def test_a_missing_place_or_key_file_is_told(filled: Database, place: Path, tmp_path: Path) -> None:
    with pytest.raises(BackupPlaceMissing):
        Backups(filled, tmp_path / "vault.key", tmp_path / "stick").write(MORNING)
    with pytest.raises(KeyFileMissing):
        Backups(filled, tmp_path / "none", place).write(MORNING)
    assert names(place) == []


def test_a_backup_can_be_interrupted_and_leaves_nothing(
    backups: Backups, filled: Database, place: Path
) -> None:
    with pytest.raises(Interrupted), filled.interruptible(lambda: True):
        backups.write(MORNING)
    assert names(place) == []
    backups.write(MORNING)


def test_what_an_earlier_kill_left_is_cleared(backups: Backups, place: Path) -> None:
    left = place / ".20250301T080000Z.part"
    left.mkdir()
    (left / "vault.db").write_bytes(b"half")
    assert names(backups.write(MORNING)) == ["vault.db", "vault.key"]
    assert names(place) == ["20250301T080000Z"]


@pytest.fixture
def saved(tmp_path: Path, place: Path) -> Saved:
    """A vault with two children; a backup; then one child erased and more written."""
    vault, _ = make_vault(tmp_path / "Agnes")
    kept, erased = uuid4(), uuid4()
    thread = vault.unlock(PASSPHRASE)

    def before(store: VaultStore) -> Path:
        for child in (kept, erased):
            store.subjects.add(child, "child", MORNING)
            store.versions.add([version(child)])
        store.audit.write(MORNING, "agnes", "add", str(kept))
        return store.back_up(place, MORNING, keep=3)

    def after(store: VaultStore) -> None:
        store.erasures.erase(erased, MORNING)
        store.versions.add([version(kept, value="later")])
        store.audit.write(MORNING, "agnes", "erase", str(erased))

    written = thread.submit(before).result()
    thread.submit(after).result()
    thread.close()
    return vault, written, kept


def test_a_backup_is_a_vault_that_asks_whether_it_is_wanted(
    saved: Saved,
) -> None:
    vault = VaultFolder(saved[1], StillClock(), FAST)
    with pytest.raises(VaultSealMissing):
        vault.unlock(PASSPHRASE)
    thread = vault.unlock(PASSPHRASE, despite=[VaultOlder])
    assert thread.submit(lambda store: len(store.subjects.all("child"))).result() == 2
    thread.close()
    vault.unlock(PASSPHRASE).close()


def test_a_restored_backup_asks_and_erases_again(saved: Saved) -> None:
    vault, written, kept = saved
    aside = vault.restore(written)
    assert names(aside) == ["vault.db", "vault.key"]
    with pytest.raises(VaultOlder):
        vault.unlock(PASSPHRASE)
    thread = vault.unlock(PASSPHRASE, despite=[VaultOlder])
    assert thread.submit(lambda store: store.subjects.all("child")).result() == (kept,)
    back = thread.submit(lambda store: store.versions.of(kept)).result()
    assert [one.value for one in back] == ["sover lidt"]
    thread.close()
    vault.unlock(PASSPHRASE).close()


def test_a_restore_takes_the_old_log_away_first(saved: Saved) -> None:
    vault, written, _ = saved
    (vault.folder / "vault.db-wal").write_bytes(b"of another round")
    aside = vault.restore(written)
    assert (aside / "vault.db-wal").read_bytes() == b"of another round"
    assert not (vault.folder / "vault.db-wal").exists()


def test_only_a_backup_of_this_vault_is_restored(saved: Saved, tmp_path: Path) -> None:
    vault = saved[0]
    make_vault(tmp_path / "Berit")
    before = (vault.folder / "vault.db").read_bytes()
    with pytest.raises(VaultNotVault):
        vault.restore(tmp_path / "Berit")
    with pytest.raises(VaultMissing):
        vault.restore(tmp_path / "nowhere")
    assert (vault.folder / "vault.db").read_bytes() == before
