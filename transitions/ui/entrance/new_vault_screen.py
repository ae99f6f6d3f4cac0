"""A vault of one's own: a passphrase twice, then the recovery key on paper."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from transitions.application.access import Entry
from transitions.application.errors import ExpectedError
from transitions.application.ports import Vault
from transitions.domain.recovery_sheet import RecoveryKey
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import Words
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.entrance.card_page import CardPage
from transitions.ui.entrance.opening import Opened, Opening
from transitions.ui.entrance.passphrase_choice import PassphraseChoice
from transitions.ui.entrance.recovery_key_page import RecoveryKeyPage

Say = Callable[..., str]


class NewVaultScreen(QWidget):
    """`opened` carries the new vault and its name once its recovery keys are dealt with; `back` to the start.

    The vault exists from the moment its recovery key is shown; `made` tells it, so that a window
    closed there closes the vault too. `dealt_with` carries a key, and whether it is on paper.
    """

    made = Signal(object)
    dealt_with = Signal(object, bool)
    opened = Signal(object, str)
    back = Signal()

    def __init__(self, entry: Entry, opening: Opening, say: Say) -> None:
        super().__init__()
        self.setObjectName("new_vault")
        self._entry, self._opening, self._say = entry, opening, say
        self._keys: tuple[RecoveryKey, ...] = ()
        self._name = ""
        self._stack = QStackedWidget()
        self._choice = PassphraseChoice("new_vault", entry.passphrases, say)
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
        page = CardPage("new_vault.page")
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
        self._opening.begin(lambda: self._make(agreed), self._show_keys, self._refuse)

    def _make(self, passphrase: str) -> Opened:
        made = self._entry.create(passphrase)
        self._keys = made.keys
        return made.vault, ""

    def _show_keys(self, vault: Vault, _: str) -> None:
        self.made.emit(vault)
        self._choice.forget()
        self._show_next(vault)

    def _show_next(self, vault: Vault) -> None:
        """One key after the other, then the vault."""
        if not self._keys:
            self.opened.emit(vault, self._name)
            return
        key, *later = self._keys
        self._name = key.vault
        self._keys = tuple(later)
        page = RecoveryKeyPage(key, self._entry.sheets, self._say, may_skip=self._entry.key_may_be_skipped)
        page.done.connect(lambda on_paper: self._deal_with(vault, key, on_paper))
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.begin()

    def _deal_with(self, vault: Vault, key: RecoveryKey, on_paper: bool) -> None:
        self.dealt_with.emit(key, on_paper)
        self._show_next(vault)

    def _refuse(self, error: ExpectedError) -> None:
        self._wait(False)
        self._choice.refuse(error)

    def _wait(self, waiting: bool) -> None:
        self._create.say(self._say("start.creating" if waiting else "start.create_now"))
        self._choice.wait(waiting)
        for button in (self._create, self._back):
            button.setEnabled(not waiting)
