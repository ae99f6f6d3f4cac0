"""A family that comes and is here already: the same, older, newer, or gone another way."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Literal
from uuid import UUID

from transitions.application.dossier import Dossier
from transitions.domain.version import Draft

State = Literal["new", "identical", "older", "newer", "diverged"]
"""What comes, seen from what is here."""


def compare(
    here: Dossier, coming: Dossier, *, drafts_moved: bool
) -> dict[UUID, State]:
    """The state of the child (with parents and observations) and of each transition, by its id.

    Rows are only ever appended, so of two that belong together one begins as the other.
    ``drafts_moved``: what is being written here went along when the family was handed over.
    """
    parts = {part: [part] for part in (*here.of_kind("transition"), *coming.of_kind("transition"))}
    rest = [s.id for d in (here, coming) for s in d.subjects if s.id not in parts]
    return {
        part: _state(here, coming, frozenset(subjects), drafts_moved)
        for part, subjects in {here.child: rest, **parts}.items()
    }


def overall(states: Collection[State]) -> State:
    """One word for all parts; older here and newer there is no way forward."""
    told = set(states) - {"identical"}
    if not told:
        return "identical"
    if told <= {"newer", "new"}:
        return "newer"
    return "older" if told == {"older"} else "diverged"


def _state(here: Dossier, coming: Dossier, subjects: frozenset[UUID], drafts_moved: bool) -> State:
    mine, theirs = _rows(here, subjects), _rows(coming, subjects)
    if not mine[0]:
        return "new"
    grew = all(_begins(b, a) for a, b in zip(mine, theirs, strict=True))
    shrank = all(_begins(a, b) for a, b in zip(mine, theirs, strict=True))
    written = _drafts(here, subjects), _drafts(coming, subjects)
    alike = written[0] == written[1]
    if grew and shrank and alike:
        return "identical"
    if grew and (alike or drafts_moved or _covers(coming, written[1], written[0])):
        return "newer"
    return "older" if shrank and (alike or _covers(here, written[0], written[1])) else "diverged"


def _rows(dossier: Dossier, subjects: Collection[UUID]) -> tuple[Sequence[object], ...]:
    return (
        [s for s in dossier.subjects if s.id in subjects],
        *([v for v in dossier.versions if v.subject == one] for one in sorted(subjects)),
        *([e for e in dossier.events if e.subject == one] for one in sorted(subjects)),
    )


def _begins(longer: Sequence[object], shorter: Sequence[object]) -> bool:
    return list(longer[: len(shorter)]) == list(shorter)


def _drafts(dossier: Dossier, subjects: Collection[UUID]) -> dict[tuple[UUID, str], Draft]:
    return {(d.subject, d.key): d for d in dossier.drafts if d.subject in subjects}


def _covers(
    later: Dossier, newer: dict[tuple[UUID, str], Draft], older: dict[tuple[UUID, str], Draft]
) -> bool:
    """Whether every earlier draft has been written on or has settled in what is later."""
    settled: dict[tuple[UUID, str], datetime] = {}
    for version in later.versions:
        settled[version.subject, version.key] = version.recorded_at
    return all(
        newer.get(key) == draft
        or (key in newer and newer[key].saved_at > draft.saved_at)
        or (key in settled and settled[key] > draft.saved_at)
        for key, draft in older.items()
    )
