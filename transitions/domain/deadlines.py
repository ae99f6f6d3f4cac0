"""The days a family's working copy and its consent run out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from transitions.domain.consent import Ledger, Refused
from transitions.domain.move import Move
from transitions.domain.next_step import delete_day
from transitions.domain.policy import Retention
from transitions.domain.transition import TransitionRecord


def delete_on(
    record: TransitionRecord, ledger: Ledger, day: date, retention: Retention, handed: date | None = None
) -> date | None:
    """The day from which what is held is to be deleted; nothing while it is in use.

    ``handed``: the day a colleague had taken the family over; see :func:`handed_on`.
    """
    if record.replaced_by:
        return None
    if handed is not None:
        return handed + timedelta(days=retention.days_after_handed_over)
    if record.closed_on:
        return delete_day(record, retention.propose_days_after_start)
    said_no = declined_on(record, ledger, day)
    return said_no + timedelta(days=retention.days_after_no) if said_no else None


def handed_on(moves: Iterable[Move]) -> date | None:
    """The day the colleague's receipt came; nothing for a family that is here, or here again."""
    last = [move for move in moves if move.step in ("handed", "taken")][-1:]
    return next((move.day for move in last if move.step == "handed"), None)


def declined_on(record: TransitionRecord, ledger: Ledger, day: date) -> date | None:
    """The day the family said no: to the form, at the start or again, or to the handover."""
    again = record.form_wish_end
    if record.form_wish == "no":
        return record.form_declined_on or record.introduced_on or day
    if again and again.wish == "no":
        return again.day
    said = [
        event.day
        for event in ledger.until(day).events
        if isinstance(event, Refused) and event.handover
    ]
    return max(said) if said and _refused(record, ledger, day) else None


def consent_ends_on(
    record: TransitionRecord, ledger: Ledger, day: date, warn_days: int
) -> date | None:
    """The last day of the consent in use, once it is near or past; the earliest of the parents'."""
    if record.closed_on or record.replaced_by or declined_on(record, ledger, day):
        return None
    positions = [ledger.position(parent.id, day) for parent in record.child.parents]
    ends = [p.given.last_day for p in positions if p.given and not p.withdrawn_all]
    near = [end for end in ends if end <= day + timedelta(days=warn_days)]
    return min(near) if near else None


def _refused(record: TransitionRecord, ledger: Ledger, day: date) -> bool:
    parents = record.child.parents
    return any(ledger.position(parent.id, day).refused_handover for parent in parents)
