"""A copy is tried as if it were needed, and what is wrong with it is said."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from tests.storage.backed_up import House
from tests.storage.support import (
    MORNING,
    PASSPHRASE,
    draft,
    flip,
    make_vault,
    names,
    version,
)
from transitions.application.copies import CopyIncomplete, CopyUnlike
from transitions.application.errors import (
    BackupDamaged,
    KeyFileDamaged,
    VaultNotVault,
)


def test_the_drill_is_content_with_a_good_copy_and_leaves_nothing(house: House) -> None:
    written = house.write()
    house.ask(lambda store: store.versions.add([version(house.kept, "later")]))
    assert house.ask(lambda store: store.backups.rehearse(written.copied, written.rows)) is None
    assert names(house.folder / "backups") == [written.copied.name]


def _swap_key(house: House, folder: Path) -> None:
    other, _ = make_vault(house.stick / "Berit")
    shutil.copy(other.folder / "vault.key", folder / "vault.key")


def _other_vault(house: House, folder: Path) -> None:
    other, _ = make_vault(house.stick / "Berit")
    shutil.copy(other.folder / "vault.db", folder / "vault.db")


def _cut(_: House, folder: Path) -> None:
    with (folder / "vault.db").open("rb+") as file:
        file.truncate(4096 * 4)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda _, folder: flip(folder / "vault.db", 8 * 4096 * 3 + 5), BackupDamaged),
        (lambda _, folder: flip(folder / "vault.db", 8), BackupDamaged),
        (_cut, BackupDamaged),
        (lambda _, folder: (folder / "vault.key").write_bytes(b"{}"), KeyFileDamaged),
        (lambda _, folder: (folder / "vault.db").unlink(), CopyIncomplete),
        (_swap_key, VaultNotVault),
        (_other_vault, BackupDamaged),
    ],
)
def test_the_drill_says_what_is_wrong_and_the_vault_goes_on(
    house: House, spoil: Callable[[House, Path], object], told: type[Exception]
) -> None:
    written = house.write()
    spoil(house, written.copied.folder)
    with pytest.raises(told):
        house.ask(lambda store: store.backups.rehearse(written.copied, written.rows))
    house.ask(lambda store: store.drafts.save(draft(house.kept, "after")))
    assert house.ask(lambda store: store.check()) is None
    assert names(house.folder / "backups") == [written.copied.name]


def test_the_drill_sees_a_copy_that_is_whole_but_not_what_it_was(house: House) -> None:
    older = house.write()
    house.ask(lambda store: store.versions.add([version(house.kept, "later")]))
    newer = house.write(MORNING + timedelta(days=1))
    shutil.copy(older.copied.folder / "vault.db", newer.copied.folder / "vault.db")
    with pytest.raises(CopyUnlike):
        house.ask(lambda store: store.backups.rehearse(newer.copied, newer.rows))


def test_the_drill_sees_a_copy_of_another_life_of_the_vault(house: House) -> None:
    """Restored and written in, its log goes another way."""
    written = house.write()
    house.thread.close()
    restored = house.vaults.restore(written.copied.folder, PASSPHRASE)
    restored.vault.submit(lambda store: store.audit.write(MORNING, "agnes", "other", "x")).result()
    strange = restored.vault.submit(lambda store: store.backups.write(MORNING)).result()
    restored.vault.close()
    house.thread = house.vaults.unlock(house.folder, PASSPHRASE)
    with pytest.raises(CopyUnlike):
        house.ask(lambda store: store.backups.rehearse(strange.copied, {}))
