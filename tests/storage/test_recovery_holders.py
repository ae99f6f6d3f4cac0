"""Whose recovery keys open a vault: hers, and the municipality's where it asks for one."""

from __future__ import annotations

import json

import pytest

from tests.storage.passphrases import OTHER
from tests.storage.support import PASSPHRASE
from transitions.application.errors import (
    WrongRecoveryKey,
)
from transitions.domain.recovery_sheet import Holder
from transitions.storage import keyfile
from transitions.storage.keyfile import KeyFile, NewKeys


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
