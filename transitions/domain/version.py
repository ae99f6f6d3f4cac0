"""Everything that can change is a version: who said what, valid from when, written down when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import AwareDatetime

from transitions.domain.model import Record

Json = Any
"""A value that JSON can hold: text, number, truth value, nothing, list or object of these."""


class Author(Record):
    """The professional who wrote something down, as she was at that moment.

    ``training`` is free text such as ``ADBB-certificeret 2024``.
    """

    name: str
    title: str = ""
    training: str = ""


class Version(Record):
    """One settled value of one key of one subject.

    ``valid_on`` is the first day it holds in the world, ``recorded_at`` the moment it was
    written down (UTC with offset). ``replaces`` names a version that was wrong or is superseded
    from its own first day; ``reason`` says why something settled was replaced.
    """

    id: UUID
    subject: UUID
    key: str
    value: Json
    valid_on: date
    recorded_at: AwareDatetime
    author: Author
    replaces: UUID | None = None
    reason: str = ""


class Draft(Record):
    """What is being written: one row per subject and key that replaces itself."""

    subject: UUID
    key: str
    value: Json
    saved_at: AwareDatetime
    author: Author


class Event(Record):
    """Something that happened and cannot be unsaid: consent, refusal, print, delivery.

    ``day`` is when it happened, ``recorded_at`` when it was written down.
    """

    id: UUID
    subject: UUID
    kind: str
    value: Json
    day: date
    recorded_at: AwareDatetime
    author: Author


def standing(
    versions: Iterable[Version], day: date, recorded_by: datetime | None = None
) -> dict[str, Version]:
    """The version of each key that holds on ``day``, as known at ``recorded_by`` (default: now).

    A version that another known one replaces is out; of the rest the one valid latest holds,
    and of two valid from the same day the one written down last.
    """
    known = [v for v in versions if recorded_by is None or v.recorded_at <= recorded_by]
    replaced = {v.replaces for v in known if v.replaces}
    holds: dict[str, Version] = {}
    for version in known:
        if version.id in replaced or version.valid_on > day:
            continue
        rival = holds.get(version.key)
        if rival is None or _rank(version) >= _rank(rival):
            holds[version.key] = version
    return holds


def values(
    versions: Iterable[Version], day: date, recorded_by: datetime | None = None
) -> dict[str, Json]:
    """As :func:`standing`, the values alone."""
    return {key: version.value for key, version in standing(versions, day, recorded_by).items()}


def _rank(version: Version) -> tuple[date, datetime]:
    return version.valid_on, version.recorded_at
