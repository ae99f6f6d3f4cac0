"""The copies found in a folder, newest first, each with a button."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from transitions.application.copies import Copy, FoundCopy
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import Words
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.look.moments import moment_in_words, size_in_words
from transitions.ui.look.tokens import current_look

SHOWN_FIRST = 6

Say = Callable[..., str]


class FoundCopies(QWidget):
    """`chosen` carries the FoundCopy that was pressed."""

    chosen = Signal(object)

    def __init__(self, say: Say) -> None:
        super().__init__()
        self._say = say
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_look().length("space.s"))
        self._rows: list[QWidget] = []

    def show_copies(self, found: Sequence[FoundCopy], first: int = SHOWN_FIRST) -> None:
        """List these, the older ones behind a button."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [self._row(place, one) for place, one in enumerate(found[:first])]
        if len(found) > first:
            more = Button(self._say("restore.all", number=str(len(found))), "restore.all", "ghost")
            more.clicked.connect(lambda: self.show_copies(found, len(found)))
            self._rows.append(_alone(more))
        for row in self._rows:
            self._column.addWidget(row)

    def _row(self, place: int, found: FoundCopy) -> QWidget:
        row = QWidget()
        layout = WrapLayout(row, "apart", "space.m")
        words = Words(_briefly(found.copied, self._say), "body", name=f"restore.copy.{place}")
        words.setWordWrap(False)
        button = Button(
            self._say("restore.take"), f"restore.take.{place}", "plain",
            spoken=f"{self._say('restore.take')}: {words.said()}",
        )
        button.clicked.connect(lambda: self.chosen.emit(found))
        layout.addWidget(words)
        layout.addWidget(button)
        return row


def copy_in_words(copied: Copy, say: Say) -> str:
    """When, how large, and whether it is of the fictitious families."""
    when = moment_in_words(copied.at, say("restore.moment"))
    kind = say(f"restore.kind_{copied.kind}")
    return say("restore.copy", when=when, size=size_in_words(copied.size), kind=kind)


def _briefly(copied: Copy, say: Say) -> str:
    when = moment_in_words(copied.at, say("restore.moment"))
    briefly = say("restore.briefly", when=when, size=size_in_words(copied.size))
    return briefly if copied.kind == "real" else f"{briefly}, {say(f'restore.kind_{copied.kind}')}"


def _alone(button: Button) -> QWidget:
    holder = QWidget()
    WrapLayout(holder).addWidget(button)
    return holder
