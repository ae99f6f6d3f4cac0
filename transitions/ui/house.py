"""What lies behind the door: a second's reading, done while she finds her passphrase."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from transitions.application.copies import Course, FoundCopy
    from transitions.application.desk import Surroundings
    from transitions.application.ports import Despite, OpenedVault, RestoredVault, Vault, Vaults
    from transitions.ui.screen import Factories


class House(NamedTuple):
    """The definitions, the vaults and the screens; ``notices`` say what is wrong in the overlay."""

    around: Surroundings
    vaults: Vaults
    factories: Factories
    notices: Sequence[str] = ()


FindHouse = Callable[[], House]
"""Waits for the house if it is not there yet."""


class LateHouse:
    """A house that is furnished on a thread of its own, once; whoever needs it before waits."""

    def __init__(self, furnish: Callable[[], House]) -> None:
        self._furnish = furnish
        self._begun, self._over = threading.Lock(), threading.Event()
        self._house: House | None = None
        self._error: BaseException | None = None

    def begin(self, done: Callable[[], None] = lambda: None) -> None:
        """Begin, unless it has begun; ``done`` is called on the thread when it is there, or cannot be."""
        if self._begun.acquire(blocking=False):
            threading.Thread(target=self._make, args=(done,), name="house").start()

    def find(self) -> House:
        """The house; raises what kept it from being there."""
        self.begin()
        self._over.wait()
        if self._house is None:
            raise self._error or RuntimeError
        return self._house

    def rest(self) -> None:
        """Nobody needs it any more: wait until nothing is under way."""
        if self._begun.locked():
            self._over.wait()

    def _make(self, done: Callable[[], None]) -> None:
        try:
            self._house = self._furnish()
        except BaseException as error:  # noqa: BLE001 - told to whoever asks for the house
            self._error = error
        self._over.set()
        done()


class Doors(Protocol):
    """The vaults as they are seen from outside."""

    def found(self) -> tuple[Path, ...]:
        """The folders that hold a vault."""
        ...

    def called(self, folder: Path) -> str:
        """What she calls a vault, or nothing."""
        ...


class LateVaults:
    """The vaults: which there are is known at once, the rest is asked of the house."""

    def __init__(self, doors: Doors, house: FindHouse) -> None:
        self._doors, self._house = doors, house

    def found(self) -> tuple[Path, ...]:
        """The folders that hold a vault."""
        return self._doors.found()

    def called(self, folder: Path) -> str:
        """What she calls a vault."""
        return self._doors.called(folder)

    def call(self, folder: Path, name: str) -> None:
        """Give a vault a name."""
        self._house().vaults.call(folder, name)

    def create(self, passphrase: str, *, municipality: bool = False) -> OpenedVault:
        """A new vault."""
        return self._house().vaults.create(passphrase, municipality=municipality)

    def unlock(self, folder: Path, passphrase: str, despite: Despite = ()) -> Vault:
        """Open with the passphrase."""
        return self._house().vaults.unlock(folder, passphrase, despite)

    def unlock_with_recovery_key(self, folder: Path, recovery_key: str, despite: Despite = ()) -> Vault:
        """Open with the printed key."""
        return self._house().vaults.unlock_with_recovery_key(folder, recovery_key, despite)

    def restore_key_file(self, folder: Path) -> None:
        """Put the latest whole earlier copy of the key file back."""
        self._house().vaults.restore_key_file(folder)

    def copies_in(self, folder: Path) -> tuple[FoundCopy, ...]:
        """The copies in any folder."""
        return self._house().vaults.copies_in(folder)

    def restore(self, copied: Path, passphrase: str, course: Course) -> RestoredVault:
        """Make a copy a new vault."""
        return self._house().vaults.restore(copied, passphrase, course)

    def restore_with_recovery_key(self, copied: Path, recovery_key: str, course: Course) -> RestoredVault:
        """As ``restore``, by the printed key."""
        return self._house().vaults.restore_with_recovery_key(copied, recovery_key, course)

    def open_practice(self, despite: Despite = ()) -> Vault:
        """The practice vault."""
        return self._house().vaults.open_practice(despite)
