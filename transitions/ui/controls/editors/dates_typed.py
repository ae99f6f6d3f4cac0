"""Dates and times of day as people type them."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_NEAR_DAYS = {"i forgårs": -2, "i går": -1, "igår": -1, "i dag": 0, "idag": 0, "i morgen": 1, "imorgen": 1}
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_PARTS = re.compile(r"(\d{1,2})[./\- ]+(\d{1,2})(?:[./\- ]+(\d{4}|\d{2}))?\.?")
_RUN = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})?")
_NAMED = re.compile(r"(\d{1,2})\.?\s*([a-zæøå]{3,9})\.?(?:\s+(\d{4}|\d{2}))?")
_FULL_YEAR = 4
_TIME = re.compile(r"(\d{1,2})(?:[.: ]?(\d{2}))?")


class UnclearDate(ValueError):
    """The text is not a date that exists."""


class UnclearTime(ValueError):
    """The text is not a time of day."""


def read_date(text: str, today: date) -> date:
    """Read `1/3`, `010325`, `1.3.25`, `1. marts`, `i går`; without a year, the one nearest to today."""
    plain = " ".join(text.lower().split())
    if plain in _NEAR_DAYS:
        return today + timedelta(days=_NEAR_DAYS[plain])
    day, month, year = _parts(plain)
    if year is None:
        return _nearest(day, month, today)
    return _exact(day, month, _full_year(year, today))


def _parts(plain: str) -> tuple[int, int, str | None]:
    if iso := _ISO.fullmatch(plain):
        return int(iso[3]), int(iso[2]), iso[1]
    if found := _PARTS.fullmatch(plain) or _RUN.fullmatch(plain):
        return int(found[1]), int(found[2]), found[3]
    named = _NAMED.fullmatch(plain)
    if named is None or named[2][:3] not in _MONTHS:
        raise UnclearDate
    return int(named[1]), _MONTHS.index(named[2][:3]) + 1, named[3]


def _full_year(year: str, today: date) -> int:
    if len(year) == _FULL_YEAR:
        return int(year)
    full = 2000 + int(year)
    return full - 100 if full > today.year + 20 else full


def _nearest(day: int, month: int, today: date) -> date:
    found = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    if not found:
        raise UnclearDate
    return min(found, key=lambda known: abs(known - today))


def _exact(day: int, month: int, year: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise UnclearDate from None


def read_time(text: str) -> time:
    """Read `7`, `7.30`, `0730`, `kl. 7:30`."""
    plain = text.lower().replace("kl.", "").replace("kl", "").strip()
    found = _TIME.fullmatch(plain)
    if found is None:
        raise UnclearTime
    try:
        return time(int(found[1]), int(found[2] or 0))
    except ValueError:
        raise UnclearTime from None
