"""Copies of one vault: beside it, carried elsewhere, and back as a vault of their own."""

from __future__ import annotations

import shutil
import threading
import time
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from tests.storage.backed_up import AGES, TABLES, House, never, rows_of
from tests.storage.support import (
    FAST,
    MORNING,
    PASSPHRASE,
    RandomIds,
    StillClock,
    draft,
    names,
    version,
)
from transitions.application.copies import UNWATCHED, Ages, Written
from transitions.application.errors import (
    BackupDamaged,
    BackupPlaceMissing,
    VaultOlder,
)
from transitions.storage import copies
from transitions.storage.backup import ALL_AT_ONCE_BYTES
from transitions.storage.carrying import Visit
from transitions.storage.failures import Interrupted
from transitions.storage.local_vaults import LocalVaults
from transitions.storage.store import VaultStore
from transitions.storage.vault import VaultFolder


def test_a_restored_copy_has_the_same_rows_and_keys(house: House) -> None:
    copied, before = house.write().copied, house.rows()
    shutil.copytree(copied.folder, house.stick / copied.name)
    house.thread.close()
    others = LocalVaults(house.stick / "new computer", StillClock(), RandomIds(), FAST)
    restored = others.restore(house.stick / copied.name, PASSPHRASE)
    assert not restored.sealed
    after = restored.vault.submit(lambda store: rows_of(store, TABLES)).result()
    assert after.pop("audit")[:2] == before.pop("audit")
    assert after == before
    assert restored.vault.submit(lambda store: store.check()).result() is None
    restored.vault.close()
    assert (restored.folder / "vault.key").read_bytes() == (house.folder / "vault.key").read_bytes()
    others.unlock_with_recovery_key(restored.folder, house.recovery_key).close()
    house.thread = house.vaults.unlock(house.folder, PASSPHRASE)


def test_restored_beside_the_old_one_what_was_erased_is_erased_again(house: House) -> None:
    copied = house.write().copied
    house.ask(lambda store: store.erasures.erase(house.erased, MORNING))
    house.thread.close()
    old = {file.name: file.read_bytes() for file in house.folder.iterdir() if file.is_file()}
    restored = house.vaults.restore_with_recovery_key(copied.folder, house.recovery_key)
    assert restored.sealed
    assert restored.folder.name == "Agnes-kopi-2025-03-01"
    assert restored.vault.submit(lambda store: store.subjects.all("child")).result() == (house.kept,)
    restored.vault.close()
    assert {file.name: file.read_bytes() for file in house.folder.iterdir() if file.is_file()} == old
    assert names(house.vaults.root) == ["Agnes", "Agnes-kopi-2025-03-01"]
    house.vaults.unlock(restored.folder, PASSPHRASE).close()
    again = house.vaults.restore(copied.folder, PASSPHRASE)
    again.vault.close()
    assert again.folder.name == "Agnes-kopi-2025-03-01-2"
    house.thread = house.vaults.unlock(house.folder, PASSPHRASE)


def test_a_copy_is_restored_from_within_the_open_vault(house: House) -> None:
    copied = house.write().copied
    house.ask(lambda store: store.erasures.erase(house.erased, MORNING))
    folder = house.ask(lambda store: store.backups.restoration(copied)).run(UNWATCHED)
    assert folder.parent == house.vaults.root
    assert names(folder) == ["vault.db", "vault.key", "vault.seal"]
    store = house.vaults.unlock(folder, PASSPHRASE, (VaultOlder,))
    assert store.submit(lambda store: store.subjects.all("child")).result() == (house.kept,)
    store.close()


def test_a_copy_is_carried_whole_and_once(house: House) -> None:
    copied = house.write().copied
    visit = house.ask(lambda store: store.backups.visit(house.stick, copied, AGES))
    first, second = visit.run(never), visit.run(never)
    assert (first.problem, first.name, first.left) == ("", copied.name, 1)
    assert second == first
    (place,) = house.stick.iterdir()
    assert place.name.startswith("tryg-overgang-")
    assert names(place) == [copied.name]
    for name in ("vault.db", "vault.key"):
        assert (place / copied.name / name).read_bytes() == (copied.folder / name).read_bytes()
    assert [found.copied.name for found in house.vaults.copies_in(house.stick)] == [copied.name]


def test_a_folder_that_is_away_is_said_and_nothing_is_made(house: House, tmp_path: Path) -> None:
    copied = house.write().copied
    visit = house.ask(lambda store: store.backups.visit(tmp_path / "away", copied, AGES))
    assert visit.run(never).problem == BackupPlaceMissing.text_id
    assert not (tmp_path / "away").exists()
    (tmp_path / "away").write_text("a file")
    assert visit.run(never).problem == BackupPlaceMissing.text_id


def test_a_link_where_the_copies_should_lie_is_not_followed(house: House, tmp_path: Path) -> None:
    copied = house.write().copied
    visit = house.ask(lambda store: store.backups.visit(house.stick, copied, AGES))
    assert isinstance(visit, Visit)
    (tmp_path / "elsewhere" / "20200101T000000Z").mkdir(parents=True)
    visit.place.symlink_to(tmp_path / "elsewhere")
    assert visit.run(never).problem == BackupPlaceMissing.text_id
    assert names(tmp_path / "elsewhere") == ["20200101T000000Z"]


def test_a_visit_that_is_stopped_leaves_nothing_and_the_last_good_one(house: House) -> None:
    first = house.write().copied
    house.ask(lambda store: store.backups.visit(house.stick, first, AGES)).run(never)
    second = house.write(MORNING + timedelta(days=1)).copied
    asked: list[int] = []

    def soon() -> bool:
        asked.append(1)
        return len(asked) > 2

    with pytest.raises(Interrupted):
        house.ask(lambda store: store.backups.visit(house.stick, second, AGES)).run(soon)
    (place,) = house.stick.iterdir()
    assert names(place) == [first.name]


def test_a_copy_that_arrives_changed_is_thrown_away(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    copied = house.write().copied
    monkeypatch.setattr(copies, "fingerprint", lambda *_: "other bytes")
    outcome = house.ask(lambda store: store.backups.visit(house.stick, copied, AGES)).run(never)
    assert outcome.problem == BackupDamaged.text_id
    (place,) = house.stick.iterdir()
    assert names(place) == []


def test_a_place_she_has_left_keeps_nothing_for_being_the_newest(house: House) -> None:
    copied = house.write().copied
    house.ask(lambda store: store.backups.visit(house.stick, copied, AGES)).run(never)
    late = Ages(now=MORNING + timedelta(days=91), longest_days=90)
    (place,) = house.stick.iterdir()
    assert Visit(house.stick, place, copied, late, house.folder / "vault.key").run(never).left == 1
    assert Visit(house.stick, place, None, AGES, house.folder / "vault.key").run(never).left == 1
    assert Visit(house.stick, place, None, late, house.folder / "vault.key").run(never).left == 0


def test_thinning_leaves_the_newest_whole_one_whatever_its_age(house: House) -> None:
    for day in range(3):
        house.write(MORNING + timedelta(days=day))
    newest = house.folder / "backups" / "20250303T080000Z"
    (newest / "vault.key").unlink()
    house.ask(lambda store: store.backups.thin(Ages(now=MORNING + timedelta(days=400), longest_days=90)))
    assert names(house.folder / "backups") == ["20250302T080000Z"]


def test_what_a_kill_left_half_made_is_cleared_after_a_day(house: House) -> None:
    house.write()
    left = house.folder / "backups" / ".20250101T080000Z.part"
    left.mkdir()
    house.ask(lambda store: store.backups.thin(Ages(now=datetime.now().astimezone(), longest_days=90)))
    assert left.exists()
    tomorrow = datetime.now().astimezone() + timedelta(days=1, minutes=1)
    house.ask(lambda store: store.backups.thin(Ages(now=tomorrow, longest_days=90)))
    assert not left.exists()


def test_where_she_was_and_what_is_known_of_copies_are_no_changes(house: House) -> None:
    before = house.ask(lambda store: store.backups.last_change())
    for key in ("place", "left_off", "backups.folder"):
        late = draft(uuid4(), key).model_copy(update={"saved_at": MORNING + timedelta(days=1)})
        house.ask(lambda store, late=late: store.drafts.save(late))  # type: ignore[misc]
    assert house.ask(lambda store: store.backups.last_change()) == before == MORNING
    late = draft(house.kept, "words").model_copy(update={"saved_at": MORNING + timedelta(days=2)})
    house.ask(lambda store: store.drafts.save(late))
    assert house.ask(lambda store: store.backups.last_change()) == MORNING + timedelta(days=2)


def test_a_save_does_not_wait_for_a_backup(house: House) -> None:
    """Fifty milliseconds on a quiet machine; on a busy one a part of the backup it stopped.

    Saves that waited would take the rest of it: all of it at the worst, three fifths in the middle.
    """
    house.thread.close()
    house.thread = VaultFolder(house.folder, StillClock(), FAST).unlock(PASSPHRASE, settle_seconds=0.02)
    house.ask(fill)
    house.ask(lambda store: store.settle())
    assert (house.folder / "vault.db").stat().st_size > ALL_AT_ONCE_BYTES
    begun = time.monotonic()
    house.ask(lambda store: store.backups.write(MORNING, gently=True))
    whole = time.monotonic() - begun
    waits = sorted(saved_during_a_backup(house, whole * part / 5) for part in range(5))
    assert waits[2] <= max(0.05, whole * 0.4)
    assert waits[-1] <= max(0.05, whole * 0.75)
    house.thread.close()
    assert not [name for name in names(house.folder / "backups") if name.startswith(".")]
    house.thread = house.vaults.unlock(house.folder, PASSPHRASE)


def saved_during_a_backup(house: House, after: float) -> float:
    """How long a save took that came so long after a backup had begun."""
    running = threading.Event()

    def copy(store: VaultStore) -> Written | None:
        if running.is_set():
            return None
        running.set()
        return store.backups.write(MORNING, gently=True)

    idle = house.thread.submit_idle(copy)
    assert running.wait(60)
    time.sleep(after)
    begun = time.monotonic()
    house.ask(lambda store: store.drafts.save(draft(house.kept, "typed", str(begun))))
    waited = time.monotonic() - begun
    idle.result(60)
    return waited


def fill(store: VaultStore) -> None:
    with store.transaction():
        for child in [uuid4() for _ in range(30)]:
            store.versions.add(version(child, f"answer/{n}", "x" * 3000) for n in range(100))
