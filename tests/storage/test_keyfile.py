from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from tests.storage.support import FAST, PASSPHRASE, ROOT, flip
from transitions.application.errors import (
    DiskFull,
    KeyFileDamaged,
    KeyFileMissing,
    KeyFileNoEarlier,
    PassphraseTooShort,
    VaultNewer,
    WrongPassphrase,
    WrongRecoveryKey,
)
from transitions.domain.recovery_sheet import Holder
from transitions.storage import disk, keyfile
from transitions.storage.key_slots import Cost, CostForTests
from transitions.storage.keyfile import KeyFile, NewKeys
from transitions.storage.recovery_key import generate_recovery_key, spell
from transitions.storage.secret import Secret

OTHER = "en helt anden lang sætning"


@pytest.fixture
def file(tmp_path: Path) -> KeyFile:
    return KeyFile(tmp_path / "vault.key", FAST)


@pytest.fixture
def keys(file: KeyFile) -> NewKeys:
    return file.create(uuid4(), "real", PASSPHRASE)


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
    KeyFile(file.path).create(uuid4(), "real", PASSPHRASE)
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
    file.create(uuid4(), "real", composed)
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
        file.create(uuid4(), "real", short)
    assert not file.path.exists()


@pytest.mark.parametrize("enough", ["seksten tegn her", "en to tre fi sk"])
def test_sixteen_characters_or_five_words_are_enough(file: KeyFile, enough: str) -> None:
    file.create(uuid4(), "real", enough)
    assert file.open(enough).buffer != bytes(32)


def test_changing_the_passphrase_keeps_the_data_key(file: KeyFile, keys: NewKeys) -> None:
    file.change_passphrase(PASSPHRASE, OTHER)
    assert file.open(OTHER).buffer == keys.data_key.buffer
    assert file.open_with_recovery_key(keys.recovery_key).buffer == keys.data_key.buffer
    with pytest.raises(WrongPassphrase):
        file.open(PASSPHRASE)


def test_a_change_by_the_wrong_passphrase_or_to_a_weak_one_changes_nothing(
    file: KeyFile, keys: NewKeys
) -> None:
    before = file.path.read_bytes()
    with pytest.raises(WrongPassphrase):
        file.change_passphrase(OTHER, "endnu en lang sætning")
    with pytest.raises(PassphraseTooShort):
        file.change_passphrase(PASSPHRASE, "kort")
    assert file.path.read_bytes() == before


def test_a_forgotten_passphrase_is_reset_by_the_recovery_key(file: KeyFile, keys: NewKeys) -> None:
    file.reset_passphrase(keys.recovery_key, OTHER)
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


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_the_owner_may_read_it(file: KeyFile, keys: NewKeys) -> None:
    file.change_passphrase(PASSPHRASE, OTHER)
    modes = {found.stat().st_mode & 0o777 for found in file.path.parent.iterdir()}
    assert modes == {0o600}


def test_a_secret_wipes_itself_and_is_not_shown() -> None:
    with Secret.from_text("hemmelig") as secret:
        assert "hemmelig" not in repr(secret)
    assert secret.buffer == bytes(8)


def test_no_key_is_shown_where_something_is_printed_for_programmers(keys: NewKeys) -> None:
    assert keys.recovery_key[:5] not in repr(keys)


@pytest.fixture
def shared(file: KeyFile) -> NewKeys:
    """Keys the municipality has its share of."""
    return file.create(uuid4(), "real", PASSPHRASE, municipality=True)


def test_the_municipality_holds_a_key_only_where_it_is_asked_for(file: KeyFile, keys: NewKeys) -> None:
    assert keys.recovery.municipality == ""
    assert file.holders() == ("own",)


def test_each_holder_opens_with_a_key_of_its_own(file: KeyFile, shared: NewKeys) -> None:
    assert file.holders() == ("own", "municipality")
    assert shared.recovery.own != shared.recovery.municipality
    for key in shared.recovery:
        assert file.open_with_recovery_key(key).buffer == shared.data_key.buffer


@pytest.mark.parametrize(("renewed", "other"), [("own", "municipality"), ("municipality", "own")])
def test_renewing_one_key_does_not_kill_the_other(
    file: KeyFile, shared: NewKeys, renewed: Holder, other: Holder
) -> None:
    fresh = file.renew_recovery_key(PASSPHRASE, renewed)
    for key in (fresh, getattr(shared.recovery, other)):
        assert file.open_with_recovery_key(key).buffer == shared.data_key.buffer
    with pytest.raises(WrongRecoveryKey):
        file.open_with_recovery_key(getattr(shared.recovery, renewed))


def test_a_key_for_the_municipality_can_be_made_later(file: KeyFile, keys: NewKeys) -> None:
    fresh = file.renew_recovery_key(PASSPHRASE, "municipality")
    assert set(file.holders()) == {"own", "municipality"}
    for key in (fresh, keys.recovery_key):
        assert file.open_with_recovery_key(key).buffer == keys.data_key.buffer


def test_a_changed_passphrase_leaves_both_recovery_keys(file: KeyFile, shared: NewKeys) -> None:
    file.change_passphrase(PASSPHRASE, OTHER)
    for key in shared.recovery:
        assert file.open_with_recovery_key(key).buffer == shared.data_key.buffer


def test_one_holders_slot_is_of_no_use_as_the_others(file: KeyFile, shared: NewKeys) -> None:
    content = json.loads(file.path.read_text())
    content["slots"] = [slot for slot in content["slots"] if slot["kind"] != "recovery"]
    content["slots"][-1]["kind"] = "recovery"
    content["checksum"] = keyfile._checksum(content)
    file.path.write_text(json.dumps(content))
    with pytest.raises(WrongRecoveryKey):
        file.open_with_recovery_key(shared.recovery.municipality)


class Refused(Exception):
    """The log could not be written."""


def test_what_cannot_be_noted_is_not_done_and_what_fails_is_not_noted(file: KeyFile, keys: NewKeys) -> None:
    noted: list[str] = []

    def refuse() -> None:
        raise Refused

    before = file.path.read_bytes()
    for verb in (
        lambda note: file.change_passphrase(PASSPHRASE, OTHER, note),
        lambda note: file.reset_passphrase(keys.recovery_key, OTHER, note),
        lambda note: file.renew_recovery_key(PASSPHRASE, "own", note),
    ):
        with pytest.raises(Refused):
            verb(refuse)
    for wrong in (
        lambda note: file.change_passphrase(OTHER, "endnu en lang sætning", note),
        lambda note: file.reset_passphrase(spell(generate_recovery_key()), OTHER, note),
        lambda note: file.renew_recovery_key(OTHER, "own", note),
    ):
        with pytest.raises((WrongPassphrase, WrongRecoveryKey)):
            wrong(lambda: noted.append("done"))
    assert noted == []
    assert file.path.read_bytes() == before


def test_a_new_passphrase_costs_what_is_asked_for_then(file: KeyFile, keys: NewKeys) -> None:
    dearer = CostForTests(iterations=2, memory_kib=128)
    KeyFile(file.path, dearer).change_passphrase(PASSPHRASE, OTHER)
    parameters = file.read().slots[0].parameters
    assert (parameters["iterations"], parameters["memory_kib"]) == (2, 128)
    assert file.open(OTHER).buffer == keys.data_key.buffer


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


def test_every_secret_is_wiped_when_the_work_is_done(
    file: KeyFile, shared: NewKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Secret] = []
    begin = Secret.__init__

    def remember(self: Secret, buffer: bytearray) -> None:
        begin(self, buffer)
        made.append(self)

    monkeypatch.setattr(Secret, "__init__", remember)
    file.change_passphrase(PASSPHRASE, OTHER)
    file.reset_passphrase(shared.recovery.own, PASSPHRASE)
    file.renew_recovery_key(PASSPHRASE, "municipality")
    with pytest.raises(WrongPassphrase):
        file.open(OTHER)
    assert len(made) > 10
    assert [secret for secret in made if any(secret.buffer)] == []


@pytest.mark.skipif(sys.platform != "linux", reason="limits of Linux")
def test_too_little_memory_for_the_passphrase_is_told() -> None:
    script = (
        "import resource, sys\n"
        "from transitions.application.errors import NotEnoughMemory\n"
        "from transitions.storage.key_slots import Cost, derive_for_nothing\n"
        "resource.setrlimit(resource.RLIMIT_AS, (700 * 2**20, 700 * 2**20))\n"
        "try:\n    derive_for_nothing(Cost(memory_kib=2**20))\n"
        "except NotEnoughMemory as told:\n    print(told.text_id, told.values['megabytes'])\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.split() == ["vault.not_enough_memory", "1024"]
