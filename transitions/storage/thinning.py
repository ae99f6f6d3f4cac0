"""Which copies stay: all of the newest days, then one a week, then one a month, none beyond an age."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime

from transitions.application.copies import Ages

ALL_DAYS = 7
WEEKLY_DAYS = ALL_DAYS + 8 * 7
_WEEK, _MONTH = 7, 28


def choose(moments: Collection[datetime], ages: Ages) -> set[datetime]:
    """The moments whose copies stay.

    The newest always does; one that a wrong clock dates into the future counts as made now, and
    the newest of the others stays beside it.
    """
    known = sorted(moments)
    kept = {moment for moment in known if ages.allow(moment) and ages.days(moment) < ALL_DAYS}
    kept |= set(_one_each(known, ages, range(ALL_DAYS, WEEKLY_DAYS), _WEEK))
    kept |= set(_one_each(known, ages, range(WEEKLY_DAYS, max(WEEKLY_DAYS, ages.longest_days)), _MONTH))
    return kept | set(known[-1:]) | set([moment for moment in known if moment <= ages.now][-1:])


def _one_each(known: list[datetime], ages: Ages, days: range, stretch: int) -> Iterator[datetime]:
    """The newest copy of each stretch of so many days, among those of certain ages."""
    among = (moment for moment in known if ages.allow(moment) and ages.days(moment) in days)
    yield from {moment.toordinal() // stretch: moment for moment in among}.values()
