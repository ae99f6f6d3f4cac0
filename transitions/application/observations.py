"""An observation put together from what is stored about it, with every state it settled in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from transitions.application.keys import CAUSE, SECOND, conditions_in, items_in, only, under
from transitions.domain.scale import Scale
from transitions.domain.screening import ItemSheet, Screening, Settlement
from transitions.domain.version import Json, Version

PLAIN = (
    "day", "observer", "origin", "conditional_reason", "outside_age_reason", "joint_note", "together",
)
DONE = "done"


def read_screening(
    screening: UUID, child: UUID | None, scale: Scale, values: Mapping[str, Json],
    versions: Iterable[Version],
) -> Screening:
    """The observation as ``values`` say, with the history that ``versions`` tell."""
    return Screening.model_validate(
        {
            **only(values, PLAIN), "id": screening, "child": child, "scale": scale,
            "done": bool(values.get(DONE)),
            "conditions": conditions_in(values), "items": items_in(values),
            "causes": {k: v for k, v in under(CAUSE, values).items() if v},
            "second": second_sheet(scale, under(SECOND, values)), "history": history(versions, scale),
        },
        extra="ignore",
    )


def second_sheet(scale: Scale, values: Mapping[str, Json]) -> ItemSheet | None:
    """The second observer's items, or nothing when there is none."""
    if not values.get("observer"):
        return None
    known = {
        "observer": values["observer"], "scale": scale, "items": items_in(values),
        "done": bool(values.get(DONE)),
    }
    return ItemSheet.model_validate(known, extra="ignore")


def history(versions: Iterable[Version], scale: Scale) -> tuple[Settlement, ...]:
    """Each time an observer ended or corrected her items, in the order it was written down."""
    known: dict[str, Json] = {}
    settled: list[Settlement] = []
    for version in versions:
        again = bool(known.get(DONE))
        known[version.key] = version.value
        if version.key == DONE and version.value:
            settled.append(_settlement("corrected" if again else "ended", version, known, scale))
        elif version.key == f"{SECOND}{DONE}" and version.value:
            settled.append(_settlement("second", version, known, scale))
    return tuple(settled)


def _settlement(kind: str, version: Version, known: Mapping[str, Json], scale: Scale) -> Settlement:
    scored = items_in(under(SECOND, known) if kind == "second" else known)
    items = {item.item: item.score for item in scored}
    conditions = conditions_in(known)
    return Settlement.model_validate(
        {
            "kind": kind,
            "at": version.recorded_at, "day": known["day"],
            "sum": sum(score or 0 for score in items.values()),
            "complete": all(items.get(item.id) is not None for item in scale.items),
            "conditional": any(conditions.get(c.id) != c.ideal for c in scale.conditions),
        }
    )
