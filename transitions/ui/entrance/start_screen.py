"""Before anything is open: unlock, begin a vault of one's own, or try with fictitious families."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from transitions.application.errors import (
    AuditBroken,
    ExpectedError,
    KeyFileDamaged,
    KeyFileMissing,
    KeyFileNoEarlier,
    VaultLogDamaged,
    VaultOlder,
    VaultUnfinishedWrite,
)
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.editor import Speech
from transitions.ui.controls.labels import Rule, Words
from transitions.ui.controls.surfaces import NoteBox
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.entrance.card_page import CardPage
from transitions.ui.entrance.opening import Opening
from transitions.ui.entrance.unlock_form import UnlockForm

if TYPE_CHECKING:
    from transitions.application.ports import Despite, Vault, Vaults

PRACTICE = "practice"
ACCEPTABLE = (VaultUnfinishedWrite, VaultLogDamaged, AuditBroken, VaultOlder)
"""Findings that she may open a vault in spite of, once she has read them."""
Say = Callable[..., str]


class Found(NamedTuple):
    """What there is to begin with: the vaults, the one that was locked, what is wrong in the overlay."""

    vaults: Vaults
    notices: Sequence[str] = ()
    locked: str = ""


class Attempt(NamedTuple):
    """One way of opening one vault, and the findings accepted so far."""

    name: str
    open: Callable[[Despite], Vault]
    opened: Callable[[Vault], None]
    accepted: tuple[type[ExpectedError], ...] = ()
    folder: Path | None = None


class StartScreen(QWidget):
    """`opened` carries the open vault and its name; `creating` asks for a new one.

    `opened_by_key` carries the open vault, its folder and the recovery key that opened it.
    """

    opened = Signal(object, str)
    opened_by_key = Signal(object, object, str)
    creating = Signal()
    restoring = Signal()

    def __init__(self, found: Found, opening: Opening, say: Say) -> None:
        super().__init__()
        self.setObjectName("start")
        self._found, self._opening, self._say = found, opening, say
        self._folders = found.vaults.found()
        self._page = CardPage("start.page")
        self._form: UnlockForm | None = None
        self._attempt: Attempt | None = None
        self._trouble = NoteBox("", "danger", name="start.trouble")
        self._anyway = Button(self._words("entrance.open_anyway"), "start.open_anyway")
        self._earlier = Button(self._words("entrance.earlier_key_file"), "start.earlier_key_file")
        self._fetched = NoteBox(self._words("entrance.key_file_fetched"), "ok", name="start.key_file_fetched")
        self._keyless: Path | None = None
        self._create = self._button("create", "plain" if self._folders else "primary", "plus")
        self._practice = self._button(PRACTICE, "plain", "family")
        self._restore = self._button("restore", "ghost", "undo")
        self._notices = NoteBox("", "warn", name="start.notices")
        self._build()

    def tell(self, notices: Sequence[str]) -> None:
        """Say what is wrong in the overlay, under everything else."""
        self._notices.say("\n".join((self._words("start.notices"), *notices)))
        self._notices.setVisible(bool(notices))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._focus()

    def _button(self, what: str, kind: str, icon: str) -> Button:
        return Button(self._words(f"start.{what}"), f"start.{what}", kind, icon)

    def _words(self, text_id: str) -> str:
        return self._say(text_id)

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._page)
        self._page.add(Words(self._words("start.title"), "h1", name="start.title"))
        self._page.add(Words(self._words(f"start.lead_{self._situation()}"), "lead", name="start.lead"))
        self._trouble.hide()
        self._fetched.hide()
        self._trouble.add(self._anyway)
        self._trouble.add(self._earlier)
        self._page.add(self._trouble)
        self._page.add(self._fetched)
        if self._folders:
            self._add_form(self._words)
        self._page.add(self._others())
        self._page.add(self._notices)
        self.tell(self._found.notices)
        self._create.clicked.connect(self.creating)
        self._restore.clicked.connect(self.restoring)
        self._practice.clicked.connect(self._open_practice)
        self._anyway.clicked.connect(self._open_anyway)
        self._earlier.clicked.connect(self._fetch_key_file)

    def _situation(self) -> str:
        if self._found.locked:
            return "locked"
        return "unlock" if self._folders else "first"

    def _add_form(self, words: Speech) -> None:
        self._form = UnlockForm(self._folders, self._found.locked, words, self._found.vaults.called)
        self._form.by_passphrase.connect(self._unlock)
        self._form.by_recovery_key.connect(self._unlock_by_key)
        self._form.turned.connect(self._trouble.hide)
        self._page.add(self._form)
        self._page.add(Rule())

    def _others(self) -> QWidget:
        others = QWidget()
        row = WrapLayout(others)
        row.addWidget(self._create)
        row.addWidget(self._practice)
        row.addWidget(self._restore)
        return others

    def _focus(self) -> None:
        if self._found.locked == PRACTICE:
            self._practice.setFocus()
        elif self._form is not None:
            self._form.focus()
        else:
            self._create.setFocus()

    def _unlock(self, folder: Path, passphrase: str) -> None:
        name, vaults = folder.name, self._found.vaults
        self._begin(
            Attempt(
                name,
                lambda despite: vaults.unlock(folder, passphrase, despite),
                lambda vault: self.opened.emit(vault, name),
                folder=folder,
            )
        )

    def _unlock_by_key(self, folder: Path, key: str) -> None:
        vaults = self._found.vaults
        self._begin(
            Attempt(
                folder.name,
                lambda despite: vaults.unlock_with_recovery_key(folder, key, despite),
                lambda vault: self.opened_by_key.emit(vault, folder, key),
                folder=folder,
            )
        )

    def _open_practice(self) -> None:
        self._begin(
            Attempt(
                PRACTICE, self._found.vaults.open_practice, lambda vault: self.opened.emit(vault, PRACTICE)
            )
        )

    def _open_anyway(self) -> None:
        if self._attempt is not None:
            self._begin(self._attempt)

    def _begin(self, attempt: Attempt) -> None:
        if self._opening.busy:
            return
        self._attempt = None
        self._trouble.hide()
        self._fetched.hide()
        self._wait(True)
        self._opening.begin(
            lambda: (attempt.open(attempt.accepted), ""),
            lambda vault, _: self._open(attempt, vault),
            lambda error: self._refuse(attempt, error),
        )

    def _open(self, attempt: Attempt, vault: Vault) -> None:
        if self._form is not None:
            self._form.forget()
        attempt.opened(vault)

    def _refuse(self, attempt: Attempt, error: ExpectedError) -> None:
        self._wait(False)
        said = self._say(error.text_id, **error.values)
        if self._form is not None and self._form.takes(error, said):
            return
        self._offer(attempt, error)
        self._complain(said)

    def _complain(self, said: str) -> None:
        self._focus()
        self._trouble.complain(said)
        self._page.show_widget(self._trouble)

    def _offer(self, attempt: Attempt, error: ExpectedError) -> None:
        acceptable = isinstance(error, ACCEPTABLE)
        if acceptable:
            self._attempt = attempt._replace(accepted=(*attempt.accepted, type(error)))
        self._anyway.setVisible(acceptable)
        keyless = isinstance(error, KeyFileMissing | KeyFileDamaged)
        self._keyless = attempt.folder if keyless else None
        self._earlier.setVisible(self._keyless is not None)

    def _fetch_key_file(self) -> None:
        """An earlier key file in place of the one that is gone; the passphrase is that of its time."""
        try:
            if self._keyless is not None:
                self._found.vaults.restore_key_file(self._keyless)
        except ExpectedError as error:
            self._earlier.setVisible(not isinstance(error, KeyFileNoEarlier))
            self._complain(self._say(error.text_id, **error.values))
            return
        self._trouble.hide()
        self._fetched.show()
        self._focus()

    def _wait(self, waiting: bool) -> None:
        for button in (self._create, self._practice, self._restore):
            button.setEnabled(not waiting)
        if self._form is not None:
            self._form.wait(waiting)
