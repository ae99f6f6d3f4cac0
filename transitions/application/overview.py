"""All transitions at a glance, each with its computed next step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from heapq import merge
from itertools import chain, islice
from typing import NamedTuple, cast
from uuid import UUID

from transitions.application.archive import Archive
from transitions.application.bookmark import Bookmark, Place
from transitions.application.errors import ExpectedError
from transitions.application.lines import Kept, Line, sorted_by
from transitions.application.overview_row import OverviewRow, read_row
from transitions.application.ports import Library
from transitions.application.records import Records
from transitions.domain.agenda import Turn, When, due_of, stretch_of, when
from transitions.domain.consent import Ledger
from transitions.domain.deadlines import consent_ends_on, delete_on, handed_on
from transitions.domain.lasting import stands_until
from transitions.domain.model import Record
from transitions.domain.move import handed_to, on_the_way
from transitions.domain.next_step import next_step
from transitions.domain.reminders import Plans, plans_of
from transitions.domain.transition import TransitionRecord

MOST_FOUND = 200
"""More than anybody reads; a longer word finds fewer."""

FEW = 20
"""So many lines are written before the overview is shown, and in each piece of work after it."""

SCREENFUL = 40
"""As many lines as are seen at first, and then some."""

EDITION = 2
"""Raised when a row is computed otherwise than before; the lines that were kept are then written anew."""

PARTS: tuple[When, ...] = ("today", "week", "later", "others", "no", "closed")


class Found(Record):
    """The transitions a search leads to, and whether there are more than these."""

    transitions: frozenset[UUID]
    more: bool = False


class LeftOff(NamedTuple):
    """The family she worked with last, and where in it."""

    place: Place
    name: str


class Agenda(NamedTuple):
    """The lines of the overview part by part, each part by day and name; a line is read when it is seen.

    ``waiting``: how many transitions are still to be put in order. ``counts``: how many lines each part
    has, where only those that are seen first are here.
    """

    parts: Mapping[When, Sequence[Line]]
    waiting: int = 0
    left_off: LeftOff | None = None
    counts: Mapping[When, int] | None = None

    @property
    def known(self) -> bool:
        """Whether there is any transition in it."""
        return any(self.parts.values())

    @property
    def whole(self) -> bool:
        """Whether all lines are here."""
        return self.counts is None

    def count(self, part: When) -> int:
        """How many lines a part has."""
        return len(self.parts[part]) if self.counts is None else self.counts[part]


@dataclass(frozen=True)
class Overview:
    """The transitions of this vault by what comes next.

    A record takes milliseconds to read, so what a row says is kept as a line of its own, until
    something of the family is written or a day comes on which it may say something else.
    """

    archive: Archive
    records: Records
    library: Library

    def glance(self, wanted: UUID | None) -> Agenda | None:
        """The lines seen first; nothing where some wait, there are no more, or another one is wanted."""
        lines, today = self.archive.store.lines, self._today
        if lines.waiting(self._rules, today, 1):
            return None
        counts = {part: lines.count(self._rules, today, stretch_of(part, today)) for part in PARTS}
        parts = self._seen_first()
        seen = [line.transition for part in parts.values() for line in part]
        if len(seen) == sum(counts.values()) or (wanted and str(wanted) not in seen):
            return None
        return Agenda(parts, 0, self._left_off(), counts)

    def agenda(self) -> Agenda:
        """Every transition whose line is in order, a few of which are put in order for it."""
        lines = self.archive.store.lines.in_order(self._rules, self._today)
        waiting = [line for line in lines if line.says == ""]
        anew: list[Line] = []
        if waiting:
            known = (line for line in lines if line.says is None)
            anew = sorted((kept.line for kept in self._put_in_order(waiting[:FEW])), key=_rank)
            lines = tuple(merge(known, anew, key=_rank))
        parts = self._read_first(self._in_parts(lines))
        return Agenda(parts, max(0, len(waiting) - FEW), self._left_off(anew))

    def read(self, transitions: Sequence[str]) -> dict[str, str]:
        """What the lines of these say, at most some hundred; one that waits is left out."""
        return self.archive.store.lines.read(self._rules, self._today, transitions)

    def catch_up(self) -> bool:
        """Put a few more lines in order; whether there may be others."""
        waiting = self.archive.store.lines.waiting(self._rules, self._today, FEW)
        self._keep(self._written_anew(waiting))
        return len(waiting) == FEW

    def perhaps_over(self) -> tuple[UUID, ...]:
        """The transitions whose day to be deleted has come by their lines, or whose lines say nothing."""
        lines = self.archive.store.lines.all(self._rules, self._today)
        return tuple(UUID(line.transition) for line in lines if not line.says or self._has_run_out(line))

    def rows(self) -> tuple[OverviewRow, ...]:
        """All rows, part by part, the one due first on top; for a vault of any size, at its leisure."""
        while self.catch_up():
            pass
        parts = self._in_parts(self.archive.store.lines.all(self._rules, self._today))
        return tuple(read_row(line.says or "") for part in parts.values() for line in part)

    def search(self, text: str) -> Found:
        """Where a child's, a parent's or the daycare's name has a word beginning with each typed one."""
        found = self.archive.store.names.find(text, MOST_FOUND + 1)
        return Found(transitions=frozenset(found[:MOST_FOUND]), more=len(found) > MOST_FOUND)

    def row(self, transition: UUID) -> OverviewRow:
        """One transition as the overview shows it."""
        return self.row_of(self.records.transition(transition), self.records.ledger(transition))

    def row_of(self, record: TransitionRecord, ledger: Ledger) -> OverviewRow:
        """As ``row``, of what has been read already."""
        moves = self.archive.moves(record.id)
        sent, taker, today = on_the_way(moves), handed_to(moves) or "", self._today
        policy, retention = self.library.policy, self.library.policy.retention
        step = next_step(
            record, ledger, today, retention.propose_days_after_start, policy.introduce_weeks_before_start
        )
        return OverviewRow(
            transition=record.id,
            child=record.child.id,
            name=record.child.name,
            birth_date=record.child.birth_date,
            daycare=record.daycare.name if record.daycare else "",
            start_date=record.start_date,
            step=step,
            progress=record.progress,
            closed=record.closed_on is not None or record.replaced_by is not None,
            delete_on=delete_on(record, ledger, today, retention, handed_on(moves)),
            consent_ends_on=consent_ends_on(
                record, ledger, today, policy.consents.warn_days_before_expiry
            ),
            handed_to=taker,
            on_the_way_to=sent.taker if sent else "",
            carried=step.name == "deliver" and record.carried_by == "parents",
            plans=Plans() if taker else plans_of(record),
        )

    def _put_in_order(self, waiting: Iterable[Line]) -> list[Kept]:
        """Write the lines anew; where the disk takes nothing more they are shown all the same."""
        kept = self._written_anew(waiting)
        with suppress(ExpectedError):
            self._keep(kept)
        return kept

    def _written_anew(self, waiting: Iterable[Line]) -> list[Kept]:
        return [self._kept(UUID(line.transition)) for line in waiting]

    def _keep(self, kept: Iterable[Kept]) -> None:
        self.archive.store.lines.keep(self._rules, self._today, kept)

    def _kept(self, transition: UUID) -> Kept:
        record, ledger = self.records.transition(transition), self.records.ledger(transition)
        row = self.row_of(record, ledger)
        line = Line(
            transition=str(transition),
            turn=row.turn,
            due=due_of(row.step, row.delete_on).isoformat(),
            name=sorted_by(row.name),
            says=row.model_dump_json(exclude_defaults=True),
        )
        warn_days = self.library.policy.consents.warn_days_before_expiry
        begins = self._begins(transition, record.child.id)
        return Kept(line, stands_until(record, ledger, self._today, warn_days, begins))

    def _has_run_out(self, line: Line) -> bool:
        says = line.says or ""
        due = read_row(says).delete_on if '"delete_on"' in says else None
        return due is not None and due <= self._today

    def _begins(self, transition: UUID, child: UUID) -> list[date]:
        """The days from which what is written about a family holds."""
        subjects = self.archive.store.subjects
        family = [transition, child, *subjects.belonging_to(child, "parent"),
                  *subjects.belonging_to(child, "screening")]
        versions = self.archive.store.versions.of_many(family)
        return [version.valid_on for each in versions.values() for version in each]

    def _in_parts(self, lines: Iterable[Line]) -> dict[When, list[Line]]:
        parts: dict[When, list[Line]] = {part: [] for part in PARTS}
        today, part_of = self._today, dict[tuple[str, str], When]()
        for line in lines:
            key = line.turn, line.due
            if key not in part_of:
                part_of[key] = when(cast(Turn, line.turn), date.fromisoformat(line.due), today)
            parts[part_of[key]].append(line)
        return parts

    def _read_first(self, parts: Mapping[When, list[Line]]) -> dict[When, list[Line]]:
        """What the lines say that are seen first; the others are read when they are."""
        first = [line.transition for line in islice(chain(*parts.values()), SCREENFUL)]
        said = self.read(first)
        return {
            part: [line._replace(says=said.get(line.transition, line.says)) for line in lines[:SCREENFUL]]
            + lines[SCREENFUL:]
            for part, lines in parts.items()
        }

    def _seen_first(self) -> dict[When, list[Line]]:
        """As many lines from the top as fill the screen and a little more."""
        lines, today, room = self.archive.store.lines, self._today, SCREENFUL
        parts: dict[When, list[Line]] = {}
        for part in PARTS:
            parts[part] = lines.first(self._rules, today, stretch_of(part, today), room)
            room -= len(parts[part])
        return parts

    def _left_off(self, anew: Iterable[Line] = ()) -> LeftOff | None:
        """``anew``: lines that may not have been kept."""
        place = Bookmark(self.archive).left_off()
        wanted = str(place.transition) if place else ""
        says = self.read([wanted]) | {line.transition: line.says or "" for line in anew}
        row = read_row(says[wanted]) if wanted in says else None
        if place is None or row is None or row.turn in ("no", "closed"):
            return None
        return LeftOff(place, row.name)

    @cached_property
    def _rules(self) -> str:
        """What a line is computed by besides the record: this edition and this policy."""
        return f"{EDITION} {self.library.policy.hash[:16]}"

    @property
    def _today(self) -> date:
        return self.archive.clock.today()


def _rank(line: Line) -> tuple[str, str]:
    return line.due, line.name
