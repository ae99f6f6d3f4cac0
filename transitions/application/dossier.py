"""Everything a vault holds about one child, as it moves to another vault; and the sealed package."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Annotated, Literal, NoReturn, Self
from uuid import UUID

from pydantic import AwareDatetime, Field, StringConstraints, ValidationError, model_validator

from transitions.application.package_errors import PackageNewer, PackageTooLarge, PackageWrong
from transitions.domain.model import Record, canonical, digest
from transitions.domain.move import MOVE, Used
from transitions.domain.version import Author, Draft, Event, Json, Version

FORMAT = 1
LARGEST = 64 * 1024 * 1024
"""Bytes of a package."""
DEEPEST = 40
"""Lists in lists; what the program writes is a dozen deep."""

VaultKind = Literal["real", "practice"]
Kind = Literal["child", "parent", "transition", "screening"]
Text = Annotated[str, StringConstraints(max_length=300)]


class Subject(Record):
    """The child itself, or something that belongs to it; ``salt`` in hexadecimal digits."""

    id: UUID
    kind: Kind
    created_at: AwareDatetime
    belongs_to: UUID | None = None
    salt: Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{2}){1,64}$")] | None = None


class KeptDefinition(Record):
    """A form, scale, policy or texts under the hash of their content."""

    hash: str
    kind: Literal["form", "scale", "policy", "texts"]
    content: str


class Dossier(Record):
    """One child, whole; raises a validation error when something in it belongs to somebody else."""

    child: UUID
    subjects: tuple[Subject, ...] = Field(max_length=500)
    versions: tuple[Version, ...] = Field(max_length=200_000)
    drafts: tuple[Draft, ...] = Field(max_length=20_000)
    events: tuple[Event, ...] = Field(max_length=50_000)
    definitions: tuple[KeptDefinition, ...] = Field(max_length=200)

    @model_validator(mode="after")
    def _is_one_family(self) -> Self:
        first, others = self.subjects[:1], self.subjects[1:]
        heads = [(s.id, s.kind, s.belongs_to) for s in first] == [(self.child, "child", None)]
        below = all(s.kind != "child" and s.belongs_to == self.child for s in others)
        salted = all((s.salt is not None) == (s.kind == "transition") for s in self.subjects)
        if not (heads and below and salted):
            raise ValueError("not one child with what belongs to it")
        return self

    @model_validator(mode="after")
    def _belongs_together(self) -> Self:
        ids = {subject.id for subject in self.subjects}
        rows: Iterable[Version | Draft | Event] = (*self.versions, *self.drafts, *self.events)
        if any(row.subject not in ids for row in rows):
            raise ValueError("something belongs to nobody in here")
        known = {version.id for version in self.versions}
        if any(version.replaces not in {None, *known} for version in self.versions):
            raise ValueError("a version replaces one that is not in here")
        if any(definition_hash(d.content) != d.hash for d in self.definitions):
            raise ValueError("a definition is not what its hash says")
        return self

    @model_validator(mode="after")
    def _names_nothing_twice(self) -> Self:
        named: tuple[list[object], ...] = (
            [s.id for s in self.subjects],
            [v.id for v in self.versions],
            [e.id for e in self.events],
            [(d.subject, d.key) for d in self.drafts],
            [d.hash for d in self.definitions],
        )
        if any(len(set(names)) != len(names) for names in named):
            raise ValueError("something is named twice")
        return self

    @property
    def travelling(self) -> Dossier:
        """Without what only concerns the vault it was read from: packages sent from there."""
        return self.model_copy(update={"events": tuple(e for e in self.events if _travels(e))})

    @property
    def state(self) -> str:
        """A digest of all that travels: the same while nothing is written."""
        told = self.travelling.model_dump(mode="json", exclude={"definitions"})
        return digest(told)

    @property
    def whole(self) -> bool:
        """Whether every definition it was made by is in it."""
        kept = {definition.hash for definition in self.definitions}
        used = {str(v.value) for v in self.versions if v.key in ("form_hash", "scale")}
        for event in self.events:
            if event.kind == "consent" and isinstance(event.value, Mapping):
                used |= {str(event.value.get(name) or "") for name in ("policy_hash", "texts_hash")}
        return used - {""} <= kept

    def of_kind(self, kind: Kind) -> tuple[UUID, ...]:
        """The subjects of a kind in the order they were added."""
        return tuple(subject.id for subject in self.subjects if subject.kind == kind)


class Package(Record):
    """What is sealed: a child, from whom and when, and the receipt that shows it was taken."""

    format: Literal[1] = 1
    id: UUID
    vault: VaultKind
    made_at: AwareDatetime
    giver: Author
    municipality: Text
    taker: Text
    receipt: Annotated[str, StringConstraints(pattern=r"^\d{3}( \d{3}){3}$")]
    used: tuple[Used, ...] = Field(max_length=100_000)
    dossier: Dossier


def write_package(package: Package) -> bytes:
    """The package in its one spelling; raises PackageTooLarge."""
    content = canonical(package.model_dump(mode="json")).encode()
    if len(content) > LARGEST:
        raise PackageTooLarge
    return content


def read_package(content: bytes) -> Package:
    """The package back; raises PackageWrong for anything but what ``write_package`` writes."""
    try:
        told = json.loads(content, parse_constant=_refuse)
        _check_format(told)
        _check_depth(told)
        package = Package.model_validate_json(content)
        if canonical(package.model_dump(mode="json")).encode() != content:
            raise PackageWrong
    except (ValidationError, ValueError, RecursionError):
        raise PackageWrong from None
    return package


def definition_hash(content: str) -> str:
    """The hash a definition is kept under."""
    return digest(json.loads(content))


def _travels(event: Event) -> bool:
    return event.kind != MOVE or (isinstance(event.value, Mapping) and event.value.get("step") == "taken")


def _check_format(told: Json) -> None:
    found = told.get("format") if isinstance(told, dict) else None
    if isinstance(found, int) and found > FORMAT:
        raise PackageNewer


def _check_depth(told: Json) -> None:
    waiting = [(told, 0)]
    while waiting:
        value, depth = waiting.pop()
        if depth > DEEPEST:
            raise PackageWrong
        inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        waiting.extend((each, depth + 1) for each in inner)


def _refuse(_constant: str) -> NoReturn:
    raise ValueError("no number")
