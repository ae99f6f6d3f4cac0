"""The copies there are, and how one becomes a vault again: two presses, never over what is open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from transitions.application.copies import Copy
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import Words
from transitions.ui.controls.surfaces import NoteBox
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.look.moments import moment_in_words, size_in_words
from transitions.ui.look.tokens import current_look
from transitions.ui.pages.kept import beside
from transitions.ui.screen import Speech

NAME = "safety.backup"
SHOWN_FIRST = 5


class CopyList(QWidget):
    """`restoring` carries the copy that is to be restored, once it has been asked for twice."""

    restoring = Signal(object)

    def __init__(self, say: Speech, *, may_restore: bool) -> None:
        super().__init__()
        self._say, self._may_restore = say, may_restore
        self._copies: tuple[Copy, ...] = ()
        self._all, self._asked = False, ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_look().length("space.s"))
        self._rows: list[QWidget] = []

    def show_copies(self, copies: Sequence[Copy]) -> None:
        """List these, newest first."""
        self._copies = tuple(copies)
        self._draw()

    def _draw(self) -> None:
        for row in self._rows:
            row.hide()
            row.setParent(None)
            row.deleteLater()
        shown = self._copies if self._all else self._copies[:SHOWN_FIRST]
        self._rows = []
        for copied in shown:
            self._rows.append(self._row(copied))
            if copied.name == self._asked:
                self._rows.append(self._question(copied))
        if len(shown) < len(self._copies):
            more = Button(self._words("all").format(number=str(len(self._copies))), f"{NAME}.all", "ghost")
            more.clicked.connect(self._show_all)
            self._rows.append(beside((more,), "flow"))
        for row in self._rows:
            self._column.addWidget(row)
            row.show()

    def _row(self, copied: Copy) -> QWidget:
        row = QWidget()
        layout = WrapLayout(row, "apart", "space.m")
        when = moment_in_words(copied.at, self._words("moment"))
        said = self._words("copy").format(when=when, size=size_in_words(copied.size))
        words = Words(said, "body", name=f"{NAME}.copy.{copied.name}")
        words.setWordWrap(False)
        layout.addWidget(words)
        if self._may_restore:
            button = Button(
                self._words("restore"), f"{NAME}.restore.{copied.name}", "ghost", "undo",
                spoken=self._words("restore_spoken").format(when=when),
            )
            button.clicked.connect(lambda: self._ask(copied))
            layout.addWidget(button)
        return row

    def _question(self, copied: Copy) -> QWidget:
        when = moment_in_words(copied.at, self._words("moment"))
        note = NoteBox(self._words("question").format(when=when), name=f"{NAME}.question")
        now = Button(self._words("restore_now"), f"{NAME}.restore_now", "primary")
        keep = Button(self._words("keep"), f"{NAME}.keep", "plain")
        now.clicked.connect(lambda: self._answer(copied))
        keep.clicked.connect(lambda: self._ask(None))
        note.add(beside((now, keep), "flow"))
        return note

    def _ask(self, copied: Copy | None) -> None:
        self._asked = copied.name if copied else ""
        self._draw()
        careful = self.findChild(Button, f"{NAME}.keep") if copied else None
        if careful is not None:
            careful.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer(self, copied: Copy) -> None:
        self._ask(None)
        self.restoring.emit(copied)

    def _show_all(self) -> None:
        self._all = True
        self._draw()

    def _words(self, name: str) -> str:
        return self._say(f"{NAME}.{name}")

