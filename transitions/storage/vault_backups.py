"""The copies of one open vault: those beside it, and the way of others out and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from transitions.application.copies import Ages, Copy, Errand, Restoration, Written
from transitions.storage import carrying, copies, disk, drill
from transitions.storage.backup import Backups
from transitions.storage.carrying import Visit
from transitions.storage.copies import PLACE_PREFIX
from transitions.storage.database import Database
from transitions.storage.laying_out import CopyOfOpenVault, list_drafts

LOCAL = "backups"
BEFORE_MIGRATION = "before-migration"

_LAST = """
    SELECT max(at) FROM (
        SELECT max(saved_at) AS at FROM draft
        WHERE key NOT IN ('place', 'left_off') AND key NOT LIKE 'backups.%'
        UNION ALL SELECT recorded_at FROM version WHERE place = (SELECT max(place) FROM version)
        UNION ALL SELECT recorded_at FROM event WHERE place = (SELECT max(place) FROM event)
        UNION ALL SELECT at FROM audit WHERE seq = (SELECT max(seq) FROM audit)
    )
"""
"""Where she is and what is remembered about copies are no changes."""


@dataclass(frozen=True)
class VaultBackups:
    """Used on the vault thread; ``settle`` seals what is committed."""

    database: Database
    key_file: Path
    settle: Callable[[], None]

    def copies(self) -> tuple[Copy, ...]:
        """The whole copies beside the vault, newest first."""
        found = [copied for place in self._places for copied in copies.list_copies(place)]
        return tuple(sorted(found, key=lambda copied: copied.at, reverse=True))

    def write(self, at: datetime, *, gently: bool = False) -> Written:
        """One more copy beside the vault, verified; raises as ``Backups.write``."""
        local = self._folder / LOCAL
        with disk.told_in_words():
            local.mkdir(mode=0o700, exist_ok=True)
        return Backups(self.database, self.key_file, local).write(at, gently=gently)

    def thin(self, ages: Ages) -> None:
        """Delete the copies beside the vault that need not stay, and what was left of making one a vault."""
        local, before_migration = self._places
        carrying.thin(local, ages)
        carrying.thin(before_migration, ages, leaving=True)
        carrying.remove_old(list_drafts(self._folder.parent), ages.now)

    def last_change(self) -> datetime | None:
        """When something was last written in the vault."""
        found = self.database.value(_LAST)
        return None if found is None else datetime.fromisoformat(str(found))

    def rehearse(self, copied: Copy, rows: Mapping[str, int]) -> None:
        """Try a copy as if it were needed; raises as ``drill.rehearse``."""
        drill.rehearse(self.database, copied, self._folder / LOCAL, rows)

    def visit(self, chosen: Path, copied: Copy | None, ages: Ages) -> Errand:
        """Take a copy to another folder and thin what lies there; without a copy, only thin."""
        vault = str(self.database.value("SELECT uuid FROM vault"))
        place = chosen / f"{PLACE_PREFIX}{vault[:8]}"
        return Visit(chosen, place, copied, ages, self.key_file)

    def share_keys(self) -> None:
        """Let the copies beside the vault open with what opens it now, and with nothing from before."""
        for place in self._places:
            copies.share_keys(place, self.key_file)

    def key_mark(self) -> str:
        """What tells one state of the key file from the next."""
        return copies.fingerprint(self.key_file, lambda: False)

    def restoration(self, copied: Copy) -> Restoration:
        """Read a copy through, and say how it becomes a vault beside this one; raises as the drill."""
        drill.confirm(self.database, copies.examine(copied.folder).folder, {})
        self.settle()
        return CopyOfOpenVault(copied, self._folder)

    @property
    def _folder(self) -> Path:
        return self.key_file.parent

    @property
    def _places(self) -> tuple[Path, Path]:
        return self._folder / LOCAL, self._folder / BEFORE_MIGRATION
