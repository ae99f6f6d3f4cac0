"""What the application asks of the outside world; adapters fit these by shape."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import Future
from datetime import date, datetime
from pathlib import Path
from typing import Protocol, TypeVar
from uuid import UUID

from transitions.application.copies import Course, FoundCopy
from transitions.application.errors import ExpectedError
from transitions.application.store import Store
from transitions.domain.disclosure import Disclosure, NotePart
from transitions.domain.form import Form
from transitions.domain.glossary import Glossary
from transitions.domain.guard import Guard
from transitions.domain.guide import Anchors, Guide
from transitions.domain.handbook import Handbook
from transitions.domain.leaflet import Leaflet, LeafletId
from transitions.domain.phrases import PhraseBank
from transitions.domain.policy import Policy
from transitions.domain.scale import Scale
from transitions.domain.sheet import Sheet
from transitions.domain.texts import Texts
from transitions.domain.version import Json

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


class Vault(Protocol):
    """An open vault: work is queued and done one at a time by the thread that owns it."""

    def submit(self, work: Callable[[Store], T]) -> Future[T]:
        """Queue ``work``; what it returns or raises is in the future."""
        ...

    def submit_idle(self, work: Callable[[Store], T]) -> Future[T]:
        """Queue ``work`` for when nothing else waits; it may be stopped and begun again from its start."""
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
    def phrases(self) -> PhraseBank:
        """Words to begin an answer of the form with."""
        ...

    @property
    def anchors(self) -> Mapping[str, Anchors]:
        """Licensed texts by scale, where the municipality has them; shown, never stored."""
        ...

    @property
    def leaflets(self) -> Mapping[LeafletId, Leaflet]:
        """Pages of general words to print, that name nobody."""
        ...

    @property
    def handbook(self) -> Handbook:
        """The guide of the program, a page for each screen."""
        ...

    @property
    def pictures(self) -> Mapping[str, Path]:
        """The pictures of the guide by name."""
        ...

    @property
    def glossary(self) -> Glossary:
        """Professional words, and how they are said to parents and in daycare."""
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

    @property
    def common_passphrases(self) -> Sequence[str]:
        """What everybody tries first."""
        ...


class Speller(Protocol):
    """Knows the words of the language that is written."""

    def read_on(self) -> bool:
        """Read a little more of the dictionary; whether anything is left to read."""
        ...

    def doubts(self, word: str) -> bool:
        """Whether there is no such word; never before the dictionary has been read."""
        ...


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

    def write_journal_parts(self, disclosure: Disclosure) -> tuple[NotePart, ...]:
        """The news of the note as plain text, heading by heading."""
        ...

    def write_adbb(self, disclosure: Disclosure) -> str:
        """KL's FHIR bundle as JSON text."""
        ...

    def read_adbb(self, text: str) -> Mapping[str, Json]:
        """The values of such a bundle; raises ``ValueError`` that names the element at fault."""
        ...

    def write_attached(self, disclosure: Disclosure) -> str:
        """The words of the pages as JSON text, to lie inside the encrypted copy."""
        ...

    def encrypt(self, pdf: bytes, passphrase: str, attached: str = "") -> bytes:
        """The same pages, and data inside if any, to be opened with the passphrase alone."""
        ...

    def make_passphrase(self, words: Sequence[str]) -> str:
        """Ordinary words, too many to guess."""
        ...


class OpenedVault(Protocol):
    """A vault just created, what it is called, and its recovery keys."""

    @property
    def vault(self) -> Vault: ...

    @property
    def name(self) -> str: ...

    @property
    def recovery_key(self) -> str: ...

    @property
    def municipality_key(self) -> str:
        """Nothing where the municipality holds none."""
        ...


class RestoredVault(Protocol):
    """A vault just made from a copy, open."""

    @property
    def vault(self) -> Vault: ...

    @property
    def folder(self) -> Path: ...

    @property
    def last(self) -> datetime | None:
        """When something was last written in it."""
        ...

    @property
    def sealed(self) -> bool:
        """Whether what was erased since is erased in it too."""
        ...


class Vaults(Protocol):
    """The vaults on this computer. Each verb raises an ExpectedError with what to do.

    ``despite`` may hold ``VaultUnfinishedWrite``, ``VaultLogDamaged`` and ``VaultOlder`` and what
    is a kind of them; everything else always refuses.
    """

    def found(self) -> tuple[Path, ...]:
        """The folders that hold a vault, practice first."""
        ...

    def called(self, folder: Path) -> str:
        """What she calls a vault; nothing while she has not said."""
        ...

    def call(self, folder: Path, name: str) -> None:
        """Give it a name that can be read before it is opened."""
        ...

    def create(self, passphrase: str, *, municipality: bool = False) -> OpenedVault:
        """A new real vault; ``municipality`` makes a recovery key for it too."""
        ...

    def unlock(self, folder: Path, passphrase: str, despite: Despite = ()) -> Vault:
        """Open with the passphrase."""
        ...

    def unlock_with_recovery_key(self, folder: Path, recovery_key: str, despite: Despite = ()) -> Vault:
        """Open with the printed key."""
        ...

    def restore_key_file(self, folder: Path) -> None:
        """Put the latest whole earlier copy of the key file back; raises ``KeyFileNoEarlier``."""
        ...

    def copies_in(self, folder: Path) -> tuple[FoundCopy, ...]:
        """The copies in any folder, newest first; nothing is opened."""
        ...

    def restore(self, copied: Path, passphrase: str, course: Course) -> RestoredVault:
        """Make a copy a new vault beside those there are; whole and read through, or not at all.

        Raises ``RestoreStopped`` where ``course`` ended it.
        """
        ...

    def restore_with_recovery_key(self, copied: Path, recovery_key: str, course: Course) -> RestoredVault:
        """As ``restore``, by the printed key."""
        ...

    def open_practice(self, despite: Despite = ()) -> Vault:
        """The practice vault, created when there is none: fictitious families only."""
        ...
