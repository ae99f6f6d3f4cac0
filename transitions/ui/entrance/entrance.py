"""The way in: the start screen, the making of a new vault, a new passphrase for a forgotten one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from transitions.application.desk import Surroundings
from transitions.application.ports import Vault, Vaults
from transitions.ui.entrance.new_vault_screen import NewVaultRules, NewVaultScreen
from transitions.ui.entrance.opening import Opening
from transitions.ui.entrance.reset_passphrase_screen import Regained, ResetPassphraseScreen
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
        self.shown.emit(start)

    def show_new(self) -> None:
        """Show the making of a new vault."""
        library = self._around.library
        rules = NewVaultRules(self._vaults, self._propose, library.policy.recovery_key_may_be_skipped)
        new = NewVaultScreen(rules, self._opening, library.texts.say)
        new.made.connect(self._hold)
        new.opened.connect(lambda vault: self._pass_on(vault, NEW))
        new.back.connect(self.show_start)
        self.shown.emit(new)

    def abandon(self) -> None:
        """The window closes: nothing stays open."""
        self._opening.abandon()
        if self._made is not None:
            self._made.close()
            self._made = None

    def _offer_passphrase(self, vault: Vault, folder: Path, recovery_key: str) -> None:
        self._hold(vault)
        regained = Regained(vault, folder, recovery_key)
        say = self._around.library.texts.say
        reset = ResetPassphraseScreen(regained, self._vaults, self._propose, self._opening, say)
        reset.done.connect(lambda: self._pass_on(vault, folder.name))
        self.shown.emit(reset)

    def _propose(self) -> str:
        return self._around.exports.make_passphrase(self._around.library.passphrase_words)

    def _hold(self, vault: Vault) -> None:
        self._made = vault

    def _pass_on(self, vault: Vault, name: str) -> None:
        self._made = None
        self.opened.emit(vault, name)
