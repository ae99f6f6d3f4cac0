"""What the program says in passing, and whether the work is saved."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.editor import Speech
from transitions.ui.controls.labels import Fitted, IconMark, Words
from transitions.ui.controls.speech import announce
from transitions.ui.look.restyle import restyle
from transitions.ui.look.tokens import current_look

_MARKS = {"": ("info", "on_tint"), "ok": ("tick", "ok"), "danger": ("warning", "danger")}


class MessageBar(Fitted, QFrame):
    """One message over the page. `chosen` carries the id of the action that was pressed."""

    chosen = Signal(str)

    def __init__(self, name: str, words: Speech) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", "note")
        self._mark = IconMark("info", "on_tint")
        self._said = Words("", "body", name=f"{name}.text")
        self._action = Button("", f"{name}.action", spoken=words("message.retry"))
        self._close = Button("", f"{name}.close", "ghost", "cross", spoken=words("message.close"))
        self._retry_text, self._action_id = words("message.retry"), ""
        self._build()
        self.hide()

    def show_info(self, text: str, action: str = "", action_id: str = "") -> None:
        """Say something neutral, with an action such as undo if there is one."""
        self._show(text, "", action, action_id)

    def show_saved(self, text: str) -> None:
        """Say that something went well."""
        self._show(text, "ok", "", "")

    def show_error(self, text: str, *, retry: bool = False) -> None:
        """Say what did not work; with `retry`, offer to try again (`chosen` then carries "retry")."""
        self._show(text, "danger", self._retry_text if retry else "", "retry" if retry else "")

    def said(self) -> str:
        """The message shown, or nothing."""
        return self._said.said() if not self.isHidden() else ""

    def _build(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._mark)
        self._row.addWidget(self._said, 1)
        self._row.addWidget(self._action)
        self._row.addWidget(self._close)
        self._action.clicked.connect(lambda: self.chosen.emit(self._action_id))
        self._close.clicked.connect(self.hide)
        self._fit()

    def _fit(self) -> None:
        look = current_look()
        side, top = look.length("space.l"), look.length("space.xs")
        self._row.setContentsMargins(side, top, top, top)
        self._row.setSpacing(look.length("space.m"))

    def _show(self, text: str, tone: str, action: str, action_id: str) -> None:
        restyle(self, tone=tone)
        self._mark.show_icon(*_MARKS[tone])
        self._said.say(text)
        self._action_id = action_id
        self._action.say(action)
        self._action.setVisible(bool(action))
        self.show()
        announce(self, text, urgent=tone == "danger")


class SaveChip(QWidget):
    """Whether the last word is safe: saving, saved at a time, or not saved and try again."""

    retry = Signal()

    def __init__(self, name: str, words: Speech) -> None:
        super().__init__()
        self.setObjectName(name)
        self._words, self._told = words, ""
        self._mark = IconMark("tick", "ok")
        self._said = Words("", "muted", name=f"{name}.text")
        self._said.setWordWrap(False)
        self._again = Button(words("message.retry"), f"{name}.retry", "ghost", "retry")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self._mark, self._said, self._again):
            row.addWidget(part)
        self._again.clicked.connect(self.retry)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._show("", "", "")

    def show_nothing(self) -> None:
        """Nothing has been changed yet."""
        self._show("", "", "")

    def show_saving(self) -> None:
        """The change is on its way to the disk."""
        self._show(self._words("message.saving"), "", "")

    def show_saved(self, at: time) -> None:
        """The change is on the disk."""
        clock = f"{at:%H.%M}"
        self._show(self._words("message.saved").format(time=clock), "tick", "ok")
        spoken = self._words("message.saved_spoken").format(time=clock)
        self._said.setAccessibleName(spoken)
        self._tell(spoken)

    def show_failed(self) -> None:
        """The change is not on the disk; stays until it is."""
        self._show(self._words("message.unsaved"), "warning", "danger")
        self._tell(self._said.said(), urgent=True)

    def _tell(self, text: str, *, urgent: bool = False) -> None:
        """Everything is saved as it is typed: the same is not told twice."""
        if text != self._told:
            announce(self, text, urgent=urgent)
        self._told = text

    def _show(self, text: str, icon: str, tone: str) -> None:
        self._said.say(text)
        self._said.set_tone(tone)
        self._said.setAccessibleName(text)
        if icon:
            self._mark.show_icon(icon, tone)
        self._mark.setVisible(bool(icon))
        self._again.setVisible(tone == "danger")
