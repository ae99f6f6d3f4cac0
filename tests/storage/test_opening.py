"""What opening finds out before anything is written, and what it writes about a finding she accepted."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.storage.support import FAST, MORNING, PASSPHRASE, StillClock, flip
from transitions.application.errors import AuditBroken, VaultDamaged, VaultOlder
from transitions.storage.schema import STEPS, Schema
from transitions.storage.store import VaultStore
from transitions.storage.vault import VaultFolder


def write(store: VaultStore) -> None:
    store.audit.write(MORNING, "user", "unlock", "vault")


def break_chain(store: VaultStore) -> None:
    with store.database.unguarded():
        store.database.change("DROP TRIGGER audit_stays_as_it_is")
        store.database.change("UPDATE audit SET detail = 'x' WHERE seq = 2")


def killed(vault: VaultFolder, folder: Path) -> VaultFolder:
    """The files as a kill would leave them, with a log whose second line was tampered with."""
    thread = vault.unlock(PASSPHRASE, settle_seconds=60)
    for _ in range(3):
        thread.submit(write).result()
    thread.submit(lambda store: store._seal.write(store.audit, store.erasures)).result()
    thread.submit(break_chain).result()
    shutil.copytree(vault.folder, folder)
    thread.close()
    return VaultFolder(folder, StillClock(), FAST)


def lines(vault: VaultFolder, *despite: type[AuditBroken | VaultOlder]) -> list[tuple[str, str]]:
    thread = vault.unlock(PASSPHRASE, despite=despite)
    found = thread.submit(lambda store: [(line.action, line.detail) for line in store.audit.lines()])
    thread.close()
    return found.result()


def test_after_an_unclean_end_the_log_of_deeds_is_followed_too(vault: VaultFolder, tmp_path: Path) -> None:
    crashed = killed(vault, tmp_path / "crashed")
    for _ in range(2):
        with pytest.raises(AuditBroken):
            crashed.unlock(PASSPHRASE)


def test_damage_after_an_unclean_end_is_found_each_time_it_is_opened(
    vault: VaultFolder, tmp_path: Path
) -> None:
    thread = vault.unlock(PASSPHRASE)
    thread.submit(lambda store: store.definitions.keep("h", "text", "ord " * 20_000)).result()
    thread.submit(lambda store: store.settle()).result()
    thread.submit(write).result()
    shutil.copytree(vault.folder, tmp_path / "crashed")
    thread.close()
    crashed = VaultFolder(tmp_path / "crashed", StillClock(), FAST)
    content = crashed.folder / "vault.db"
    whole = content.read_bytes()
    flip(content, (len(whole) - 4096 * 6) * 8 + 77)
    for _ in range(3):
        with pytest.raises(VaultDamaged):
            crashed.unlock(PASSPHRASE)
    assert not (crashed.folder / "vault.db-wal").exists()  # the sign of the unclean end is gone


def test_a_broken_log_of_deeds_can_be_opened_and_says_that_it_was(
    vault: VaultFolder, tmp_path: Path
) -> None:
    crashed = killed(vault, tmp_path / "crashed")
    with pytest.raises(AuditBroken):
        crashed.unlock(PASSPHRASE)
    assert lines(crashed, AuditBroken)[-1] == ("open_despite", "vault.audit_broken")


def test_an_older_file_that_was_accepted_is_written_down_for_ever(vault: VaultFolder) -> None:
    older = (vault.folder / "vault.db").read_bytes()
    thread = vault.unlock(PASSPHRASE)
    thread.submit(write).result()
    thread.close()
    (vault.folder / "vault.db").write_bytes(older)
    assert lines(vault, VaultOlder) == [("open_despite", "vault.older")]
    assert lines(vault) == [("open_despite", "vault.older")]


def test_an_older_file_is_not_changed_before_she_is_asked(
    vault: VaultFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    thread = vault.unlock(PASSPHRASE)
    thread.submit(write).result()
    thread.close()
    (vault.folder / "vault.seal").unlink()
    before = (vault.folder / "vault.db").read_bytes()
    steps = tmp_path / "steps"
    shutil.copytree(STEPS, steps)
    (steps / f"{len(Schema().steps) + 1:04d}_more.sql").write_text("CREATE TABLE more (id TEXT) STRICT;\n")
    monkeypatch.setattr(Schema, "steps", tuple(sorted(steps.glob("*.sql"))))
    with pytest.raises(VaultOlder):
        vault.unlock(PASSPHRASE)
    assert (vault.folder / "vault.db").read_bytes() == before
    assert not (vault.folder / "before-migration").exists()
