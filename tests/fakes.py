"""Stand-ins for the ports: what they promise, in memory."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any, Generic, TypeVar
from uuid import UUID

from transitions.application.copies import Ages, Carried, Copy, Course, Stop, Written
from transitions.application.errors import ExpectedError
from transitions.application.safekeeping import Keys, Sealing
from transitions.application.store import Families, Finding, Kept, Line, Noted, Stands
from transitions.domain.move import MOVE
from transitions.domain.name_words import words_in, words_of
from transitions.domain.version import Author, Draft, Event, Json, Version, values


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


class FakeStanding:
    """What stands under a few keys, by the rule of the domain."""

    def __init__(self, store: FakeStore) -> None:
        self._store = store

    def of(self, subject: UUID, keys: Iterable[str], day: date) -> Stands:
        wanted = set(keys)
        settled = values((row for row in self._store.versions.of(subject) if row.key in wanted), day)
        typed = {row.key: row.value for row in self._store.drafts.of(subject) if row.key in wanted}
        return Stands(settled, typed, bool(self._store.events.of_family(subject, MOVE)))

    def others(self, kind: str, key: str, value: str, day: date) -> tuple[UUID, ...]:
        subjects = self._store.subjects.all(kind)
        return tuple(one for one in subjects if self.of(one, [key], day).settled.get(key) != value)


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


class FakeNames:
    """The names of the other fakes, looked through one by one."""

    def __init__(self, store: FakeStore) -> None:
        self._store = store

    def find(self, text: str, limit: int) -> tuple[UUID, ...]:
        wanted = words_in(text)
        known = {t: self._words(t) for t in self._store.subjects.all("transition")} if wanted else {}
        found = (t for t, words in known.items() if all(any(w.startswith(p) for w in words) for p in wanted))
        return tuple(found)[:limit]

    def _words(self, transition: UUID) -> set[str]:
        subjects = self._store.subjects
        child = subjects.owner(transition)
        people = [child, *(subjects.belonging_to(child, "parent") if child else ())]
        names = [self._value(p, "name") for p in people if p and not self._value(p, "removed")]
        daycare = self._value(transition, "daycare") or {}
        names += [daycare.get("name"), daycare.get("group")]
        return {word for name in names if name for word in words_of(name)}

    def _value(self, subject: UUID, key: str) -> Json:
        draft = self._store.drafts.rows.get((subject, key))
        stands = values(self._store.versions.of(subject), date.max)
        return draft.value if draft else stands.get(key)


class FakeLines:
    """What was kept, as long as the whole family reads as it did then."""

    def __init__(self, store: FakeStore) -> None:
        self._store, self._kept = store, store.kept_lines

    def all(self, rules: str, day: date) -> list[Line]:
        known = [self._line(t, rules, day) for t in self._store.subjects.all("transition")]
        return sorted(known, key=lambda line: (line.due, line.name))

    def in_order(self, rules: str, day: date) -> list[Line]:
        return [line._replace(says=None) if line.says else line for line in self.all(rules, day)]

    def read(self, rules: str, day: date, transitions: Sequence[str]) -> dict[str, str]:
        known = {line.transition: line.says for line in self.all(rules, day) if line.says}
        return {one: known[one] for one in transitions if one in known}

    def waiting(self, rules: str, day: date, limit: int) -> list[Line]:
        return [line for line in self.all(rules, day) if not line.says][:limit]

    def keep(self, rules: str, since: date, lines: Iterable[Kept]) -> None:
        for kept in lines:
            transition = UUID(kept.line.transition)
            if transition in self._store.subjects.rows:
                self._kept[transition] = rules, since, kept, self._all_of(transition)

    def _line(self, transition: UUID, rules: str, day: date) -> Line:
        then, since, kept, before = self._kept.get(transition, ("", date.max, None, ""))
        holds = kept and since <= day < kept.until and (then, before) == (rules, self._all_of(transition))
        return kept.line if kept and holds else Line(str(transition), "", "", "", "")

    def _all_of(self, transition: UUID) -> str:
        store, rows = self._store, self._store.subjects.rows
        child = rows[transition][1]
        family = [s for s, (_, owner) in rows.items() if child in (s, owner)]
        written: tuple[Version | Draft | Event, ...]
        written = (*store.versions.rows, *store.drafts.rows.values(), *store.events.rows)
        return repr((family, [row.model_dump_json() for row in written if row.subject in family]))


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


class FakeBackups:
    """Copies that are only counted."""

    def __init__(self) -> None:
        self.made: list[Copy] = []
        self.changed: datetime | None = None
        self.wrong: type[ExpectedError] | None = None
        self.keys = self.shared = "first"

    def copies(self) -> tuple[Copy, ...]:
        return tuple(reversed(self.made))

    def write(self, at: datetime, *, gently: bool = False) -> Written:
        folder = Path(f"{at:%Y%m%dT%H%M%SZ}")
        self.made.append(Copy(folder=folder, at=at.replace(microsecond=0), size=4096))
        return Written(copied=self.made[-1], rows={"version": len(self.made)})

    def thin(self, ages: Ages) -> None:
        self.made = [copied for copied in self.made if ages.allow(copied.at)] or self.made[-1:]

    def last_change(self) -> datetime | None:
        return self.changed

    def rehearse(self, copied: Copy, rows: Mapping[str, int]) -> None:
        if self.wrong is not None:
            raise self.wrong

    def visit(self, chosen: Path, copied: Copy | None, ages: Ages) -> FakeVisit:
        return FakeVisit(chosen, copied, ages, self.keys)

    def share_keys(self) -> None:
        self.shared = self.keys

    def key_mark(self) -> str:
        return self.keys

    def restoration(self, copied: Copy) -> FakeRestoration:
        return FakeRestoration(copied)


@dataclass(frozen=True)
class FakeVisit:
    """A folder that is there."""

    chosen: Path
    copied: Copy | None
    ages: Ages
    keys: str

    def run(self, stop: Stop) -> Carried:
        name = self.copied.name if self.copied else ""
        return Carried(folder=str(self.chosen), name=name, at=self.ages.now, keys=self.keys)


@dataclass(frozen=True)
class FakeRestoration:
    """Lays nothing out."""

    copied: Copy

    def run(self, course: Course) -> Path:
        return self.copied.folder


class FakeStore:
    """An open vault in memory; a failed transaction leaves what was there before."""

    newest = None

    def __init__(self, kind: str = "practice") -> None:
        self.kind = kind
        self.author: Author | None = None
        self.versions = FakeVersions()
        self.drafts = FakeDrafts()
        self.definitions = FakeDefinitions()
        self.subjects = FakeSubjects()
        self.events = FakeEvents(self.subjects)
        self.audit = FakeAudit()
        self.backups = FakeBackups()
        self.kept_lines: dict[UUID, tuple[str, date, Kept, str]] = {}
        self.wiped = self._asked = self._depth = 0

    @property
    def writes(self) -> int:
        """Another number each time: nothing that is read from memory is worth keeping."""
        self._asked += 1
        return self._asked

    @property
    def standing(self) -> FakeStanding:
        return FakeStanding(self)

    @property
    def names(self) -> FakeNames:
        return FakeNames(self)

    @property
    def lines(self) -> FakeLines:
        return FakeLines(self)

    @property
    def erasures(self) -> FakeErasures:
        return FakeErasures(self)

    @property
    def keys(self) -> Keys:
        raise NotImplementedError("what lies in memory is not locked")

    @property
    def families(self) -> Families:
        raise NotImplementedError("families move between real vaults only")

    @property
    def sealing(self) -> Sealing:
        raise NotImplementedError("nothing leaves a vault in memory")

    def examine(self) -> tuple[Finding, ...]:
        return ()

    def wipe(self) -> None:
        self.wiped += 1

    @contextmanager
    def transaction(self) -> Iterator[None]:
        before = self._as_it_is() if self._depth == 0 else None
        self._depth += 1
        try:
            yield
        except BaseException:
            if before is not None:
                self.__dict__.update(before)
            raise
        finally:
            self._depth -= 1

    def _as_it_is(self) -> dict[str, Any]:
        frozen = (*self.versions.rows, *self.drafts.rows.values(), *self.events.rows)
        return deepcopy(self.__dict__, {id(record): record for record in frozen})


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
