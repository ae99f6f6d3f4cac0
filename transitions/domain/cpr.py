"""The civil registration number (CPR): optional, masked, checked only for what is impossible.

Structure: https://www.cpr.dk/cpr-systemet/opbygning-af-cpr-nummeret/ . Modulus 11 has not held
for every number since 2007, so it is at most a hint. A substitute number adds 60 to the day.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from stdnum.dk import cpr as registry
from stdnum.exceptions import ValidationError

from transitions.domain.model import Record

CprProblem = Literal["cpr_length", "cpr_date", "cpr_future", "cpr_letters"]
CprHint = Literal["cpr_checksum_hint", "cpr_birth_mismatch", "cpr_age_hint"]

SUBSTITUTE_DAY = 60
OLDEST_YEARS = 3


class CprReading(Record):
    """What a typed number turned out to be.

    ``digits`` is empty when there is a ``problem``. Hints never stop anybody.
    """

    digits: str = ""
    birth_date: date | None = None
    substitute: bool = False
    problem: CprProblem | None = None
    hints: tuple[CprHint, ...] = ()


def read_cpr(text: str, today: date, birth_date: date | None = None) -> CprReading:
    """Read a number as somebody typed it, with or without hyphen and spaces."""
    digits = registry.compact(text)
    if re.fullmatch(r"\d{7}[A-Za-z]{2}\d", digits):
        return CprReading(problem="cpr_letters")
    if not re.fullmatch(r"[0-9]{10}", digits):
        return CprReading(problem="cpr_length")
    born, substitute = _birth_date(digits)
    if born is None:
        return CprReading(problem="cpr_date")
    if born > today:
        return CprReading(problem="cpr_future")
    hints = _hints(digits, born, substitute, today, birth_date)
    return CprReading(digits=digits, birth_date=born, substitute=substitute, hints=hints)


def mask(digits: str) -> str:
    """The number as it is shown: the birth date, and the rest hidden."""
    return f"{digits[:6]}-XXXX" if digits else ""


def _birth_date(digits: str) -> tuple[date | None, bool]:
    day = int(digits[:2])
    substitute = day > SUBSTITUTE_DAY
    if substitute:
        digits = f"{day - SUBSTITUTE_DAY:02d}{digits[2:]}"
    try:
        return registry.get_birth_date(digits), substitute
    except (ValidationError, ValueError):
        return None, substitute


def _hints(
    digits: str, born: date, substitute: bool, today: date, birth_date: date | None
) -> tuple[CprHint, ...]:
    hints: list[CprHint] = []
    if birth_date and born != birth_date:
        hints.append("cpr_birth_mismatch")
    if today.year - born.year > OLDEST_YEARS:
        hints.append("cpr_age_hint")
    if not substitute and registry.checksum(digits) != 0:
        hints.append("cpr_checksum_hint")
    return tuple(hints)
