"""A folder of copies that somebody else can write to."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from tests.storage.support import (
    FAST,
    MORNING,
    PASSPHRASE,
    RandomIds,
    StillClock,
    flip,
    make_vault,
    version,
)
from transitions.application.copies import Ages, CopyIncomplete, CopyNotFound, CopyOfPractice, CopyTooLarge
from transitions.application.errors import ExpectedError, WrongPassphrase
from transitions.storage import carrying, copies
from transitions.storage.local_vaults import LocalVaults
from transitions.storage.store import VaultStore

Spoil = Callable[[Path], object]


@pytest.fixture
def vaults(tmp_path: Path) -> LocalVaults:
    return LocalVaults(tmp_path / "vaults", StillClock(), RandomIds(), FAST)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A good copy of Agnes' vault, on a stick."""
    vault, _ = make_vault(tmp_path / "Agnes")
    thread = vault.unlock(PASSPHRASE)

    def fill(store: VaultStore) -> Path:
        child = uuid4()
        store.subjects.add(child, "child", MORNING)
        store.versions.add(version(child, value="x" * 900) for _ in range(60))
        return store.backups.write(MORNING).copied.folder

    written = thread.submit(fill).result()
    thread.close()
    return Path(shutil.move(written, tmp_path / "stick" / written.name))


@pytest.fixture(autouse=True)
def stick(tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()


def everything(folder: Path) -> list[tuple[str, bytes]]:
    return sorted((str(f.relative_to(folder)), f.read_bytes()) for f in folder.rglob("*") if f.is_file())


def cut(path: Path, size: int) -> None:
    with path.open("rb+") as file:
        file.truncate(size)


def swap(copied: Path) -> None:
    """The key file of one vault beside the data of another."""
    other, _ = make_vault(copied.parent.parent / "Berit")
    shutil.copy(other.folder / "vault.key", copied / "vault.key")


def link(path: Path) -> None:
    target = path.with_name("elsewhere")
    path.rename(target)
    path.symlink_to(target)


def pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def folder_in_place(path: Path) -> None:
    path.unlink()
    path.mkdir()


def size_of(copied: Path) -> int:
    return (copied / "vault.db").stat().st_size


SPOILT: dict[str, Spoil] = {
    "no data": lambda copied: (copied / "vault.db").unlink(),
    "no key": lambda copied: (copied / "vault.key").unlink(),
    "empty data": lambda copied: (copied / "vault.db").write_bytes(b""),
    "cut in a page": lambda copied: cut(copied / "vault.db", 4096 * 3 + 7),
    "cut between pages": lambda copied: cut(copied / "vault.db", 4096 * 3),
    "longer": lambda copied: cut(copied / "vault.db", (copied / "vault.db").stat().st_size + 4096),
    "a flipped bit": lambda copied: flip(copied / "vault.db", 8 * 4096 * 5 + 99),
    "a flipped bit near the end": lambda copied: flip(copied / "vault.db", 8 * (size_of(copied) - 5000)),
    "a flipped first page": lambda copied: flip(copied / "vault.db", 3),
    "a key file with a flipped bit": lambda copied: flip(copied / "vault.key", 400),
    "an endless key file": lambda copied: cut(copied / "vault.key", 1 << 30),
    "another's key": swap,
    "data that is a link": lambda copied: link(copied / "vault.db"),
    "a key that is a link": lambda copied: link(copied / "vault.key"),
    "data that is a pipe": lambda copied: pipe(copied / "vault.db"),
    "data that is a folder": lambda copied: folder_in_place(copied / "vault.db"),
    "a damaged log beside it": lambda copied: (copied / "vault.db-wal").write_bytes(b"x" * 9000),
}


@pytest.mark.parametrize("how", SPOILT)
def test_a_spoilt_copy_is_refused_and_changes_nothing(
    copied: Path, vaults: LocalVaults, tmp_path: Path, how: str
) -> None:
    vaults.create(PASSPHRASE).vault.close()
    before = everything(vaults.root)
    SPOILT[how](copied)
    with pytest.raises(ExpectedError) as refusal:
        vaults.restore(copied, PASSPHRASE)
    assert refusal.value.text_id != ExpectedError.text_id
    assert everything(vaults.root) == before
    assert len(list(vaults.root.iterdir())) == 1


def test_a_good_copy_is_restored_by_the_same_test(copied: Path, vaults: LocalVaults) -> None:
    """The control."""
    restored = vaults.restore(copied, PASSPHRASE)
    assert restored.vault.submit(lambda store: len(store.subjects.all("child"))).result() == 1
    restored.vault.close()


def test_a_wrong_passphrase_leaves_nothing(copied: Path, vaults: LocalVaults) -> None:
    with pytest.raises(WrongPassphrase):
        vaults.restore(copied, "en helt forkert sætning")
    assert not vaults.root.exists() or list(vaults.root.iterdir()) == []


def test_a_copy_larger_than_the_disk_is_refused_before_it_is_read(
    copied: Path, vaults: LocalVaults
) -> None:
    cut(copied / "vault.db", 1 << 43)
    with pytest.raises(CopyTooLarge):
        vaults.restore(copied, PASSPHRASE)


def test_the_moment_of_an_older_copy_under_a_newer_name_is_told(
    copied: Path, vaults: LocalVaults
) -> None:
    """A replayed copy: the name says today, the content knows better."""
    renamed = copied.rename(copied.with_name("20300101T000000Z"))
    restored = vaults.restore(renamed, PASSPHRASE)
    restored.vault.close()
    assert restored.last is not None
    assert restored.last < datetime(2026, 1, 1, tzinfo=UTC)


def test_a_link_to_a_copy_and_a_crooked_name_are_passed_over(copied: Path, vaults: LocalVaults) -> None:
    stick = copied.parent
    (stick / "20250302T080000Z").symlink_to(copied)
    for name in ("20250303T080000Z..", "99999999T999999Z", "20250304T080000Z-x", "..20250304T080000Z"):
        shutil.copytree(copied, stick / name)
    assert [found.copied.name for found in vaults.copies_in(stick)] == [copied.name]


def test_thinning_never_follows_a_link_nor_touches_what_is_not_a_copy(copied: Path, tmp_path: Path) -> None:
    stick = copied.parent
    holiday = tmp_path / "holiday"
    holiday.mkdir()
    (holiday / "beach.jpg").write_bytes(b"sand")
    (stick / "20200101T000000Z").symlink_to(holiday)
    (stick / "pictures").mkdir()
    for old in ("20200202T000000Z", "20200303T000000Z"):
        shutil.copytree(copied, stick / old)
    carrying.thin(stick, Ages(now=MORNING, longest_days=90))
    left = ["20200101T000000Z", "20200303T000000Z", copied.name, "pictures"]
    assert sorted(found.name for found in stick.iterdir()) == left
    assert (holiday / "beach.jpg").read_bytes() == b"sand"


def test_a_folder_without_copies_says_so(vaults: LocalVaults, tmp_path: Path, copied: Path) -> None:
    (tmp_path / "empty").mkdir()
    for folder in (tmp_path / "empty", tmp_path / "nowhere"):
        with pytest.raises(CopyNotFound):
            vaults.copies_in(folder)
    (copied / "vault.key").unlink()
    with pytest.raises(CopyIncomplete):
        vaults.copies_in(copied.parent)
    with pytest.raises(CopyIncomplete):
        vaults.copies_in(copied)


def test_a_copy_of_the_fictitious_families_is_not_restored(
    vaults: LocalVaults, tmp_path: Path
) -> None:
    thread = vaults.open_practice()
    written = thread.submit(lambda store: store.backups.write(MORNING).copied.folder).result()
    thread.close()
    with pytest.raises(CopyOfPractice):
        vaults.restore(written, PASSPHRASE)


def test_a_file_that_shrinks_while_it_is_copied_is_refused(copied: Path, tmp_path: Path) -> None:
    def shrink() -> bool:
        cut(copied / "vault.db", 4096)
        return False

    with pytest.raises(CopyIncomplete):
        copies.duplicate(copied / "vault.db", tmp_path / "out", shrink)
