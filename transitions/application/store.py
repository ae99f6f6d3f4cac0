"""What the application asks of an open vault: its tables, used on the vault thread only."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path
from typing import Literal, NamedTuple, Protocol
from uuid import UUID

from transitions.application.copies import Ages, Copy, Errand, Restoration, Written
from transitions.application.dossier import Dossier, VaultKind
from transitions.domain.recovery_sheet import Holder
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


class Standing(Protocol):
    """What stands under a few keys of a subject, without what lies behind it."""

    def settled(self, subject: UUID, keys: Iterable[str], day: date) -> dict[str, Json]:
        """The values that hold on a day, by the rule of ``domain.version.values``."""
        ...

    def written(self, subject: UUID, keys: Iterable[str], day: date) -> dict[str, Json]:
        """As ``settled``, what is being written first."""
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


class Line(NamedTuple):
    """What the overview says of one transition, and the day and name it is sorted by.

    ``says`` is empty while it waits to be written anew.
    """

    transition: str
    turn: str
    due: str
    name: str
    says: str


class Kept(NamedTuple):
    """A line, and the first day on which it may say something else."""

    line: Line
    until: date


class Lines(Protocol):
    """What the overview says of each transition; struck as soon as anything of its family is written."""

    def all(self, rules: str, day: date) -> list[Line]:
        """Every transition by its due day, then by name; what no longer holds says nothing."""
        ...

    def waiting(self, rules: str, day: date, limit: int) -> list[Line]:
        """At most so many of those that say nothing."""
        ...

    def keep(self, rules: str, since: date, lines: Iterable[Kept]) -> None:
        """Write lines that hold from a day under these rules; a transition that is gone is passed over."""
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


class Sealing(Protocol):
    """Seals a package and opens it; raises the errors of ``package_errors``."""

    def make_key(self) -> str:
        """A new private key as text."""
        ...

    def public_key(self, private: str, vault: VaultKind) -> str:
        """The public key that belongs to it, as text to give away."""
        ...

    def read_key(self, text: str) -> tuple[VaultKind, bytes]:
        """What vault a public key belongs to, and the key itself."""
        ...

    def seal_by_words(self, content: bytes, vault: VaultKind, words: str) -> bytes:
        """A file that the words open."""
        ...

    def seal_to_key(self, content: bytes, vault: VaultKind, public: bytes) -> bytes:
        """A file that the owner of the key opens."""
        ...

    def look(self, file: bytes) -> tuple[VaultKind, Literal["words", "key"]]:
        """What vault a file comes from, and how it is opened."""
        ...

    def open(self, file: bytes, words: str, private: str) -> bytes:
        """What is sealed in the file."""
        ...


Note = Callable[[], None]


class Keys(Protocol):
    """What opens the vault; the data is never encrypted again.

    The verbs raise ``WrongPassphrase``, ``WrongRecoveryKey``, ``PassphraseTooShort`` and what reading
    and writing the key file raise; nothing is changed then. ``note`` is called when all is ready and
    nothing is written yet; what it raises stops the change.
    """

    @property
    def name(self) -> str:
        """What the vault is called on this computer."""
        ...

    def holders(self) -> tuple[Holder, ...]:
        """Whose recovery keys open the vault."""
        ...

    def change_passphrase(self, old: str, new: str, note: Note = ...) -> None:
        """Let ``new`` open the vault instead of ``old``."""
        ...

    def reset_passphrase(self, recovery_key: str, new: str, note: Note = ...) -> None:
        """Let ``new`` open the vault when the passphrase is forgotten."""
        ...

    def renew_recovery_key(self, passphrase: str, holder: Holder = "own", note: Note = ...) -> str:
        """A new recovery key for one holder; the key that holder had stops working."""
        ...


class Erasing(Protocol):
    """The only delete there is."""

    def erase(self, subject: UUID, at: datetime) -> tuple[UUID, ...]:
        """Delete a subject and all that belongs to it; raises ``KeyError`` for an unknown one."""
        ...


class Backups(Protocol):
    """Copies of this vault, and their way out and back."""

    def copies(self) -> tuple[Copy, ...]:
        """The whole copies beside the vault, newest first."""
        ...

    def write(self, at: datetime, *, gently: bool = False) -> Written:
        """One more verified copy; ``gently``: soon stopped when a save waits. Never in a transaction."""
        ...

    def thin(self, ages: Ages) -> None:
        """Delete the copies beside the vault that need not stay; the newest does."""
        ...

    def last_change(self) -> datetime | None:
        """When something was last written in the vault."""
        ...

    def rehearse(self, copied: Copy, rows: Mapping[str, int]) -> None:
        """Try a copy as if it were needed; raises an ExpectedError that says what is wrong."""
        ...

    def visit(self, chosen: Path, copied: Copy | None, ages: Ages) -> Errand:
        """Take a copy to another folder and thin what lies there; without a copy, only thin."""
        ...

    def share_keys(self) -> None:
        """Let the copies beside the vault open with what opens it now, and with nothing from before."""
        ...

    def key_mark(self) -> str:
        """What tells one state of the key file from the next; no secret."""
        ...

    def restoration(self, copied: Copy) -> Restoration:
        """Read a copy through, and say how it becomes a vault beside this one."""
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
