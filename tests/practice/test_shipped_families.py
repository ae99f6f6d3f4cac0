"""The families that came with the program: every question, every event, and nobody real."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel

from tests.practice.shipped_file import FILE
from transitions.application.practice.families import Families
from transitions.catalogue import Catalogue
from transitions.domain.form import RepeatField
from transitions.places import bundled_resources


@pytest.fixture(scope="session")
def shipped(catalogue: Catalogue) -> Families:
    return catalogue.families(FILE)


def test_nothing_in_the_shipped_file_grows_old() -> None:
    assert re.findall(r"\b(19|20)\d\d\b", FILE.read_text(encoding="utf-8")) == []


def test_every_question_is_answered_by_every_voice(catalogue: Catalogue, shipped: Families) -> None:
    answered = {(a.field, a.voice) for _, a in shipped.answers() if a.stance == "answered"}
    asked = {
        (field.id, voice)
        for field in catalogue.form.fields() if field.source is None
        for voice in field.voices
    }

    assert asked - answered == set()


def test_every_column_is_used_and_some_have_two_rows(catalogue: Catalogue, shipped: Families) -> None:
    unused = []
    for field in catalogue.form.fields():
        said = [a.value for _, a in shipped.answers() if a.field == field.id]
        if isinstance(field, RepeatField):
            used = {name for value in said if isinstance(value, dict) for name in value}
            unused += [f"{field.id}.{c.id}" for c in field.columns if c.id not in used]
            assert max(len([a for a in f.answers if a.field == field.id]) for f in shipped.families) > 1

    assert unused == []


def literals(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[tuple[str, Any]]:
    """Every value that a closed choice of the file can have, by the key it stands under."""
    if model in seen:
        return
    seen.add(model)
    for name, info in model.model_fields.items():
        for part in parts(info.annotation):
            if get_origin(part) is Literal:
                yield from ((name, value) for value in get_args(part))
            elif isinstance(part, type) and issubclass(part, BaseModel):
                yield from literals(part, seen)


def parts(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) is Literal or not get_args(annotation):
        yield annotation
    else:
        for part in get_args(annotation):
            yield from parts(part)


def values(thing: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(thing, dict):
        for name, inside in thing.items():
            yield from values(inside, name)
    elif isinstance(thing, list | tuple):
        for inside in thing:
            yield from values(inside, key)
    else:
        yield key, thing


def test_everything_that_can_be_said_is_said(shipped: Families) -> None:
    used = set(values(shipped.model_dump()))
    products_elsewhere = {("product", name) for name in ("journal", "adbb", "meeting", "sparring")}

    possible = set(literals(Families, set())) - products_elsewhere

    assert len(possible) > 50
    assert sorted(map(str, possible - used)) == []


def test_every_key_is_used(shipped: Families) -> None:
    used = {key for key, value in values(shipped.model_dump()) if value not in ("", None, False)}
    keys = {name for model in models(Families, set()) for name in model.model_fields}
    tables = {name for name in keys if name not in used}

    assert tables <= {
        "families", "child", "transition", "answers", "screenings", "events", "gestation", "meeting",
        "daycare", "agreements", "danish", "items", "conditions", "health_visitor", "parents", "done",
        "full_form", "followed_up", "value", "second", "causes",
        "evaluations", "knowledge", "security",
    }


def models(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[type[BaseModel]]:
    if model in seen:
        return
    seen.add(model)
    yield model
    for info in model.model_fields.values():
        for part in parts(info.annotation):
            if isinstance(part, type) and issubclass(part, BaseModel):
                yield from models(part, seen)


def test_the_readme_explains_every_key() -> None:
    readme = (bundled_resources() / "README.md").read_text(encoding="utf-8")
    told = readme.split("## Øvelsesfamilier")[1]
    keys = {name for model in models(Families, set()) for name in model.model_fields} - {"weeks", "days"}

    assert sorted(key for key in keys if f"`{key}`" not in told and key not in told) == []
    kinds = {value for name, value in literals(Families, set()) if name == "event"}
    assert sorted(kind for kind in kinds if f"`{kind}`" not in told) == []


def test_the_names_are_obviously_made_up(shipped: Families) -> None:
    surnames = {"Prøve", "Prøvesen", "Øvelse", "Eksempel", "Opdigt", "Påfund", "Fiktiv", "Tænkt", "Hemmelund"}
    names = [f.child.name for f in shipped.families] + [p.name for f in shipped.families for p in f.parents]

    assert {name.split()[-1] for name in names} <= surnames
