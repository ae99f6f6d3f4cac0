"""The municipality's folder: where it is, what is wrong in it, and what it would make otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QWidget

from transitions.application.errors import ExpectedError
from transitions.application.installation import Examination, Fault
from transitions.domain.policy_changes import ValueChange
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import Words
from transitions.ui.controls.surfaces import NoteBox
from transitions.ui.errands import Errands
from transitions.ui.pages.card_screen import ScreenCard
from transitions.ui.pages.kept import beside
from transitions.ui.screen import Stage
from transitions.ui.settings.changes import changes_in_words, told
from transitions.ui.settings.stack import Stack

Say = Callable[..., str]
LONGEST = 120


class OverlayCard(ScreenCard):
    """Nothing is used before she has seen it: the folder is read aside, and used from the next start."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage, "settings.overlay")
        self._examine = stage.installation.examine
        self._errands = Errands(self)
        self._check = Button(stage.say("settings.overlay.check"), "settings.overlay.check", "plain", "search")
        self._found = Stack("settings.overlay.found")
        folder = stage.installation.overlay
        if folder is not None:
            where = stage.say("settings.overlay.where", folder=str(folder))
            self.add(Words(where, name="settings.overlay.where"))
        self.add(beside((self._check,), "flow"))
        self.add(self._found)
        self._check.clicked.connect(self._begin)

    def read(self) -> None:
        """What was found the last time may be another now."""
        self._found.put()

    def _begin(self) -> None:
        self._wait(True)
        self._errands.run(self, lambda _: self._examine(), self._show, self._fail)

    def _show(self, found: Examination) -> None:
        self._wait(False)
        self._found.put(*in_words(found, self.stage.say), *self._acts(found))

    def _acts(self, found: Examination) -> Iterator[QWidget]:
        if found.differs:
            use = Button(self.stage.say("settings.overlay.use"), "settings.overlay.use", "plain", "lock")
            use.clicked.connect(self.locking)
            yield beside((use,), "flow")

    def _fail(self, error: ExpectedError) -> None:
        self._wait(False)
        self.trouble.emit(error)

    def _wait(self, waiting: bool) -> None:
        self._check.say(self.stage.say(f"settings.overlay.{'checking' if waiting else 'check'}"))
        self._check.setEnabled(not waiting)


def in_words(found: Examination, say: Say) -> Iterator[QWidget]:
    """What the folder says: its mistakes first, then what would be otherwise."""
    if not found.present and not found.differs:
        yield NoteBox(say("settings.overlay.absent"), name="settings.overlay.absent")
        return
    if found.faults:
        yield NoteBox(say("settings.overlay.faults"), "warn", name="settings.overlay.faults")
        for number, fault in enumerate(found.faults):
            lines = (f"{fault.message} {fault.remedy}",)
            yield told(_where(fault, say), lines, f"settings.overlay.fault.{number}")
    else:
        yield NoteBox(say("settings.overlay.whole"), "ok", name="settings.overlay.whole")
    if found.differs:
        yield from _differences(found, say)
    else:
        yield Words(say("settings.overlay.same"), "muted", name="settings.overlay.same")


def _differences(found: Examination, say: Say) -> Iterator[QWidget]:
    yield Words(say("settings.overlay.differs"), "h2", name="settings.overlay.differs")
    if found.form is not None and not found.form.nothing:
        yield from changes_in_words(found.form, say)
        yield Words(say("settings.overlay.form_first"), "muted")
    if found.policy:
        lines = [_value(change, say) for change in found.policy]
        yield told(say("settings.overlay.policy"), lines, "settings.overlay.policy")
    if found.others:
        yield told(say("settings.overlay.texts"), found.others, "settings.overlay.others")


def _where(fault: Fault, say: Say) -> str:
    line = say("settings.overlay.line", line=str(fault.line)) if fault.line else ""
    return ", ".join(part for part in (fault.file, line, fault.place) if part)


def _value(change: ValueChange, say: Say) -> str:
    name = say(f"settings.rule.{change.name}")
    before, now = (_said(value, say) for value in (change.before, change.now))
    return say("settings.overlay.value", name=name, before=before, now=now)


def _said(value: str, say: Say) -> str:
    """A value as it is read: long words by their beginning."""
    known = {"true", "false", "one", "all"}
    if value in known:
        return say(f"settings.said.{value}")
    line = " ".join(value.split())
    shown = line if len(line) <= LONGEST else f"{line[:LONGEST]}…"
    return shown or say("settings.overlay.empty")
