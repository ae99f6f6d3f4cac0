"""The municipality's licensed words for each score of an item: shown beside the numbers, kept nowhere."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from transitions.domain.guide import Anchors
from transitions.domain.scale import Item, Scale
from transitions.domain.texts import Texts
from transitions.ui.controls.labels import Fitted, Words
from transitions.ui.look.tokens import current_look


class AnchorTexts(Fitted, QWidget):
    """Score and text line by line, and whose texts they are."""

    def __init__(self, name: str, item: Item, scale: Scale, anchors: Anchors, texts: Texts) -> None:
        super().__init__()
        self.setObjectName(name)
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(1, 1)
        for line, score in enumerate(range(scale.lowest, scale.highest + 1)):
            self._add(line, score, anchors.of(item.id, score))
        said = texts.say("adbb_screen.anchors.holder", holder=anchors.holder, edition=anchors.edition)
        self._grid.addWidget(Words(said, "caption", name=f"{name}.holder"), self._grid.rowCount(), 0, 1, 2)
        self._fit()

    def _add(self, line: int, score: int, text: str) -> None:
        if not text:
            return
        digit = Words(str(score), "strong")
        digit.setWordWrap(False)
        self._grid.addWidget(digit, line, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(Words(text, "body", name=f"{self.objectName()}.{score}"), line, 1)

    def _fit(self) -> None:
        look = current_look()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.length("space.m"))
        self._grid.setVerticalSpacing(look.length("space.s"))


def has_texts(anchors: Anchors | None, item: Item, scale: Scale) -> bool:
    """Whether any score of the item is described."""
    scores = range(scale.lowest, scale.highest + 1)
    return anchors is not None and any(anchors.of(item.id, score) for score in scores)
