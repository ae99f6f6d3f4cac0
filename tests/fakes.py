"""Stand-ins for the ports: what they promise, in memory."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from transitions.domain.version import Draft, Event, Version


class FakeClock:
    """A clock that stands on a day and moves a second each time it is asked."""

    def __init__(self, day: date) -> None:
        self.day = day
        self._seconds = 0

    def now(self) -> datetime:
        self._seconds += 1
        noon = datetime(self.day.year, self.day.month, self.day.day, 12, tzinfo=UTC)
        return noon + timedelta(seconds=self._seconds)

    def today(self) -> date:
        return self.day


class FakeIds:
    """Ids and salts that count."""

    def __init__(self) -> None:
        self._count = 0

    def new(self) -> UUID:
        self._count += 1
        return UUID(int=self._count)

    def salt(self) -> bytes:
        self._count += 1
        return self._count.to_bytes(16, "big")


class FakeVersions:
    """Settled values in a list."""

    def __init__(self) -> None:
        self.rows: list[Version] = []

    def add(self, versions: Iterable[Version]) -> None:
        for version in versions:
            if any(version.id == row.id for row in self.rows):
                raise ValueError("this version is known already")
            self.rows.append(version)

    def of(self, subject: UUID) -> tuple[Version, ...]:
        return tuple(row for row in self.rows if row.subject == subject)

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


class FakeEvents:
    """What happened, in a list."""

    def __init__(self) -> None:
        self.rows: list[Event] = []

    def add(self, event: Event) -> None:
        if any(event.id == row.id for row in self.rows):
            raise ValueError("this event is known already")
        self.rows.append(event)

    def of(self, subject: UUID, kind: str) -> tuple[Event, ...]:
        return tuple(row for row in self.rows if (row.subject, row.kind) == (subject, kind))


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


class FakeErasures:
    """The only delete, over the other fakes."""

    def __init__(self, store: FakeStore) -> None:
        self._store = store

    def erase(self, subject: UUID, at: datetime) -> tuple[UUID, ...]:
        subjects = self._store.subjects
        below = [s for s, (_, owner) in subjects.rows.items() if owner == subject]
        gone = tuple(each for child in below for each in self.erase(child, at))
        del subjects.rows[subject]
        subjects.salts.pop(subject, None)
        drafts, versions, events = self._store.drafts, self._store.versions, self._store.events
        drafts.rows = {key: row for key, row in drafts.rows.items() if key[0] != subject}
        versions.rows = [row for row in versions.rows if row.subject != subject]
        events.rows = [row for row in events.rows if row.subject != subject]
        return (*gone, subject)


class FakeAudit:
    """The log as a list of lines."""

    def __init__(self) -> None:
        self.rows: list[tuple[datetime, str, str, str, str]] = []

    def write(self, at: datetime, actor: str, action: str, entity: str, detail: str = "") -> None:
        self.rows.append((at, actor, action, entity, detail))

    def of(self, entities: Collection[str]) -> list[tuple[datetime, str]]:
        return [(at, action) for at, _, action, entity, _ in self.rows if entity in entities]


class FakeStore:
    """An open vault in memory; a failed transaction leaves what was there before."""

    def __init__(self, kind: str = "practice") -> None:
        self.kind = kind
        self.versions = FakeVersions()
        self.drafts = FakeDrafts()
        self.events = FakeEvents()
        self.definitions = FakeDefinitions()
        self.subjects = FakeSubjects()
        self.audit = FakeAudit()
        self._depth = 0

    @property
    def erasures(self) -> FakeErasures:
        return FakeErasures(self)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        before = deepcopy(self.__dict__) if self._depth == 0 else None
        self._depth += 1
        try:
            yield
        except BaseException:
            if before is not None:
                self.__dict__.update(before)
            raise
        finally:
            self._depth -= 1


class FakePress:
    """A press that keeps what it printed and knows no emoji."""

    def __init__(self) -> None:
        self.printed: list[object] = []

    def print_disclosure(self, disclosure: object, large: bool = False) -> bytes:
        self.printed.append(disclosure)
        return b"%PDF-fake"

    def print_sheet(self, sheet: object, large: bool = False) -> bytes:
        self.printed.append(sheet)
        return b"%PDF-fake"

    def unprintable(self, text: str) -> str:
        return "".join(dict.fromkeys(sign for sign in text if ord(sign) > 0x1F000))
