"""Before anything is open: unlock, begin a vault of one's own, or try with fictitious families."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from transitions.application.errors import ExpectedError
from transitions.application.ports import Vault, Vaults
from transitions.ui.buttons import Button
from transitions.ui.card_page import CardPage
from transitions.ui.editors.editor import Speech
from transitions.ui.labels import Rule, Words
from transitions.ui.opening import Opened, Opening
from transitions.ui.surfaces import NoteBox
from transitions.ui.unlock_form import UnlockForm
from transitions.ui.wrapping import WrapLayout

PRACTICE = "practice"
Say = Callable[..., str]


@dataclass(frozen=True)
class Found:
    """What there is to begin with: the vaults, the one that was locked, what is wrong in the overlay."""

    vaults: Vaults
    notices: Sequence[str] = ()
    locked: str = ""


class StartScreen(QWidget):
    """`opened` carries the open vault and its name; `creating` asks for a new one."""

    opened = Signal(object, str)
    creating = Signal()

    def __init__(self, found: Found, opening: Opening, say: Say) -> None:
        super().__init__()
        self._found, self._opening, self._say = found, opening, say
        self._folders = found.vaults.found()
        self._page = CardPage("start")
        self._form: UnlockForm | None = None
        self._trouble = NoteBox("", "danger", name="start.trouble")
        self._create = self._button("create", "plain" if self._folders else "primary", "plus")
        self._practice = self._button(PRACTICE, "plain", "family")
        self._build()

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
        self._page.add(self._trouble)
        if self._folders:
            self._add_form(self._words)
        self._page.add(self._others())
        if self._found.notices:
            self._page.add(self._notices())
        self._create.clicked.connect(self.creating)
        self._practice.clicked.connect(self._open_practice)

    def _situation(self) -> str:
        if self._found.locked:
            return "locked"
        return "unlock" if self._folders else "first"

    def _add_form(self, words: Speech) -> None:
        self._form = UnlockForm(self._folders, self._found.locked, words)
        self._form.by_passphrase.connect(self._unlock)
        self._form.by_recovery_key.connect(self._unlock_by_key)
        self._page.add(self._form)
        self._page.add(Rule())

    def _others(self) -> QWidget:
        others = QWidget()
        row = WrapLayout(others)
        row.addWidget(self._create)
        row.addWidget(self._practice)
        return others

    def _notices(self) -> QWidget:
        said = "\n".join((self._words("start.notices"), *self._found.notices))
        return NoteBox(said, "warn", name="start.notices")

    def _focus(self) -> None:
        if self._found.locked == PRACTICE:
            self._practice.setFocus()
        elif self._form is not None:
            self._form.focus()
        else:
            self._create.setFocus()

    def _unlock(self, folder: Path, passphrase: str) -> None:
        vaults = self._found.vaults
        self._begin(lambda: (vaults.unlock(folder, passphrase), ""), folder.name)

    def _unlock_by_key(self, folder: Path, key: str) -> None:
        vaults = self._found.vaults
        self._begin(lambda: (vaults.unlock_with_recovery_key(folder, key), ""), folder.name)

    def _open_practice(self) -> None:
        vaults = self._found.vaults
        self._begin(lambda: (vaults.open_practice(), ""), PRACTICE)

    def _begin(self, work: Callable[[], Opened], name: str) -> None:
        if self._opening.busy:
            return
        self._trouble.hide()
        self._wait(True)
        self._opening.begin(work, lambda vault, _: self._open(vault, name), self._refuse)

    def _open(self, vault: Vault, name: str) -> None:
        if self._form is not None:
            self._form.forget()
        self.opened.emit(vault, name)

    def _refuse(self, error: ExpectedError) -> None:
        self._wait(False)
        said = self._say(error.text_id, **error.values)
        if self._form is not None and self._form.takes(error, said):
            return
        self._trouble.say(said)
        self._trouble.show()
        self._page.show_widget(self._trouble)

    def _wait(self, waiting: bool) -> None:
        for button in (self._create, self._practice):
            button.setEnabled(not waiting)
        if self._form is not None:
            self._form.wait(waiting)
