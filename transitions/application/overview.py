"""All transitions at a glance, each with its computed next step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from transitions.application.archive import Archive
from transitions.application.ports import Library
from transitions.application.records import Records
from transitions.domain.model import Record
from transitions.domain.transition import NextStep, Progress, next_step


class OverviewRow(Record):
    """One transition in the overview."""

    transition: UUID
    child: UUID
    name: str
    birth_date: date | None
    daycare: str
    start_date: date | None
    step: NextStep
    progress: Progress
    closed: bool


@dataclass(frozen=True)
class Overview:
    """The transitions of this vault by what comes next."""

    archive: Archive
    records: Records
    library: Library

    def rows(self) -> tuple[OverviewRow, ...]:
        """Open ones first, the one due first on top; closed ones last."""
        found = [self.row(t) for t in self.archive.store.subjects.all("transition")]
        return tuple(sorted(found, key=_order))

    def row(self, transition: UUID) -> OverviewRow:
        """One transition as the overview shows it."""
        record = self.records.transition(transition)
        ledger = self.records.ledger(transition)
        retention = self.library.policy.retention.propose_days_after_start
        return OverviewRow(
            transition=transition,
            child=record.child.id,
            name=record.child.name,
            birth_date=record.child.birth_date,
            daycare=record.daycare.name if record.daycare else "",
            start_date=record.start_date,
            step=next_step(record, ledger, self.archive.clock.today(), retention),
            progress=record.progress,
            closed=record.closed_on is not None or record.replaced_by is not None,
        )


def search(rows: Sequence[OverviewRow], text: str) -> tuple[OverviewRow, ...]:
    """The rows whose child or daycare has every word of the text, whatever the case."""
    words = text.casefold().split()
    return tuple(r for r in rows if all(w in f"{r.name} {r.daycare}".casefold() for w in words))


def _order(row: OverviewRow) -> tuple[bool, date, str]:
    return row.closed, row.step.due or date.max, row.name.casefold()
