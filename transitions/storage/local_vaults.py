"""The vaults on this computer, one folder each."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from transitions.application.copies import UNWATCHED, Course, FoundCopy
from transitions.application.ports import Clock, Despite, Ids
from transitions.storage import disk
from transitions.storage.folders import NAME_FILE, PRACTICE, Doors, plain_name
from transitions.storage.key_slots import STANDARD_COST
from transitions.storage.keyfile import Price
from transitions.storage.opening import Unwrap
from transitions.storage.restoring import EXPECTED, Restored, Restorer
from transitions.storage.thread import VaultThread
from transitions.storage.vault import VaultFolder


@dataclass(frozen=True)
class NewVault:
    """A vault just made, what it is called, and the keys to print."""

    vault: VaultThread
    name: str
    recovery_key: str = field(repr=False)
    municipality_key: str = field(repr=False)


@dataclass(frozen=True)
class RestoredVault:
    """A vault made from a copy: when something was last written in it, and whether what was erased
    since is erased in it too.
    """

    vault: VaultThread
    folder: Path
    last: datetime | None
    sealed: bool


@dataclass(frozen=True)
class LocalVaults:
    """The vault folders under ``root``."""

    root: Path
    clock: Clock
    ids: Ids
    cost: Price = STANDARD_COST

    def found(self) -> tuple[Path, ...]:
        """The folders of real vaults, by name; the practice vault is opened by its own verb."""
        return Doors(self.root).found()

    def called(self, folder: Path) -> str:
        """What she calls the vault, nothing while she has not said; read before anything is opened."""
        return Doors(self.root).called(folder)

    def call(self, folder: Path, name: str) -> None:
        """Give the vault a name; nothing takes it away. Raises ``DiskFull`` or ``VaultReadOnly``."""
        if plain_name(name):
            disk.write(folder / NAME_FILE, plain_name(name).encode())
        else:
            with disk.told_in_words():
                (folder / NAME_FILE).unlink(missing_ok=True)

    def create(self, passphrase: str, *, municipality: bool = False) -> NewVault:
        """A new real vault in a folder of its own; ``municipality`` makes a key for it too."""
        folder = self._folder(f"vault-{self.ids.new().hex[:8]}")
        keys = folder.create(self.ids, passphrase, municipality=municipality)
        return NewVault(folder.unlock(passphrase), folder.name, keys.own, keys.municipality)

    def unlock(self, folder: Path, passphrase: str, despite: Despite = ()) -> VaultThread:
        """Open with the passphrase."""
        return self._at(folder).unlock(passphrase, despite)

    def unlock_with_recovery_key(
        self, folder: Path, recovery_key: str, despite: Despite = ()
    ) -> VaultThread:
        """Open with the printed key."""
        return self._at(folder).unlock_with_recovery_key(recovery_key, despite)

    def restore_key_file(self, folder: Path) -> None:
        """Put the latest whole earlier copy of the key file back; raises ``KeyFileNoEarlier``."""
        self._at(folder).restore_key_file()

    def open_practice(self, despite: Despite = ()) -> VaultThread:
        """Open the practice vault, made when there is none."""
        practice = self._folder(PRACTICE)
        if not practice.folder.exists():
            practice.create_practice(self.ids)
        return practice.unlock_practice(despite)

    def copies_in(self, folder: Path) -> tuple[FoundCopy, ...]:
        """The copies in a folder, newest first; raises ``CopyNotFound`` or ``CopyIncomplete``."""
        return Restorer(self.root, self.clock).find(folder)

    def restore(self, copied: Path, passphrase: str, course: Course = UNWATCHED) -> RestoredVault:
        """Make a copy a vault of its own and open it with the passphrase of its time."""
        made = self._made(copied, lambda key_file: key_file.open(passphrase), course)
        return _opened(made, self._at(made.folder).unlock(passphrase, EXPECTED))

    def restore_with_recovery_key(
        self, copied: Path, recovery_key: str, course: Course = UNWATCHED
    ) -> RestoredVault:
        """As :meth:`restore`, by the printed key."""
        made = self._made(copied, lambda key_file: key_file.open_with_recovery_key(recovery_key), course)
        return _opened(made, self._at(made.folder).unlock_with_recovery_key(recovery_key, EXPECTED))

    def _made(self, copied: Path, unwrap: Unwrap, course: Course) -> Restored:
        made = Restorer(self.root, self.clock).restore(copied, unwrap, course)
        course.tell("opening", 0)
        return made

    def _folder(self, name: str) -> VaultFolder:
        return self._at(self.root / name)

    def _at(self, folder: Path) -> VaultFolder:
        return VaultFolder(folder, self.clock, self.cost)


def _opened(made: Restored, vault: VaultThread) -> RestoredVault:
    return RestoredVault(vault, made.folder, made.last, made.sealed)
