"""What the application asks of an open vault: its tables, used on the vault thread only."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol
from uuid import UUID

from transitions.domain.version import Draft, Event, Version


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


class Erasing(Protocol):
    """The only delete there is."""

    def erase(self, subject: UUID, at: datetime) -> tuple[UUID, ...]:
        """Delete a subject and all that belongs to it; raises ``KeyError`` for an unknown one."""
        ...


class Store(Protocol):
    """Everything inside one open vault; used on the vault thread only."""

    @property
    def kind(self) -> str:
        """``real`` or ``practice``."""
        ...

    @property
    def versions(self) -> Versions: ...

    @property
    def drafts(self) -> Drafts: ...

    @property
    def events(self) -> Events: ...

    @property
    def definitions(self) -> Definitions: ...

    @property
    def subjects(self) -> Subjects: ...

    @property
    def audit(self) -> Audit: ...

    @property
    def erasures(self) -> Erasing: ...

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing; a transaction inside a transaction joins the outer one."""
        ...
