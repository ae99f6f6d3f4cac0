"""What the health visitor does next in one transition, computed from what has been done."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from transitions.domain.consent import Ledger
from transitions.domain.model import Record
from transitions.domain.transition import TransitionRecord

StepName = Literal[
    "introduce",
    "visit",
    "repeat_due",
    "fill",
    "daycare",
    "ask_again",
    "thinking",
    "consent",
    "print",
    "deliver",
    "journal",
    "meeting",
    "follow_up",
    "close",
    "delete",
    "declined",
    "withdrawn",
    "disagreement",
]


class NextStep(Record):
    """What the health visitor does next, and by when if there is a day."""

    name: StepName
    due: date | None = None


def next_step(
    record: TransitionRecord, ledger: Ledger, day: date, delete_after: int, introduce_weeks: int
) -> NextStep:
    """The first step that is not done; a declined offer is a finished outcome.

    ``introduce_weeks``: how long before the start the family is told in good time.
    """
    if record.closed_on:
        return NextStep(name="delete", due=delete_day(record, delete_after))
    if record.form_declined:
        return NextStep(name="declined")
    if record.repeat.state == "awaiting" and (record.repeat.due_from or day) <= day:
        return NextStep(name="repeat_due", due=record.repeat.due_to)
    refused = _refused(record, ledger, day)
    if refused:
        return refused
    if record.to_daycare("delivered"):
        return _entering(record) or _after_handover(record)
    if record.thinks_again:
        return NextStep(name="thinking")
    until = _agreed_until(record, ledger, day)
    if until is None:
        return _filling(record, day, introduce_weeks) or _asking(record)
    return _handing(record, until)


def _filling(record: TransitionRecord, day: date, introduce_weeks: int) -> NextStep | None:
    if not record.introduced_on:
        return NextStep(name="introduce", due=introduce_by(record.start_date, introduce_weeks))
    if record.form_wish == "thinking" and not (record.visit_on and record.visit_on >= day):
        return NextStep(name="thinking")
    if record.form_wish != "yes":
        return NextStep(name="visit", due=record.visit_on)
    if not record.progress.complete:
        return NextStep(name="fill", due=record.start_date)
    if record.daycare is None:
        return NextStep(name="daycare", due=record.start_date)
    return None


def introduce_by(start: date | None, weeks: int) -> date | None:
    """The last day on which the offer is made in good time."""
    return start and start - timedelta(weeks=weeks)


def _asking(record: TransitionRecord) -> NextStep:
    """Both offers are made again before anybody is asked to agree."""
    if record.form_wish_end is None:
        return NextStep(name="ask_again", due=record.start_date)
    return NextStep(name="consent", due=record.start_date)


def _handing(record: TransitionRecord, until: date) -> NextStep:
    """Print and deliver before the meeting or the start, and while the consent lasts."""
    wanted = record.meeting.day or record.start_date
    printed = record.to_daycare("printed", "saved")
    return NextStep(name="deliver" if printed else "print", due=wanted and min(wanted, until))


def _entering(record: TransitionRecord) -> NextStep | None:
    return None if "handover" in record.journalised else NextStep(name="journal")


def _refused(record: TransitionRecord, ledger: Ledger, day: date) -> NextStep | None:
    """A no to the handover, a yes taken back, or a disagreement is an outcome that is not chased."""
    positions = [ledger.position(parent.id, day) for parent in record.child.parents]
    if any(position.refused_handover for position in positions):
        return NextStep(name="declined")
    holders = (parent.id for parent in record.child.parents if parent.may_hold_custody)
    if ledger.disagreement(holders, day):
        return NextStep(name="disagreement")
    given = [position for position in positions if position.given]
    if given and all(position.withdrawn_all for position in given):
        return NextStep(name="withdrawn")
    return None


def _agreed_until(record: TransitionRecord, ledger: Ledger, day: date) -> date | None:
    """The last day some parent's yes lasts; what is not filled in by then is not missed."""
    positions = [ledger.position(parent.id, day) for parent in record.child.parents]
    ends = [
        p.given.last_day
        for p in positions
        if p.given and p.given.last_day >= day and not p.withdrawn_all and not p.refused_handover
    ]
    return max(ends, default=None)


def _after_handover(record: TransitionRecord) -> NextStep:
    meeting = record.meeting
    if not (record.meeting_declined or meeting.held or meeting.impossible):
        return NextStep(name="meeting", due=meeting.day)
    if record.follow_up_on and not record.followed_up:
        return NextStep(name="follow_up", due=record.follow_up_on)
    return NextStep(name="close")


def delete_day(record: TransitionRecord, days: int) -> date | None:
    """The day from which a closed transition is to be deleted."""
    start = record.start_date or record.closed_on
    return start + timedelta(days=days) if start else None
