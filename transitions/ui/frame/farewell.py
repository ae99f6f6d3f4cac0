"""Locking and closing: everything is saved first, and hidden at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from transitions.application.errors import ExpectedError
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.editors.editor import Speech
from transitions.ui.controls.labels import Words
from transitions.ui.controls.overlay import Overlay
from transitions.ui.controls.speech import announce
from transitions.ui.controls.wrapping import WrapLayout

if TYPE_CHECKING:
    from transitions.application.bookmark import Place
    from transitions.ui.frame.session import Session

Why = Literal["lock", "idle", "quit"]
Say = Callable[..., str]
_AGAIN_MS = 10


class Curtain(Overlay):
    """Hides everything while the last words are saved; says it when they cannot be."""

    retrying = Signal()
    leaving = Signal()
    staying = Signal()
    stopping = Signal()

    def __init__(self, beneath: QWidget, words: Speech) -> None:
        super().__init__(beneath, "lock", hiding=True)
        self._words = words
        self._title = Words("", "h2", name="lock.title")
        self._text = Words("", name="lock.text")
        self._retry = Button(words("lock.retry"), "lock.retry", "primary", "retry")
        self._leave = Button("", "lock.leave", "danger")
        self._stay = Button(words("lock.stay"), "lock.stay")
        self._stop = Button(words("lock.stop_printing"), "lock.stop_printing", "plain", "cross")
        self._buttons, self._under_way = QWidget(), QWidget()
        self._build()

    def draw(self, why: Why) -> None:
        """Hide everything; nothing has gone wrong yet."""
        self._title.say(self._words(f"lock.{why}_title"))
        self._text.say(self._words("lock.saving"))
        self._buttons.hide()
        self._under_way.hide()
        self._stop.setEnabled(True)
        self.rise(self)

    def say_printing(self) -> None:
        """Papers are on their way: that is waited for, unless she stops it."""
        if self._under_way.isHidden():
            self._text.say(self._words("lock.printing"))
            self._under_way.show()
            announce(self, self._text.said())

    def say_unsaved(self, why: Why, reason: str) -> None:
        """The last words could not be saved; `reason` says what can be done."""
        self._title.say(self._words("lock.unsaved_title"))
        self._text.say(reason)
        self._under_way.hide()
        self._leave.say(self._words("lock.quit_anyway" if why == "quit" else "lock.lock_anyway"))
        self._stay.setVisible(why != "idle")
        self._buttons.show()
        self._retry.setFocus()

    def _build(self) -> None:
        row = WrapLayout(self._buttons)
        for button in (self._retry, self._stay, self._leave):
            row.addWidget(button)
        WrapLayout(self._under_way).addWidget(self._stop)
        for widget in (self._title, self._text, self._under_way, self._buttons):
            self.card.add(widget)
        self._stop.clicked.connect(self._stop_printing)
        self._retry.clicked.connect(self.retrying)
        self._leave.clicked.connect(self.leaving)
        self._stay.clicked.connect(self.staying)

    def _stop_printing(self) -> None:
        self._stop.setEnabled(False)
        self._text.say(self._words("lock.print_stopping"))
        self.stopping.emit()


class Farewell(QObject):
    """Ends a session. `done` when the vault is closed, `stayed` when she chose to go on."""

    done = Signal()
    stayed = Signal()

    def __init__(self, session: Session, curtain: Curtain, say: Say, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._curtain, self._say = session, curtain, say
        self._copied = Copied(self)
        self._why: Why = "lock"
        self._place: Place | None = None
        self._error: ExpectedError | None = None
        session.autosave.failed.connect(self._remember)
        curtain.retrying.connect(self._save)
        curtain.leaving.connect(self._close)
        curtain.staying.connect(self._stay)
        curtain.stopping.connect(session.work.stop_outside)

    def begin(self, why: Why, place: Place | None) -> None:
        """Hide, save, remember the place, close."""
        self._why, self._place = why, place
        close_dialogs()
        self._copied.forget()
        self._curtain.draw(why)
        self._save()

    def _save(self) -> None:
        self._error = None
        self._session.autosave.flush()
        place = self._place
        if place is None:
            self._look()
            return
        keep = self._session.work.ask
        keep(self, lambda desk: desk.bookmark.keep(place), lambda _: self._look(), lambda _: self._look())

    def _look(self) -> None:
        """Everything asked before this has been answered, unless an answer asked for more."""
        if not self._session.work.idle:
            if self._session.work.outside:
                self._curtain.say_printing()
            self._session.work.ask(self, lambda _: None, self._look_again, lambda _: self._close())
        elif self._session.autosave.quiet:
            self._close()
        else:
            error = self._error or ExpectedError()
            self._curtain.say_unsaved(self._why, self._say(error.text_id, **error.values))

    def _look_again(self, _: None) -> None:
        QTimer.singleShot(_AGAIN_MS, self, self._look)

    def _close(self) -> None:
        self._session.close()
        self.done.emit()

    def _stay(self) -> None:
        self._curtain.sink()
        self.stayed.emit()

    def _remember(self, error: ExpectedError) -> None:
        self._error = error


def close_dialogs() -> None:
    """No open question or calendar keeps the program from locking."""
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            widget.reject()
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()


class Copied(QObject):
    """What was copied while this program was in front is not left behind."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._here = False
        QGuiApplication.clipboard().dataChanged.connect(self._note)

    def forget(self) -> None:
        """Empty the clipboard if it holds something of ours."""
        if self._here:
            QGuiApplication.clipboard().clear()

    def _note(self) -> None:
        self._here = QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive
