"""Deleting a family that said no or whose transition is closed; a no is counted, nobody is named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from transitions.application.archive import Archive
from transitions.application.bookmark import Bookmark, Place
from transitions.application.errors import ExpectedError
from transitions.application.handovers import Handovers
from transitions.application.ports import Library
from transitions.application.records import Records
from transitions.domain.deadlines import declined_on, delete_on
from transitions.domain.model import Record
from transitions.domain.transition import TransitionRecord

COUNTER = "counter"
NO_LOSS = ("introduced", "wish", "filled")
"""News of a journal note that hold no more than that the offer was made, and how far it came."""
OF_ONE_TRANSITION = ("consent", "handover", "meeting", "agreement", "follow_up")
"""News that each transition numbers for itself; all other news are the child's."""

Declined = Literal["declined_form", "declined_meeting"]


class StillInUse(ExpectedError):
    """Only what has been declined or closed is deleted, and the whole child with it."""

    text_id = "refusal.erase_in_use"


class NotInJournal(ExpectedError):
    """What the journal does not have yet is never deleted: it may be the only copy."""

    text_id = "refusal.erase_not_in_journal"


class Count(Record):
    """How many families said no to an offer in a year."""

    year: int
    what: Declined
    number: int


class Erasing(Record):
    """Whether a family can be deleted: from which day, or the text that says why not."""

    due: date | None = None
    refusal: str = ""


@dataclass(frozen=True)
class Erasures:
    """The only delete; asked for by a person, never done by itself."""

    archive: Archive
    records: Records
    library: Library
    handovers: Handovers
    bookmark: Bookmark

    def standing(self, transition: UUID) -> Erasing:
        """Whether and from when the family of a transition is to be deleted."""
        due = self._due(self.records.transition(transition))
        if due is None:
            return Erasing()
        refusal = self._refusal(self._child(transition))
        return Erasing(due=due, refusal=refusal.text_id if refusal else "")

    def erase(self, transition: UUID) -> None:
        """Delete the child with everything that belongs to it; a no is counted first.

        Raises StillInUse or NotInJournal.
        """
        child = self._child(transition)
        refusal = self._refusal(child)
        if refusal:
            raise refusal
        store = self.archive.store
        with store.transaction():
            self._count(child)
            self.bookmark.keep(Place(screen="overview", parent_view=False))
            store.erasures.erase(child, self.archive.clock.now())
            self.archive.note("erase_child", child)

    def counts(self) -> tuple[Count, ...]:
        """Every no by year: of families that are deleted, and of those that are still here."""
        found = self._counted()
        for transition in self.archive.store.subjects.all("transition"):
            found.update(self._declined(self.records.transition(transition)))
        return tuple(
            Count(year=year, what=what, number=number)
            for (year, what), number in sorted(found.items())
        )

    def _refusal(self, child: UUID) -> ExpectedError | None:
        records = [self.records.transition(t) for t in self._transitions(child)]
        if any(record.replaced_by is None and self._due(record) is None for record in records):
            return StillInUse()
        entered = {name for record in records for name in record.told}
        untold = {
            name
            for record in records
            for name in self._news(record.id)
            if name.startswith(OF_ONE_TRANSITION) or name not in entered
        }
        return NotInJournal() if untold else None

    def _news(self, transition: UUID) -> Iterator[str]:
        """What the journal lacks, by name; a note that cannot be made is news too."""
        verdict = self.handovers.verdict(transition, "journal")
        if verdict.disclosure is None:
            stopped = [o.text_id for o in verdict.obstacles]
            yield from (name for name in stopped if name != "obstacle.journal_up_to_date")
            return
        told = (str(value.value) for value in verdict.disclosure.values if value.name == "tells")
        yield from (name for name in told if not name.startswith(NO_LOSS))

    def _count(self, child: UUID) -> None:
        subjects = self.archive.store.subjects
        known = subjects.all(COUNTER)
        counter = known[0] if known else self.archive.add_subject(COUNTER)
        before = self._counted()
        for transition in self._transitions(child):
            before.update(self._declined(self.records.transition(transition)))
        self.archive.keep(counter, {f"{year}/{what}": n for (year, what), n in before.items()})

    def _counted(self) -> Counter[tuple[int, Declined]]:
        found: Counter[tuple[int, Declined]] = Counter()
        for counter in self.archive.store.subjects.all(COUNTER):
            for key, number in self.archive.values(counter, self.archive.clock.today()).items():
                year, _, what = key.partition("/")
                found[int(year), _declined(what)] += number
        return found

    def _declined(self, record: TransitionRecord) -> Iterator[tuple[int, Declined]]:
        """The offers this family said no to; what a new transition took over is counted there."""
        if record.replaced_by:
            return
        said_no = declined_on(record, self.records.ledger(record.id), self._today())
        year = (said_no or record.closed_on or self._today()).year
        if record.form_declined:
            yield year, "declined_form"
        if record.meeting_declined:
            yield year, "declined_meeting"

    def _due(self, record: TransitionRecord) -> date | None:
        ledger, retention = self.records.ledger(record.id), self.library.policy.retention
        return delete_on(record, ledger, self._today(), retention)

    def _transitions(self, child: UUID) -> tuple[UUID, ...]:
        return self.archive.store.subjects.belonging_to(child, "transition")

    def _child(self, transition: UUID) -> UUID:
        child = self.archive.store.subjects.owner(transition)
        if child is None:
            raise KeyError(transition)
        return child

    def _today(self) -> date:
        return self.archive.clock.today()


def _declined(what: str) -> Declined:
    return "declined_form" if what == "declined_form" else "declined_meeting"
