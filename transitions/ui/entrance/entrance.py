"""The way in: the start screen, the making of a new vault, a new passphrase for a forgotten one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from transitions.ui.controls.touch import undisturbed
from transitions.ui.entrance.opening import Opening
from transitions.ui.entrance.start_screen import Found, StartScreen
from transitions.ui.first_words import Say
from transitions.ui.house import FindHouse

if TYPE_CHECKING:
    from transitions.application.access import Entry
    from transitions.application.ports import Vault, Vaults
    from transitions.domain.recovery_sheet import RecoveryKey


class Entrance(QObject):
    """`shown` carries the screen to show; `opened` an open vault and its name.

    It is there before the house behind it, so what only some people need is imported when they do.
    """

    shown = Signal(object)
    opened = Signal(object, str)

    def __init__(self, say: Say, vaults: Vaults, house: FindHouse, locked: str = "") -> None:
        super().__init__()
        self._say, self._vaults, self._house = say, vaults, house
        self._notices: Sequence[str] = ()
        self._locked = locked
        self._start: StartScreen | None = None
        self._opening = Opening(self)
        self._made: Vault | None = None

    @undisturbed()
    def show_start(self) -> None:
        """Show what there is to open."""
        found = Found(self._vaults, self._notices, self._locked)
        start = StartScreen(found, self._opening, self._say)
        start.opened.connect(self.opened)
        start.opened_by_key.connect(self._offer_passphrase)
        start.creating.connect(self.show_new)
        start.restoring.connect(self.show_restore)
        self._show(start)
        self._start = start

    def tell(self, notices: Sequence[str]) -> None:
        """Say what is wrong in the overlay, on the start screen."""
        self._notices = notices
        if self._start is not None:
            self._start.tell(notices)

    def show_new(self) -> None:
        """Show the making of a new vault."""
        from transitions.ui.entrance.new_vault_screen import NewVaultScreen  # noqa: PLC0415

        new = NewVaultScreen(self._entry(), self._opening, self._say)
        new.made.connect(self._hold)
        new.dealt_with.connect(self._note_key)
        new.opened.connect(self._pass_on)
        new.back.connect(self.show_start)
        self._show(new)

    def show_restore(self) -> None:
        """Show how a copy from any folder becomes a vault again."""
        from transitions.ui.entrance.restore_screen import RestoreScreen  # noqa: PLC0415

        restore = RestoreScreen(self._vaults, self._opening, self._say)
        restore.made.connect(self._hold)
        restore.opened.connect(self._pass_on)
        restore.opened_by_key.connect(self._offer_passphrase)
        restore.back.connect(self.show_start)
        self._show(restore)

    @property
    def wrong_tries(self) -> int:
        """How many wrong passphrases and keys were tried since the program began."""
        return self._opening.wrong_tries

    def abandon(self) -> None:
        """The window closes: nothing stays open."""
        self._opening.abandon()
        if self._made is not None:
            self._made.close()
            self._made = None

    def _offer_passphrase(self, vault: Vault, folder: Path, recovery_key: str) -> None:
        from transitions.ui.entrance.reset_passphrase_screen import (  # noqa: PLC0415
            Regained,
            ResetPassphraseScreen,
        )

        self._hold(vault)
        around = self._house().around
        reset = ResetPassphraseScreen(Regained(vault, recovery_key), around, self._opening)
        reset.done.connect(lambda: self._pass_on(vault, folder.name))
        self._show(reset)

    def _show(self, screen: QWidget) -> None:
        self._start = None
        self.shown.emit(screen)

    def _entry(self) -> Entry:
        from transitions.application.access import Entry, Passphrases, RecoverySheets  # noqa: PLC0415

        around = self._house().around
        sheets = RecoverySheets(around.library, around.press, around.clock)
        passphrases = Passphrases(around.library, around.exports)
        return Entry(self._vaults, around.library, passphrases, sheets)

    def _note_key(self, key: RecoveryKey, on_paper: bool) -> None:
        if self._made is not None:
            desk = self._house().around.desk
            self._made.submit(lambda store: desk(store).access.note_key(key.holder, on_paper=on_paper))

    def _hold(self, vault: Vault) -> None:
        self._made = vault

    def _pass_on(self, vault: Vault, name: str) -> None:
        self._made = None
        self.opened.emit(vault, name)
