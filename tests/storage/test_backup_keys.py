"""No copy in reach opens with what opened the vault before."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.storage.backed_up import AGES, House, never
from tests.storage.passphrases import OTHER
from tests.storage.support import (
    FAST,
    PASSPHRASE,
    RandomIds,
    StillClock,
    make_vault,
    names,
)
from transitions.application.errors import (
    WrongPassphrase,
)
from transitions.storage.keyfile import KeyFile
from transitions.storage.local_vaults import LocalVaults


def opens(key_file: Path, passphrase: str) -> bool:
    try:
        KeyFile(key_file).open(passphrase).wipe()
    except WrongPassphrase:
        return False
    return True


def test_no_copy_in_reach_opens_with_the_passphrase_from_before(house: House) -> None:
    """Not even one of which nothing but the key file is left."""
    copied, before = house.write().copied, house.folder / "before-migration" / "20240101T000000Z"
    shutil.copytree(copied.folder, before)
    torn = house.folder / "backups" / "20240102T000000Z"
    shutil.copytree(copied.folder, torn)
    (torn / "vault.db").unlink()
    visit = house.ask(lambda store: store.backups.visit(house.stick, copied, AGES))
    marked = visit.run(never).keys
    (place,) = house.stick.iterdir()
    house.ask(lambda store: store.keys.change_passphrase(PASSPHRASE, OTHER))
    house.ask(lambda store: store.backups.share_keys())
    for folder in (copied.folder, before, torn):
        assert not opens(folder / "vault.key", PASSPHRASE)
        assert opens(folder / "vault.key", OTHER)
    assert opens(place / copied.name / "vault.key", PASSPHRASE)
    visit = house.ask(lambda store: store.backups.visit(house.stick, copied, AGES))
    assert visit.run(never).keys == house.ask(lambda store: store.backups.key_mark()) != marked
    assert opens(place / copied.name / "vault.key", OTHER)
    assert names(place) == [copied.name]
    house.ask(lambda store: store.backups.rehearse(copied, {}))
    others = LocalVaults(house.stick / "new computer", StillClock(), RandomIds(), FAST)
    others.restore(place / copied.name, OTHER).vault.close()


def test_the_key_files_of_other_vaults_and_links_are_left_alone(house: House, tmp_path: Path) -> None:
    copied = house.write().copied
    make_vault(tmp_path / "Berit")
    another, link = (copied.folder.with_name(name) for name in ("20240101T000000Z", "20240102T000000Z"))
    shutil.copytree(tmp_path / "Berit", another)
    shutil.copytree(copied.folder, tmp_path / "elsewhere")
    link.symlink_to(tmp_path / "elsewhere")
    torn = copied.folder.with_name("20240103T000000Z")
    torn.mkdir()
    (torn / "vault.key").write_bytes(b"rot")
    kept = [(folder / "vault.key").read_bytes() for folder in (another, link, torn)]
    house.ask(lambda store: store.keys.change_passphrase(PASSPHRASE, OTHER))
    house.ask(lambda store: store.backups.share_keys())
    assert [(folder / "vault.key").read_bytes() for folder in (another, link, torn)] == kept


def test_copies_of_the_key_file_left_from_before_are_renewed_when_it_opens(house: House) -> None:
    before = (house.folder / "vault.key").read_bytes()
    house.ask(lambda store: store.keys.change_passphrase(PASSPHRASE, OTHER))
    house.thread.close()
    (house.folder / "vault.key.1").write_bytes(before)
    house.thread = house.vaults.unlock(house.folder, OTHER)
    assert not opens(house.folder / "vault.key.1", PASSPHRASE)
