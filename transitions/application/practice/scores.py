"""ADBB observations in a families file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self

from pydantic import ModelWrapValidatorHandler, model_validator

from transitions.application.practice.days import Day
from transitions.domain.model import Definition, Id


class FamilyItem(Definition):
    """One scored item, or why it was not assessed; in the file it may be just its score."""

    score: int | None = None
    not_assessed: str = ""
    note: str = ""
    unsure: bool = False

    @model_validator(mode="wrap")
    @classmethod
    def _may_be_just_its_score(cls, value: object, handler: ModelWrapValidatorHandler[Self]) -> Self:
        if isinstance(value, int) and not isinstance(value, bool):
            return handler({"score": value})
        return handler(value)

    @model_validator(mode="after")
    def _is_one_or_the_other(self) -> Self:
        if self.score is not None and self.not_assessed:
            raise ValueError("scored and not assessed at once")
        return self


class FamilySecond(Definition):
    """The colleague who observed the same occasion, and her items."""

    name: str
    title: str = ""
    items: Mapping[Id, FamilyItem] = {}
    done: bool = True


class FamilyScreening(Definition):
    """One ADBB observation; conditions not named are ideal.

    With ``journal_observer`` it stands in the journal and was made by somebody of that name; its
    conditions are then only those named. ``causes`` holds notes by cause id.
    """

    on: Day
    journal_observer: str = ""
    scale: Id = "adbb"
    conditions: Mapping[Id, bool] = {}
    conditional_reason: str = ""
    outside_age_reason: str = ""
    items: Mapping[Id, FamilyItem] = {}
    done: bool = True
    second: FamilySecond | None = None
    joint_note: str = ""
    together: str = ""
    causes: Mapping[Id, str] = {}
