"""Copies in any folder found, and one of them made a vault again; never over a vault that is there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from transitions.application.copies import (
    UNWATCHED,
    Copy,
    CopyIncomplete,
    CopyNotFound,
    CopyOfPractice,
    Course,
    FoundCopy,
    Stop,
)
from transitions.application.errors import ExpectedError, VaultOlder
from transitions.application.ports import Clock
from transitions.storage import copies
from transitions.storage.copies import DATABASE_NAME, KEY_FILE_NAME, PLACE_PREFIX
from transitions.storage.folders import NAME_FILE
from transitions.storage.keyfile import KeyFile
from transitions.storage.laying_out import laid_out, name_beside, take_along
from transitions.storage.opening import Opening, Unwrap, VaultFiles
from transitions.storage.secret import Secret

EXPECTED = (VaultOlder,)
"""What every copy is: older than its seal, without one, or from a later day than the clock says."""

_WITHIN = ("backups", "before-migration")
_MOST_PLACES = 200


@dataclass(frozen=True, slots=True)
class Restored:
    """The folder of a vault made from a copy, when something was last written in it, and whether
    what was erased since could be erased again.
    """

    folder: Path
    last: datetime | None
    sealed: bool


@dataclass(frozen=True, slots=True)
class Restorer:
    """Makes vaults below ``root`` from copies in any folder."""

    root: Path
    clock: Clock

    def find(self, folder: Path) -> tuple[FoundCopy, ...]:
        """The copies in a folder, newest first, or the folder itself when it is one.

        Raises ``CopyNotFound``, or what is wrong with the only one there is.
        """
        found = [copied for place in _places(folder) for copied in copies.list_copies(place)]
        if _looks_like_one(folder):
            found.append(copies.examine(folder))
        if not found:
            raise CopyIncomplete if any(copies.list_folders(p) for p in _places(folder)) else CopyNotFound
        newest = sorted(found, key=lambda copied: copied.at, reverse=True)
        return tuple(FoundCopy(copied=one, sealed=self._seal_of(one) is not None) for one in newest)

    def restore(self, folder: Path, unwrap: Unwrap, course: Course = UNWATCHED) -> Restored:
        """Lay a copy out, open it, read it through; only then is it there.

        Raises what opening raises, ``CopyIncomplete``, ``CopyTooLarge``, ``CopyOfPractice`` and, where
        ``course`` ended it, ``RestoreStopped``.
        """
        copied = copies.examine(folder)
        if copied.kind != "real":
            raise CopyOfPractice
        seal = self._seal_of(copied)
        final = name_beside(self.root, self._name_of(copies.read_keys(folder).vault), copied.at)
        with unwrap(KeyFile(folder / KEY_FILE_NAME)) as key, laid_out(copied, final, course) as draft:
            files = VaultFiles(draft)
            if seal is not None:
                take_along(seal, files.seal, course.stop)
            for name in (files.log.name, NAME_FILE):
                take_along(folder / name, draft / name, course.stop)
            course.tell("checking", 0)
            last = self._read_through(files, key, course.stop)
        return Restored(final, last, seal is not None)

    def _read_through(self, files: VaultFiles, key: Secret, stop: Stop) -> datetime | None:
        store = Opening(files, self.clock, EXPECTED).open(lambda _: key)
        try:
            with store.database.interruptible(stop):
                store.check()
                return store.backups.last_change()
        finally:
            store.close()

    def _seal_of(self, copied: Copy) -> Path | None:
        """The newest seal of the same vault, here or beside the copy."""
        with suppress(ExpectedError, OSError):
            vault = copies.read_keys(copied.folder).vault
            folders = [*self._folders_of(vault), copied.folder]
            seals = [VaultFiles(folder).seal for folder in folders]
            found = [seal for seal in seals if seal.is_file() and not seal.is_symlink()]
            return max(found, key=lambda seal: seal.stat().st_mtime_ns, default=None)
        return None

    def _name_of(self, vault: UUID) -> str:
        return next((folder.name for folder in self._folders_of(vault)), f"vault-{vault.hex[:8]}")

    def _folders_of(self, vault: UUID) -> Iterator[Path]:
        if not self.root.is_dir():
            return
        for folder in sorted(self.root.iterdir()):
            with suppress(ExpectedError, OSError):
                keys = KeyFile(VaultFiles(folder).key_file).read()
                if keys.vault == vault and not folder.name.startswith("."):
                    yield folder


def _looks_like_one(folder: Path) -> bool:
    return any(os.path.lexists(folder / name) for name in (DATABASE_NAME, KEY_FILE_NAME))


def _places(folder: Path) -> tuple[Path, ...]:
    """The folder, and those in it where this program keeps copies."""
    try:
        names = sorted(found.name for found in folder.iterdir())
    except OSError:
        raise CopyNotFound from None
    inside = [name for name in names if name.startswith(PLACE_PREFIX) or name in _WITHIN]
    kept = [folder / name for name in inside[:_MOST_PLACES] if not (folder / name).is_symlink()]
    return (folder, *kept)


