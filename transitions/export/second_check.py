"""The second check of what is written: a FHIR library of others must read the very same out of it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from pydantic import ValidationError

from transitions.export.adbb import ExportError, fault


def confirm(text: str) -> None:
    """Raises :class:`ExportError` naming the element that R4 does not know, or that is read as another.

    Ranges, link ids, sums and what KL forbids are nothing to the library: ``Answer`` holds those.
    """
    from fhir.resources.R4B.bundle import Bundle  # noqa: PLC0415 - 200 ms that only an export need wait for

    try:
        bundle = Bundle.model_validate_json(text)
    except ValidationError as error:
        raise ExportError(fault(error)) from None
    except (LookupError, TypeError):  # a kind of resource that it does not know
        raise ExportError("resourceType") from None
    refuse_difference(json.loads(text), json.loads(bundle.model_dump_json()))


def refuse_difference(ours: object, theirs: object) -> None:
    """Raises :class:`ExportError` naming the first element of ours that is not the same in theirs."""
    difference = next(_differences(ours, theirs, "Bundle"), None)
    if difference is not None:
        raise ExportError(difference)


def _differences(ours: object, theirs: object, name: str) -> Iterator[str]:
    if type(ours) is not type(theirs):
        yield name
    elif isinstance(ours, dict) and isinstance(theirs, dict):
        for key, value in ours.items():
            yield from _differences(value, theirs[key], key) if key in theirs else [key]
        if set(theirs) - set(ours):
            yield "unknown"
    elif isinstance(ours, list) and isinstance(theirs, list):
        if len(ours) != len(theirs):
            yield name
        for one, other in zip(ours, theirs, strict=False):
            yield from _differences(one, other, name)
    elif ours != theirs:
        yield name
