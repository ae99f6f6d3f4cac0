"""Which copies stay: all of the newest days, then one a week, then one a month, none beyond an age."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta

from transitions.application.copies import Ages

ALL_DAYS = 7
WEEKLY_DAYS = ALL_DAYS + 8 * 7
_WEEK, _MONTH = 7, 28


def choose(moments: Collection[datetime], ages: Ages) -> set[datetime]:
    """The moments whose copies stay.

    The newest always does; one that a wrong clock dates into the future counts as made now, and
    the newest of the others stays beside it. A clock that is years ahead for a moment must not cost
    every copy from before: one stays until those that came after it span a week.
    """
    known = sorted(moments)
    kept = {moment for moment in known if ages.allow(moment) and ages.days(moment) < ALL_DAYS}
    kept |= set(_one_each(known, ages, range(ALL_DAYS, WEEKLY_DAYS), _WEEK))
    kept |= set(_one_each(known, ages, range(WEEKLY_DAYS, max(WEEKLY_DAYS, ages.longest_days)), _MONTH))
    kept |= set(known[-1:]) | set([moment for moment in known if moment <= ages.now][-1:])
    return kept | _before_newest(known, ages)


def _before_newest(known: list[datetime], ages: Ages) -> set[datetime]:
    """The newest from more than a week before the newest; none from before an erasure."""
    earlier = [moment for moment in known if known[-1] - moment >= timedelta(days=ALL_DAYS)]
    earliest = ages.none_before
    return {moment for moment in earlier[-1:] if earliest is None or moment >= earliest}


def _one_each(known: list[datetime], ages: Ages, days: range, stretch: int) -> Iterator[datetime]:
    """The newest copy of each stretch of so many days, among those of certain ages."""
    among = (moment for moment in known if ages.allow(moment) and ages.days(moment) in days)
    yield from {moment.toordinal() // stretch: moment for moment in among}.values()
