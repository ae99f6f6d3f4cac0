"""The bar under a section: back, how far the form is (where there is room), the next unanswered, forward."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent

from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import Words
from transitions.ui.controls.surfaces import BottomBar
from transitions.ui.form.wording import FormWording
from transitions.ui.look.tokens import current_look


class FormBar(BottomBar):
    """``stepped`` carries -1 or 1; ``sought`` asks for the next question without a stand.

    ``undone``: the last change on the page is to be taken back.
    """

    stepped = Signal(int)
    sought = Signal()
    undone = Signal()

    def __init__(self, wording: FormWording, *, first: bool, last: bool) -> None:
        super().__init__("form.bar")
        self._wording = wording
        say = wording.say
        self._back = Button(say("form_screen.previous"), "form.previous", icon="arrow-left")
        self._back.setEnabled(not first)
        self._counted = Words("", "muted", name="form.progress")
        self._counted.setWordWrap(False)
        self._undo = Button("", "form.undo", icon="undo", spoken=say("form_screen.undo_spoken"))
        self._undo.setEnabled(False)
        self._seek = Button(say("form_screen.next_missing"), "form.next_missing", "ghost")
        words = say("form_screen.to_consent" if last else "form_screen.next")
        self._forward = Button(words, "form.next", "primary", "arrow-right", icon_last=True)
        self._build()

    def show_progress(self, done: int, of: int) -> None:
        """How many questions have a stand."""
        self._counted.say(self._wording.say("form_screen.progress", done=str(done), of=str(of)))
        self._seek.setEnabled(done < of)

    def offer_undo(self, any_: bool) -> None:
        """Whether there is a change to take back."""
        self._undo.setEnabled(any_)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        look = current_look()
        parts = (self._back, self._counted, self._undo, self._seek, self._forward)
        wanted = sum(part.sizeHint().width() + look.length("space.m") for part in parts)
        self._counted.setVisible(wanted + 2 * look.length("space.xl") <= self.width())

    def _build(self) -> None:
        self._back.clicked.connect(lambda: self.stepped.emit(-1))
        self._forward.clicked.connect(lambda: self.stepped.emit(1))
        self._seek.clicked.connect(self.sought)
        self._undo.clicked.connect(self.undone)
        self.add_leading(self._back)
        self.add_leading(self._undo)
        self.add_leading(self._counted)
        self.add_trailing(self._seek)
        self.add_trailing(self._forward)
