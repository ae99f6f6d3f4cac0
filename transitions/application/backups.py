"""Backups: made by themselves, tried by themselves, carried where she says, thinned by age.

What is remembered about them (the chosen folder, what came of the last visit and the last drill)
lies in the vault among her preferences, never in settings.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from transitions.application.archive import Archive
from transitions.application.copies import Ages, Carried, Copy, Errand, Restoration, Written
from transitions.application.errors import ExpectedError
from transitions.application.later_clock import computers_day, stands_still
from transitions.application.ports import Library
from transitions.application.preferences import Preferences
from transitions.domain.model import Record

FOLDER = "backups.folder"
WRITTEN = "backups.written"
CARRIED = "backups.carried"
LEFT = "backups.left"
TRIED = "backups.tried"
NONE_BEFORE = "backups.none_before"

DAYS_BETWEEN_DRILLS = 30


class OutOfReach(Record):
    """A folder that holds copies the program cannot delete now, and when they are too old to keep."""

    folder: str
    until: date


class Trial(Record):
    """The last drill: when, of which copy, and the text that says what was wrong, or nothing."""

    at: datetime
    name: str
    problem: str = ""


class BackupState(Record):
    """What she is shown: the copies newest first, where else they go, and how the last drill went.

    ``waits``: the folder is to be visited, and nothing is known to stand in the way. ``old_keys``:
    where copies still open with what opened the vault before.
    """

    copies: tuple[Copy, ...]
    folder: str = ""
    waits: bool = False
    old_keys: tuple[str, ...] = ()
    carried: Carried | None = None
    out_of_reach: tuple[OutOfReach, ...] = ()
    trial: Trial | None = None
    longest_days: int


@dataclass(frozen=True)
class Backups:
    """The copies of the open vault; each verb belongs on the vault thread and outside a transaction."""

    archive: Archive
    library: Library
    preferences: Preferences

    def standing(self) -> BackupState:
        """What there is."""
        copies, carried = self.archive.store.backups.copies(), self._carried()
        return BackupState(
            copies=copies,
            folder=self._folder(),
            waits=self._owes(next(iter(copies), None)) and not (carried and carried.problem),
            old_keys=tuple(self._with_old_keys()),
            carried=carried,
            out_of_reach=tuple(self._out_of_reach()),
            trial=self._trial(),
            longest_days=self._longest(),
        )

    def tend(self) -> tuple[Errand, ...]:
        """Do what is due, for idle moments; the answer is what remains to be done on slow disks.

        A copy on each day that something was written, the drill once a month, and in between
        nothing. Where time stands still, because something was written with a clock set ahead, a
        copy is made on each day the program is used. A practice vault is left alone.
        """
        if self.archive.store.kind == "practice":
            return ()
        self.archive.store.backups.share_keys()
        if self._copy_is_due():
            self.make()
        if self._drill_is_due():
            self.rehearse()
        return self.errands()

    def make(self, *, gently: bool = True) -> Copy:
        """One more copy now, then thin; raises what stands in the way."""
        written = self._write(gently=gently)
        self.thin()
        return written.copied

    def before(self, step: str) -> Copy:
        """A full copy before something risky, by the name the log gives it: raises, and the step stops."""
        written = self._write(gently=False)
        store = self.archive.store
        store.audit.write(self.archive.clock.now(), "program", "back_up", step)
        return written.copied

    def renew(self) -> None:
        """After an erasure: a new copy, and none from before it wherever the program can reach.

        Other folders follow at the next visit; until then they are out of reach. It is dated after
        all the others, also when the clock was set back.
        """
        written = self._write(gently=False, at=self._after_all_others())
        self.preferences.keep(NONE_BEFORE, written.copied.at.isoformat())
        self.thin()

    def thin(self) -> None:
        """Delete what need not stay beside the vault."""
        self.archive.store.backups.thin(self._ages())

    def rehearse(self) -> Trial | None:
        """The drill: try the newest copy and remember how it went; nothing where there is no copy."""
        backups = self.archive.store.backups
        newest = next(iter(backups.copies()), None)
        if newest is None:
            return None
        problem = ""
        try:
            backups.rehearse(newest, self._rows_of(newest))
        except ExpectedError as wrong:
            problem = wrong.text_id
        trial = Trial(at=self.archive.clock.now(), name=newest.name, problem=problem)
        self.preferences.keep(TRIED, trial.model_dump(mode="json"))
        return trial

    def choose(self, folder: str) -> None:
        """Take copies there too from now on; the folder before stays known while it holds any."""
        before, carried = self._folder(), self._carried()
        if before and before != folder and carried is not None and carried.name:
            known = [left for left in self._left() if left["folder"] not in (before, folder)]
            left = {"folder": before, "at": carried.at.isoformat(), "keys": carried.keys}
            self.preferences.keep(LEFT, [*known, left])
        if before != folder:
            self.preferences.keep(CARRIED, None)
        self.preferences.keep(FOLDER, folder)

    def errands(self) -> tuple[Errand, ...]:
        """The visits that are owed to other folders."""
        newest = next(iter(self.archive.store.backups.copies()), None)
        owed = [self._visit(left["folder"], None) for left in self._left()]
        if self._owes(newest):
            owed.append(self._visit(self._folder(), newest))
        return tuple(owed)

    def note(self, outcomes: Iterable[Carried]) -> None:
        """Remember what came of visits."""
        for carried in outcomes:
            if carried.folder == self._folder():
                self._note_chosen(carried)
            elif not carried.problem:
                self.preferences.keep(LEFT, list(self._left_after(carried)))

    def restore(self, copied: Copy) -> Restoration:
        """Make sure of a copy, and of the vault as it is now; the answer lays it out beside."""
        restoration = self.archive.store.backups.restoration(copied)
        self.before("restore")
        return restoration

    def _write(self, *, gently: bool, at: datetime | None = None) -> Written:
        clock = self.archive.clock
        moment = at or (self._after_all_others() if stands_still(clock) else clock.now())
        written = self.archive.store.backups.write(moment, gently=gently)
        kept = {"name": written.copied.name, "rows": dict(written.rows)}
        self.preferences.keep(WRITTEN, {**kept, "on": computers_day(clock).isoformat()})
        return written

    def _after_all_others(self) -> datetime:
        now, newest = self.archive.clock.now(), next(iter(self.archive.store.backups.copies()), None)
        return max(now, newest.at + timedelta(seconds=1)) if newest is not None else now

    def _owes(self, newest: Copy | None) -> bool:
        """Whether the chosen folder is to be visited."""
        carried = self._carried()
        if not self._folder() or newest is None:
            return False
        fresh = (newest.name, self.archive.store.backups.key_mark())
        return carried is None or bool(carried.problem) or (carried.name, carried.keys) != fresh

    def _visit(self, folder: str, copied: Copy | None) -> Errand:
        return self.archive.store.backups.visit(Path(folder), copied, self._ages())

    def _note_chosen(self, carried: Carried) -> None:
        """A visit that failed keeps in mind which copy lies there since when."""
        before = self._carried()
        if carried.problem and before is not None:
            carried = before.model_copy(update={"problem": carried.problem})
        self.preferences.keep(CARRIED, carried.model_dump(mode="json"))

    def _left_after(self, carried: Carried) -> Iterable[dict[str, Any]]:
        """The folders she has left, after a visit to one of them: it is forgotten once it is empty."""
        for place in self._left():
            if place["folder"] != carried.folder:
                yield place
            elif carried.left:
                yield {**place, "keys": carried.keys}

    def _with_old_keys(self) -> Iterable[str]:
        now, carried = self.archive.store.backups.key_mark(), self._carried()
        yield from (left["folder"] for left in self._left() if left.get("keys") != now)
        if carried is not None and carried.name and carried.keys != now:
            yield carried.folder

    def _copy_is_due(self) -> bool:
        changed = self.archive.store.backups.last_change()
        newest = next(iter(self.archive.store.backups.copies()), None)
        if changed is None or newest is None:
            return changed is not None
        trial = self._trial()
        if trial is not None and trial.problem and trial.name == newest.name:
            return True
        clock = self.archive.clock
        unseen = changed > newest.at or stands_still(clock)
        return unseen and self._made_on(newest) != computers_day(clock)

    def _made_on(self, copied: Copy) -> date:
        """The day the computer said when a copy was made."""
        kept = self.preferences.read(WRITTEN) or {}
        known = kept.get("name") == copied.name and "on" in kept
        return date.fromisoformat(kept["on"]) if known else _day_of(copied.at)

    def _drill_is_due(self) -> bool:
        """Once a month, and at once when a newer copy stands in for one that failed."""
        trial, newest = self._trial(), next(iter(self.archive.store.backups.copies()), None)
        if trial is None or (trial.problem and newest and newest.name != trial.name):
            return True
        return self.archive.clock.now() - trial.at >= timedelta(days=DAYS_BETWEEN_DRILLS)

    def _rows_of(self, copied: Copy) -> dict[str, int]:
        kept = self.preferences.read(WRITTEN) or {}
        return dict(kept["rows"]) if kept.get("name") == copied.name else {}

    def _out_of_reach(self) -> Iterable[OutOfReach]:
        for left in self._left():
            yield self._aging(left["folder"], datetime.fromisoformat(left["at"]))
        carried = self._carried()
        if carried is not None and carried.problem and carried.name:
            yield self._aging(carried.folder, carried.at)

    def _aging(self, folder: str, at: datetime) -> OutOfReach:
        return OutOfReach(folder=folder, until=_day_of(at) + timedelta(days=self._longest()))

    def _left(self) -> list[dict[str, Any]]:
        return list(self.preferences.read(LEFT) or [])

    def _folder(self) -> str:
        return str(self.preferences.read(FOLDER) or "")

    def _carried(self) -> Carried | None:
        kept = self.preferences.read(CARRIED)
        return Carried.model_validate(kept) if kept else None

    def _trial(self) -> Trial | None:
        kept = self.preferences.read(TRIED)
        return Trial.model_validate(kept) if kept else None

    def _ages(self) -> Ages:
        kept = self.preferences.read(NONE_BEFORE)
        none_before = datetime.fromisoformat(kept) if kept else None
        now = max(self.archive.clock.now(), none_before or datetime.min.replace(tzinfo=UTC))
        return Ages(now=now, longest_days=self._longest(), none_before=none_before)

    def _longest(self) -> int:
        return self.library.policy.backups.longest_days


def _day_of(moment: datetime) -> date:
    return moment.astimezone().date()
