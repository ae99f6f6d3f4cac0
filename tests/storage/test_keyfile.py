from __future__ import annotations

import os
import subprocess
import sys
from uuid import uuid4

import pytest

from tests.storage.passphrases import OTHER
from tests.storage.support import PASSPHRASE, ROOT
from transitions.application.errors import (
    PassphraseTooShort,
    WrongPassphrase,
    WrongRecoveryKey,
)
from transitions.storage.key_slots import Cost, CostForTests
from transitions.storage.keyfile import KeyFile, NewKeys
from transitions.storage.recovery_key import generate_recovery_key, spell
from transitions.storage.secret import Secret


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
