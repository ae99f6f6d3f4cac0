"""What is different between two policies, value by value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from transitions.domain.model import Record
from transitions.domain.policy import Policy

Json = object


class ValueChange(Record):
    """A value by its name in the file; nothing where one of the two has none."""

    name: str
    before: str
    now: str


def policy_changes(before: Policy, now: Policy) -> tuple[ValueChange, ...]:
    """Each value that is another, in the order of the file."""
    old, new = (dict(_values(policy.model_dump(mode="json"))) for policy in (before, now))
    names = [*new, *(name for name in old if name not in new)]
    return tuple(
        ValueChange(name=name, before=_said(old.get(name)), now=_said(new.get(name)))
        for name in names
        if old.get(name) != new.get(name)
    )


def policy_names(policy: Policy) -> tuple[str, ...]:
    """The names of all values there are."""
    return tuple(name for name, _ in _values(policy.model_dump(mode="json")))


def _values(table: Mapping[str, Json], prefix: str = "") -> Iterator[tuple[str, Json]]:
    """Settings key by key; lists and words in several languages as one value each."""
    for key, value in table.items():
        name = f"{prefix}{key}"
        if isinstance(value, Mapping) and "da" not in value:
            yield from _values(value, f"{name}.")
        else:
            yield name, value


def _said(value: Json) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Mapping():
            return str(value["da"])
        case list():
            return ", ".join(_said(each["label"]) for each in value)
        case _:
            return str(value)
