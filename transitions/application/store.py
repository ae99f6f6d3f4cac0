"""What the application asks of an open vault: its tables, used on the vault thread only."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Literal, NamedTuple, Protocol
from uuid import UUID

from transitions.application.dossier import Dossier
from transitions.application.lines import Lines
from transitions.application.safekeeping import Backups, Erasing, Keys, Sealing
from transitions.domain.version import Author, Draft, Event, Json, Version

Finding = Literal["pages", "chain", "older", "unsealed"]
"""What is wrong with a vault: its pages or structure; a line of the log that does not follow from the
one before; less than the seal remembers; no seal to compare with."""


class Noted(NamedTuple):
    """A line of the log without its hashes."""

    at: datetime
    action: str
    entity: str
    detail: str


class Versions(Protocol):
    """Settled values, append-only."""

    def add(self, versions: Iterable[Version]) -> None:
        """Append; a version whose id is known already is refused."""
        ...

    def of(self, subject: UUID) -> tuple[Version, ...]:
        """All versions of a subject in the order they were added."""
        ...

    def of_many(self, subjects: Iterable[UUID]) -> dict[UUID, tuple[Version, ...]]:
        """As ``of`` for many subjects at once; a subject without versions has an empty tuple."""
        ...


class Stands(NamedTuple):
    """What stands under a few keys of a subject on a day."""

    settled: dict[str, Json]
    """By the rule of ``domain.version.values``."""
    typed: dict[str, Json]
    """Not settled yet; it comes first."""
    moved: bool = False
    """Whether its family has ever been on its way to a colleague, or from one."""

    @property
    def values(self) -> dict[str, Json]:
        """What holds now."""
        return self.settled | self.typed


class Standing(Protocol):
    """What stands, without what lies behind it."""

    def of(self, subject: UUID, keys: Iterable[str], day: date) -> Stands:
        """What stands under these keys."""
        ...

    def others(self, kind: str, key: str, value: str, day: date) -> tuple[UUID, ...]:
        """The subjects of a kind, as they were added, where not this value but another or none is settled."""
        ...


class Drafts(Protocol):
    """What is being written, one row per subject and key."""

    def save(self, draft: Draft) -> None:
        """Put the draft in place of the one there was."""
        ...

    def remove(self, subject: UUID, keys: Iterable[str]) -> None:
        """Take drafts away without a trace; a key with no draft is passed over."""
        ...

    def of(self, subject: UUID) -> tuple[Draft, ...]:
        """All drafts of a subject, by key."""
        ...

    def of_many(self, subjects: Iterable[UUID]) -> dict[UUID, tuple[Draft, ...]]:
        """As ``of`` for many subjects at once."""
        ...


class Events(Protocol):
    """What happened, append-only: the consent ledger and the handover log."""

    def add(self, event: Event) -> None:
        """Append; an event whose id is known already is refused."""
        ...

    def of(self, subject: UUID, kind: str) -> tuple[Event, ...]:
        """The events of a kind of a subject, in the order they were added."""
        ...

    def of_family(self, member: UUID, kind: str) -> tuple[Event, ...]:
        """As ``of``, those of the child that a subject is or belongs to."""
        ...


class Definitions(Protocol):
    """Forms, scales, policies and texts as they were when they were used, by hash."""

    def keep(self, hash_: str, kind: str, content: str) -> None:
        """Store once; the same hash again is passed over."""
        ...

    def read(self, hash_: str) -> str:
        """The content; raises ``KeyError`` when it was never kept."""
        ...


class Subjects(Protocol):
    """Which children, parents, transitions, screenings and profiles there are."""

    def add(self, subject: UUID, kind: str, at: datetime, belongs_to: UUID | None = None) -> None:
        """A new subject; ``belongs_to`` is e.g. the child of a transition."""
        ...

    def all(self, kind: str) -> tuple[UUID, ...]:
        """The subjects of a kind in the order they were added."""
        ...

    def latest(self, kind: str) -> UUID | None:
        """The subject of a kind that was added last, if there is any."""
        ...

    def belonging_to(self, owner: UUID, kind: str) -> tuple[UUID, ...]:
        """The subjects of a kind that belong to ``owner``."""
        ...

    def owner(self, subject: UUID) -> UUID | None:
        """What a subject belongs to; raises ``KeyError`` for an unknown one."""
        ...

    def keep_salt(self, subject: UUID, salt: bytes) -> None:
        """Store the salt of a transition's digests; a second one is refused."""
        ...

    def salt(self, subject: UUID) -> bytes:
        """The salt; raises ``KeyError`` when there is none."""
        ...


class Audit(Protocol):
    """The hash-chained log: ids and verbs, never content."""

    def write(self, at: datetime, actor: str, action: str, entity: str, detail: str = "") -> None:
        """Append one line in the transaction that is open."""
        ...

    def of(self, entities: Collection[str]) -> Sequence[tuple[datetime, str]]:
        """When which action was written about one of these, in the order it was written."""
        ...

    def latest(self) -> Iterator[Noted]:
        """The lines from the last one backwards."""
        ...

    def head(self) -> tuple[int, str]:
        """The number and the hash of the last line; 0 and zeros before the first."""
        ...

    def hash_at(self, seq: int) -> str | None:
        """The hash of a line, ``None`` when there is no such line."""
        ...


class Names(Protocol):
    """The index of what children, parents and daycares are called; it follows what is written."""

    def find(self, text: str, limit: int) -> tuple[UUID, ...]:
        """At most ``limit`` transitions that have a word beginning with each word of the text."""
        ...


class Families(Protocol):
    """Whole families, as they move from one vault to another."""

    def read(self, child: UUID) -> Dossier:
        """All of a child; raises ``KeyError`` for an unknown one."""
        ...

    def erased(self, ids: Collection[UUID]) -> bool:
        """Whether any of these has been erased here."""
        ...

    def clashes(self, dossier: Dossier) -> bool:
        """Whether something in it has the id of something of another family here."""
        ...


class Store(Protocol):
    """Everything inside one open vault; used on the vault thread only."""

    author: Author | None
    """Who writes, as last read from her profile; ``None`` when that must be read again."""

    @property
    def kind(self) -> str:
        """``real`` or ``practice``."""
        ...

    @property
    def writes(self) -> int:
        """How often something was changed or undone: while it is the same, what was read still stands."""
        ...

    @property
    def newest(self) -> datetime | None:
        """When something real was last written down, as known when the vault was opened."""
        ...

    @property
    def versions(self) -> Versions: ...

    @property
    def drafts(self) -> Drafts: ...

    @property
    def standing(self) -> Standing: ...

    @property
    def events(self) -> Events: ...

    @property
    def definitions(self) -> Definitions: ...

    @property
    def subjects(self) -> Subjects: ...

    @property
    def audit(self) -> Audit: ...

    @property
    def names(self) -> Names: ...

    @property
    def lines(self) -> Lines: ...

    @property
    def families(self) -> Families: ...

    @property
    def sealing(self) -> Sealing: ...

    @property
    def keys(self) -> Keys: ...

    @property
    def erasures(self) -> Erasing: ...

    @property
    def backups(self) -> Backups: ...

    def examine(self) -> tuple[Finding, ...]:
        """Everything that is wrong; empty when all is well. Changes nothing."""
        ...

    def wipe(self) -> None:
        """Leave nothing of what was deleted in the files of the vault; never in a transaction."""
        ...

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing; a transaction inside a transaction joins the outer one."""
        ...
