"""Kills, a second program, a full disk, write protection: each in a process of its own."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.support import PASSPHRASE, make_vault, start
from tests.storage.writer import SUBJECT
from transitions.application.errors import VaultAlreadyOpen
from transitions.storage.store import VaultStore
from transitions.storage.vault import VaultFolder

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="signals and limits of Linux")


def assert_whole(store: VaultStore) -> int:
    """Everything a save writes is there for each save, or for none; returns how many saves."""
    saves = store.audit.head().seq
    versions = store.versions.of(SUBJECT)
    assert store.audit.first_broken() is None
    assert [version.value for version in versions if version.key == "in"] == list(range(1, saves + 1))
    assert sum(version.value for version in versions) == 0
    assert [draft.value for draft in store.drafts.of(SUBJECT)] == ["æ" * 3000 + str(saves)] * (saves > 0)
    store.check()
    return saves


def write_and_kill(folder: Path, settle_seconds: float, seconds: float) -> int:
    """Let a writer save for so long, kill it; returns the last save it was told of."""
    with start("writer.py", folder, settle_seconds) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        # Not communicate(): it would lose what readline() has read ahead.
        told = (first + process.stdout.read()).splitlines(keepends=True)
    assert process.returncode == -signal.SIGKILL
    return int([line for line in told if line.endswith("\n")][-1])


def test_a_log_thrown_away_after_a_kill_is_seen(tmp_path: Path) -> None:
    """The control of ``test_kills.py``: the saves in it are missing then."""
    vault, _ = make_vault(tmp_path / "Agnes")
    acknowledged = write_and_kill(vault.folder, 60, 0.1)
    (vault.folder / "vault.db-wal").unlink()
    thread = vault.unlock(PASSPHRASE)
    assert thread.submit(assert_whole).result() < acknowledged
    thread.close()


@pytest.mark.parametrize(("ending", "code"), [("quietly", 0), ("exception", 3)])
def test_a_program_that_forgets_to_close_ends_and_leaves_a_closed_vault(
    tmp_path: Path, ending: str, code: int
) -> None:
    vault, _ = make_vault(tmp_path / "Agnes")
    process = start("forgetful.py", vault.folder, ending)
    process.communicate(timeout=20)
    assert process.returncode == code
    assert not (vault.folder / "vault.db-wal").exists()
    thread = vault.unlock(PASSPHRASE)
    assert thread.submit(assert_whole).result() == 1
    thread.close()


def test_a_second_program_is_told_and_gets_in_when_the_first_is_killed(tmp_path: Path) -> None:
    vault, _ = make_vault(tmp_path / "Agnes")
    process = start("holder.py", vault.folder)
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    with pytest.raises(VaultAlreadyOpen):
        vault.unlock(PASSPHRASE)
    process.kill()
    process.communicate()
    vault.unlock(PASSPHRASE).close()


def test_a_second_program_is_told_while_the_first_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("transitions.storage.database._BUSY_SECONDS", 0.05)
    vault, _ = make_vault(tmp_path / "Agnes")
    process = start("writer.py", vault.folder, 0.002)
    assert process.stdout is not None
    process.stdout.readline()
    for _ in range(3):
        with pytest.raises(VaultAlreadyOpen):
            vault.unlock(PASSPHRASE)
    process.kill()
    process.communicate()


def test_a_full_disk_is_told_and_keeps_what_was_saved(tmp_path: Path) -> None:
    vault, _ = make_vault(tmp_path / "Agnes")
    process = start("cramped.py", vault.folder)
    out, errors = process.communicate(timeout=30)
    assert process.returncode == 0, errors
    saved, readable, problem = out.split()
    assert problem == "vault.disk_full"
    assert int(readable) == int(saved) > 3
    thread = vault.unlock(PASSPHRASE)
    assert thread.submit(assert_whole).result() == int(saved) + 1
    thread.close()


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[VaultFolder]:
    """A vault whose folder can be removed again whatever was done to it."""
    made, _ = make_vault(tmp_path / "Agnes")
    yield made
    made.folder.chmod(0o700)


def ask(vault: VaultFolder, *task: object) -> str:
    process = start("powerless.py", vault.folder, *task)
    out, errors = process.communicate(timeout=30)
    assert process.returncode == 0, errors
    return out


def test_without_protection_all_goes_well(vault: VaultFolder) -> None:
    assert ask(vault, "save") == "all went well"


@pytest.mark.parametrize(
    ("name", "mode", "problem"),
    [
        ("vault.db", 0o400, "vault.read_only"),
        ("vault.db", 0o000, "vault.no_access"),
        ("vault.key", 0o000, "vault.no_access"),
        (".", 0o500, "vault.read_only"),
    ],
)
def test_protection_is_told_before_anything_is_saved(
    vault: VaultFolder, name: str, mode: int, problem: str
) -> None:
    before = (vault.folder / "vault.db").read_bytes()
    (vault.folder / name).chmod(mode)
    assert ask(vault, "save") == problem
    (vault.folder / name).chmod(0o700)
    assert (vault.folder / "vault.db").read_bytes() == before


def test_a_key_file_in_a_protected_folder_stays_as_it_is(vault: VaultFolder) -> None:
    before = (vault.folder / "vault.key").read_bytes()
    vault.folder.chmod(0o500)
    assert ask(vault, "change passphrase") == "vault.read_only"
    vault.folder.chmod(0o700)
    assert (vault.folder / "vault.key").read_bytes() == before


def test_a_protected_place_for_backups_is_told(vault: VaultFolder, tmp_path: Path) -> None:
    place = tmp_path / "backups"
    place.mkdir()
    place.chmod(0o555)
    assert ask(vault, "back up", place) == "vault.read_only"
