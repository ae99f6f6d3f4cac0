"""After the recovery key has opened a vault: a new passphrase in place of the forgotten one."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from transitions.application.access import Passphrases
from transitions.application.desk import Surroundings
from transitions.application.errors import ExpectedError
from transitions.application.ports import Vault
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import Words
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.entrance.card_page import CardPage
from transitions.ui.entrance.opening import Opened, Opening
from transitions.ui.entrance.passphrase_choice import PassphraseChoice


@dataclass(frozen=True)
class Regained:
    """A vault that its recovery key opened, and the key, until she has chosen a passphrase."""

    vault: Vault
    recovery_key: str


class ResetPassphraseScreen(QWidget):
    """`done` when a new passphrase opens the vault, or when she does that another day."""

    done = Signal()

    def __init__(self, regained: Regained, around: Surroundings, opening: Opening) -> None:
        super().__init__()
        self.setObjectName("reset_passphrase")
        self._regained, self._around, self._opening = regained, around, opening
        say = self._say = around.library.texts.say
        passphrases = Passphrases(around.library, around.exports)
        self._choice = PassphraseChoice("new_passphrase", passphrases, say)
        self._keep = Button(say("entrance.reset_keep"), "new_passphrase.keep", "primary")
        self._later = Button(say("entrance.reset_later"), "new_passphrase.later", "ghost")
        self._build()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._choice.focus()

    def _build(self) -> None:
        page = CardPage("new_passphrase")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(page)
        page.add(Words(self._say("entrance.reset_title"), "h1", name="new_passphrase.title"))
        page.add(Words(self._say("entrance.reset_lead"), name="new_passphrase.lead"))
        page.add(self._choice)
        buttons = QWidget()
        row = WrapLayout(buttons)
        for button in (self._keep, self._later):
            row.addWidget(button)
        page.add(buttons)
        self._choice.entered.connect(self._try)
        self._keep.clicked.connect(self._try)
        self._later.clicked.connect(self.done)

    def _try(self) -> None:
        agreed = self._choice.agreed()
        if agreed is None:
            return
        self._wait(True)
        self._opening.begin(lambda: self._reset(agreed), lambda *_: self._finish(), self._refuse)

    def _reset(self, passphrase: str) -> Opened:
        vault, key = self._regained.vault, self._regained.recovery_key
        desk = self._around.desk
        vault.submit(lambda store: desk(store).access.reset_passphrase(key, passphrase)).result()
        return vault, ""

    def _finish(self) -> None:
        self._choice.forget()
        self.done.emit()

    def _refuse(self, error: ExpectedError) -> None:
        self._wait(False)
        self._choice.refuse(error)

    def _wait(self, waiting: bool) -> None:
        self._keep.say(self._say("entrance.reset_keeping" if waiting else "entrance.reset_keep"))
        self._choice.wait(waiting)
        for button in (self._keep, self._later):
            button.setEnabled(not waiting)
