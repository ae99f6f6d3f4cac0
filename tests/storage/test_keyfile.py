from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from tests.storage.support import FAST, PASSPHRASE, flip
from transitions.application.errors import (
    KeyFileDamaged,
    KeyFileMissing,
    PassphraseTooShort,
    VaultNewer,
    WrongPassphrase,
    WrongRecoveryKey,
)
from transitions.storage import keyfile
from transitions.storage.key_slots import Cost, CostForTests
from transitions.storage.keyfile import KeyFile, NewKeys
from transitions.storage.recovery_key import generate_recovery_key, spell
from transitions.storage.secret import Secret

OTHER = "en helt anden lang sætning"


@pytest.fixture
def file(tmp_path: Path) -> KeyFile:
    return KeyFile(tmp_path / "vault.key")


@pytest.fixture
def keys(file: KeyFile) -> NewKeys:
    return file.create(uuid4(), "real", PASSPHRASE, FAST)


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


def test_the_passphrase_and_the_recovery_key_open_the_same_data_key(file: KeyFile, keys: NewKeys) -> None:
    assert len(keys.data_key.buffer) == 32
    assert file.open(PASSPHRASE).buffer == keys.data_key.buffer
    assert file.open_with_recovery_key(keys.recovery_key).buffer == keys.data_key.buffer


def test_the_standard_cost_is_what_the_design_says(file: KeyFile) -> None:
    file.create(uuid4(), "real", PASSPHRASE)
    slot = file.read().slots[0]
    assert slot.parameters == {"kdf": "argon2id", "iterations": 3, "memory_kib": 131072, "lanes": 4}
    assert file.open(PASSPHRASE).buffer != bytes(32)


@pytest.mark.parametrize("cost", [{"iterations": 2}, {"memory_kib": 65535}])
def test_a_cost_below_the_floor_is_refused_except_in_tests(cost: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="floor"):
        Cost(**cost)
    assert CostForTests(**cost).lanes == 1


def test_danish_letters_may_be_typed_in_two_ways(file: KeyFile) -> None:
    composed, decomposed = "b\u00e5den sejler om natten", "ba\u030aden sejler om natten"
    file.create(uuid4(), "real", composed, FAST)
    assert file.open(f"{decomposed} ").buffer == file.open(composed).buffer


@pytest.mark.parametrize("wrong", ["", "x", PASSPHRASE.upper(), PASSPHRASE + "!"])
def test_a_wrong_passphrase_is_told(file: KeyFile, keys: NewKeys, wrong: str) -> None:
    with pytest.raises(WrongPassphrase):
        file.open(wrong)


def test_the_recovery_key_of_another_vault_is_told(file: KeyFile, keys: NewKeys) -> None:
    with pytest.raises(WrongRecoveryKey) as told:
        file.open_with_recovery_key(spell(generate_recovery_key()))
    assert told.value.text_id == "vault.wrong_recovery_key"


@pytest.mark.parametrize("short", ["", "femten tegn her", "a b c d e f g", "aaaaaaaaaaaaaaaaaaaaaa"])
def test_a_weak_passphrase_is_refused_and_nothing_is_written(file: KeyFile, short: str) -> None:
    with pytest.raises(PassphraseTooShort):
        file.create(uuid4(), "real", short, FAST)
    assert not file.path.exists()


@pytest.mark.parametrize("enough", ["seksten tegn her", "en to tre fi sk"])
def test_sixteen_characters_or_five_words_are_enough(file: KeyFile, enough: str) -> None:
    file.create(uuid4(), "real", enough, FAST)
    assert file.open(enough).buffer != bytes(32)


def test_changing_the_passphrase_keeps_the_data_key(file: KeyFile, keys: NewKeys) -> None:
    file.change_passphrase(PASSPHRASE, OTHER, FAST)
    assert file.open(OTHER).buffer == keys.data_key.buffer
    assert file.open_with_recovery_key(keys.recovery_key).buffer == keys.data_key.buffer
    with pytest.raises(WrongPassphrase):
        file.open(PASSPHRASE)


def test_a_change_by_the_wrong_passphrase_or_to_a_weak_one_changes_nothing(
    file: KeyFile, keys: NewKeys
) -> None:
    before = file.path.read_bytes()
    with pytest.raises(WrongPassphrase):
        file.change_passphrase(OTHER, "endnu en lang sætning", FAST)
    with pytest.raises(PassphraseTooShort):
        file.change_passphrase(PASSPHRASE, "kort", FAST)
    assert file.path.read_bytes() == before


def test_a_forgotten_passphrase_is_reset_by_the_recovery_key(file: KeyFile, keys: NewKeys) -> None:
    file.reset_passphrase(keys.recovery_key, OTHER, FAST)
    assert file.open(OTHER).buffer == keys.data_key.buffer


def test_a_new_recovery_key_replaces_the_old(file: KeyFile, keys: NewKeys) -> None:
    fresh = file.renew_recovery_key(PASSPHRASE)
    assert file.open_with_recovery_key(fresh).buffer == keys.data_key.buffer
    with pytest.raises(WrongRecoveryKey):
        file.open_with_recovery_key(keys.recovery_key)


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
    file.change_passphrase(PASSPHRASE, OTHER, FAST)
    assert later in json.loads(file.path.read_text())["slots"]
    assert file.open(OTHER).buffer == keys.data_key.buffer


def test_two_earlier_contents_are_kept_and_can_come_back(file: KeyFile, keys: NewKeys) -> None:
    contents = [file.path.read_bytes()]
    for old, new in ((PASSPHRASE, OTHER), (OTHER, PASSPHRASE), (PASSPHRASE, OTHER)):
        file.change_passphrase(old, new, FAST)
        contents.append(file.path.read_bytes())
    copies = [file.path.with_name(f"vault.key.{number}").read_bytes() for number in (1, 2)]
    assert copies == [contents[2], contents[1]]
    assert sorted(found.name for found in file.path.parent.iterdir()) == [
        "vault.key",
        "vault.key.1",
        "vault.key.2",
    ]
    file.path.write_bytes(b"rot")
    file.restore_earlier()
    assert file.open(PASSPHRASE).buffer == keys.data_key.buffer


def test_without_a_whole_earlier_copy_the_damage_stays(file: KeyFile, keys: NewKeys) -> None:
    file.path.write_bytes(b"rot")
    with pytest.raises(KeyFileDamaged):
        file.restore_earlier()


def test_a_key_file_is_never_replaced_by_a_new_one(file: KeyFile, keys: NewKeys) -> None:
    with pytest.raises(FileExistsError):
        file.create(uuid4(), "real", PASSPHRASE, FAST)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_the_owner_may_read_it(file: KeyFile, keys: NewKeys) -> None:
    file.change_passphrase(PASSPHRASE, OTHER, FAST)
    modes = {found.stat().st_mode & 0o777 for found in file.path.parent.iterdir()}
    assert modes == {0o600}


def test_a_secret_wipes_itself_and_is_not_shown() -> None:
    with Secret.from_text("hemmelig") as secret:
        assert "hemmelig" not in repr(secret)
    assert secret.buffer == bytes(8)
