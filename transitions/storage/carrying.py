"""Finished copies on their way to another folder: files only, on no thread that anybody waits for.

The folder may be a memory stick, a network drive or one that a service synchronises; it may be slow
and it may be gone. A copy there is compared byte for byte before it gets its name.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from transitions.application.copies import Ages, Carried, Copy, Stop
from transitions.application.errors import BackupDamaged, BackupPlaceMissing, ExpectedError
from transitions.storage import copies, disk, thinning
from transitions.storage.backup import free_name, put_in_place
from transitions.storage.copies import DATABASE_NAME, KEY_FILE_NAME

_FILES = (KEY_FILE_NAME, DATABASE_NAME)
_DAY_SECONDS = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Visit:
    """Take ``copied`` to the folder ``place`` below the one she chose, and thin what lies there.

    Without a copy the place is one she has left: there nothing stays for being the newest. What lies
    there opens by ``key_file`` from then on.
    """

    chosen: Path
    place: Path
    copied: Copy | None
    ages: Ages
    key_file: Path

    def run(self, stop: Stop) -> Carried:
        """Do it; what stands in the way is in the answer. Only ``Interrupted`` is raised."""
        try:
            keys = copies.fingerprint(self.key_file, stop)
            name = self._do(stop)
        except ExpectedError as problem:
            return self._answer(problem=problem.text_id)
        except OSError:
            return self._answer(problem=BackupPlaceMissing.text_id)
        return self._answer(name=name, left=len(copies.list_folders(self.place)), keys=keys)

    def _do(self, stop: Stop) -> str:
        if not self.chosen.is_dir() or self.place.is_symlink():
            raise BackupPlaceMissing
        copies.share_keys(self.place, self.key_file)
        name = ""
        if self.copied is not None:
            with disk.told_in_words():
                self.place.mkdir(mode=0o700, exist_ok=True)
            carry(self.copied, self.place, stop)
            name = self.copied.name
        thin(self.place, self.ages, leaving=self.copied is None)
        return name

    def _answer(self, name: str = "", problem: str = "", left: int = 0, keys: str = "") -> Carried:
        return Carried(
            folder=str(self.chosen), name=name, at=self.ages.now, problem=problem, left=left, keys=keys
        )


def carry(copied: Copy, place: Path, stop: Stop) -> Copy:
    """Put the same copy in ``place`` unless it is there; raises ``BackupDamaged`` for one that differs."""
    there = place / copied.name
    if there.exists():
        with suppress(ExpectedError):
            found = copies.examine(there)
            if found.size == copied.size and _same(copied.folder, there, stop):
                return found
    final = free_name(place, copied.at)
    draft = place / f".{final.name}.part"
    copies.make_draft(draft)
    try:
        for name in _FILES:
            told = copies.duplicate(copied.folder / name, draft / name, stop)
            if copies.fingerprint(draft / name, stop) != told:
                raise BackupDamaged
        disk.sync_folder(draft)
        put_in_place(draft, final)
    finally:
        copies.remove(draft)
    return copies.examine(final)


def thin(place: Path, ages: Ages, *, leaving: bool = False) -> None:
    """Delete the copies that need not stay; the newest whole one does, unless the place is left.

    What is no whole copy may still hold something to salvage, so it goes by its age alone. What a
    kill left half made goes after a day.
    """
    remove_old(copies.list_drafts(place), ages.now)
    whole = {copied.folder: copied.at for copied in copies.list_copies(place)}
    chosen = thinning.choose(whole.values(), ages)
    for folder in copies.list_folders(place):
        moment = whole.get(folder) or copies.read_moment(folder.name)
        stays = moment is not None and ages.allow(moment)
        if folder in whole and not leaving:
            stays = moment in chosen
        if not stays:
            copies.remove(folder)


def remove_old(drafts: Iterable[Path], now: datetime) -> None:
    """Delete what was left half done a day ago or more; what is younger may be under way."""
    for left in drafts:
        with suppress(OSError):
            if now.timestamp() - left.stat().st_mtime > _DAY_SECONDS:
                copies.remove(left)


def _same(first: Path, second: Path, stop: Stop) -> bool:
    return all(
        copies.fingerprint(first / name, stop) == copies.fingerprint(second / name, stop) for name in _FILES
    )

