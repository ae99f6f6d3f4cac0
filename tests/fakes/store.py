"""An open vault in memory, and what is told across its tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from datetime import date, datetime
from typing import Any
from uuid import UUID

from tests.fakes.backups import FakeBackups
from tests.fakes.tables import FakeAudit, FakeDefinitions, FakeDrafts, FakeEvents, FakeSubjects, FakeVersions
from transitions.application.lines import Kept, Line
from transitions.application.safekeeping import Keys, Sealing
from transitions.application.store import Families, Finding, Stands
from transitions.domain.agenda import Stretch
from transitions.domain.move import MOVE
from transitions.domain.name_words import words_in, words_of
from transitions.domain.version import Author, Draft, Event, Json, Version, values


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

    def in_order(self, rules: str, day: date) -> tuple[Line, ...]:
        return tuple(line._replace(says=None) if line.says else line for line in self.all(rules, day))

    def read(self, rules: str, day: date, transitions: Sequence[str]) -> dict[str, str]:
        known = {line.transition: line.says for line in self.all(rules, day) if line.says}
        return {one: known[one] for one in transitions if one in known}

    def count(self, rules: str, day: date, stretch: Stretch) -> int:
        return len(self._within(rules, day, stretch))

    def first(self, rules: str, day: date, stretch: Stretch, limit: int) -> list[Line]:
        return self._within(rules, day, stretch)[:limit]

    def _within(self, rules: str, day: date, stretch: Stretch) -> list[Line]:
        turns, ends = stretch.turns, (stretch.first.isoformat(), stretch.last.isoformat())
        known = (line for line in self.all(rules, day) if line.says)
        return [line for line in known if line.turn in turns and ends[0] <= line.due <= ends[1]]

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
