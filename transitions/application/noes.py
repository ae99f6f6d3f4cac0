"""Every no by year: of families that are here, and of those that are deleted; nobody is named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from transitions.application.archive import Archive
from transitions.application.records import Records
from transitions.domain.deadlines import declined_on, handed_on
from transitions.domain.model import Record
from transitions.domain.transition import TransitionRecord

COUNTER = "counter"

Declined = Literal["declined_form", "declined_meeting"]


class Count(Record):
    """How many families said no to an offer in a year."""

    year: int
    what: Declined
    number: int


@dataclass(frozen=True)
class Noes:
    """What is left of a deleted family's no. A family a colleague has taken over is counted there."""

    archive: Archive
    records: Records

    def counts(self) -> tuple[Count, ...]:
        """All of them."""
        found = self._kept()
        found.update(self._of(self.archive.store.subjects.all("transition")))
        return tuple(
            Count(year=year, what=what, number=number)
            for (year, what), number in sorted(found.items())
        )

    def keep(self, transitions: Iterable[UUID]) -> None:
        """Count these families for good; they are about to be deleted."""
        found = self._kept()
        found.update(self._of(transitions))
        self.archive.keep(self.counter(), {f"{year}/{what}": n for (year, what), n in found.items()})

    def counter(self) -> UUID:
        """What numbers without names are kept about."""
        known = self.archive.store.subjects.all(COUNTER)
        return known[0] if known else self.archive.add_subject(COUNTER)

    def _kept(self) -> Counter[tuple[int, Declined]]:
        found: Counter[tuple[int, Declined]] = Counter()
        for counter in self.archive.store.subjects.all(COUNTER):
            for key, number in self.archive.values(counter, self.archive.clock.today()).items():
                year, _, what = key.partition("/")
                found[int(year), _declined(what)] += number
        return found

    def _of(self, transitions: Iterable[UUID]) -> Iterator[tuple[int, Declined]]:
        for transition in transitions:
            record = self.records.transition(transition)
            if handed_on(self.archive.moves(record.child.id)) is None:
                yield from self._said(record)

    def _said(self, record: TransitionRecord) -> Iterator[tuple[int, Declined]]:
        """The offers this family said no to; what a new transition took over is counted there."""
        if record.replaced_by:
            return
        today = self.archive.clock.today()
        said_no = declined_on(record, self.records.ledger(record.id), today)
        year = (said_no or record.closed_on or today).year
        if record.form_declined:
            yield year, "declined_form"
        if record.meeting_declined:
            yield year, "declined_meeting"


def _declined(what: str) -> Declined:
    return "declined_form" if what == "declined_form" else "declined_meeting"
