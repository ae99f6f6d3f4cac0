"""All transitions at a glance, each with its computed next step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from transitions.application.archive import Archive
from transitions.application.ports import Library
from transitions.application.records import Records
from transitions.domain.deadlines import consent_ends_on, delete_on, handed_on
from transitions.domain.model import Record
from transitions.domain.move import handed_to, on_the_way
from transitions.domain.name_words import danish_order
from transitions.domain.next_step import NextStep, next_step
from transitions.domain.transition import Progress

MOST_FOUND = 200
"""More than anybody reads; a longer word finds fewer."""


class Found(Record):
    """The transitions a search leads to, and whether there are more than these."""

    transitions: frozenset[UUID]
    more: bool = False


class OverviewRow(Record):
    """One transition in the overview.

    ``delete_on``: the day from which it is to be deleted, declined or closed. ``consent_ends_on``:
    the last day of a consent that ends soon or has ended. ``handed_to``: the colleague who has the
    family now; ``on_the_way_to``: the one whose receipt is awaited.
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
    handed_to: str = ""
    on_the_way_to: str = ""


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

    def search(self, text: str) -> Found:
        """Where a child's, a parent's or the daycare's name has a word beginning with each typed one."""
        found = self.archive.store.names.find(text, MOST_FOUND + 1)
        return Found(transitions=frozenset(found[:MOST_FOUND]), more=len(found) > MOST_FOUND)

    def row(self, transition: UUID) -> OverviewRow:
        """One transition as the overview shows it."""
        record = self.records.transition(transition)
        ledger = self.records.ledger(transition)
        moves = self.archive.moves(transition)
        sent = on_the_way(moves)
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
            delete_on=delete_on(record, ledger, today, retention, handed_on(moves)),
            consent_ends_on=consent_ends_on(
                record, ledger, today, policy.consents.warn_days_before_expiry
            ),
            handed_to=handed_to(moves) or "",
            on_the_way_to=sent.taker if sent else "",
        )


def _order(row: OverviewRow) -> tuple[bool, bool, date, tuple[str, str]]:
    due = row.step.due or row.delete_on or date.max
    return row.closed, row.delete_on is not None, due, danish_order(row.name)
