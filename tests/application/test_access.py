"""New passphrases and recovery keys, on a real vault with cheap keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest

from tests.rig import make_surroundings
from transitions.application.access import Entry, NewVault, Passphrases, RecoverySheets, Standing
from transitions.application.desk import Desk, Surroundings
from transitions.application.errors import (
    ExpectedError,
    PassphraseCommon,
    PassphraseTooShort,
    WrongPassphrase,
    WrongRecoveryKey,
)
from transitions.application.past import LibraryThen, library_then
from transitions.application.ports import Library
from transitions.domain.consent import Ledger
from transitions.domain.model import Words
from transitions.domain.recovery_sheet import Holder, RecoveryKey
from transitions.storage.key_slots import CostForTests
from transitions.storage.local_vaults import LocalVaults

OLD, NEW = "fem ord som jeg husker", "seks nye ord som jeg glemmer"
AROUND = make_surroundings()
T = TypeVar("T")


class Definitions:
    """Nothing was ever kept."""

    def keep(self, hash_: str, kind: str, content: str) -> None:
        """Nothing is."""

    def read(self, hash_: str) -> str:
        raise KeyError(hash_)


def ruled(**rules: bool) -> Library:
    """Today's library under other rules."""
    then = library_then(AROUND.library, Definitions(), Ledger(events=()))
    return replace(then, policy=then.policy.model_copy(update=rules))


def resetting(key: RecoveryKey, passphrase: str) -> Callable[[Desk], None]:
    return lambda desk: desk.access.reset_passphrase(key.key, passphrase)


class Home:
    """The vaults on one computer and the one that is open."""

    def __init__(self, root: Path, library: Library) -> None:
        self.around: Surroundings = replace(AROUND, library=library)
        self.vaults = LocalVaults(root, AROUND.clock, AROUND.ids, CostForTests())
        sheets = RecoverySheets(library, AROUND.press, AROUND.clock)
        self.entry = Entry(self.vaults, library, Passphrases(library, AROUND.exports), sheets)
        self.made: NewVault = self.entry.create(OLD)

    def ask(self, work: Callable[[Desk], T]) -> T:
        return self.made.vault.submit(lambda store: work(self.around.desk(store))).result()

    def log(self) -> list[tuple[str, str]]:
        """What was written in the log of keys."""
        lines = self.ask(lambda desk: list(desk.store.audit.latest()))
        return [(line.action, line.detail) for line in reversed(lines) if line.entity == "vault"]

    def standing(self) -> Standing:
        return self.ask(lambda desk: desk.access.standing())

    def opens(self, passphrase: str = "", key: str = "") -> bool:
        """Whether the vault, closed now, opens so."""
        self.made.vault.close()
        (folder,) = self.vaults.found()
        try:
            if key:
                self.vaults.unlock_with_recovery_key(folder, key).close()
            else:
                self.vaults.unlock(folder, passphrase).close()
        except (WrongPassphrase, WrongRecoveryKey):
            return False
        return True


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = Home(tmp_path, AROUND.library)
    yield made
    made.made.vault.close()


@pytest.fixture
def shared(tmp_path: Path) -> Iterator[Home]:
    """Where the municipality holds a key too."""
    made = Home(tmp_path, ruled(municipality_holds_recovery_key=True))
    yield made
    made.made.vault.close()


def test_a_changed_passphrase_opens_and_the_log_says_so(home: Home) -> None:
    home.ask(lambda desk: desk.access.change_passphrase(OLD, NEW))
    assert home.log() == [("change_passphrase", "")]
    assert home.standing().passphrase_changed is not None
    assert home.opens(NEW)
    assert not home.opens(OLD)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("en helt anden sætning", NEW, WrongPassphrase), (OLD, "kort", PassphraseTooShort),
        (OLD, "1234567890123456", PassphraseCommon), (OLD, "Øvelseskommunen 2026", PassphraseCommon),
        (OLD, "Tryg Overgang 1234", PassphraseCommon),
    ],
)  # fmt: skip
def test_a_refused_change_changes_nothing_and_writes_nothing(
    home: Home, old: str, new: str, told: type[ExpectedError]
) -> None:
    with pytest.raises(told):
        home.ask(lambda desk: desk.access.change_passphrase(old, new))
    assert home.log() == []
    assert home.opens(OLD)


@pytest.mark.parametrize("passphrase", ["kort", "1234567890123456", "hemmelighemmelig"])
def test_no_vault_is_made_with_a_passphrase_that_is_refused(home: Home, passphrase: str) -> None:
    with pytest.raises((PassphraseTooShort, PassphraseCommon)):
        home.entry.create(passphrase)
    assert len(home.vaults.found()) == 1


def test_a_forgotten_passphrase_is_reset_by_her_key_or_the_municipalitys(shared: Home) -> None:
    for number, key in enumerate(shared.made.keys):
        shared.ask(resetting(key, f"{NEW} {number}"))
    assert shared.log() == [("reset_passphrase", "")] * 2
    with pytest.raises(PassphraseCommon):
        shared.ask(lambda desk: desk.access.reset_passphrase(shared.made.keys[0].key, "qwertyuiopqwertyuiop"))
    assert shared.opens(f"{NEW} 1")


def test_a_renewed_key_replaces_one_holders_key_and_the_log_says_whose(shared: Home) -> None:
    own, municipality = shared.made.keys
    fresh = shared.ask(lambda desk: desk.access.renew_recovery_key(OLD, "municipality"))
    assert shared.log() == [("renew_municipality_key", "")]
    assert fresh.holder == "municipality"
    assert fresh.vault == own.vault == shared.vaults.found()[0].name
    assert shared.opens(key=own.key)
    assert shared.opens(key=fresh.key)
    assert not shared.opens(key=municipality.key)


def test_the_municipality_has_a_key_only_where_the_policy_says_so(home: Home) -> None:
    assert [key.holder for key in home.made.keys] == ["own"]
    assert home.standing().wanted == ("own",)
    assert home.ask(lambda desk: desk.store.keys.holders()) == ("own",)


def test_a_key_the_policy_asks_for_later_is_seen_to_be_missing(home: Home) -> None:
    home.around = replace(home.around, library=ruled(municipality_holds_recovery_key=True))
    assert home.standing().wanted == ("own", "municipality")
    assert home.standing().holders == ("own",)
    home.ask(lambda desk: desk.access.renew_recovery_key(OLD, "municipality"))
    assert set(home.standing().holders) == {"own", "municipality"}


def test_a_key_she_went_on_without_is_remembered_until_she_has_one(home: Home) -> None:
    assert home.standing().on_paper
    home.ask(lambda desk: desk.access.renew_recovery_key(OLD, "municipality"))
    assert home.standing().on_paper
    home.ask(lambda desk: desk.access.note_key("own", on_paper=False))
    assert not home.standing().on_paper
    home.ask(lambda desk: desk.access.note_key("municipality", on_paper=True))
    assert not home.standing().on_paper
    home.ask(lambda desk: desk.access.note_key("own", on_paper=True))
    assert home.standing().on_paper


def test_a_new_key_she_walked_away_from_is_not_on_paper(home: Home) -> None:
    home.ask(lambda desk: desk.access.note_key("own", on_paper=True))
    home.ask(lambda desk: desk.access.renew_recovery_key(OLD))
    assert not home.standing().on_paper


@pytest.mark.parametrize("allowed", [True, False])
def test_whether_a_key_may_wait_is_policy(home: Home, allowed: bool) -> None:
    entry = replace(home.entry, library=ruled(recovery_key_may_be_skipped=allowed))
    assert entry.key_may_be_skipped is allowed


def test_where_a_key_may_not_wait_it_is_owed_until_it_is_said_to_be_on_paper(home: Home) -> None:
    assert not home.ask(lambda desk: desk.access.owes_paper)
    home.around = replace(home.around, library=ruled(recovery_key_may_be_skipped=False))
    assert home.ask(lambda desk: desk.access.owes_paper)
    home.ask(lambda desk: desk.access.note_key("own", on_paper=True))
    assert not home.ask(lambda desk: desk.access.owes_paper)


@pytest.mark.parametrize("holder", ["own", "municipality"])
def test_the_sheet_names_nobody(home: Home, holder: Holder) -> None:
    key = home.entry.sheets.write(holder, home.made.keys[0].key, "vault-1a2b3c4d")
    assert home.entry.sheets.print(key).startswith(b"%PDF")
    assert key.key not in f"{key} {key!r}"


@pytest.mark.parametrize("passphrase", ["Langesund 2026 26", "KOMMUNEN LANGESUND 1"])
def test_the_municipalitys_own_name_is_guessed_first(passphrase: str) -> None:
    here = ruled()
    assert isinstance(here, LibraryThen)
    named = here.policy.municipality.model_copy(update={"name": Words({"da": "Langesund Kommune"})})
    there = replace(here, policy=here.policy.model_copy(update={"municipality": named}))
    assert Passphrases(here, AROUND.exports).weigh(passphrase) == "enough"
    with pytest.raises(PassphraseCommon):
        Passphrases(there, AROUND.exports).check(passphrase)
