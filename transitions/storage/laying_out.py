"""A copy laid out as a vault of its own: a new folder beside the old one, whole or not at all."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from transitions.application.copies import UNWATCHED, Copy, CopyTooLarge, Course, RestoreStopped, Stop
from transitions.storage import copies, disk
from transitions.storage.copies import DATABASE_NAME, KEY_FILE_NAME
from transitions.storage.failures import Interrupted

SEAL_NAME = "vault.seal"
_ROOM = 1.2
_DRAFT = ".{}.new"
_SUFFIX = re.compile(r"-kopi-\d{4}-\d{2}-\d{2}(-\d+)?$")


@dataclass(frozen=True, slots=True)
class CopyOfOpenVault:
    """A copy that was read through with the key in use, and the folder of the vault it is of."""

    copied: Copy
    vault: Path

    def run(self, course: Course = UNWATCHED) -> Path:
        """Lay it out as a vault of its own, with the seal of this one; returns the new folder."""
        final = name_beside(self.vault.parent, self.vault.name, self.copied.at)
        with laid_out(self.copied, final, course) as draft:
            take_along(self.vault / SEAL_NAME, draft / SEAL_NAME, course.stop)
        return final


def name_beside(root: Path, name: str, at: datetime) -> Path:
    """A folder that is not there yet, named after the vault and the day of the copy."""
    return disk.free_path(root / f"{_SUFFIX.sub('', name)}-kopi-{at.astimezone():%Y-%m-%d}")


@contextmanager
def laid_out(copied: Copy, final: Path, course: Course) -> Iterator[Path]:
    """A copy's files in a draft that becomes ``final`` when all that is done to it went well.

    Raises ``RestoreStopped`` soon after ``course`` says so; once it is ``final`` it stays.
    """
    draft = final.with_name(_DRAFT.format(final.name))
    with disk.told_in_words():
        final.parent.mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(final.parent).free < copied.size * _ROOM:
        raise CopyTooLarge
    try:
        copies.make_draft(draft)
        copies.duplicate(copied.folder / KEY_FILE_NAME, draft / KEY_FILE_NAME, course.stop)
        copies.duplicate(
            copied.folder / DATABASE_NAME, draft / DATABASE_NAME, course.stop,
            lambda percent: course.tell("copying", percent),
        )
        yield draft
        if course.stop():
            raise Interrupted
        with disk.told_in_words():
            disk.sync_folder(draft)
            draft.rename(final)
            disk.sync_folder(final.parent)
    except Interrupted:
        raise RestoreStopped from None
    finally:
        copies.remove(draft)


def list_drafts(root: Path) -> tuple[Path, ...]:
    """What a kill left of vaults on their way to be; no list of vaults shows it."""
    return tuple(root.glob(_DRAFT.format("*")))


def take_along(source: Path, target: Path, stop: Stop) -> None:
    """Copy a file that need not be there."""
    if source.exists() and not source.is_symlink():
        copies.duplicate(source, target, stop)
