"""Who gets in: new passphrases, recovery keys and their sheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from transitions.application.archive import Archive
from transitions.application.errors import PassphraseCommon, PassphraseTooShort
from transitions.application.log import VAULT
from transitions.application.ports import Clock, Exports, Library, OpenedVault, Press, Vault, Vaults
from transitions.domain.model import Record
from transitions.domain.passphrase import MINIMUM_CHARACTERS, MINIMUM_WORDS, PassphraseRules, Strength
from transitions.domain.recovery_sheet import Holder, RecoveryKey, recovery_sheet

PROGRAM = "Tryg Overgang"
CHANGE, RESET = "change_passphrase", "reset_passphrase"
RENEW: dict[Holder, str] = {"own": "renew_recovery_key", "municipality": "renew_municipality_key"}
ON_PAPER: dict[Holder, tuple[str, str]] = {
    "own": ("skip_recovery_key", "keep_recovery_key"),
    "municipality": ("skip_municipality_key", "keep_municipality_key"),
}
"""What is written when a key that was shown is not on paper, and when it is."""
_NOT_KEPT = (RENEW["own"], ON_PAPER["own"][False])


@dataclass(frozen=True)
class Passphrases:
    """Choosing a passphrase: what is refused, how strong it is, and a proposal."""

    library: Library
    exports: Exports

    def weigh(self, passphrase: str) -> Strength:
        """How strong it is; nothing is kept."""
        return self._rules.weigh(passphrase)

    def check(self, passphrase: str) -> None:
        """Raise ``PassphraseTooShort`` or ``PassphraseCommon`` for one that must not be used."""
        strength = self.weigh(passphrase)
        if strength == "common":
            raise PassphraseCommon
        if strength in ("empty", "short"):
            raise PassphraseTooShort(characters=str(MINIMUM_CHARACTERS), words=str(MINIMUM_WORDS))

    def propose(self) -> str:
        """Words nobody can guess."""
        return self.exports.make_passphrase(self.library.passphrase_words)

    @cached_property
    def _rules(self) -> PassphraseRules:
        names = self.library.policy.municipality.name.root.values()
        return PassphraseRules(self.library.common_passphrases, (PROGRAM, *names))


@dataclass(frozen=True)
class RecoverySheets:
    """Recovery keys on paper."""

    library: Library
    press: Press
    clock: Clock

    def write(self, holder: Holder, key: str, vault: str) -> RecoveryKey:
        """A key made today."""
        return RecoveryKey(holder=holder, key=key, vault=vault, day=self.clock.today())

    def print(self, key: RecoveryKey) -> bytes:
        """Its sheet as a PDF: one page."""
        return self.press.print_sheet(recovery_sheet(key, self.library.texts))


@dataclass(frozen=True)
class NewVault:
    """A vault just made, and the keys she must have on paper."""

    vault: Vault
    keys: tuple[RecoveryKey, ...]


@dataclass(frozen=True)
class Entry:
    """The way into vaults that are not open yet, by the municipality's rules."""

    vaults: Vaults
    library: Library
    passphrases: Passphrases
    sheets: RecoverySheets

    def create(self, passphrase: str) -> NewVault:
        """A new vault; where the policy says so with a recovery key for the municipality too."""
        self.passphrases.check(passphrase)
        municipality = self.library.policy.municipality_holds_recovery_key
        made = self.vaults.create(passphrase, municipality=municipality)
        return NewVault(made.vault, self._keys(made))

    def restore_key_file(self, folder: Path) -> None:
        """Put an earlier copy of a damaged or missing key file back; raises ``KeyFileNoEarlier``."""
        self.vaults.restore_key_file(folder)

    @property
    def key_may_be_skipped(self) -> bool:
        """Whether she may go on without her recovery key on paper."""
        return self.library.policy.recovery_key_may_be_skipped

    def _keys(self, made: OpenedVault) -> tuple[RecoveryKey, ...]:
        own = self.sheets.write("own", made.recovery_key, made.name)
        if not made.municipality_key:
            return (own,)
        return own, self.sheets.write("municipality", made.municipality_key, made.name)


class Standing(Record):
    """How the ways in stand: who holds a recovery key, who could, and what was changed when.

    ``on_paper`` is false when she went on without her own key, or left while a new one was shown.
    """

    holders: tuple[Holder, ...]
    wanted: tuple[Holder, ...]
    passphrase_changed: datetime | None = None
    key_renewed: datetime | None = None
    on_paper: bool = True


@dataclass(frozen=True)
class Access:
    """The keys of the open vault. The data is never encrypted again; copies beside it follow at once.

    The log is written first: a change that is not in it would be worse than a line too many.
    """

    archive: Archive
    library: Library
    passphrases: Passphrases
    sheets: RecoverySheets

    def standing(self) -> Standing:
        """What there is and when it was changed."""
        holders = self.archive.store.keys.holders()
        holds = self.library.policy.municipality_holds_recovery_key
        both = holds or "municipality" in holders
        wanted: tuple[Holder, ...] = ("own", "municipality") if both else ("own",)
        lines = self.archive.store.audit.of([VAULT])
        return Standing(
            holders=holders,
            wanted=wanted,
            passphrase_changed=_last(lines, CHANGE, RESET),
            key_renewed=_last(lines, RENEW["own"]),
            on_paper=_is_on_paper(
                [action for _, action in lines],
                unsaid=self.library.policy.recovery_key_may_be_skipped,
            ),
        )

    @property
    def owes_paper(self) -> bool:
        """Whether the municipality wants her recovery key on paper and it is not; never in practice."""
        may_wait = self.library.policy.recovery_key_may_be_skipped
        return self.archive.store.kind == "real" and not may_wait and not self.standing().on_paper

    def note_key(self, holder: Holder, *, on_paper: bool) -> None:
        """Write down whether a recovery key that was shown is on paper now."""
        self._note(ON_PAPER[holder][on_paper])

    def change_passphrase(self, old: str, new: str) -> None:
        """Let ``new`` open the vault instead of ``old``; raises ``WrongPassphrase`` or as ``check``."""
        self.passphrases.check(new)
        self.archive.store.keys.change_passphrase(old, new, lambda: self._note(CHANGE))
        self.archive.store.backups.share_keys()

    def reset_passphrase(self, recovery_key: str, new: str) -> None:
        """Let ``new`` open the vault when the passphrase is forgotten."""
        self.passphrases.check(new)
        self.archive.store.keys.reset_passphrase(recovery_key, new, lambda: self._note(RESET))
        self.archive.store.backups.share_keys()

    def renew_recovery_key(self, passphrase: str, holder: Holder = "own") -> RecoveryKey:
        """A new key to print for one holder; what the other holds still opens."""
        keys = self.archive.store.keys
        key = keys.renew_recovery_key(passphrase, holder, lambda: self._note(RENEW[holder]))
        self.archive.store.backups.share_keys()
        return self.sheets.write(holder, key, keys.name)

    def _note(self, action: str) -> None:
        self.archive.store.audit.write(self.archive.clock.now(), "user", action, VAULT)


def _last(lines: Sequence[tuple[datetime, str]], *actions: str) -> datetime | None:
    return next((at for at, action in reversed(lines) if action in actions), None)


def _is_on_paper(actions: Sequence[str], *, unsaid: bool) -> bool:
    """What was said last; ``unsaid`` where nothing was, as when the first key was walked away from."""
    said = [action for action in actions if action in (*_NOT_KEPT, ON_PAPER["own"][True])]
    return said[-1] not in _NOT_KEPT if said else unsaid
