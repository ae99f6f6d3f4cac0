"""What the application asks of an open vault as a whole: its keys, copies, sealing and the only delete."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Literal, Protocol
from uuid import UUID

from transitions.application.copies import Ages, Copy, Errand, Restoration, Written
from transitions.application.dossier import VaultKind
from transitions.domain.recovery_sheet import Holder

Note = Callable[[], None]
"""Written down before something is changed; what it raises stops the change."""


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
