"""How long what is said of a transition stays true when nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from transitions.domain.consent import Given, Ledger
from transitions.domain.transition import TransitionRecord

_DAY = timedelta(days=1)


def stands_until(
    record: TransitionRecord, ledger: Ledger, day: date, warn_days: int, begins: Iterable[date] = ()
) -> date:
    """The first later day on which the next step, a deadline or a value may be another.

    ``begins``: the days from which anything written about the family holds.
    """
    days = (*begins, *_days_of_the_record(record, day), *_days_of_the_ledger(ledger, warn_days))
    return min((each for each in days if each > day), default=date.max)


def _days_of_the_record(record: TransitionRecord, day: date) -> Iterator[date]:
    if record.repeat.due_from is not None:
        yield record.repeat.due_from
    if record.visit_on is not None:
        yield record.visit_on + _DAY
    if record.form_wish == "no" and not (record.form_declined_on or record.introduced_on):
        yield day + _DAY


def _days_of_the_ledger(ledger: Ledger, warn_days: int) -> Iterator[date]:
    """A yes holds from its day to its last one, and is told to end some days before that."""
    for event in ledger.events:
        yield event.day
        if isinstance(event, Given):
            yield event.last_day - timedelta(days=warn_days)
            yield event.last_day + _DAY
