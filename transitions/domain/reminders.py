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


class Plans(Record):
    """The days something is planned for, as long as it has not been settled otherwise."""

    visit: date | None = None
    meeting: date | None = None
    start: date | None = None


class Reminder(Record):
    """Something planned, and its day."""

    about: Coming
    day: date


def reminders(
    record: TransitionRecord, step: NextStep, day: date, told: Reminders
) -> tuple[Reminder, ...]:
    """What lies so few days ahead that it is told, soonest first; not what the next step says itself."""
    return coming_up(plans_of(record), step, day, told)


def coming_up(plans: Plans, step: NextStep, day: date, told: Reminders) -> tuple[Reminder, ...]:
    """As ``reminders``, of plans that were read before."""
    if step.name in _NOT_REMINDED:
        return ()
    days = {"visit": told.visit_days, "meeting": told.meeting_days, "start": told.start_days}
    near = [
        coming
        for coming in _coming(plans)
        if day <= coming.day <= day + timedelta(days=days[coming.about])
        and (coming.about, coming.day) != (step.name, step.due)
    ]
    return tuple(sorted(near, key=lambda coming: coming.day))


def plans_of(record: TransitionRecord) -> Plans:
    """What is planned for a family; nothing once its transition is closed here."""
    if record.closed_on or record.replaced_by:
        return Plans()
    meeting = record.meeting
    settled = record.meeting_declined or meeting.held or meeting.impossible
    return Plans(
        visit=record.visit_on, meeting=None if settled else meeting.day, start=record.start_date
    )


def _coming(plans: Plans) -> Iterator[Reminder]:
    days: tuple[tuple[Coming, date | None], ...] = (
        ("visit", plans.visit), ("meeting", plans.meeting), ("start", plans.start),
    )
    for about, day in days:
        if day is not None:
            yield Reminder(about=about, day=day)
