"""A vault is a folder: ``vault.db``, ``vault.key`` and ``vault.seal``, one per health visitor."""

from __future__ import annotations

import shutil
from pathlib import Path
from uuid import UUID

from transitions.application.errors import VaultExists, VaultNotVault
from transitions.application.ports import Clock, Despite, Ids
from transitions.storage import disk
from transitions.storage.audit import AuditTable
from transitions.storage.database import create_database
from transitions.storage.erasures import ErasureTable
from transitions.storage.key_slots import STANDARD_COST
from transitions.storage.keyfile import KeyFile, Keys, Kind, Price, RecoveryKeys
from transitions.storage.opening import Opening, Unwrap, VaultFiles
from transitions.storage.schema import Schema
from transitions.storage.seal import Seal
from transitions.storage.secret import Secret
from transitions.storage.thread import SETTLE_SECONDS, VaultThread

PRACTICE_PASSPHRASE = "øvelse med opdigtede familier"  # noqa: S105
"""Opens every practice vault. It is no secret: nobody in there exists."""

_PRIVATE_FOLDER = 0o700
_PRIVATE_FILE = 0o600


class VaultFolder:
    """The vault in ``folder``, closed. Its verbs may take half a second for the passphrase."""

    def __init__(self, folder: Path, clock: Clock, price: Price = STANDARD_COST) -> None:
        self.folder = folder
        self._clock = clock
        self._price = price
        self._files = VaultFiles(folder)
        self._key_file = KeyFile(self._files.key_file, price)

    @property
    def name(self) -> str:
        """What the start screen calls it: the folder's name."""
        return self.folder.name

    @property
    def kind(self) -> Kind:
        """``real`` or ``practice``, told by the key file; raises what reading that raises."""
        return self._key_file.read().kind

    def create(
        self, ids: Ids, passphrase: str, kind: Kind = "real", *, municipality: bool = False
    ) -> RecoveryKeys:
        """Make the vault and return its recovery keys, which are shown once and stored nowhere.

        ``municipality`` makes one for it too. A vault is there complete or not at all. Raises
        ``PassphraseTooShort``, ``VaultExists``, ``DiskFull`` or ``VaultReadOnly``.
        """
        if self.folder.exists() and any(self.folder.iterdir()):
            raise VaultExists
        draft = self.folder.with_name(f".{self.folder.name}.new")
        try:
            with disk.told_in_words():
                shutil.rmtree(draft, ignore_errors=True)
                draft.mkdir(mode=_PRIVATE_FOLDER, parents=True)
            price = self._price.least() if kind == "practice" else self._price
            key_file = KeyFile(VaultFiles(draft).key_file, price)
            keys = key_file.create(ids.new(), kind, passphrase, municipality=municipality)
            self._fill(VaultFiles(draft), key_file.read(), keys.data_key)
            self._put_in_place(draft)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
        return keys.recovery

    def create_practice(self, ids: Ids) -> None:
        """Make a vault for fictitious families; :meth:`unlock_practice` opens it."""
        self.create(ids, PRACTICE_PASSPHRASE, "practice")

    def unlock(
        self, passphrase: str, despite: Despite = (), settle_seconds: float = SETTLE_SECONDS
    ) -> VaultThread:
        """Open the vault and return the thread that owns it.

        Raises the errors of ``application.errors`` about key file, passphrase and vault.
        ``despite`` names findings the user was told of and accepts: ``VaultUnfinishedWrite``,
        ``VaultLogDamaged``, ``VaultOlder``. ``settle_seconds`` after the last change the log is
        sealed and emptied.
        """
        return self._unlock(lambda key_file: key_file.open(passphrase), despite, settle_seconds)

    def unlock_with_recovery_key(self, recovery_key: str, despite: Despite = ()) -> VaultThread:
        """As :meth:`unlock`, by the printed key."""
        return self._unlock(lambda key_file: key_file.open_with_recovery_key(recovery_key), despite)

    def unlock_practice(self, despite: Despite = ()) -> VaultThread:
        """Open a practice vault; raises ``VaultNotVault`` for a real one."""
        if self.kind != "practice":
            raise VaultNotVault
        return self.unlock(PRACTICE_PASSPHRASE, despite)

    def change_passphrase(self, old: str, new: str) -> None:
        """Let ``new`` open the vault instead of ``old``; it may be open meanwhile."""
        self._key_file.change_passphrase(old, new)

    def reset_passphrase(self, recovery_key: str, new: str) -> None:
        """A new passphrase for the one who has forgotten hers."""
        self._key_file.reset_passphrase(recovery_key, new)

    def renew_recovery_key(self, passphrase: str) -> str:
        """A new recovery key to print; the old one stops working."""
        return self._key_file.renew_recovery_key(passphrase)

    def restore_key_file(self) -> None:
        """Put the latest whole earlier copy of the key file back; raises ``KeyFileNoEarlier``."""
        self._key_file.restore_earlier()

    def _unlock(
        self, unwrap: Unwrap, despite: Despite, settle_seconds: float = SETTLE_SECONDS
    ) -> VaultThread:
        opening = Opening(self._files, self._clock, despite, price=self._price)
        thread = VaultThread(lambda: opening.open(unwrap), settle_seconds)
        thread.opened.result()
        return thread

    def _fill(self, files: VaultFiles, keys: Keys, data_key: Secret) -> None:
        with data_key:
            self._build(files, keys.vault, keys.kind, data_key)

    def _build(self, files: VaultFiles, vault: UUID, kind: Kind, data_key: Secret) -> None:
        database = create_database(files.database, data_key)
        try:
            files.database.chmod(_PRIVATE_FILE)
            Schema().build(database)
            with database.transaction():
                database.change(
                    "INSERT INTO vault VALUES (1, ?, ?, ?)",
                    (str(vault), kind, self._clock.now().isoformat()),
                )
            seal = Seal(files.seal, vault, data_key)
            seal.write(AuditTable(database), ErasureTable(database))
            seal.wipe()
        finally:
            database.close()

    def _put_in_place(self, draft: Path) -> None:
        with disk.told_in_words():
            if self.folder.exists():
                self.folder.rmdir()
            draft.rename(self.folder)
            disk.sync_folder(self.folder.parent)
