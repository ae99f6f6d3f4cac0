"""A key file that is missing, altered or broken, and the copies that bring it back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from tests.storage.passphrases import OTHER
from tests.storage.support import PASSPHRASE, flip
from transitions.application.errors import (
    DiskFull,
    KeyFileDamaged,
    KeyFileMissing,
    KeyFileNoEarlier,
    VaultNewer,
    WrongPassphrase,
    WrongRecoveryKey,
)
from transitions.storage import disk, keyfile
from transitions.storage.keyfile import KeyFile, NewKeys


def rewrite(file: KeyFile, change: dict[str, Any], *, honest: bool) -> None:
    """Alter the file's top level or its first slot, with or without a checksum that fits."""
    content = json.loads(file.path.read_text())
    for name, value in change.items():
        target = content if name in content else content["slots"][0]
        target = target if name in target else target["parameters"]
        target[name] = value
    if honest:
        content["checksum"] = keyfile._checksum(content)
    file.path.write_text(json.dumps(content))


def test_a_missing_file_is_told(file: KeyFile) -> None:
    with pytest.raises(KeyFileMissing):
        file.open(PASSPHRASE)


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"format": 1}', b"[" * 100_000]
)
def test_a_broken_file_is_told_as_damage(file: KeyFile, content: bytes) -> None:
    file.path.write_bytes(content)
    with pytest.raises(KeyFileDamaged):
        file.open(PASSPHRASE)


def test_every_flipped_bit_is_told_as_damage_or_changes_nothing(file: KeyFile, keys: NewKeys) -> None:
    whole, damaged = file.path.read_bytes(), 0
    for bit in range(0, len(whole) * 8, 37):
        flip(file.path, bit)
        try:
            assert file.open(PASSPHRASE).buffer == keys.data_key.buffer
        except KeyFileDamaged:
            damaged += 1
        file.path.write_bytes(whole)
    assert damaged > 100


@pytest.mark.parametrize(
    "change", [{"iterations": 2}, {"memory_kib": 65}, {"salt": "00" * 16}, {"kind": "practice"}]
)
def test_an_altered_parameter_is_damage_and_does_not_open_with_a_forged_checksum_either(
    file: KeyFile, keys: NewKeys, change: dict[str, Any]
) -> None:
    whole = file.path.read_bytes()
    rewrite(file, change, honest=False)
    with pytest.raises(KeyFileDamaged):
        file.open(PASSPHRASE)
    file.path.write_bytes(whole)
    rewrite(file, change, honest=True)
    with pytest.raises(WrongPassphrase):
        file.open(PASSPHRASE)


@pytest.mark.parametrize("change", [{"memory_kib": 2**40}, {"kdf": "md5"}, {"nonce": "zz"}, {"vault": "x"}])
def test_an_absurd_parameter_is_damage(file: KeyFile, keys: NewKeys, change: dict[str, Any]) -> None:
    rewrite(file, change, honest=True)
    with pytest.raises(KeyFileDamaged):
        file.open(PASSPHRASE)


def test_a_later_format_asks_for_a_later_program(file: KeyFile, keys: NewKeys) -> None:
    rewrite(file, {"format": 2}, honest=True)
    with pytest.raises(VaultNewer):
        file.open(PASSPHRASE)


def test_a_slot_of_a_later_program_is_carried_along(file: KeyFile, keys: NewKeys) -> None:
    content = json.loads(file.path.read_text())
    later = {"kind": "keypair", "parameters": {"kdf": "x25519"}, "salt": "00", "nonce": "00", "sealed": "00"}
    content["slots"].append(later)
    content["checksum"] = keyfile._checksum(content)
    file.path.write_text(json.dumps(content))
    file.change_passphrase(PASSPHRASE, OTHER)
    assert later in json.loads(file.path.read_text())["slots"]
    assert file.open(OTHER).buffer == keys.data_key.buffer


def beside(file: KeyFile) -> list[Path]:
    return [file.path.with_name(f"vault.key.{number}") for number in (1, 2)]


def test_two_copies_lie_beside_it_from_the_start_and_bring_it_back(file: KeyFile, keys: NewKeys) -> None:
    content = file.path.read_bytes()
    assert [copy.read_bytes() for copy in beside(file)] == [content, content]
    beside(file)[0].write_bytes(b"rot")
    file.path.write_bytes(b"rot")
    file.restore_earlier()
    assert file.path.read_bytes() == content


def test_nothing_beside_it_opens_with_what_was_changed(file: KeyFile, keys: NewKeys) -> None:
    file.path.with_name("vault.key.damaged").write_bytes(file.path.read_bytes())
    file.change_passphrase(PASSPHRASE, OTHER)
    renewed = file.renew_recovery_key(OTHER)
    for found in file.path.parent.iterdir():
        copy = KeyFile(found)
        assert copy.open(OTHER).buffer == keys.data_key.buffer
        assert copy.open_with_recovery_key(renewed).buffer == keys.data_key.buffer
        with pytest.raises(WrongPassphrase):
            copy.open(PASSPHRASE)
        with pytest.raises(WrongRecoveryKey):
            copy.open_with_recovery_key(keys.recovery_key)
    assert sorted(found.name for found in file.path.parent.iterdir()) == [
        "vault.key",
        "vault.key.1",
        "vault.key.2",
    ]


def test_a_change_stands_though_there_is_no_room_for_the_copies(
    file: KeyFile, keys: NewKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = disk.write

    def once(path: Path, content: bytes) -> None:
        if path != file.path:
            raise DiskFull
        real(path, content)

    monkeypatch.setattr(disk, "write", once)
    file.change_passphrase(PASSPHRASE, OTHER)
    monkeypatch.undo()
    assert KeyFile(beside(file)[0]).open(PASSPHRASE).buffer == keys.data_key.buffer
    file.copy_beside()
    assert [copy.read_bytes() for copy in beside(file)] == [file.path.read_bytes()] * 2


def test_without_a_whole_copy_the_damage_stays(file: KeyFile, keys: NewKeys) -> None:
    for found in (file.path, *beside(file)):
        found.write_bytes(b"rot")
    with pytest.raises(KeyFileNoEarlier):
        file.restore_earlier()


def test_a_key_file_is_never_replaced_by_a_new_one(file: KeyFile, keys: NewKeys) -> None:
    with pytest.raises(FileExistsError):
        file.create(uuid4(), "real", PASSPHRASE)


def test_a_damaged_file_is_kept_aside_when_a_copy_comes_back(file: KeyFile, keys: NewKeys) -> None:
    file.change_passphrase(PASSPHRASE, OTHER)
    file.path.write_bytes(b"rot")
    file.restore_earlier()
    assert file.path.with_name("vault.key.damaged").read_bytes() == b"rot"
    assert file.open(OTHER).buffer == keys.data_key.buffer


def test_a_missing_file_comes_back_from_its_copy(file: KeyFile, keys: NewKeys) -> None:
    file.change_passphrase(PASSPHRASE, OTHER)
    file.path.unlink()
    file.restore_earlier()
    assert file.open(OTHER).buffer == keys.data_key.buffer
