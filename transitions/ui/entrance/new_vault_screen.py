"""A vault of one's own: a passphrase twice, then the recovery key on paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from transitions.application.errors import ExpectedError
from transitions.application.ports import Vault, Vaults
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import Words
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.entrance.card_page import CardPage
from transitions.ui.entrance.opening import Opened, Opening
from transitions.ui.entrance.passphrase_choice import PassphraseChoice
from transitions.ui.entrance.recovery_key_page import RecoveryKeyPage

Say = Callable[..., str]


@dataclass(frozen=True)
class NewVaultRules:
    """What a new vault is made with: the vaults, proposed words, and whether the key may wait."""

    vaults: Vaults
    propose: Callable[[], str]
    key_may_be_skipped: bool


class NewVaultScreen(QWidget):
    """`opened` carries the new vault once the recovery key is dealt with; `back` to the start.

    The vault exists from the moment its recovery key is shown; `made` tells it, so that a window
    closed there closes the vault too.
    """

    made = Signal(object)
    opened = Signal(object)
    back = Signal()

    def __init__(self, rules: NewVaultRules, opening: Opening, say: Say) -> None:
        super().__init__()
        self._rules, self._opening, self._say = rules, opening, say
        self._stack = QStackedWidget()
        self._choice = PassphraseChoice("new_vault", rules.propose, say)
        self._create = Button(say("start.create_now"), "new_vault.create", "primary")
        self._back = Button(say("start.back"), "new_vault.back", "ghost", "arrow-left")
        self._build()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stack.currentIndex() == 0:
            self._choice.focus()

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self._stack.addWidget(self._passphrase_page())
        self._choice.entered.connect(self._try)
        self._create.clicked.connect(self._try)
        self._back.clicked.connect(self.back)

    def _passphrase_page(self) -> CardPage:
        page = CardPage("new_vault")
        page.add(Words(self._say("start.new_title"), "h1", name="new_vault.title"))
        page.add(Words(self._say("start.new_lead"), name="new_vault.lead"))
        page.add(self._choice)
        buttons = QWidget()
        row = WrapLayout(buttons)
        for button in (self._create, self._back):
            row.addWidget(button)
        page.add(buttons)
        return page

    def _try(self) -> None:
        agreed = self._choice.agreed()
        if agreed is None:
            return
        self._wait(True)
        self._opening.begin(lambda: self._make(agreed), self._show_key, self._refuse)

    def _make(self, passphrase: str) -> Opened:
        made = self._rules.vaults.create(passphrase)
        return made.vault, made.recovery_key

    def _show_key(self, vault: Vault, recovery_key: str) -> None:
        self.made.emit(vault)
        self._choice.forget()
        page = RecoveryKeyPage(recovery_key, self._rules.key_may_be_skipped, self._say)
        page.done.connect(lambda: self.opened.emit(vault))
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.begin()

    def _refuse(self, error: ExpectedError) -> None:
        self._wait(False)
        self._choice.refuse(error)

    def _wait(self, waiting: bool) -> None:
        self._create.say(self._say("start.creating" if waiting else "start.create_now"))
        self._choice.wait(waiting)
        for button in (self._create, self._back):
            button.setEnabled(not waiting)
