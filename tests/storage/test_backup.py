from __future__ import annotations

from datetime import datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from tests.storage.support import FAST, MORNING, PASSPHRASE, StillClock, flip, make_vault, names, version
from transitions.application.errors import (
    BackupDamaged,
    BackupPlaceMissing,
    KeyFileMissing,
    VaultDamaged,
    VaultOlder,
    VaultSealMissing,
)
from transitions.storage import backup
from transitions.storage.backup import Backups, count_rows
from transitions.storage.database import Database
from transitions.storage.failures import Interrupted
from transitions.storage.keyfile import KeyFile
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
    KeyFile(tmp_path / "vault.key", FAST).create(uuid4(), "real", PASSPHRASE).data_key.wipe()
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


def write(backups: Backups, at: datetime = MORNING) -> Path:
    return backups.write(at).copied.folder


def backups_of(store: VaultStore, place: Path) -> Backups:
    return Backups(store.database, place.parent / "Agnes" / "vault.key", place)


def test_a_backup_is_complete_and_private(backups: Backups, place: Path, tmp_path: Path) -> None:
    written = write(backups)
    assert written == place / "20250301T080000Z"
    assert names(written) == ["vault.db", "vault.key"]
    assert (written / "vault.key").read_bytes() == (tmp_path / "vault.key").read_bytes()
    assert written.stat().st_mode & 0o777 == 0o700
    assert names(place) == [written.name]


def test_a_backup_never_replaces_another(backups: Backups) -> None:
    first = write(backups)
    content = (first / "vault.db").read_bytes()
    second = write(backups)
    assert second.name == "20250301T080000Z-2"
    assert (first / "vault.db").read_bytes() == content


def test_a_damaged_source_gives_no_backup_and_leaves_the_last_good_one(tmp_path: Path, place: Path) -> None:
    vault, _ = make_vault(tmp_path / "Agnes")
    thread = vault.unlock(PASSPHRASE)

    def fill(store: VaultStore) -> Path:
        store.versions.add(version(uuid4(), value="x" * 900) for _ in range(300))
        store.settle()
        return write(backups_of(store, place))

    good = thread.submit(fill).result()
    content = (good / "vault.db").read_bytes()
    thread.close()
    flip(tmp_path / "Agnes" / "vault.db", (len(content) * 3 // 10) * 8)
    thread = vault.unlock(PASSPHRASE)
    with pytest.raises(VaultDamaged):
        thread.submit(lambda store: write(backups_of(store, place))).result()
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
    good = write(backups)
    found = lambda _, schema="main", gently=False: ["page 3"] * (schema == "copy")  # noqa: E731
    monkeypatch.setattr(Database, "findings", found)
    with pytest.raises(BackupDamaged):
        write(backups)
    assert names(place) == [good.name]


def test_a_copy_with_fewer_rows_is_thrown_away(
    backups: Backups, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def short(database: Database, schema: str) -> dict[str, int]:
        return {**count_rows(database, schema), "version": 5 if schema == "main" else 4}

    monkeypatch.setattr(backup, "count_rows", short)
    with pytest.raises(BackupDamaged):
        write(backups)
    assert names(place) == []
    monkeypatch.undo()
    write(backups)


@pytest.mark.parametrize("gently", [False, True])
def test_the_checks_of_the_copy_see_a_flipped_bit_on_any_page(
    backups: Backups, filled: Database, *, gently: bool
) -> None:
    """The structure check alone reads every page of a copy, so a large one needs no more."""
    copy = write(backups) / "vault.db"
    sound = copy.read_bytes()
    pages = len(sound) // 4096
    assert pages > 60
    for page in range(pages):
        flip(copy, (page * 4096 + 3 + page * 61 % 4090) * 8 + page % 8)
        assert not whole(filled, copy, gently=gently), page
        copy.write_bytes(sound)
    assert whole(filled, copy, gently=gently)


@pytest.mark.parametrize("gently", [False, True])
def test_a_copy_that_is_longer_than_it_says_is_not_whole(
    backups: Backups, filled: Database, *, gently: bool
) -> None:
    copy = write(backups) / "vault.db"
    with copy.open("ab") as file:
        file.write(b"x" * 4096)
    assert not whole(filled, copy, gently=gently)


def whole(database: Database, copy: Path, *, gently: bool) -> bool:
    try:
        with backup.attached(database, copy):
            return backup.is_sound(database, copy, gently=gently)
    except VaultDamaged:
        return False


def test_a_missing_place_or_key_file_is_told(filled: Database, place: Path, tmp_path: Path) -> None:
    with pytest.raises(BackupPlaceMissing):
        write(Backups(filled, tmp_path / "vault.key", tmp_path / "stick"))
    with pytest.raises(KeyFileMissing):
        write(Backups(filled, tmp_path / "none", place))
    assert names(place) == []


def test_a_backup_can_be_interrupted_and_leaves_nothing(
    backups: Backups, filled: Database, place: Path
) -> None:
    with pytest.raises(Interrupted), filled.interruptible(lambda: True):
        write(backups)
    assert names(place) == []
    write(backups)


def test_what_an_earlier_kill_left_is_cleared(backups: Backups, place: Path) -> None:
    left = place / ".20250301T080000Z.part"
    left.mkdir()
    (left / "vault.db").write_bytes(b"half")
    assert names(write(backups)) == ["vault.db", "vault.key"]
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
        return write(backups_of(store, place))

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
