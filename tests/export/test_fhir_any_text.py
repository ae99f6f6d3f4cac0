"""Whatever text comes: it is read and consistent, or refused by a name of ours, and nothing else."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.export.bundles import CITIZEN, FIRST, GONE, OURS, VALUE, WRITTEN, Way, changed, refusal
from tests.export.papers import RIKKE
from transitions.export.adbb import ITEMS, ExportError
from transitions.export.fhir import read_adbb


def read_or_refused(text: str) -> None:
    named, values = "", {}
    try:
        values = read_adbb(text)
    except ExportError as refused:
        named = str(refused)
    if not values:
        assert named in OURS
        return
    assert values.keys() == RIKKE.keys() | {"practice"}
    assert values["score"] == sum(values[item] for item in ITEMS)
    assert all(type(values[item]) is int and 0 <= values[item] <= 4 for item in ITEMS)


SIGNS = st.characters(exclude_categories=())
"""Lone surrogates too."""

KEYS = st.one_of(st.sampled_from(sorted(OURS)), st.text(SIGNS, max_size=4))
VALUES = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(-(10**40), 10**40), st.floats(), st.text(SIGNS, max_size=12),
        st.sampled_from([*RIKKE.values(), "Patient", "QuestionnaireResponse"]),
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


def places(value: object) -> dict[tuple[str | int, ...], object]:
    """Everything inside, by the path to it."""
    inside: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        inside = list(value.items())
    elif isinstance(value, list):
        inside = list(enumerate(value))
    found: dict[tuple[str | int, ...], object] = {}
    for step, one in inside:
        found |= {(step,): one} | {(step, *rest): deeper for rest, deeper in places(one).items()}
    return found


PLACES = places(json.loads(WRITTEN))
ROOMY = [place for place, thing in PLACES.items() if isinstance(thing, dict | list)]


@given(VALUES, st.booleans())
def test_any_json_is_read_or_refused(value: object, escaped: bool) -> None:
    read_or_refused(json.dumps(value, ensure_ascii=escaped))


@given(st.text(SIGNS))
def test_any_text_is_read_or_refused(text: str) -> None:
    read_or_refused(text)


@given(st.sampled_from(list(PLACES)), VALUES | st.just(GONE), st.booleans())
def test_a_bundle_with_anything_anywhere_is_read_or_refused(
    place: tuple[str | int, ...], value: object, escaped: bool
) -> None:
    text = changed([*place], value)
    read_or_refused(text if escaped else json.dumps(json.loads(text), ensure_ascii=False))


@given(st.data())
def test_a_bundle_with_a_name_added_or_a_thing_repeated_is_read_or_refused(data: st.DataObject) -> None:
    bundle = json.loads(WRITTEN)
    inner = bundle
    for step in data.draw(st.sampled_from(ROOMY)):
        inner = inner[step]
    if isinstance(inner, dict):
        inner[data.draw(KEYS)] = data.draw(VALUES)
    else:
        inner.insert(data.draw(st.integers(0, len(inner))), data.draw(st.sampled_from(inner) | VALUES))
    read_or_refused(json.dumps(bundle))


@given(st.integers(0, len(WRITTEN)), st.integers(0, 40), st.text(SIGNS, max_size=6))
def test_a_spliced_text_is_read_or_refused(start: int, length: int, new: str) -> None:
    read_or_refused(WRITTEN[:start] + new + WRITTEN[start + length :])


@given(st.integers(0, len(WRITTEN) - 1), st.sampled_from('0129{}[],"xæ '))
def test_a_changed_sign_is_refused_or_still_consistent(place: int, sign: str) -> None:
    read_or_refused(WRITTEN[:place] + sign + WRITTEN[place + 1 :])


@pytest.mark.parametrize("depth", [*range(100, 1000, 100), *range(900, 1000, 7), 2000, 10_000])
@pytest.mark.parametrize("place", [["type"], VALUE, [*FIRST, "linkId"], [*CITIZEN, "resourceType"], CITIZEN])
def test_depth_anywhere_is_refused(place: Way, depth: int) -> None:
    deep = changed(place, "HERE").replace('"HERE"', "[" * depth + "]" * depth)
    assert refusal(deep) in OURS
