"""The vaults on this computer, one folder each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from transitions.application.ports import Clock, Ids
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

    def unlock(self, folder: Path, passphrase: str) -> VaultThread:
        """Open with the passphrase."""
        return VaultFolder(folder, self.clock, self.cost).unlock(passphrase)

    def unlock_with_recovery_key(self, folder: Path, recovery_key: str) -> VaultThread:
        """Open with the printed key."""
        return VaultFolder(folder, self.clock, self.cost).unlock_with_recovery_key(recovery_key)

    def open_practice(self) -> VaultThread:
        """Open the practice vault, made when there is none."""
        practice = self._folder(PRACTICE)
        if not practice.folder.exists():
            practice.create_practice(self.ids)
        return practice.unlock_practice()

    def _folder(self, name: str) -> VaultFolder:
        return VaultFolder(self.root / name, self.clock, self.cost)
