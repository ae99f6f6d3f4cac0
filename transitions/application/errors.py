"""What can go wrong that a person can do something about: one class per situation.

An error names a text in ``resources/texts`` and the values that fill its places. Neither the
values nor the message ever hold anything about a family. Every other exception is a bug.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType


class ExpectedError(Exception):
    """Something the user is told in her own words.

    ``text_id`` is a key of ``resources/texts``; ``values`` fill the named places of that text.
    """

    text_id: str = "error.unexpected"
    values: Mapping[str, str]

    def __init__(self, text_id: str | None = None, **values: str) -> None:
        self.text_id = text_id or type(self).text_id
        self.values = MappingProxyType(dict(values))
        super().__init__(self.text_id)


class WrongPassphrase(ExpectedError):
    """The passphrase does not open the key file; nothing was touched."""

    text_id = "vault.wrong_passphrase"


class PassphraseTooShort(ExpectedError):
    """A new passphrase is under 16 characters and under five words, or repeats a few characters."""

    text_id = "vault.passphrase_too_short"


class PassphraseCommon(ExpectedError):
    """A new passphrase is one of those that are tried first, or put together from them."""

    text_id = "vault.passphrase_common"


class NotEnoughMemory(ExpectedError):
    """The computer has too little free memory for what the passphrase costs; nothing was touched."""

    text_id = "vault.not_enough_memory"


class WrongRecoveryKey(ExpectedError):
    """The recovery key is well formed but belongs to another vault or has been replaced."""

    text_id = "vault.wrong_recovery_key"


class RecoveryKeyMistyped(WrongRecoveryKey):
    """The recovery key cannot be right as typed; ``group`` counts the first wrong group from 1."""

    text_id = "vault.recovery_key_mistyped"


class KeyFileMissing(ExpectedError):
    """There is no ``vault.key`` in the vault's folder; without it the data cannot be read."""

    text_id = "vault.key_file_missing"


class KeyFileDamaged(ExpectedError):
    """``vault.key`` is not what the program wrote; the passphrase may well be right."""

    text_id = "vault.key_file_damaged"


class KeyFileNoEarlier(KeyFileDamaged):
    """No whole earlier copy of ``vault.key`` lies beside it."""

    text_id = "vault.key_file_no_earlier"


class VaultMissing(ExpectedError):
    """There is no ``vault.db``, or it was moved or deleted while it was open."""

    text_id = "vault.missing"


class VaultEmpty(ExpectedError):
    """``vault.db`` is smaller than one page, so nothing can be in it; nothing was written."""

    text_id = "vault.empty"


class VaultDamaged(ExpectedError):
    """The data file or its log is damaged; it was left as it is."""

    text_id = "vault.damaged"


class VaultLogDamaged(VaultDamaged):
    """The write-ahead log is damaged, so several of the latest saves would be lost.

    The log has been copied aside as ``file``.
    """

    text_id = "vault.log_damaged"


class AuditBroken(VaultDamaged):
    """A line of the log of what was done does not follow from the one before it."""

    text_id = "vault.audit_broken"


class VaultUnfinishedWrite(ExpectedError):
    """The very last save is incomplete in the log, as after a power cut; all before it is whole.

    The log has been copied aside as ``file``.
    """

    text_id = "vault.unfinished_write"


class VaultOlder(ExpectedError):
    """The seal remembers later changes than the data file holds: an older or shortened file."""

    text_id = "vault.older"


class VaultSealMissing(VaultOlder):
    """The seal is gone or unreadable, so nobody can say whether the data file is the latest."""

    text_id = "vault.seal_missing"


class ClockBehind(VaultOlder):
    """Something was written down on a later ``day`` than the computer's clock says it is."""

    text_id = "vault.clock_behind"


class ClockFarBehind(ClockBehind):
    """As its kind, more than a day later than ``today``: the clock is wrong now, or was wrong then."""

    text_id = "vault.clock_far_behind"


class VaultAlreadyOpen(ExpectedError):
    """Another running program holds the vault."""

    text_id = "vault.already_open"


class VaultNewer(ExpectedError):
    """The vault was written by a later version of the program."""

    text_id = "vault.newer"


class VaultReadOnly(ExpectedError):
    """The file or its folder is write-protected."""

    text_id = "vault.read_only"


class VaultNoAccess(ExpectedError):
    """The file is there but this user may not open it."""

    text_id = "vault.no_access"


class DiskFull(ExpectedError):
    """There was no room for the last save; everything saved before it is kept."""

    text_id = "vault.disk_full"


class VaultNotVault(ExpectedError):
    """The file is not this program's, or does not belong to the key file beside it."""

    text_id = "vault.not_a_vault"


class VaultExists(ExpectedError):
    """A new vault was asked for where something lies already."""

    text_id = "vault.exists"


class VaultClosed(ExpectedError):
    """Work was handed to a vault that is locked."""

    text_id = "vault.closed"


class VaultFailed(ExpectedError):
    """The database refused for a reason with no text of its own; ``code`` is SQLite's name for it."""

    text_id = "vault.failed"


class BackupPlaceMissing(ExpectedError):
    """The folder for backups is not there, e.g. a memory stick that is not plugged in."""

    text_id = "vault.backup_place_missing"


class BackupDamaged(ExpectedError):
    """A backup did not pass its own checks and was thrown away; earlier ones are untouched."""

    text_id = "vault.backup_damaged"
