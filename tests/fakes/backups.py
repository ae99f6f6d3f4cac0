"""Copies of a vault that are only counted, and what is done with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from transitions.application.copies import Ages, Carried, Copy, Course, Stop, Written
from transitions.application.errors import ExpectedError


class FakeBackups:
    """Copies that are only counted."""

    def __init__(self) -> None:
        self.made: list[Copy] = []
        self.changed: datetime | None = None
        self.wrong: type[ExpectedError] | None = None
        self.keys = self.shared = "first"

    def copies(self) -> tuple[Copy, ...]:
        return tuple(reversed(self.made))

    def write(self, at: datetime, *, gently: bool = False) -> Written:
        folder = Path(f"{at:%Y%m%dT%H%M%SZ}")
        self.made.append(Copy(folder=folder, at=at.replace(microsecond=0), size=4096))
        return Written(copied=self.made[-1], rows={"version": len(self.made)})

    def thin(self, ages: Ages) -> None:
        self.made = [copied for copied in self.made if ages.allow(copied.at)] or self.made[-1:]

    def last_change(self) -> datetime | None:
        return self.changed

    def rehearse(self, copied: Copy, rows: Mapping[str, int]) -> None:
        if self.wrong is not None:
            raise self.wrong

    def visit(self, chosen: Path, copied: Copy | None, ages: Ages) -> FakeVisit:
        return FakeVisit(chosen, copied, ages, self.keys)

    def share_keys(self) -> None:
        self.shared = self.keys

    def key_mark(self) -> str:
        return self.keys

    def restoration(self, copied: Copy) -> FakeRestoration:
        return FakeRestoration(copied)


@dataclass(frozen=True)
class FakeVisit:
    """A folder that is there."""

    chosen: Path
    copied: Copy | None
    ages: Ages
    keys: str

    def run(self, stop: Stop) -> Carried:
        name = self.copied.name if self.copied else ""
        return Carried(folder=str(self.chosen), name=name, at=self.ages.now, keys=self.keys)


@dataclass(frozen=True)
class FakeRestoration:
    """Lays nothing out."""

    copied: Copy

    def run(self, course: Course) -> Path:
        return self.copied.folder
