"""Rikke's bundle as we write it, changed at any place, and by which name it is then refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.export.papers import RIKKE
from transitions.export.adbb import ExportError
from transitions.export.fhir import read_adbb

Way = list[str | int]
WRITTEN = Path(__file__).with_name("golden").joinpath("rikke.json").read_text(encoding="utf-8")
RESPONSE: Way = ["entry", 1, "resource"]
CITIZEN: Way = ["entry", 0, "resource"]
FIRST: Way = [*RESPONSE, "item", 0]
ANSWER: Way = [*FIRST, "answer"]
VALUE: Way = [*ANSWER, 0, "valueInteger"]
GONE = object()


def names_in(value: object) -> set[str]:
    """Every name of an element."""
    if isinstance(value, dict):
        return set(value).union(*map(names_in, value.values()))
    return set().union(*map(names_in, value)) if isinstance(value, list) else set()


OURS = names_in(json.loads(WRITTEN)) | set(RIKKE) | {"Bundle", "unknown"}
"""Every name that a refusal may give: elements of our own shape, and our own word for the rest."""


def changed(path: Way, value: object) -> str:
    """Rikke's bundle with another value at a place, or nothing there."""
    bundle = json.loads(WRITTEN)
    place = bundle
    for step in path[:-1]:
        place = place[step]
    if value is GONE:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return json.dumps(bundle)


def refusal(text: str) -> str:
    """The name by which a text is refused."""
    with pytest.raises(ExportError) as refused:
        read_adbb(text)
    assert str(refused.value) == refused.value.item
    return refused.value.item
