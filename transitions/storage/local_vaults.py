"""The vaults on this computer, one folder each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from transitions.application.ports import Clock, Despite, Ids
from transitions.storage.key_slots import STANDARD_COST, Cost
from transitions.storage.thread import VaultThread
from transitions.storage.vault import VaultFolder, list_vaults

PRACTICE = "oevelse"


@dataclass(frozen=True)
class NewVault:
    """A vault just made, and the key to print."""

    vault: VaultThread
    recovery_key: str


@dataclass(frozen=True)
class LocalVaults:
    """The vault folders under ``root``."""

    root: Path
    clock: Clock
    ids: Ids
    cost: Cost = STANDARD_COST

    def found(self) -> tuple[Path, ...]:
        """The folders of real vaults, by name; the practice vault is opened by its own verb."""
        vaults = list_vaults(self.root, self.clock, self.cost)
        return tuple(vault.folder for vault in vaults if vault.folder.name != PRACTICE)

    def create(self, passphrase: str) -> NewVault:
        """A new real vault in a folder of its own."""
        folder = self._folder(f"vault-{self.ids.new().hex[:8]}")
        recovery_key = folder.create(self.ids, passphrase)
        return NewVault(folder.unlock(passphrase), recovery_key)

    def unlock(self, folder: Path, passphrase: str, despite: Despite = ()) -> VaultThread:
        """Open with the passphrase."""
        return self._at(folder).unlock(passphrase, despite)

    def unlock_with_recovery_key(
        self, folder: Path, recovery_key: str, despite: Despite = ()
    ) -> VaultThread:
        """Open with the printed key."""
        return self._at(folder).unlock_with_recovery_key(recovery_key, despite)

    def reset_passphrase(self, folder: Path, recovery_key: str, new: str) -> None:
        """A new passphrase for the one who has forgotten hers."""
        self._at(folder).reset_passphrase(recovery_key, new)

    def open_practice(self, despite: Despite = ()) -> VaultThread:
        """Open the practice vault, made when there is none."""
        practice = self._folder(PRACTICE)
        if not practice.folder.exists():
            practice.create_practice(self.ids)
        return practice.unlock_practice(despite)

    def _folder(self, name: str) -> VaultFolder:
        return self._at(self.root / name)

    def _at(self, folder: Path) -> VaultFolder:
        return VaultFolder(folder, self.clock, self.cost)
