"""Passphrase and recovery key."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from transitions.application.access import Passphrases, RecoverySheets, Standing
from transitions.application.desk import Desk
from transitions.domain.recovery_sheet import Holder
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import Words
from transitions.ui.controls.surfaces import NoteBox
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.pages.card_screen import ScreenCard
from transitions.ui.safety.new_key import NewKey
from transitions.ui.safety.new_passphrase import NewPassphrase
from transitions.ui.screen import Stage


class Reading(NamedTuple):
    """What the card is made of."""

    standing: Standing
    passphrases: Passphrases
    sheets: RecoverySheets
    old_keys: Sequence[str]


class KeysCard(ScreenCard):
    """How the ways in stand, a new passphrase, and a new recovery key for her or the municipality."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage, "safety.keys")
        words = stage.words
        self._state = Words("", name="safety.keys.state")
        self._warning = NoteBox("", "warn", name="safety.keys.warning")
        self._change = Button(words("safety.keys.change"), "safety.keys.change", "plain", "lock")
        self._renew: dict[Holder, Button] = {
            "own": Button(words("safety.keys.renew_own"), "safety.keys.renew_own", "plain", "document"),
            "municipality": Button(
                words("safety.keys.renew_municipality"), "safety.keys.renew_municipality", "plain", "document"
            ),
        }
        self._buttons = QWidget()
        self._open: NewPassphrase | NewKey | None = None
        self._reading: Reading | None = None
        self._build()

    def read(self) -> None:
        """Ask how the ways in stand; what was half typed is forgotten."""
        self._close()
        if not self.stage.practice:
            self.stage.work.ask(self, _read, self._show)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._close()

    def _build(self) -> None:
        row = WrapLayout(self._buttons)
        for button in (self._change, *self._renew.values()):
            row.addWidget(button)
        for part in (self._state, self._warning, self._buttons):
            self.add(part)
        self._warning.hide()
        self._buttons.setVisible(not self.stage.practice)
        if self.stage.practice:
            self._state.say(self.stage.words("safety.keys.practice"))
        self.stage.work.carried.connect(self._after_visit)
        self._change.clicked.connect(self._begin_passphrase)
        for holder, button in self._renew.items():
            button.clicked.connect(lambda _=False, whose=holder: self._begin_key(whose))

    def _show(self, reading: Reading) -> None:
        self._reading = reading
        standing, say = reading.standing, self.stage.say
        lines = [
            self._since("passphrase", standing.passphrase_changed),
            self._since("key", standing.key_renewed),
            *([say("safety.keys.municipality_holds")] if "municipality" in standing.holders else []),
        ]
        changed = standing.passphrase_changed or standing.key_renewed
        lines += [say("safety.keys.elsewhere", folder=f) for f in reading.old_keys if changed]
        self._state.say("\n".join(lines))
        missing = [holder for holder in standing.wanted if holder not in standing.holders]
        warning = "missing_own" if not standing.on_paper else "missing_municipality" if missing else ""
        self._warning.setVisible(bool(warning))
        if warning:
            self._warning.say(say(f"safety.keys.{warning}"))
        self._renew["municipality"].setVisible("municipality" in standing.wanted)

    def _after_visit(self) -> None:
        """Other folders were visited; what she is typing stays."""
        if self._open is None and self.isVisible():
            self.read()

    def _since(self, what: str, moment: datetime | None) -> str:
        if moment is None:
            return self.stage.say(f"safety.keys.{what}_first")
        return self.stage.say(f"safety.keys.{what}_since", day=f"{moment.astimezone():%d.%m.%Y}")

    def _begin_passphrase(self) -> None:
        if self._reading is not None:
            self._put(NewPassphrase(self.stage, self._reading.passphrases))

    def _begin_key(self, holder: Holder) -> None:
        if self._reading is not None:
            self._put(NewKey(self.stage, holder, self._reading.sheets))

    def _put(self, form: NewPassphrase | NewKey) -> None:
        self._close()
        self._open = form
        form.told.connect(self.told)
        form.done.connect(self._end)
        self._buttons.hide()
        self.add(form)
        form.show()
        form.begin()

    def _end(self) -> None:
        self.stage.work.outdated.emit()
        self.read()
        self._change.setFocus()

    def _close(self) -> None:
        """Take an open form away with everything typed into it."""
        form, self._open = self._open, None
        if form is None:
            return
        form.forget()
        form.hide()
        form.deleteLater()
        self._buttons.show()


def _read(desk: Desk) -> Reading:
    access = desk.access
    return Reading(
        access.standing(), access.passphrases, access.sheets, desk.backups.standing().old_keys
    )
