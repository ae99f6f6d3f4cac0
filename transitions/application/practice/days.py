"""Days in a families file: of the calendar, or counted from the day the families are played."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Annotated

from pydantic import PlainValidator

from transitions.domain.child import add_months

RELATIVE = re.compile(r"^([+-])(\d{1,4})([dwm])$")


def _read(value: object) -> date | str:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, str) and RELATIVE.match(value):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise ValueError("not a day") from None


Day = Annotated[date | str, PlainValidator(_read)]
"""A date, or days, weeks or months from the day the families are played: ``-3w``, ``+2m``."""


def on(day: date | str, today: date) -> date:
    """The calendar day that is meant when it is ``today``."""
    if isinstance(day, date):
        return day
    count, unit = int(day[:-1]), day[-1]
    if unit == "m":
        return add_months(today, count)
    return today + timedelta(days=count * (7 if unit == "w" else 1))


def is_ahead(day: date | str) -> bool:
    """Whether a relative day lies in the future whenever the families are played."""
    found = RELATIVE.match(day) if isinstance(day, str) else None
    return bool(found and found[1] == "+" and int(found[2]))
