"""Everything about one child read out of its tables, and what may not come in beside it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from transitions.application.dossier import Dossier, KeptDefinition, Subject
from transitions.domain.version import Draft, Event, Json
from transitions.storage import rows
from transitions.storage.database import Database, Row
from transitions.storage.drafts import DraftTable
from transitions.storage.rows import Authors
from transitions.storage.versions import VersionTable

_HASH = re.compile(r'"([0-9a-f]{64})"')
_BELOW = """
    SELECT id, kind, created_at, parent_subject, value FROM subject LEFT JOIN salt ON salt.subject = id
    WHERE id = ? OR parent_subject = ? ORDER BY parent_subject IS NOT NULL, subject.rowid
"""
_EVENTS = "SELECT id, kind, value, day, recorded_at, author FROM event WHERE subject = ? ORDER BY place"
_CHUNK = 500


class FamilyTable:
    """The families of one open database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._versions = VersionTable(database)
        self._drafts = DraftTable(database)

    def read(self, child: UUID) -> Dossier:
        """All of a child; raises ``KeyError`` for an unknown one."""
        subjects = self._subjects(child)
        if not subjects:
            raise KeyError(child)
        ids = [subject.id for subject in subjects]
        versions = tuple(v for each in self._versions.of_many(ids).values() for v in each)
        drafts: tuple[Draft, ...] = tuple(d for each in self._drafts.of_many(ids).values() for d in each)
        events = tuple(event for subject in ids for event in self._events(subject))
        values = [*(v.value for v in versions), *(d.value for d in drafts), *(e.value for e in events)]
        return Dossier(
            child=child, subjects=subjects, versions=versions, drafts=drafts, events=events,
            definitions=self._definitions(values),
        )

    def erased(self, ids: Collection[UUID]) -> bool:
        """Whether any of these has been erased here."""
        return self._any("SELECT 1 FROM erasure WHERE subject IN", ids)

    def clashes(self, dossier: Dossier) -> bool:
        """Whether something in it has the id of something here that is not of the same child."""
        kin = {str(subject.id) for subject in self._subjects(dossier.child)}
        asked = (
            ("SELECT id FROM subject WHERE id IN", [s.id for s in dossier.subjects]),
            ("SELECT subject FROM version WHERE id IN", [v.id for v in dossier.versions]),
            ("SELECT subject FROM event WHERE id IN", [e.id for e in dossier.events]),
        )
        return any(owner not in kin for query, ids in asked for owner in self._first(query, ids))

    def _subjects(self, child: UUID) -> tuple[Subject, ...]:
        found = self._database.rows(_BELOW, (str(child), str(child)))
        return tuple(
            Subject.model_validate({
                "id": UUID(id_), "kind": kind, "created_at": datetime.fromisoformat(at),
                "belongs_to": UUID(owner) if owner else None, "salt": salt.hex() if salt else None,
            })
            for id_, kind, at, owner, salt in found
        )

    def _events(self, subject: UUID) -> tuple[Event, ...]:
        authors = Authors()
        return tuple(
            Event.model_validate({
                "id": UUID(id_), "subject": subject, "kind": kind, "value": rows.read_json(value),
                "day": day, "recorded_at": datetime.fromisoformat(at), "author": authors.read(author),
            })
            for id_, kind, value, day, at, author in self._database.rows(_EVENTS, (str(subject),))
        )

    def _definitions(self, values: Iterable[Json]) -> tuple[KeptDefinition, ...]:
        """Those whose hash stands anywhere among the values."""
        hashes = sorted({found for value in values for found in _HASH.findall(rows.write_json(value))})
        query = "SELECT hash, kind, content FROM definition WHERE hash IN"
        found = (row for names in _chunks(hashes) for row in self._asked(query, names))
        return tuple(
            KeptDefinition.model_validate({"hash": hash_, "kind": kind, "content": content})
            for hash_, kind, content in found
        )

    def _any(self, query: str, ids: Collection[UUID]) -> bool:
        return bool(self._first(query, ids))

    def _first(self, query: str, ids: Collection[UUID]) -> set[object]:
        names = [str(each) for each in ids]
        return {row[0] for chunk in _chunks(names) for row in self._asked(query, chunk)}

    def _asked(self, query: str, names: list[str]) -> list[Row]:
        return self._database.rows(f"{query} ({', '.join('?' * len(names))})", names)


def _chunks(names: list[str]) -> Iterable[list[str]]:
    return (names[at : at + _CHUNK] for at in range(0, len(names), _CHUNK))
