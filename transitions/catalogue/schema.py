"""What may stand at a place in a file, read off the definitions."""

from __future__ import annotations

from typing import Literal, get_args, get_origin

from pydantic import BaseModel

from transitions.domain.model import Words

Location = tuple[int | str, ...]
TAGS = ("kind", "event")
"""The keys that say which of several definitions a table is."""


def key_of(model: type[BaseModel], location: Location) -> str:
    """The key an error is about: ``label``, or ``label.da`` for one language of it."""
    names = [step for step in location if isinstance(step, str) and step != "[key]"]
    if len(names) > 1 and Words in models_at(model, location[:-1]):
        return ".".join(names[-2:])
    return names[-1] if names else ""


def models_at(model: type[BaseModel], location: Location) -> list[type[BaseModel]]:
    """What may stand at a place in a file."""
    models = [model]
    for step in location:
        if isinstance(step, str):
            inner = [m for outer in models for m in _models_below(outer, step)]
            models = inner or [m for m in models if _has_tag(m, step)] or models
    return models


def _models_below(model: type[BaseModel], key: str) -> list[type[BaseModel]]:
    field = model.model_fields.get(key)
    return [] if field is None else models_in(field.annotation)


def models_in(annotation: object) -> list[type[BaseModel]]:
    """The definitions an annotation speaks of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in models_in(part)]


def _has_tag(model: type[BaseModel], tag: str) -> bool:
    fields = (model.model_fields.get(name) for name in TAGS)
    kinds = (field.annotation for field in fields if field is not None)
    return any(get_origin(kind) is Literal and tag in get_args(kind) for kind in kinds)
