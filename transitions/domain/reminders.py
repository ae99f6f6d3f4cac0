"""What is coming up for a family, told in good time and never insisted on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

from transitions.domain.model import Record
from transitions.domain.next_step import NextStep, StepName
from transitions.domain.policy import Reminders
from transitions.domain.transition import TransitionRecord

Coming = Literal["visit", "meeting", "start"]

_NOT_REMINDED: frozenset[StepName] = frozenset({"declined", "thinking", "withdrawn", "disagreement"})
"""The family has decided, or is deciding, and is left in peace."""


class Reminder(Record):
    """Something planned, and its day."""

    about: Coming
    day: date


def reminders(
    record: TransitionRecord, step: NextStep, day: date, told: Reminders
) -> tuple[Reminder, ...]:
    """What lies so few days ahead that it is told, soonest first; not what the next step says itself."""
    if record.closed_on or record.replaced_by or step.name in _NOT_REMINDED:
        return ()
    days = {"visit": told.visit_days, "meeting": told.meeting_days, "start": told.start_days}
    near = [
        coming
        for coming in _coming(record)
        if day <= coming.day <= day + timedelta(days=days[coming.about])
        and (coming.about, coming.day) != (step.name, step.due)
    ]
    return tuple(sorted(near, key=lambda coming: coming.day))


def _coming(record: TransitionRecord) -> Iterator[Reminder]:
    meeting = record.meeting
    if record.visit_on is not None:
        yield Reminder(about="visit", day=record.visit_on)
    if meeting.day is not None and not (record.meeting_declined or meeting.held or meeting.impossible):
        yield Reminder(about="meeting", day=meeting.day)
    if record.start_date is not None:
        yield Reminder(about="start", day=record.start_date)
