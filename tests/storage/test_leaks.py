"""Nothing a family said lies in plain on the disk, in an error or in a temporary file."""

from __future__ import annotations

import shutil
import sys
import traceback
from pathlib import Path
from uuid import uuid4

import pytest

from tests.storage.in_plain import CANARY, read_memory
from tests.storage.support import (
    FAST,
    MORNING,
    PASSPHRASE,
    StillClock,
    draft,
    event,
    make_vault,
    start,
    version,
)
from transitions.storage.database import Database, open_database
from transitions.storage.failures import RowRefused
from transitions.storage.keyfile import KeyFile
from transitions.storage.store import VaultStore
from transitions.storage.vault import VaultFolder

BIG_SORT = "SELECT value FROM version JOIN (SELECT 1 UNION ALL SELECT 2) ORDER BY value || random()"


def holds(content: bytes, words: str = CANARY) -> bool:
    spellings = (words.encode(), words.encode("utf-16-le"), words.encode("unicode_escape"))
    return any(spelling in content for spelling in spellings)


def leaks(*folders: Path) -> list[str]:
    """The files below the folders that hold the canary or are SQLite's temporary ones."""
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if holds(path.read_bytes()) or path.name.startswith("etilqs_")]


def write_much(store: VaultStore) -> None:
    child = uuid4()
    store.subjects.add(child, "child", MORNING)
    store.versions.add(version(child, value=f"{CANARY} {number} " + "x" * 500) for number in range(2000))
    store.events.add(event(child, {CANARY: [CANARY]}))
    store.drafts.save(draft(child, value=CANARY))
    store.drafts.remove(child, ["sleep.nap"])
    store.drafts.save(draft(child, key="other", value=CANARY))
    store.database.rows(BIG_SORT)


@pytest.fixture
def private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for temporary files of our own."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    for name in ("TMPDIR", "SQLITE_TMPDIR", "HOME"):
        monkeypatch.setenv(name, str(folder))
    return folder


def test_no_file_holds_a_word(tmp_path: Path, private: Path) -> None:
    vault, _ = make_vault(tmp_path / "Agnes")
    thread = vault.unlock(PASSPHRASE, settle_seconds=60)
    thread.submit(write_much).result()
    shutil.copytree(vault.folder, tmp_path / "crashed")
    copied = thread.submit(lambda store: store.backups.write(MORNING).copied).result()
    thread.submit(lambda store: store.backups.rehearse(copied, {})).result()
    assert leaks(tmp_path) == []
    thread.close()
    assert leaks(tmp_path) == []
    crashed = VaultFolder(tmp_path / "crashed", StillClock(), FAST).unlock(PASSPHRASE)
    assert crashed.submit(lambda store: len(store.database.rows(BIG_SORT))).result() == 4000
    crashed.close()


def test_the_sweep_finds_what_is_in_plain(tmp_path: Path) -> None:
    """The control."""
    (tmp_path / "a").write_text(f"… {CANARY} …")
    (tmp_path / "b").write_text(CANARY, encoding="utf-16-le")
    (tmp_path / "etilqs_1").touch()
    assert sorted(leaks(tmp_path)) == ["a", "b", "etilqs_1"]


def open_files(database: Database, sql: str) -> set[str]:
    """The names of all files that are open while a statement runs."""
    seen: set[str] = set()

    def look() -> bool:
        seen.update(str(link.readlink()) for link in Path("/proc/self/fd").iterdir() if link.is_symlink())
        return False

    with database.interruptible(look):
        database.rows(sql)
    return seen


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize("careless", [False, True])
def test_sorting_uses_no_temporary_file_unless_told_to(
    tmp_path: Path, private: Path, *, careless: bool
) -> None:
    vault, _ = make_vault(tmp_path / "Agnes")
    thread = vault.unlock(PASSPHRASE)
    thread.submit(write_much).result()
    thread.close()
    with KeyFile(vault.folder / "vault.key").open(PASSPHRASE) as key:
        database = open_database(vault.folder / "vault.db", key)
    if careless:
        database.rows("PRAGMA temp_store = FILE")
        database.rows("PRAGMA cache_size = 20")
    temporary = [name for name in open_files(database, BIG_SORT) if "etilqs_" in name]
    database.close()
    assert bool(temporary) is careless


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_the_data_key_is_not_in_the_memory_of_an_open_program(tmp_path: Path) -> None:
    vault, _ = make_vault(tmp_path / "Agnes")
    process = start("holder.py", vault.folder)
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    memory = read_memory(process.pid)
    process.kill()
    process.communicate()
    with KeyFile(vault.folder / "vault.key").open(PASSPHRASE) as key:
        assert memory.count(key.buffer) == 0
        assert memory.count(key.buffer.hex().encode()) == 0
    assert memory.count(PASSPHRASE.encode()) > 0  # the control: what cannot be wiped is found


def test_errors_hold_no_words(tmp_path: Path) -> None:
    vault, _ = make_vault(tmp_path / "Agnes")
    thread = vault.unlock(PASSPHRASE)
    known = version(uuid4(), value=CANARY)
    thread.submit(lambda store: store.versions.add([known])).result()
    future = thread.submit(lambda store: store.versions.add([known]))
    error = future.exception()
    assert isinstance(error, RowRefused)
    assert CANARY not in "".join(traceback.format_exception(error))
    thread.close()
