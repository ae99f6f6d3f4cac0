"""What the application asks of the outside world; adapters fit these by shape."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import Future
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path
from typing import Protocol, TypeVar
from uuid import UUID

from transitions.application.errors import ExpectedError
from transitions.domain.disclosure import Disclosure
from transitions.domain.form import Form
from transitions.domain.guard import Guard
from transitions.domain.guide import Anchors, Guide
from transitions.domain.policy import Policy
from transitions.domain.scale import Scale
from transitions.domain.sheet import Sheet
from transitions.domain.texts import Texts
from transitions.domain.version import Draft, Event, Json, Version

T = TypeVar("T")
Despite = Collection[type[ExpectedError]]
"""Findings the user was told of and opens a vault in spite of."""


class Clock(Protocol):
    """The time of day, and the day it is here."""

    def now(self) -> datetime:
        """This moment, UTC with offset; never earlier than what it said before."""
        ...

    def today(self) -> date:
        """The local calendar day."""
        ...


class Ids(Protocol):
    """New names for new things."""

    def new(self) -> UUID:
        """A UUID never given before."""
        ...

    def salt(self) -> bytes:
        """Sixteen random bytes."""
        ...


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


class Vault(Protocol):
    """An open vault: work is queued and done one at a time by the thread that owns it."""

    def submit(self, work: Callable[[Store], T]) -> Future[T]:
        """Queue ``work``; what it returns or raises is in the future."""
        ...

    def close(self) -> None:
        """Finish what is queued, seal and close."""
        ...


class Library(Protocol):
    """What the municipality and the program define."""

    @property
    def form(self) -> Form: ...

    @property
    def scales(self) -> Mapping[str, Scale]: ...

    @property
    def guides(self) -> Mapping[str, Guide]:
        """What surrounds a scale, by its id."""
        ...

    @property
    def anchors(self) -> Mapping[str, Anchors]:
        """Licensed texts by scale, where the municipality has them; shown, never stored."""
        ...

    @property
    def policy(self) -> Policy: ...

    @property
    def texts(self) -> Texts: ...

    @property
    def guard(self) -> Guard:
        """Words people are asked about when they write them."""
        ...

    @property
    def passphrase_words(self) -> Sequence[str]: ...


class Press(Protocol):
    """Puts finished words on paper."""

    def print_disclosure(self, disclosure: Disclosure, large: bool = False) -> bytes:
        """A PDF of what leaves; the same words give the same bytes."""
        ...

    def print_sheet(self, sheet: Sheet, large: bool = False) -> bytes:
        """A PDF that names nobody."""
        ...

    def unprintable(self, text: str) -> str:
        """The signs of the text that the fonts lack, each once."""
        ...


class Exports(Protocol):
    """Formats that are not paper."""

    def write_journal(self, disclosure: Disclosure) -> str:
        """The note as plain text."""
        ...

    def write_adbb(self, disclosure: Disclosure) -> str:
        """KL's FHIR bundle as JSON text."""
        ...

    def read_adbb(self, text: str) -> Mapping[str, Json]:
        """The values of such a bundle; raises ``ValueError`` that names the element at fault."""
        ...

    def encrypt(self, pdf: bytes, passphrase: str) -> bytes:
        """The same pages, to be opened with the passphrase alone."""
        ...

    def make_passphrase(self, words: Sequence[str]) -> str:
        """Ordinary words, too many to guess."""
        ...


class OpenedVault(Protocol):
    """A vault just created or opened, and the recovery key when it is new."""

    @property
    def vault(self) -> Vault: ...

    @property
    def recovery_key(self) -> str: ...


class Vaults(Protocol):
    """The vaults on this computer. Each verb raises an ExpectedError with what to do.

    ``despite`` may hold ``VaultUnfinishedWrite``, ``VaultLogDamaged`` and ``VaultOlder`` and what
    is a kind of them; everything else always refuses.
    """

    def found(self) -> tuple[Path, ...]:
        """The folders that hold a vault, practice first."""
        ...

    def create(self, passphrase: str) -> OpenedVault:
        """A new real vault."""
        ...

    def unlock(self, folder: Path, passphrase: str, despite: Despite = ()) -> Vault:
        """Open with the passphrase."""
        ...

    def unlock_with_recovery_key(self, folder: Path, recovery_key: str, despite: Despite = ()) -> Vault:
        """Open with the printed key."""
        ...

    def reset_passphrase(self, folder: Path, recovery_key: str, new: str) -> None:
        """A new passphrase for the one who has forgotten hers; the vault may be open meanwhile."""
        ...

    def open_practice(self, despite: Despite = ()) -> Vault:
        """The practice vault, created when there is none: fictitious families only."""
        ...
