"""What a vault keeps, table by table, in memory."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from typing import Generic, TypeVar
from uuid import UUID

from transitions.application.store import Noted
from transitions.domain.version import Draft, Event, Version

R = TypeVar("R", Version, Event)


class Ledger(Generic[R]):
    """Rows that stay, as they came and by their subject."""

    def __init__(self) -> None:
        self.rows = []

    @property
    def rows(self) -> list[R]:
        """All of them; a list of one's own."""
        return list(self._rows.values())

    @rows.setter
    def rows(self, rows: Iterable[R]) -> None:
        self._rows: dict[UUID, R] = {}
        self._by_subject: dict[UUID, list[R]] = {}
        for row in rows:
            self._put(row)

    def _put(self, row: R) -> None:
        if row.id in self._rows:
            raise ValueError("this is known already")
        self._rows[row.id] = row
        self._by_subject.setdefault(row.subject, []).append(row)

    def _of(self, subject: UUID) -> list[R]:
        return self._by_subject.get(subject, [])


class FakeVersions(Ledger[Version]):
    """Settled values."""

    def add(self, versions: Iterable[Version]) -> None:
        for version in versions:
            self._put(version)

    def of(self, subject: UUID) -> tuple[Version, ...]:
        return tuple(self._of(subject))

    def of_many(self, subjects: Iterable[UUID]) -> dict[UUID, tuple[Version, ...]]:
        return {subject: self.of(subject) for subject in subjects}


class FakeDrafts:
    """What is being written, by subject and key."""

    def __init__(self) -> None:
        self.rows: dict[tuple[UUID, str], Draft] = {}

    def save(self, draft: Draft) -> None:
        self.rows[draft.subject, draft.key] = draft

    def remove(self, subject: UUID, keys: Iterable[str]) -> None:
        for key in keys:
            self.rows.pop((subject, key), None)

    def of(self, subject: UUID) -> tuple[Draft, ...]:
        mine = (draft for (owner, _), draft in self.rows.items() if owner == subject)
        return tuple(sorted(mine, key=lambda draft: draft.key))

    def of_many(self, subjects: Iterable[UUID]) -> dict[UUID, tuple[Draft, ...]]:
        return {subject: self.of(subject) for subject in subjects}


class FakeEvents(Ledger[Event]):
    """What happened."""

    def __init__(self, subjects: FakeSubjects) -> None:
        super().__init__()
        self._subjects = subjects

    def add(self, event: Event) -> None:
        self._put(event)

    def of(self, subject: UUID, kind: str) -> tuple[Event, ...]:
        return tuple(row for row in self._of(subject) if row.kind == kind)

    def of_family(self, member: UUID, kind: str) -> tuple[Event, ...]:
        return self.of(self._subjects.owner(member) or member, kind)


class FakeDefinitions:
    """Definitions by hash."""

    def __init__(self) -> None:
        self.rows: dict[str, str] = {}

    def keep(self, hash_: str, kind: str, content: str) -> None:
        self.rows.setdefault(hash_, content)

    def read(self, hash_: str) -> str:
        return self.rows[hash_]


class FakeSubjects:
    """Subjects with their owners and salts."""

    def __init__(self) -> None:
        self.rows: dict[UUID, tuple[str, UUID | None]] = {}
        self.salts: dict[UUID, bytes] = {}

    def add(self, subject: UUID, kind: str, at: datetime, belongs_to: UUID | None = None) -> None:
        if subject in self.rows:
            raise ValueError("this subject is known already")
        self.rows[subject] = kind, belongs_to

    def all(self, kind: str) -> tuple[UUID, ...]:
        return tuple(subject for subject, row in self.rows.items() if row[0] == kind)

    def latest(self, kind: str) -> UUID | None:
        return next(reversed(self.all(kind)), None)

    def belonging_to(self, owner: UUID, kind: str) -> tuple[UUID, ...]:
        return tuple(subject for subject, row in self.rows.items() if row == (kind, owner))

    def owner(self, subject: UUID) -> UUID | None:
        return self.rows[subject][1]

    def keep_salt(self, subject: UUID, salt: bytes) -> None:
        if subject in self.salts:
            raise ValueError("this subject has a salt already")
        self.salts[subject] = salt

    def salt(self, subject: UUID) -> bytes:
        return self.salts[subject]


class FakeAudit:
    """The log as a list of lines."""

    def __init__(self) -> None:
        self.rows: list[tuple[datetime, str, str, str, str]] = []

    def write(self, at: datetime, actor: str, action: str, entity: str, detail: str = "") -> None:
        self.rows.append((at, actor, action, entity, detail))

    def of(self, entities: Collection[str]) -> list[tuple[datetime, str]]:
        return [(at, action) for at, _, action, entity, _ in self.rows if entity in entities]

    def latest(self) -> Iterator[Noted]:
        for at, _, action, entity, detail in reversed(self.rows):
            yield Noted(at, action, entity, detail)

    def head(self) -> tuple[int, str]:
        seq = len(self.rows)
        return seq, self.hash_at(seq) or ""

    def hash_at(self, seq: int) -> str | None:
        if seq > len(self.rows):
            return None
        return sha256(repr(self.rows[:seq]).encode()).hexdigest() if seq else "0" * 64
