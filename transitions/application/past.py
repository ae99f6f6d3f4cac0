"""A past day computed again: the vault as it was known at a moment, under the rules of that day.

Everything is append-only, so the past is a way of reading. Drafts leave no trace and are not in it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from pydantic import TypeAdapter

from transitions.application.lines import Lines
from transitions.application.ports import Library
from transitions.application.safekeeping import Backups, Erasing, Keys, Sealing
from transitions.application.store import (
    Definitions,
    Families,
    Finding,
    Names,
    Noted,
    Stands,
    Store,
    Subjects,
)
from transitions.domain.consent import Given, Ledger
from transitions.domain.form import Form
from transitions.domain.glossary import Glossary
from transitions.domain.guard import Guard
from transitions.domain.guide import Anchors, Guide
from transitions.domain.handbook import Handbook
from transitions.domain.leaflet import Leaflet, LeafletId
from transitions.domain.move import MOVE
from transitions.domain.phrases import PhraseBank
from transitions.domain.policy import Policy
from transitions.domain.scale import Scale
from transitions.domain.texts import Texts
from transitions.domain.version import Author, Draft, Event, Version, values


class PastIsRead(Exception):
    """Somebody tried to write into a past day; always a bug."""


@dataclass(frozen=True)
class ClockThen:
    """The clock as it stood."""

    moment: datetime

    def now(self) -> datetime:
        """That moment."""
        return self.moment

    def today(self) -> date:
        """The local calendar day of that moment."""
        return self.moment.astimezone().date()


@dataclass(frozen=True)
class _Versions:
    store: Store
    moment: datetime

    def add(self, _versions: Iterable[Version]) -> None:
        raise PastIsRead

    def of(self, subject: UUID) -> tuple[Version, ...]:
        return self._then(self.store.versions.of(subject))

    def of_many(self, subjects: Iterable[UUID]) -> dict[UUID, tuple[Version, ...]]:
        return {k: self._then(v) for k, v in self.store.versions.of_many(subjects).items()}

    def _then(self, versions: Iterable[Version]) -> tuple[Version, ...]:
        return tuple(version for version in versions if version.recorded_at <= self.moment)


@dataclass(frozen=True)
class _Standing:
    versions: _Versions
    events: _Events

    def of(self, subject: UUID, keys: Iterable[str], day: date) -> Stands:
        wanted = frozenset(keys)
        stands = values((v for v in self.versions.of(subject) if v.key in wanted), day)
        return Stands(stands, {}, bool(self.events.of_family(subject, MOVE)))

    def others(self, kind: str, key: str, value: str, day: date) -> tuple[UUID, ...]:
        subjects = self.versions.store.subjects.all(kind)
        return tuple(one for one in subjects if self.of(one, [key], day).settled.get(key) != value)


class _Drafts:
    def save(self, _draft: Draft) -> None:
        raise PastIsRead

    def remove(self, _subject: UUID, _keys: Iterable[str]) -> None:
        raise PastIsRead

    def of(self, _subject: UUID) -> tuple[Draft, ...]:
        return ()

    def of_many(self, subjects: Iterable[UUID]) -> dict[UUID, tuple[Draft, ...]]:
        return dict.fromkeys(subjects, ())


@dataclass(frozen=True)
class _Events:
    store: Store
    moment: datetime

    def add(self, _event: Event) -> None:
        raise PastIsRead

    def of(self, subject: UUID, kind: str) -> tuple[Event, ...]:
        return self._then(self.store.events.of(subject, kind))

    def of_family(self, member: UUID, kind: str) -> tuple[Event, ...]:
        return self._then(self.store.events.of_family(member, kind))

    def _then(self, events: Iterable[Event]) -> tuple[Event, ...]:
        return tuple(event for event in events if event.recorded_at <= self.moment)


@dataclass(frozen=True)
class _Audit:
    store: Store
    moment: datetime

    def write(self, *_told: object, **_named: object) -> None:
        raise PastIsRead

    def of(self, entities: Collection[str]) -> Sequence[tuple[datetime, str]]:
        return [line for line in self.store.audit.of(entities) if line[0] <= self.moment]

    def latest(self) -> Iterator[Noted]:
        return (line for line in self.store.audit.latest() if line.at <= self.moment)

    def head(self) -> tuple[int, str]:
        raise PastIsRead

    def hash_at(self, seq: int) -> str | None:
        return self.store.audit.hash_at(seq)


@dataclass
class StoreThen:
    """What had been written down in a vault by a moment; nothing can be added to it."""

    store: Store
    moment: datetime
    author: Author | None = None

    @property
    def kind(self) -> str:
        """``real`` or ``practice``."""
        return self.store.kind

    @property
    def writes(self) -> int:
        """What becomes known later does not change what was known."""
        return self.store.writes

    @property
    def newest(self) -> datetime:
        """That moment."""
        return self.moment

    @property
    def versions(self) -> _Versions:
        """The versions known by then."""
        return _Versions(self.store, self.moment)

    @property
    def drafts(self) -> _Drafts:
        """None: a draft leaves no trace."""
        return _Drafts()

    @property
    def standing(self) -> _Standing:
        """What held by then; a draft leaves no trace."""
        return _Standing(self.versions, self.events)

    @property
    def events(self) -> _Events:
        """The events known by then."""
        return _Events(self.store, self.moment)

    @property
    def definitions(self) -> Definitions:
        """As they are for ever."""
        return self.store.definitions

    @property
    def subjects(self) -> Subjects:
        """As they are: one that came later has no versions yet."""
        return self.store.subjects

    @property
    def audit(self) -> _Audit:
        """The lines written by then."""
        return _Audit(self.store, self.moment)

    @property
    def names(self) -> Names:
        """Nobody looks for a name in the past: the index knows what stands now."""
        raise PastIsRead

    @property
    def lines(self) -> Lines:
        """The overview is of now."""
        raise PastIsRead

    @property
    def families(self) -> Families:
        """A family moves as it is now."""
        raise PastIsRead

    @property
    def keys(self) -> Keys:
        """Keys are of the vault as it is now."""
        raise PastIsRead

    @property
    def sealing(self) -> Sealing:
        """Nothing is sealed in the past."""
        raise PastIsRead

    @property
    def backups(self) -> Backups:
        """Copies are of the vault as it is now."""
        raise PastIsRead

    @property
    def erasures(self) -> Erasing:
        """What is erased is gone from the past too; nothing is erased in it."""
        raise PastIsRead

    def examine(self) -> tuple[Finding, ...]:
        """The vault is whole or not now, whatever it was then."""
        return self.store.examine()

    def wipe(self) -> None:
        """Nothing is deleted in the past."""
        raise PastIsRead

    def transaction(self) -> AbstractContextManager[None]:
        """Nothing is written, so there is nothing to hold together."""
        return nullcontext()


@dataclass(frozen=True)
class LibraryThen:
    """The definitions, with the rules and sentences a consent was given under."""

    form: Form
    scales: Mapping[str, Scale]
    guides: Mapping[str, Guide]
    phrases: PhraseBank
    anchors: Mapping[str, Anchors]
    leaflets: Mapping[LeafletId, Leaflet]
    handbook: Handbook
    pictures: Mapping[str, Path]
    glossary: Glossary
    policy: Policy
    texts: Texts
    guard: Guard
    passphrase_words: Sequence[str]
    common_passphrases: Sequence[str]


def library_then(library: Library, definitions: Definitions, ledger: Ledger) -> LibraryThen:
    """As the newest consent of a ledger kept it; today's where there is none."""
    given = [event for event in ledger.events if isinstance(event, Given)]
    policy, texts = library.policy, library.texts
    if given and given[-1].policy_hash:
        policy = Policy.model_validate(_kept(definitions, given[-1].policy_hash), extra="ignore")
    if given and given[-1].texts_hash:
        kept = Texts.model_validate(_kept(definitions, given[-1].texts_hash), extra="ignore")
        texts = kept.model_copy(update={"reviewed": texts.reviewed})
    return LibraryThen(
        form=library.form, scales=library.scales, guides=library.guides,
        phrases=library.phrases, anchors=library.anchors,
        leaflets=library.leaflets, handbook=library.handbook, pictures=library.pictures,
        glossary=library.glossary, policy=policy, texts=texts, guard=library.guard,
        passphrase_words=library.passphrase_words, common_passphrases=library.common_passphrases,
    )


def _kept(definitions: Definitions, hash_: str) -> object:
    return TypeAdapter(object).validate_json(definitions.read(hash_))
