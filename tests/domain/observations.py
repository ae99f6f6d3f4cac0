"""Observations for the tests of the domain: ended at noon of their day unless said otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from tests.bundled import bundled_catalogue
from transitions.domain.scale import Scale
from transitions.domain.screening import ItemScore, ItemSheet, Screening, Settlement
from transitions.domain.version import Author

DAY = date(2026, 6, 1)
SCALES = tuple(bundled_catalogue().scales.values())
ADBB = next(scale for scale in SCALES if scale.id == "adbb")
OBSERVER = Author(name="Sofie Øvesen")
COLLEAGUE = Author(name="Karen Prøvesen")

HIGH = (1, 1, 1, 1, 1, 0, 0, 0)
LOW = (0, 0, 0, 0, 0, 0, 0, 0)


def items(scores: Sequence[int | None], scale: Scale = ADBB) -> tuple[ItemScore, ...]:
    return tuple(
        ItemScore(item=item.id, score=score, not_assessed="" if score is not None else "sov")
        for item, score in zip(scale.items, scores, strict=True)
    )


def sheet(scores: Sequence[int | None], *, done: bool = True) -> ItemSheet:
    return ItemSheet(observer=COLLEAGUE, scale=ADBB, items=items(scores), done=done)


def observed(
    scores: Sequence[int | None], number: int = 1, day: date = DAY, *, scale: Scale = ADBB, **more: Any
) -> Screening:
    known: dict[str, Any] = {
        "id": UUID(int=number), "child": UUID(int=99), "day": day, "observer": OBSERVER, "scale": scale,
        "conditions": {c.id: c.ideal for c in scale.conditions}, "items": items(scores, scale),
        "done": True, **more,
    }
    if known["done"]:
        known.setdefault("history", (_ended(scores, known),))
    return Screening.model_validate(known)


def _ended(scores: Sequence[int | None], known: dict[str, Any]) -> Settlement:
    conditions = known["conditions"]
    return Settlement(
        kind="ended", at=noon(known["day"]), day=known["day"], sum=sum(score or 0 for score in scores),
        complete=None not in scores,
        conditional=any(conditions.get(c.id) != c.ideal for c in known["scale"].conditions),
    )


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def low(number: int, days: int, **more: Any) -> Screening:
    return observed(LOW, number, DAY + timedelta(days=days), **more)


def high(number: int, days: int, **more: Any) -> Screening:
    return observed(HIGH, number, DAY + timedelta(days=days), **more)


def later(screening: Screening, kind: str, sum_: int, hours: int = 1, **more: Any) -> Screening:
    """The observation after a correction, or with a second observer's sum."""
    last = screening.history[-1]
    settled = last.model_copy(
        update={"kind": kind, "sum": sum_, "at": last.at + timedelta(hours=hours), **more}
    )
    return screening.model_copy(update={"history": (*screening.history, settled)})
