"""The way in: the start screen, the making of a new vault, a new passphrase for a forgotten one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from transitions.application.access import Entry, Passphrases, RecoverySheets
from transitions.application.desk import Surroundings
from transitions.application.ports import Vault, Vaults
from transitions.domain.recovery_sheet import RecoveryKey
from transitions.ui.entrance.new_vault_screen import NewVaultScreen
from transitions.ui.entrance.opening import Opening
from transitions.ui.entrance.reset_passphrase_screen import Regained, ResetPassphraseScreen
from transitions.ui.entrance.restore_screen import RestoreScreen
from transitions.ui.entrance.start_screen import Found, StartScreen

NEW = "new"


class Entrance(QObject):
    """`shown` carries the screen to show; `opened` an open vault and its name."""

    shown = Signal(object)
    opened = Signal(object, str)

    def __init__(self, around: Surroundings, vaults: Vaults, notices: Sequence[str], locked: str) -> None:
        super().__init__()
        self._around, self._vaults = around, vaults
        self._notices, self._locked = notices, locked
        self._opening = Opening(self)
        self._made: Vault | None = None

    def show_start(self) -> None:
        """Show what there is to open."""
        found = Found(self._vaults, self._notices, self._locked)
        start = StartScreen(found, self._opening, self._around.library.texts.say)
        start.opened.connect(self.opened)
        start.opened_by_key.connect(self._offer_passphrase)
        start.creating.connect(self.show_new)
        start.restoring.connect(self.show_restore)
        self.shown.emit(start)

    def show_new(self) -> None:
        """Show the making of a new vault."""
        new = NewVaultScreen(self._entry(), self._opening, self._around.library.texts.say)
        new.made.connect(self._hold)
        new.dealt_with.connect(self._note_key)
        new.opened.connect(lambda vault: self._pass_on(vault, NEW))
        new.back.connect(self.show_start)
        self.shown.emit(new)

    def show_restore(self) -> None:
        """Show how a copy from any folder becomes a vault again."""
        restore = RestoreScreen(self._vaults, self._opening, self._around.library.texts.say)
        restore.made.connect(self._hold)
        restore.opened.connect(self._pass_on)
        restore.opened_by_key.connect(self._offer_passphrase)
        restore.back.connect(self.show_start)
        self.shown.emit(restore)

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
        self._hold(vault)
        reset = ResetPassphraseScreen(Regained(vault, recovery_key), self._around, self._opening)
        reset.done.connect(lambda: self._pass_on(vault, folder.name))
        self.shown.emit(reset)

    def _entry(self) -> Entry:
        around = self._around
        sheets = RecoverySheets(around.library, around.press, around.clock)
        passphrases = Passphrases(around.library, around.exports)
        return Entry(self._vaults, around.library, passphrases, sheets)

    def _note_key(self, key: RecoveryKey, on_paper: bool) -> None:
        if self._made is not None:
            desk = self._around.desk
            self._made.submit(lambda store: desk(store).access.note_key(key.holder, on_paper=on_paper))

    def _hold(self, vault: Vault) -> None:
        self._made = vault

    def _pass_on(self, vault: Vault, name: str) -> None:
        self._made = None
        self.opened.emit(vault, name)
