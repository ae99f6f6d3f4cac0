"""A copy from any folder made a vault again, also on a new computer: find it, unlock it, see what it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from transitions.application.copies import Course, FoundCopy, RestoreStopped
from transitions.application.errors import ExpectedError
from transitions.application.ports import RestoredVault, Vault, Vaults
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import Words
from transitions.ui.controls.speech import announce
from transitions.ui.controls.surfaces import NoteBox
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.entrance.card_page import CardPage
from transitions.ui.entrance.found_copies import FoundCopies, copy_in_words
from transitions.ui.entrance.opening import Opened, Opening
from transitions.ui.entrance.unlock_form import UnlockForm
from transitions.ui.errands import Errands
from transitions.ui.handover.file_choice import forget_folders
from transitions.ui.look.moments import moment_in_words

Say = Callable[..., str]


class RestoreScreen(QWidget):
    """`opened` carries the vault and its name; `opened_by_key` also what it was opened with.

    The vault exists from the moment it is shown what it is; `made` tells it, so that a window closed
    there closes the vault too. `back` to the start.
    """

    made = Signal(object)
    opened = Signal(object, str)
    opened_by_key = Signal(object, object, str)
    back = Signal()

    def __init__(self, vaults: Vaults, opening: Opening, say: Say) -> None:
        super().__init__()
        self.setObjectName("restore")
        self._vaults, self._opening, self._say = vaults, opening, say
        self._errands = Errands(self)
        self._page = CardPage("restore.page")
        self._lead = Words(say("restore.lead"), name="restore.lead")
        self._trouble = NoteBox("", "danger", name="restore.trouble")
        self._choose = Button(say("restore.choose"), "restore.choose", "primary")
        self._back = Button(say("start.back"), "restore.back", "ghost", "arrow-left")
        self._found = FoundCopies(say)
        self._chosen = NoteBox("", name="restore.chosen")
        self._progress = Words("", "muted", name="restore.progress")
        self._stop = Button(say("restore.stop"), "restore.stop", "plain", "cross")
        self._stopped = NoteBox("", name="restore.stopped")
        self._done = NoteBox("", "ok", name="restore.done")
        self._on = Button(say("start.go_on"), "restore.on", "primary")
        self._form: UnlockForm | None = None
        self._restored: RestoredVault | None = None
        self._key = ""
        self._build()

    def look_in(self, folder: Path) -> None:
        """List the copies in a folder, or say that there are none."""
        self._choose.setEnabled(False)
        self._errands.run(self, lambda _: self._vaults.copies_in(folder), self._list, self._not_found)

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._page)
        buttons = QWidget()
        row = WrapLayout(buttons)
        for button in (self._choose, self._on, self._stop, self._back):
            row.addWidget(button)
        self._holder = QWidget()
        QVBoxLayout(self._holder).setContentsMargins(0, 0, 0, 0)
        title = Words(self._say("restore.title"), "h1", name="restore.title")
        told = (title, self._lead, self._trouble)
        later = (self._found, self._chosen, self._holder, self._progress, self._stopped, self._done)
        for part in (*told, *later, buttons):
            self._page.add(part)
        for hidden in (self._trouble, *later, self._on, self._stop):
            hidden.hide()
        self._choose.clicked.connect(self._ask_for_folder)
        self._back.clicked.connect(self._go_back)
        self._found.chosen.connect(self._unlock)
        self._on.clicked.connect(self._finish)
        self._stop.clicked.connect(self._end_early)
        self._opening.went.connect(self._say_progress, Qt.ConnectionType.QueuedConnection)

    def _ask_for_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self._say("restore.choose"))
        forget_folders()
        if chosen:
            self.look_in(Path(chosen))

    def _go_back(self) -> None:
        """From the lock of a copy to the list, from there to the start."""
        if self._holder.isHidden():
            self.back.emit()
        else:
            self._show_list()

    def _list(self, found: Sequence[FoundCopy]) -> None:
        self._choose.setEnabled(True)
        self._choose.say(self._say("restore.choose_other"))
        self._choose.become("plain")
        self._found.show_copies(found)
        self._show_list()

    def _show_list(self) -> None:
        for hidden in (self._trouble, self._stopped, self._chosen, self._holder):
            hidden.hide()
        for shown in (self._found, self._lead, self._choose):
            shown.show()

    def _not_found(self, error: ExpectedError) -> None:
        self._choose.setEnabled(True)
        self._choose.become("primary")
        self._found.hide()
        self._complain(error)

    def _unlock(self, found: FoundCopy) -> None:
        for hidden in (self._trouble, self._stopped, self._found, self._lead, self._choose):
            hidden.hide()
        seal = self._say("restore.sealed" if found.sealed else "restore.unsealed")
        what, how = copy_in_words(found.copied, self._say), self._say("restore.unlock_with")
        self._chosen.say(f"{what}\n{seal}\n{how}")
        self._chosen.show()
        layout = self._holder.layout()
        if self._form is not None and layout is not None:
            layout.removeWidget(self._form)
            self._form.hide()
            self._form.deleteLater()
        form = self._form = UnlockForm([found.copied.folder], "", self._say)
        form.by_passphrase.connect(self._by_passphrase)
        form.by_recovery_key.connect(self._by_key)
        if layout is not None:
            layout.addWidget(form)
        self._holder.show()
        self._page.show_widget(self._holder)
        form.focus()

    def _by_passphrase(self, folder: Path, passphrase: str) -> None:
        self._begin(lambda course: self._vaults.restore(folder, passphrase, course), "")

    def _by_key(self, folder: Path, key: str) -> None:
        self._begin(lambda course: self._vaults.restore_with_recovery_key(folder, key, course), key)

    def _begin(self, restore: Callable[[Course], RestoredVault], key: str) -> None:
        self._trouble.hide()
        self._stopped.hide()
        self._wait(True)
        course = Course(self._opening.stopped, self._opening.went.emit)

        def work() -> Opened:
            self._restored = restore(course)
            return self._restored.vault, key

        self._opening.begin(work, self._show_done, self._refuse)

    @Slot(str, int)
    def _say_progress(self, step: str, percent: int) -> None:
        """How far it is; once the copy is a vault, it stays one."""
        if self._stop.isVisible():
            self._progress.say(self._say(f"restore.{step}", percent=str(percent)))
            self._progress.show()
            if step != "copying":
                announce(self, self._progress.said())
            self._stop.setEnabled(self._stop.isEnabled() and step != "opening")

    def _end_early(self) -> None:
        self._stop.setEnabled(False)
        self._stop.say(self._say("restore.stopping"))
        self._opening.stop()

    def _show_done(self, vault: Vault, key: str) -> None:
        self.made.emit(vault)
        self._key = key
        restored = self._restored
        if restored is None:
            return
        if self._form is not None:
            self._form.forget()
        for widget in (self._found, self._chosen, self._holder, self._choose, self._back, self._lead,
                       self._stop, self._progress):
            widget.hide()
        too_late = f"{self._say('restore.too_late')}\n" if self._opening.stopped() else ""
        self._done.say(f"{too_late}{self._what_it_is(restored)}")
        self._done.show()
        self._on.show()
        self._on.setFocus()

    def _what_it_is(self, restored: RestoredVault) -> str:
        last = restored.last
        told = self._say("restore.done", name=restored.folder.name)
        when = moment_in_words(last, self._say("restore.moment")) if last else ""
        written = self._say("restore.last", when=when) if last else self._say("restore.last_nothing")
        erased = self._say("restore.erased" if restored.sealed else "restore.unsealed")
        return f"{told}\n{written}\n{erased}"

    def _finish(self) -> None:
        restored = self._restored
        if restored is None:
            return
        if self._key:
            self.opened_by_key.emit(restored.vault, restored.folder, self._key)
        else:
            self.opened.emit(restored.vault, restored.folder.name)

    def _refuse(self, error: ExpectedError) -> None:
        self._wait(False)
        if isinstance(error, RestoreStopped):
            self._say_stopped(error)
            return
        said = self._say(error.text_id, **error.values)
        if self._form is None or not self._form.takes(error, said):
            self._complain(error)

    def _say_stopped(self, error: ExpectedError) -> None:
        self._stopped.say(self._say(error.text_id))
        self._stopped.show()
        announce(self, self._say(error.text_id))
        if self._form is not None:
            self._form.focus()

    def _complain(self, error: ExpectedError) -> None:
        if self._form is not None and self._form.isVisible():
            self._form.focus()
        else:
            self._choose.setFocus()
        self._trouble.complain(self._say(error.text_id, **error.values))
        self._page.show_widget(self._trouble)

    def _wait(self, waiting: bool) -> None:
        for widget in (self._choose, self._back, self._found):
            widget.setEnabled(not waiting)
        self._back.setVisible(not waiting)
        self._progress.hide()
        self._stop.say(self._say("restore.stop"))
        self._stop.setEnabled(waiting)
        self._stop.setVisible(waiting)
        if self._form is not None:
            self._form.wait(waiting)
        if waiting:
            self._stop.setFocus()
