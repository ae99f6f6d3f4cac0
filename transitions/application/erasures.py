"""Deleting families whose time has come; each is counted, what was done is told, nobody is named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from transitions.application.archive import Archive
from transitions.application.backups import Backups
from transitions.application.bookmark import Bookmark, Place
from transitions.application.deletions import Contents, Deletion, Erasing, ErasureState, Proposal, Why
from transitions.application.errors import ExpectedError
from transitions.application.handovers import Handovers
from transitions.application.mistakes import Mistakes
from transitions.application.overview import Overview
from transitions.application.ports import Library
from transitions.application.records import Records
from transitions.application.tallies import Tallies
from transitions.domain.deadlines import delete_on, handed_on
from transitions.domain.transition import TransitionRecord

LOG = "counter"
"""The kind of the subject that deletions are written under; vaults have had it since before the tallies."""
ERASED = "erased"
"""The kind of event that tells of a deletion: how many of what, about nobody."""
UNSWEPT = "erasure.unswept"
"""Remembered from a deletion until the files and the copies in reach hold nothing of it."""
NO_LOSS = ("introduced", "wish", "filled")
"""News of a journal note that hold no more than that the offer was made, and how far it came."""
OF_ONE_TRANSITION = ("consent", "handover", "meeting", "agreement", "follow_up")
"""News that each transition numbers for itself; all other news are the child's."""


class StillInUse(ExpectedError):
    """Only what has been declined, closed or handed over is deleted, and the whole child with it."""

    text_id = "refusal.erase_in_use"


class NotInJournal(ExpectedError):
    """What the journal does not have yet is never deleted: it may be the only copy."""

    text_id = "refusal.erase_not_in_journal"


@dataclass(frozen=True)
class Erasures:
    """The only delete; asked for by a person, never done by itself."""

    archive: Archive
    records: Records
    library: Library
    handovers: Handovers
    bookmark: Bookmark
    backups: Backups

    def standing(self, transition: UUID) -> Erasing:
        """Whether and from when the family of a transition is to be deleted."""
        due = self._due(self.records.transition(transition))
        if due is None:
            return Erasing()
        refusal = self._refusal(self._child(transition))
        return Erasing(due=due, refusal=refusal.text_id if refusal else "")

    def state(self) -> ErasureState:
        """Everything about deleting in this vault."""
        copies = self.backups.standing()
        return ErasureState(
            proposals=tuple(sorted(self._proposals(), key=lambda p: (p.due, p.name.casefold()))),
            deletions=tuple(reversed(tuple(self._deletions()))),
            unswept=self._unswept(),
            out_of_reach=copies.out_of_reach,
            copies_wait=copies.folder if copies.waits else "",
        )

    def erase(self, transition: UUID) -> None:
        """Delete the child with everything that belongs to it; see :meth:`erase_families`."""
        self.erase_families([self._child(transition)])

    def erase_families(self, children: Sequence[UUID]) -> None:
        """Delete these children with everything that belongs to them, all or none, then sweep.

        They are counted first. Raises StillInUse or NotInJournal for the first that cannot go.
        """
        for child in children:
            refusal = self._refusal(child)
            if refusal:
                raise refusal
        with self.archive.store.transaction():
            Tallies(self.archive, self.records, self.library).keep(children)
            self._erase(children)
        self._try_to_sweep()

    def mistake(self, child: UUID) -> str:
        """The text that says why a child is more than a mistake; nothing when it can go at once."""
        refusal = self._mistakes.refusal(child)
        return refusal.text_id if refusal else ""

    def erase_mistake(self, child: UUID) -> None:
        """Delete a child that was created by mistake, at once; raises NotAMistake."""
        refusal = self._mistakes.refusal(child)
        if refusal:
            raise refusal
        with self.archive.store.transaction():
            self._erase([child])
        self._try_to_sweep()

    def sweep(self) -> None:
        """Leave nothing of what was deleted in the vault's files and the copies in reach.

        Raises what stands in the way; it is then still to be done, and nothing else is lost by it.
        """
        if not self._unswept():
            return
        self.archive.store.wipe()
        if self.archive.store.kind == "real":
            self.backups.renew()
        self.backups.preferences.keep(UNSWEPT, None)

    def _erase(self, children: Sequence[UUID]) -> None:
        store, gone = self.archive.store, Contents()
        for child in children:
            gone = gone.plus(self._contents(child))
            store.erasures.erase(child, self.archive.clock.now())
            self.archive.note("erase_child", child)
        log = next(iter(self._logs()), None) or self.archive.add_subject(LOG)
        self.archive.happen(log, ERASED, gone.model_dump())
        self.bookmark.keep(Place(screen="overview", parent_view=False))
        self.bookmark.forget_family()
        self.backups.preferences.keep(UNSWEPT, True)

    def _try_to_sweep(self) -> None:
        with suppress(ExpectedError):
            self.sweep()

    def _unswept(self) -> bool:
        return bool(self.backups.preferences.read(UNSWEPT))

    def _proposals(self) -> Iterator[Proposal]:
        overview = Overview(self.archive, self.records, self.library)
        for child in dict.fromkeys(map(self._child, overview.perhaps_over())):
            records = [self.records.transition(t) for t in self._transitions(child)]
            asked = [record for record in records if record.replaced_by is None]
            dues = [due for record in asked if (due := self._due(record)) is not None]
            if dues and len(dues) == len(asked) and max(dues) <= self._today():
                yield self._proposal(asked[-1], max(dues))

    def _proposal(self, record: TransitionRecord, due: date) -> Proposal:
        child, refusal = record.child, self._refusal(record.child.id)
        handed = handed_on(self.archive.moves(child.id))
        why: Why = "handed_over" if handed else "closed" if record.closed_on else "declined"
        return Proposal(
            child=child.id, transition=record.id, name=child.name, why=why,
            since=handed or record.closed_on, due=due, contents=self._contents(child.id),
            refusal=refusal.text_id if refusal else "",
        )

    def _contents(self, child: UUID) -> Contents:
        subjects = self.archive.store.subjects
        records = [self.records.transition(t) for t in self._transitions(child)]
        return Contents(
            children=1,
            parents=len(subjects.belonging_to(child, "parent")),
            transitions=len(records),
            answers=sum(not answer.empty for record in records for answer in record.answers),
            observations=len(subjects.belonging_to(child, "screening")),
            consents=sum(len(self.records.ledger(record.id).events) for record in records),
            handovers=sum(len(record.handovers) for record in records),
        )

    def _deletions(self) -> Iterator[Deletion]:
        for log in self._logs():
            for event in self.archive.events(log, ERASED):
                contents = Contents.model_validate(event.value)
                yield Deletion(day=event.day, by=event.author.name, contents=contents)

    def _logs(self) -> tuple[UUID, ...]:
        return self.archive.store.subjects.all(LOG)

    def _refusal(self, child: UUID) -> ExpectedError | None:
        """Why a family stays; one that a colleague has taken over is whole with her."""
        if handed_on(self.archive.moves(child)) is not None:
            return None
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

    def _due(self, record: TransitionRecord) -> date | None:
        ledger, retention = self.records.ledger(record.id), self.library.policy.retention
        handed = handed_on(self.archive.moves(record.child.id))
        return delete_on(record, ledger, self._today(), retention, handed)

    def _transitions(self, child: UUID) -> tuple[UUID, ...]:
        return self.archive.store.subjects.belonging_to(child, "transition")

    def _child(self, transition: UUID) -> UUID:
        child = self.archive.store.subjects.owner(transition)
        if child is None:
            raise KeyError(transition)
        return child

    @property
    def _mistakes(self) -> Mistakes:
        return Mistakes(self.archive, self.records)

    def _today(self) -> date:
        return self.archive.clock.today()
