"""All transitions at a glance, each with its computed next step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from transitions.application.archive import Archive
from transitions.application.ports import Library
from transitions.application.records import Records
from transitions.domain.deadlines import consent_ends_on, delete_on
from transitions.domain.model import Record
from transitions.domain.next_step import NextStep, next_step
from transitions.domain.transition import Progress


class OverviewRow(Record):
    """One transition in the overview.

    ``delete_on``: the day from which it is to be deleted, declined or closed. ``consent_ends_on``:
    the last day of a consent that ends soon or has ended.
    """

    transition: UUID
    child: UUID
    name: str
    birth_date: date | None
    daycare: str
    start_date: date | None
    step: NextStep
    progress: Progress
    closed: bool
    delete_on: date | None = None
    consent_ends_on: date | None = None


@dataclass(frozen=True)
class Overview:
    """The transitions of this vault by what comes next."""

    archive: Archive
    records: Records
    library: Library

    def rows(self) -> tuple[OverviewRow, ...]:
        """Open ones first, the one due first on top; then those that said no; closed ones last."""
        found = [self.row(t) for t in self.archive.store.subjects.all("transition")]
        return tuple(sorted(found, key=_order))

    def row(self, transition: UUID) -> OverviewRow:
        """One transition as the overview shows it."""
        record = self.records.transition(transition)
        ledger = self.records.ledger(transition)
        policy, today = self.library.policy, self.archive.clock.today()
        retention = policy.retention
        return OverviewRow(
            transition=transition,
            child=record.child.id,
            name=record.child.name,
            birth_date=record.child.birth_date,
            daycare=record.daycare.name if record.daycare else "",
            start_date=record.start_date,
            step=next_step(record, ledger, today, retention.propose_days_after_start),
            progress=record.progress,
            closed=record.closed_on is not None or record.replaced_by is not None,
            delete_on=delete_on(record, ledger, today, retention),
            consent_ends_on=consent_ends_on(
                record, ledger, today, policy.consents.warn_days_before_expiry
            ),
        )


def search(rows: Sequence[OverviewRow], text: str) -> tuple[OverviewRow, ...]:
    """The rows whose child or daycare has every word of the text, whatever the case."""
    words = text.casefold().split()
    return tuple(r for r in rows if all(w in f"{r.name} {r.daycare}".casefold() for w in words))


def _order(row: OverviewRow) -> tuple[bool, bool, date, str]:
    due = row.step.due or row.delete_on or date.max
    return row.closed, row.delete_on is not None, due, row.name.casefold()
