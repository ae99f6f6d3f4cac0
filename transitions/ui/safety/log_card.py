"""The log of what was done, and whether it is whole."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QWidget

from transitions.application.desk import Desk
from transitions.application.errors import ExpectedError
from transitions.application.log import Checkup
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import Rule, Words
from transitions.ui.controls.surfaces import NoteBox
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.pages.card_screen import ScreenCard
from transitions.ui.safety.log_lines import LogLines
from transitions.ui.safety.paper_code import PaperCode
from transitions.ui.screen import Stage


class LogCard(ScreenCard):
    """Everything checked on request, the latest lines in words, and a code for paper."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage, "safety.log")
        self._last = Words("", name="safety.log.last")
        self._check = Button(stage.words("safety.log.check"), "safety.log.check", "plain", "shield")
        self._whole = NoteBox("", "ok", name="safety.log.whole")
        self._found = NoteBox("", "danger", name="safety.log.found")
        self._code = PaperCode(stage)
        self._lines = LogLines(stage)
        self._build()

    def read(self) -> None:
        """Ask when all was checked last, and for the latest lines."""
        self.stage.work.ask(self, lambda desk: desk.log.last_check(), self._show_last)
        self._lines.read()

    def _build(self) -> None:
        buttons = QWidget()
        WrapLayout(buttons).addWidget(self._check)
        for part in (self._last, buttons, self._whole, self._found):
            self.add(part)
        for part in (Rule(), self._code, Rule(), self._lines):
            self.add(part)
        self._whole.hide()
        self._found.hide()
        self._check.clicked.connect(self._begin)
        self._code.told.connect(self.told)
        self._code.trouble.connect(self.trouble)

    def _show_last(self, last: datetime | None) -> None:
        if last is None:
            self._last.say(self.stage.say("safety.log.never"))
        else:
            day = f"{last.astimezone():%d.%m.%Y kl. %H.%M}"
            self._last.say(self.stage.say("safety.log.last", day=day))

    def _begin(self) -> None:
        self._wait(True)
        self._whole.hide()
        self._found.hide()
        self.stage.work.ask_when_idle(self, examine, self._end, self._fail)

    def _end(self, checkup: Checkup) -> None:
        self._wait(False)
        self._show(checkup)
        self.stage.work.ask(
            self, lambda desk: desk.log.remember(checkup), lambda _: self.read(), self.complain
        )

    def _fail(self, error: ExpectedError) -> None:
        self._wait(False)
        self.complain(error)

    def _show(self, checkup: Checkup) -> None:
        say = self.stage.say
        found = [say(f"safety.log.finding.{finding}") for finding in checkup.findings]
        self._found.say("\n".join(found))
        self._found.setVisible(bool(found))
        self._whole.say(say("safety.log.whole", lines=str(checkup.lines)))
        self._whole.setVisible(not found)

    def _wait(self, waiting: bool) -> None:
        self._check.say(self.stage.words("safety.log.checking" if waiting else "safety.log.check"))
        self._check.setEnabled(not waiting)


def examine(desk: Desk) -> Checkup:
    """Everything checked; it may be stopped and begun again."""
    return desk.log.examine()
