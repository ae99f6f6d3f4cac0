"""The values of one ADBB answer for KL, checked as a FHIR validator cannot."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator
from pydantic_core import PydanticCustomError

ITEMS = (
    "1facialExpression",
    "2eyeContact",
    "3generalLevelOfActivity",
    "4selfStimulatingGestures",
    "5vocalizations",
    "6brisknessOfResponseToStimulation",
    "7relationship",
    "8attraction",
)
"""KL's link ids in the order of the questionnaire."""

_UUID = r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
_TWO = "[0-9]{2}"
_HOUR = "([01][0-9]|2[0-3])"
_INSTANT = rf"^[0-9]{{4}}-{_TWO}-{_TWO}T{_HOUR}:{_TWO}:{_TWO}(\.[0-9]+)?(Z|[+-]{_HOUR}:{_TWO})$"
_LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SUBSTITUTE_DAY = 60

Score = Annotated[int, Field(ge=0, le=4)]
Uuid = Annotated[str, StringConstraints(pattern=_UUID)]


class ExportError(ValueError):
    """The answer may not be written or read; ``item`` names the element at fault."""

    def __init__(self, item: str) -> None:
        super().__init__(item)
        self.item = item


class Answer(BaseModel):
    """A complete, consistent answer; ``practice`` alone allows a substitute CPR number."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, hide_input_in_errors=True)

    cpr: Annotated[str, StringConstraints(pattern=r"^[0-9]{10}$")]
    sor: Annotated[str, StringConstraints(pattern=r"^[0-9]{11,}$")]
    authored: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9][0-9]-[0-9][0-9]$")]
    timestamp: Annotated[str, StringConstraints(pattern=_INSTANT)]
    status: Literal["in-progress", "completed", "amended", "entered-in-error", "stopped"]
    citizen_uuid: Uuid
    response_uuid: Uuid
    items: dict[str, Score]
    score: Annotated[int, Field(ge=0, le=32)]
    practice: bool = False

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        for item in (*ITEMS, *self.items):
            _demand(item, item in self.items and item in ITEMS)
        _demand("score", self.score == sum(self.items.values()))
        _demand("cpr", _has_day(self.cpr, self.practice))
        _demand("authored", _is_day(self.authored))
        _demand("timestamp", _is_instant(self.timestamp))
        _demand("authored", self.authored <= self.timestamp[:10])
        _demand("response_uuid", self.response_uuid != self.citizen_uuid)
        return self

    @property
    def values(self) -> dict[str, Any]:
        """By the names of the disclosure's values."""
        return self.model_dump(exclude={"practice", "items"}) | self.items


def check(values: Iterable[tuple[str, object]], practice: bool) -> Answer:
    """The answer, or an :class:`ExportError` naming the first element at fault."""
    named: dict[str, object] = {}
    for name, value in values:
        if name in named or name in ("practice", "items"):
            raise ExportError(name)
        named[name] = value
    items = {name: named.pop(name) for name in ITEMS if name in named}
    try:
        return Answer.model_validate({**named, "items": items, "practice": practice})
    except ValidationError as error:
        raise ExportError(fault(error)) from None


def fault(error: ValidationError) -> str:
    """The innermost element that the first error is about; never what stood in it."""
    first = error.errors(include_input=False)[0]
    return next((step for step in reversed(first["loc"]) if isinstance(step, str)), first["type"])


def _demand(item: str, holds: bool) -> None:
    if not holds:
        raise PydanticCustomError(item, "does not fit the rest")


def _has_day(cpr: str, practice: bool) -> bool:
    day, month = int(cpr[:2]), int(cpr[2:4])
    if practice and day > _SUBSTITUTE_DAY:
        day -= _SUBSTITUTE_DAY
    return 1 <= month <= len(_LONGEST_MONTHS) and 1 <= day <= _LONGEST_MONTHS[month - 1]


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _is_instant(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
