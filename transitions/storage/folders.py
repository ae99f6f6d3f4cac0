"""The vaults as they are seen from outside: which there are, and what she calls them.

Nothing is opened, and nothing that opens a vault is needed to tell: the window shows them first.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from transitions.storage import disk

DATABASE, KEY_FILE = "vault.db", "vault.key"
NAME_FILE = "vault.name"
"""What she calls the vault; it names no family, and the vault does without it."""

PRACTICE = "oevelse"
LONGEST_NAME = 40


@dataclass(frozen=True)
class Doors:
    """The vault folders under ``root``."""

    root: Path

    def found(self) -> tuple[Path, ...]:
        """The folders of real vaults, by name; the practice vault is opened by its own verb."""
        return tuple(folder for folder in vault_folders(self.root) if folder.name != PRACTICE)

    def called(self, folder: Path) -> str:
        """What she calls the vault, nothing while she has not said; read before anything is opened."""
        content = disk.read(folder / NAME_FILE) if _is_small(folder / NAME_FILE) else None
        return plain_name((content or b"").decode("utf-8", "replace"))


def vault_folders(root: Path) -> tuple[Path, ...]:
    """The folders below ``root`` with a data file or a key file, by name."""
    if not root.is_dir():
        return ()
    folders = sorted(folder for folder in root.iterdir() if not folder.name.startswith("."))
    return tuple(f for f in folders if (f / DATABASE).exists() or (f / KEY_FILE).exists())


def plain_name(name: str) -> str:
    """One line without signs that steer."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in name).split())[:LONGEST_NAME]


def _is_small(path: Path) -> bool:
    with suppress(OSError):
        return path.stat().st_size <= LONGEST_NAME * 4
    return False
