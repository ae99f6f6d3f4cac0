"""The last change on a page can be taken back, also when its field has been left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from transitions.ui.controls.keys import Key
from transitions.ui.form.moment import Moment
from transitions.ui.form.voice_answer import VoiceAnswer


@dataclass
class Change:
    """One change of one answer; what is typed without leaving the field is one."""

    answer: VoiceAnswer
    before: Moment
    after: Moment
    under_way: bool = True

    def goes_on_with(self, answer: VoiceAnswer, now: Moment) -> bool:
        """Whether this is more of the same."""
        return self.under_way and self.answer is answer and now.stance == self.after.stance


class Changes(QObject):
    """What was changed on one page. ``turned`` carries the answer, and whether it was undone or done again.

    In a text the field's own undo comes first, word by word. What may be shared is not among the
    changes: that is the parents' word, and a key must not turn it.
    """

    turned = Signal(object, bool)
    changed = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._stood: dict[VoiceAnswer, Moment] = {}
        self._done: list[Change] = []
        self._undone: list[Change] = []
        self._turning = False
        Key(page, "undo", QKeySequence.StandardKey.Undo, self.undo)
        Key(page, "redo", QKeySequence.StandardKey.Redo, self.redo)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._watch)

    def begin(self, answers: Iterable[VoiceAnswer]) -> None:
        """From here on; what was before is not undone on this page."""
        self._stood = {answer: answer.moment() for answer in answers}
        self._done, self._undone = [], []
        self.changed.emit()

    def note(self, answer: VoiceAnswer) -> None:
        """An answer was changed by the person."""
        before, now = self._stood.get(answer), answer.moment()
        self._stood[answer] = now
        if self._turning or before is None or before == now:
            return
        self._undone.clear()
        last = self._done[-1] if self._done else None
        if last is None or not last.goes_on_with(answer, now):
            self._done.append(Change(answer, before, now))
        else:
            last.after = now
            if last.after == last.before:
                self._done.pop()
        self.changed.emit()

    def entered(self) -> None:
        """Another field was gone to: what is typed next is another change."""
        if self._done:
            self._done[-1].under_way = False

    def undo(self) -> None:
        """Take the last change back."""
        self._turn(self._done, self._undone, undone=True)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._turn(self._undone, self._done, undone=False)

    @property
    def any(self) -> bool:
        """Whether there is something to take back."""
        return bool(self._done)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.matches(QKeySequence.StandardKey.Undo) and not _undoes(watched):
            self.undo()
            return True
        if event.matches(QKeySequence.StandardKey.Redo) and not _redoes(watched):
            self.redo()
            return True
        return False

    def _turn(self, taken: list[Change], kept: list[Change], *, undone: bool) -> None:
        if not taken:
            return
        change = taken.pop()
        change.under_way = False
        kept.append(change)
        self._turning = True
        change.answer.put_back(change.before if undone else change.after)
        self._turning = False
        self.changed.emit()
        self.turned.emit(change.answer, undone)

    def _watch(self, _left: QWidget | None, entered: QWidget | None) -> None:
        if isinstance(entered, QLineEdit | QPlainTextEdit) and self._page.isAncestorOf(entered):
            entered.installEventFilter(self)


def _undoes(field: QObject) -> bool:
    if isinstance(field, QPlainTextEdit):
        return field.document().isUndoAvailable()
    return isinstance(field, QLineEdit) and field.isUndoAvailable()


def _redoes(field: QObject) -> bool:
    if isinstance(field, QPlainTextEdit):
        return field.document().isRedoAvailable()
    return isinstance(field, QLineEdit) and field.isRedoAvailable()
