"""The municipality's rules over those that came with the program."""

from __future__ import annotations

from typing import get_origin

from pydantic import RootModel

from transitions.catalogue.schema import models_in
from transitions.catalogue.toml_file import Toml
from transitions.domain.policy import Policy


def merged_policy(base: Toml, added: Toml) -> Toml:
    """``added`` over ``base``: tables of settings key by key, everything else whole."""
    merged = dict(base)
    for key, value in added.items():
        below = base.get(key)
        if _is_settings(key) and isinstance(value, dict) and isinstance(below, dict):
            merged[key] = {**below, **value}
        else:
            merged[key] = value
    return merged


def _is_settings(key: str) -> bool:
    field = Policy.model_fields.get(key)
    if field is None or get_origin(field.annotation) is tuple:
        return False
    return any(not issubclass(model, RootModel) for model in models_in(field.annotation))
