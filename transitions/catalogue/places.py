"""Where in a file, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from transitions.catalogue.schema import Location
from transitions.domain.model import DANISH
from transitions.domain.policy import Policy

_NOUNS = {
    "sections": "afsnit",
    "fields": "felt",
    "choices": "svarmulighed",
    "columns": "kolonne",
    "items": "item",
    "conditions": "betingelse",
    "purposes": "formål",
    "channels": "kanal",
    "entries": "ord",
    "words": "ord",
    "agreements": "aftale",
    "causes": "årsag",
    "phrases": "formulering",
    "referrals": "kontakt",
    "chapters": "kapitel",
    "points": "punkt",
}

_TABLES = {
    "health_visitor": "sundhedsplejersken",
    "child": "barnet",
    "gestation": "svangerskabet",
    "transition": "overgangen",
    "daycare": "dagtilbuddet",
    "meeting": "opstartssamtalen",
    "danish": "den danske tekst",
}


def place(toml: Mapping[str, Any], location: Location) -> str:
    """Where in the file, in words: ``afsnit "Barnet", felt "weight"``."""
    parts: list[str] = []
    cursor: Any = toml
    group = ""
    for step in location:
        if isinstance(step, int):
            cursor = cursor[step] if isinstance(cursor, list) and step < len(cursor) else None
            parts.append(_named(group, cursor, step))
        elif isinstance(cursor, dict) and step in cursor:
            cursor, above, group = cursor[step], group, step
            parts.append(_table(group, above) if isinstance(cursor, dict) else "")
    return ", ".join(part for part in parts if part)


def family_place(family: str) -> str:
    """A family by its id."""
    return f'familien "{family}"'


def answer_place(field: str) -> str:
    """An answer by its field."""
    return f'svaret på "{field}"'


def screening_place(position: int) -> str:
    """An observation by its position, counted from nought."""
    return f"observation nr. {position + 1}"


def event_place(position: int, event: str) -> str:
    """An event by its position, counted from nought, and its kind."""
    kind = f' ("{event}")' if event else ""
    return f"hændelse nr. {position + 1}{kind}"


def _table(key: str, above: str) -> str:
    if key in Policy.model_fields:
        return f"tabellen [{key}]"
    if above in ("items", "texts"):
        return f'punktet "{key}"'
    return _TABLES.get(key, "")


def _named(group: str, entry: object, position: int) -> str:
    name = _name(group, entry)
    match group:
        case "families" if name:
            return family_place(name)
        case "answers" if name:
            return answer_place(name)
        case "parents" if name:
            return f'forælderen "{name}"'
        case "screenings":
            return screening_place(position)
        case "events":
            return event_place(position, name)
    return _numbered(_NOUNS.get(group, ""), name, position)


def _numbered(noun: str, name: str, position: int) -> str:
    if not noun:
        return ""
    return f'{noun} "{name}"' if name else f"{noun} nr. {position + 1}"


def _name(group: str, entry: object) -> str:
    if not isinstance(entry, dict):
        return ""
    title = entry.get("title")
    if isinstance(title, dict) and title.get(DANISH):
        return str(title[DANISH])
    key = {"answers": "field", "events": "event", "referrals": "name"}.get(group, "id")
    return str(entry.get(key, ""))
