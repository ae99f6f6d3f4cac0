"""One parent's place in a line of the consent board: a shape, words, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from transitions.ui.controls.labels import IconMark, Words
from transitions.ui.controls.wrap_button import WrapButton
from transitions.ui.look.tokens import current_look

_SHAPES = {
    "given": ("tick", "ok"),
    "missing": ("more", "muted"),
    "refused": ("cross", "danger"),
    "withdrawn": ("undo", "danger"),
    "expired": ("clock", "warn"),
    "changed": ("pen", "warn"),
    "other_release": ("retry", "warn"),
    "not_understood": ("retry", "warn"),
    "disagree": ("warning", "danger"),
    "not_asked": ("minus", "muted"),
    "not_theirs": ("minus", "muted"),
}
_GRAVEST_FIRST = (
    "refused", "withdrawn", "changed", "not_understood", "other_release", "expired", "missing", "not_asked",
    "given",
)
LOUD = frozenset({"changed", "refused", "withdrawn", "expired", "other_release", "not_understood"})


@dataclass(frozen=True)
class Deed:
    """Something to do about a stand, one press away: its words, how they are read out, what it does."""

    words: str
    spoken: str
    act: Callable[[], object]


class StandMark(QWidget):
    """Where one parent stands: a shape and words."""

    def __init__(self, stand: str, text: str, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.stand = stand
        self.text = text
        icon, tone = _SHAPES[stand]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_look().length("space.s"))
        row.addWidget(IconMark(icon, tone), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Words(text, "muted", tone if tone != "muted" else ""), 1)
        self.setAccessibleName(text)


class StandCell(QWidget):
    """A mark, and under it one thing to do where something can be done."""

    def __init__(self, mark: StandMark, deed: Deed | None = None) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(mark)
        if deed is not None:
            button = WrapButton(deed.words, f"{mark.objectName()}.do", "ghost")
            button.setAccessibleName(deed.spoken)
            button.clicked.connect(deed.act)
            line = QHBoxLayout()
            line.addSpacing(_to_the_words())
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            column.addLayout(line)
        column.addStretch(1)


def _to_the_words() -> int:
    """How far in a quiet button stands for its words to begin under the words of the mark."""
    look = current_look()
    return look.length("size.icon") + look.length("space.s") - look.length("space.m")


def together(stands: Sequence[str]) -> tuple[str, int, int]:
    """One parent's stands on several answers as one: the gravest, how many have it, of how many.

    Answers that are not hers to answer for do not count, unless there are no others.
    """
    hers = [stand for stand in stands if stand != "not_theirs"]
    if not hers:
        return "not_theirs", len(stands), len(stands)
    gravest = min(hers, key=_GRAVEST_FIRST.index)
    return gravest, hers.count(gravest), len(hers)
