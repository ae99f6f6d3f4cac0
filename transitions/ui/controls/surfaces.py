"""Cards, notes, bars and empty states: what things on a page rest upon."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from transitions.ui.controls.labels import Fitted, IconMark, Words
from transitions.ui.controls.speech import announce
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.look.tokens import current_look

_NOTE_ICONS = {"": "info", "warn": "warning", "ok": "tick", "danger": "warning"}
_NOTE_TONES = {"": "on_tint", "warn": "warn", "ok": "ok", "danger": "danger"}


class Card(Fitted, QFrame):
    """A white surface with air inside; rows and other things are added from the top."""

    def __init__(self, title: str = "", hint: str = "") -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._stack = QVBoxLayout(self)
        self._head = QVBoxLayout()
        if title:
            self._head.addWidget(Words(title, "h2"))
        if hint:
            self._head.addWidget(Words(hint, "muted"))
        if title or hint:
            self._stack.addLayout(self._head)
        self._fit()

    def add(self, widget: QWidget) -> None:
        """Put a widget under what is already there."""
        self._stack.addWidget(widget)

    def _fit(self) -> None:
        look = current_look()
        padding = look.length("space.xl")
        self._stack.setContentsMargins(padding, padding, padding, padding)
        self._stack.setSpacing(look.length("space.xl"))
        self._head.setSpacing(look.length("space.xs"))


class NoteBox(Fitted, QFrame):
    """A note with a bar at its side; tone none (information), `warn`, `ok` or `danger`."""

    def __init__(self, text: str, tone: str = "", title: str = "", name: str = "") -> None:
        super().__init__()
        self.setProperty("kind", "note")
        self.setProperty("tone", tone)
        self.setObjectName(name)
        self._row = QHBoxLayout(self)
        icon = IconMark(_NOTE_ICONS[tone], _NOTE_TONES[tone])
        self._row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        self._words = QVBoxLayout()
        self._row.addLayout(self._words, 1)
        if title:
            self._words.addWidget(Words(title, "strong"))
        self._body = Words(text, "body")
        self._words.addWidget(self._body)
        self._acts = QVBoxLayout()
        self._words.addLayout(self._acts)
        self._fit()

    def say(self, text: str) -> None:
        """Change the words of the note."""
        self._body.say(text)

    def complain(self, text: str) -> None:
        """Say what went wrong: in sight, and to a screen reader at once."""
        self.say(text)
        self.show()
        announce(self, text, urgent=True)

    def add(self, widget: QWidget) -> None:
        """Put something to act on under the words."""
        self._acts.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
        self._fit()

    def _fit(self) -> None:
        look = current_look()
        side, top = look.length("space.l"), look.length("space.m")
        self._row.setContentsMargins(side, top, side, top)
        self._row.setSpacing(look.length("space.m"))
        self._words.setSpacing(look.length("space.xs"))
        over, under = (look.length("space.s"), look.length("space.xs")) if self._acts.count() else (0, 0)
        self._acts.setContentsMargins(0, over, 0, under)
        self._acts.setSpacing(look.length("space.s"))


class BottomBar(Fitted, QFrame):
    """The bar under a page: backwards at its beginning, forwards at its end, quiet things between."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setProperty("kind", "bar")
        self.setObjectName(name)
        self._row = WrapLayout(self, "apart")
        self._leading, self._trailing = _group(self._row), _group(self._row)
        self._fit()

    def add_leading(self, widget: QWidget) -> None:
        """Put a widget at the beginning."""
        self._leading.addWidget(widget)

    def add_trailing(self, widget: QWidget) -> None:
        """Put a widget at the end."""
        self._trailing.addWidget(widget)

    def _fit(self) -> None:
        look = current_look()
        side, top = look.length("space.xl"), look.length("space.m")
        self._row.setContentsMargins(side, top, side, top)
        for group in (self._leading, self._trailing):
            group.setSpacing(look.length("space.m"))


def _group(row: WrapLayout) -> QHBoxLayout:
    held = QWidget()
    group = QHBoxLayout(held)
    group.setContentsMargins(0, 0, 0, 0)
    row.addWidget(held)
    return group


class EmptyState(Fitted, QWidget):
    """What stands where nothing is yet: a drawing, a sentence, and what can be done."""

    def __init__(self, icon: str, title: str, text: str, actions: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self._stack = QVBoxLayout(self)
        self._stack.addStretch(2)
        self._stack.addWidget(IconMark(icon, "edge", "space.huge"), 0, Qt.AlignmentFlag.AlignHCenter)
        for words in (Words(title, "h2"), Words(text, "lead")):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._stack.addWidget(words)
        self._row = QHBoxLayout()
        self._row.addStretch(1)
        for action in actions:
            self._row.addWidget(action)
        self._row.addStretch(1)
        self._stack.addLayout(self._row)
        self._stack.addStretch(3)
        self._fit()

    def _fit(self) -> None:
        look = current_look()
        self._stack.setSpacing(look.length("space.m"))
        self._row.setSpacing(look.length("space.m"))
