"""Copies of a vault, as far as a person sees them: when, how large, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal, Protocol

from transitions.application.errors import ExpectedError
from transitions.domain.model import Record

Stop = Callable[[], bool]
"""Says that long work on files is to end early, leaving nothing behind."""

Step = Literal["copying", "checking", "opening"]
"""What is being done to a copy that becomes a vault; after the check it is one."""


@dataclass(frozen=True, slots=True)
class Course:
    """Long work on a copy: ``stop`` ends it early, ``tell`` hears the step and how many percent are done."""

    stop: Stop = lambda: False
    tell: Callable[[Step, int], object] = lambda *_: None


UNWATCHED = Course()


class CopyIncomplete(ExpectedError):
    """A folder is no whole copy: a file is missing, cut, a link or no file at all."""

    text_id = "vault.copy_incomplete"


class CopyTooLarge(ExpectedError):
    """There is no room for the copy on this computer."""

    text_id = "vault.copy_too_large"


class CopyNotFound(ExpectedError):
    """Neither the chosen folder nor the ones in it are copies."""

    text_id = "vault.copy_not_found"


class CopyOfPractice(ExpectedError):
    """The copy holds the fictitious families, which need no restoring."""

    text_id = "vault.copy_of_practice"


class RestoreStopped(ExpectedError):
    """She ended it before the copy was a vault; nothing of it is left."""

    text_id = "restore.stopped"


class CopyUnlike(ExpectedError):
    """A copy is whole, but does not hold what it held when it was made."""

    text_id = "vault.copy_unlike"


class Copy(Record):
    """One copy: its folder, the moment in its name, its size in bytes; ``kind`` as its key file says."""

    folder: Path
    at: datetime
    size: int
    kind: str = "real"

    @property
    def name(self) -> str:
        """The folder's name, made from the moment."""
        return self.folder.name


class FoundCopy(Record):
    """A copy somewhere on a disk; ``sealed``: a list of what was erased since is here to be applied."""

    copied: Copy
    sealed: bool


class Written(Record):
    """A copy just made, and how many rows each table of it has."""

    copied: Copy
    rows: Mapping[str, int]


class Ages(Record):
    """How old copies may be at a moment: so many days, and none from before another moment."""

    now: datetime
    longest_days: int
    none_before: datetime | None = None

    def allow(self, moment: datetime) -> bool:
        """Whether a copy of this moment may stay at all."""
        return self.days(moment) < self.longest_days and moment >= (self.none_before or moment)

    def days(self, moment: datetime) -> int:
        """How many whole days ago it was."""
        return (self.now - moment) // timedelta(days=1)


class Carried(Record):
    """What came of a visit to a folder for copies; ``problem`` names a text, or nothing.

    ``name`` is the newest copy there, ``left`` how many lie there now, ``keys`` the mark of the key
    file they all open by.
    """

    folder: str
    name: str = ""
    at: datetime
    problem: str = ""
    left: int = 0
    keys: str = ""


class Errand(Protocol):
    """Work on files alone, that may be slow: done on any thread but the vault's and the window's."""

    def run(self, stop: Stop) -> Carried:
        """Do it; a place that is missing or full is said in the answer, not raised."""
        ...


class Restoration(Protocol):
    """A checked copy on its way to be a vault of its own; files alone, as an errand."""

    def run(self, course: Course) -> Path:
        """The new vault's folder; raises an ExpectedError and leaves nothing."""
        ...
