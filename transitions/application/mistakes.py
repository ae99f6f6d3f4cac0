"""A child that was created by mistake: whether it is one, and so can be deleted at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from transitions.application.archive import Archive
from transitions.application.errors import ExpectedError
from transitions.application.records import Records
from transitions.domain.transition import TransitionRecord


class NotAMistake(ExpectedError):
    """Something has happened with the family that is kept until its time; the text says what."""

    text_id = "refusal.mistake_consent"


@dataclass(frozen=True)
class Mistakes:
    """Nothing has left, nobody has agreed, no observation is done and nothing is in the journal."""

    archive: Archive
    records: Records

    def refusal(self, child: UUID) -> NotAMistake | None:
        """The first thing that makes it more than a mistake, if any."""
        store = self.archive.store
        if self.archive.moves(child):
            return NotAMistake("refusal.mistake_moved")
        if any(s.done for s in self.records.settled_screenings(child)):
            return NotAMistake("refusal.mistake_observed")
        records = map(self.records.transition, store.subjects.belonging_to(child, "transition"))
        return next((NotAMistake(why) for record in records for why in self._happened(record)), None)

    def _happened(self, record: TransitionRecord) -> Iterator[str]:
        if any(line.step != "prepared" for line in record.handovers):
            yield "refusal.mistake_released"
        if self.records.ledger(record.id).events:
            yield "refusal.mistake_consent"
        if record.journalised:
            yield "refusal.mistake_journal"
        if record.form_declined or record.meeting_declined:
            yield "refusal.mistake_declined"
