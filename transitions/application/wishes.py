"""The two offers made again at the end: each answer kept apart from the first, and its history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from transitions.application.archive import Archive
from transitions.application.records import Records
from transitions.application.transitions import FormNotAccepted, TransitionClosed
from transitions.domain.consent import Ledger
from transitions.domain.transition import Attends, TransitionRecord
from transitions.domain.wishes import Offer, SaidAgain, Wish

COMES_ALONG: Mapping[Wish, Attends] = {"yes": "yes", "no": "no", "thinking": "undecided"}
"""What the answer about the meeting says of the health visitor, for the papers."""


@dataclass(frozen=True)
class Wishes:
    """What the parents answer when they are asked again."""

    archive: Archive
    records: Records

    def answer_again(self, transition: UUID, offer: Offer, wish: Wish) -> None:
        """Write the answer down as a version; nothing (``""``) takes it back, the history stays.

        Raises TransitionClosed after the end.
        """
        record = self.records.transition(transition)
        if record.closed_on:
            raise TransitionClosed
        said = SaidAgain(wish=wish, day=self.archive.clock.today(), by=self.archive.author())
        with self.archive.store.transaction():
            kept = said.model_dump(mode="json") if wish else None
            self.archive.keep(transition, {f"{offer}_wish_end": kept})
            if offer == "meeting" and wish and record.form_wish == "yes":
                self.archive.draft(transition, {"health_visitor_attends": COMES_ALONG[wish]})
            self.archive.note("answer_again", transition)


def check_accepted(record: TransitionRecord) -> None:
    """Raises FormNotAccepted before the parents' *ja* to the form."""
    if record.form_wish != "yes":
        raise FormNotAccepted


def check_answerable(record: TransitionRecord, ledger: Ledger, day: date) -> None:
    """Raises FormNotAccepted where there is neither a *ja* to the form nor a yes that still stands.

    A family that took its *ja* back can say no as long as somebody's yes could let something out.
    """
    if not yes_stands(record, ledger, day):
        check_accepted(record)


def yes_stands(record: TransitionRecord, ledger: Ledger, day: date) -> bool:
    """Whether some parent has said yes to sharing and has not taken all of it back."""
    positions = (ledger.position(parent.id, day) for parent in record.child.parents)
    return any(position.given is not None and not position.withdrawn_all for position in positions)
