"""Backups: when the last one was made, where they lie, and how to get one back."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from transitions.application.backups import BackupState
from transitions.application.copies import Carried, Copy, Course, Errand, Restoration, RestoreStopped, Stop
from transitions.application.desk import Desk
from transitions.application.errors import ExpectedError
from transitions.domain.in_words import date_in_words, short_date
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import Rule, Words
from transitions.ui.controls.surfaces import NoteBox
from transitions.ui.errands import Errands
from transitions.ui.frame.backup_rounds import carry_all
from transitions.ui.handover.file_choice import forget_folders
from transitions.ui.look.moments import moment_in_words
from transitions.ui.pages.card_screen import ScreenCard
from transitions.ui.pages.kept import beside
from transitions.ui.safety.copy_list import NAME, CopyList
from transitions.ui.screen import Stage


class BackupCard(ScreenCard):
    """What was copied and tried, a copy now, another folder for copies, and each copy to restore."""

    _went = Signal(str, int)

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage, "safety.backup")
        words = stage.words
        self._errands = Errands(self)
        self._ending = threading.Event()
        self._last = Words("", "strong", name=f"{NAME}.last")
        self._kept = Words("", "muted", name=f"{NAME}.kept")
        self._tried = Words("", "body", name=f"{NAME}.tried")
        self._wrong = NoteBox("", "warn", name=f"{NAME}.wrong")
        self._now = Button(words(f"{NAME}.now"), f"{NAME}.now", "primary", "save")
        self._try = Button(words(f"{NAME}.try"), f"{NAME}.try", "plain", "shield")
        self._where = Words("", "body", name=f"{NAME}.where")
        self._away = NoteBox("", name=f"{NAME}.away")
        self._choose = Button(words(f"{NAME}.choose"), f"{NAME}.choose", "plain")
        self._leave = Button(words(f"{NAME}.leave"), f"{NAME}.leave", "ghost")
        self._list = CopyList(words, may_restore=not stage.practice)
        self._listed = Words(words(f"{NAME}.copies"), "strong")
        self._restored = NoteBox("", "ok", name=f"{NAME}.restored")
        self._stop = Button(words("restore.stop"), f"{NAME}.stop", "plain", "cross")
        self._progress = Words("", "muted", name=f"{NAME}.progress")
        self._course = beside((self._stop, self._progress), "flow")
        self._rule = Rule()
        self._parts: Sequence[QWidget] = ()
        self._build()

    def read(self) -> None:
        self.stage.work.ask_when_idle(self, lambda desk: desk.backups.standing(), self._show)

    def _build(self) -> None:
        say = self.stage.words
        parts: Sequence[QWidget] = (
            _together(self._last, self._kept), _together(self._tried, self._wrong),
            beside((self._now, self._try), "flow"), Rule(),
            _together(
                Words(say(f"{NAME}.elsewhere"), "strong"), self._where,
                Words(say(f"{NAME}.synced"), "muted", name=f"{NAME}.synced"), self._away,
            ),
            beside((self._choose, self._leave), "flow"), self._rule,
            self._listed, self._course, self._restored, self._list,
        )
        for part in parts:
            self.add(part)
            part.hide()
        self._parts = parts
        for hidden in (self._wrong, self._away):
            hidden.hide()
        self._now.clicked.connect(self._copy)
        self._try.clicked.connect(self._rehearse)
        self._choose.clicked.connect(self._ask_for_folder)
        self._leave.clicked.connect(lambda: self._go_to(""))
        self._list.restoring.connect(self._restore)
        self._stop.clicked.connect(self._end_early)
        self._went.connect(self._say_progress, Qt.ConnectionType.QueuedConnection)
        self.stage.work.carried.connect(self._read_place)

    def _show(self, state: BackupState) -> None:
        for part in self._parts:
            part.setVisible(part not in (self._restored, self._course) or part.isVisibleTo(self))
        self._show_copies(state)
        self._show_trial(state)
        self._show_place(state)
        self._list.show_copies(state.copies)

    def _show_copies(self, state: BackupState) -> None:
        self._kept.setVisible(bool(state.copies))
        for widget in (self._try, self._rule, self._listed, self._list):
            widget.setVisible(bool(state.copies))
        if not state.copies:
            self._last.say(self._say("none"))
            return
        newest, oldest = state.copies[0], state.copies[-1]
        self._last.say(self._say("last", when=self._moment(newest)))
        number, day = str(len(state.copies)), date_in_words(oldest.at.astimezone().date())
        kept = "kept_one" if len(state.copies) == 1 else "kept"
        self._kept.say(self._say(kept, number=number, day=day, longest=str(state.longest_days)))

    def _show_trial(self, state: BackupState) -> None:
        trial = state.trial
        self._tried.say(self._say("untried") if trial is None else "")
        self._wrong.setVisible(bool(trial and trial.problem))
        self._tried.setVisible(trial is None or not trial.problem)
        if trial is None:
            return
        day = date_in_words(trial.at.astimezone().date())
        if trial.problem:
            self._wrong.say(self._say("wrong", day=day, what=self.stage.say(trial.problem)))
        else:
            self._tried.say(self._say("tried", day=day))

    def _read_place(self) -> None:
        """Other folders were visited; what she is about to restore stays chosen."""
        if self.isVisible():
            self.stage.work.ask_when_idle(self, lambda desk: desk.backups.standing(), self._show_place)

    def _show_place(self, state: BackupState) -> None:
        carried = state.carried
        self._where.say(self._place_in_words(state.folder, carried))
        self._choose.say(self._say("choose_other" if state.folder else "choose"))
        self._leave.setVisible(bool(state.folder))
        away = [
            self._say("out_of_reach", folder=place.folder, day=short_date(place.until))
            for place in state.out_of_reach
        ]
        self._away.say("\n".join(away))
        self._away.setVisible(bool(away))

    def _place_in_words(self, folder: str, carried: Carried | None) -> str:
        if not folder:
            return self._say("nowhere")
        if carried is None:
            return self._say("soon", folder=folder)
        if carried.problem:
            return self._say("later", folder=folder, why=self.stage.say(carried.problem))
        when = moment_in_words(carried.at, self.stage.words(f"{NAME}.moment"))
        return self._say("there", folder=folder, when=when)

    def _copy(self) -> None:
        self._wait(self._now, "copying", True)
        self.stage.autosave.flush()
        self.stage.work.ask_when_idle(self, copy_now, self._copied, self._failed)

    def _copied(self, errands: Sequence[Errand]) -> None:
        self._wait(self._now, "now", False)
        self.told.emit(self._say("made"))
        self.read()
        self._carry(errands)

    def _rehearse(self) -> None:
        self._wait(self._try, "trying", True)
        self.stage.work.ask_when_idle(
            self, lambda desk: desk.backups.rehearse(), lambda _: self._rehearsed(), self._failed
        )

    def _rehearsed(self) -> None:
        self._wait(self._try, "try", False)
        self.read()

    def _ask_for_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self._say("choose"))
        forget_folders()
        if chosen:
            self._go_to(chosen)

    def _go_to(self, folder: str) -> None:
        self.stage.work.ask(self, lambda desk: take_to(desk, folder), self._carry)

    def _carry(self, errands: Sequence[Errand]) -> None:
        self.read()
        if errands:
            self._errands.run(self, lambda stop: carry_all(errands, stop), self._carried, self._failed)

    def _carried(self, outcomes: Sequence[Carried]) -> None:
        self.stage.work.ask(self, lambda desk: desk.backups.note(outcomes), lambda _: self.read())

    def _restore(self, copied: Copy) -> None:
        """Read it through first, which gives way to all that is saved meanwhile; then lay it out."""
        self._restored.hide()
        self._wait(self._now, "now", True)
        self._ending.clear()
        self._say_progress("checking", 0)
        self._stop.setEnabled(True)
        self._course.show()
        self._stop.setFocus()
        self.stage.autosave.flush()
        self.stage.work.ask_when_idle(
            self, lambda desk: desk.backups.restore(copied), self._lay_out, self._failed
        )

    def _lay_out(self, restoration: Restoration) -> None:
        def run(stop: Stop) -> Path:
            return restoration.run(Course(lambda: stop() or self._ending.is_set(), self._went.emit))

        self._errands.run(self, run, self._laid_out, self._failed)

    @Slot(str, int)
    def _say_progress(self, step: str, percent: int) -> None:
        self._progress.say(self.stage.say(f"restore.{step}", percent=str(percent)))

    def _end_early(self) -> None:
        self._stop.setEnabled(False)
        self._progress.say(self.stage.say("restore.stopping"))
        self._ending.set()

    def _laid_out(self, folder: Path) -> None:
        self._course.hide()
        self._wait(self._now, "now", False)
        self._restored.say(self._say("restored", name=folder.name))
        self._restored.show()
        self.read()

    def _failed(self, error: ExpectedError) -> None:
        self._wait(self._now, "now", False)
        self._wait(self._try, "try", False)
        self._course.hide()
        if isinstance(error, RestoreStopped):
            self.told.emit(self.stage.say(error.text_id))
        else:
            self.complain(error)
        self.read()

    def _wait(self, button: Button, text: str, waiting: bool) -> None:
        button.say(self._say(text))
        for each in (self._now, self._try, self._list):
            each.setEnabled(not waiting)

    def _moment(self, copied: Copy) -> str:
        return moment_in_words(copied.at, self.stage.words(f"{NAME}.moment"))

    def _say(self, name: str, /, **named: str) -> str:
        return self.stage.say(f"{NAME}.{name}", **named)


def copy_now(desk: Desk) -> Sequence[Errand]:
    """One more copy, and the ways it is to go from here."""
    desk.backups.make()
    return desk.backups.errands()


def take_to(desk: Desk, folder: str) -> Sequence[Errand]:
    """Choose a folder, and go there at once."""
    desk.backups.choose(folder)
    return desk.backups.errands()


def _together(*widgets: QWidget) -> QWidget:
    """Lines that belong together, close to each other."""
    return beside(widgets, "column", "space.s")
