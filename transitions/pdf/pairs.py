"""A text and its translation beside one another where both have room, else under one another."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from reportlab.platypus.flowables import Flowable

from transitions.pdf.blocks import Block, Row, Stack
from transitions.pdf.fonts import Faces
from transitions.pdf.leaves import Words
from transitions.pdf.style import MM, WIDTH
from transitions.pdf.turned_words import TurnedWords

TURN_ROOM = 0.7
"""Between two parts of a line, in type sizes."""
_BESIDE, _UNDER = 5 * MM, 1.0
"""Between a line and its translation on the same line, and on the next."""


class Pair(Block):
    """A short line and its translation; ``widths`` are what the two take when nothing breaks them."""

    def __init__(
        self, first: Flowable, other: Flowable, widths: tuple[float, float], *, gutter: float
    ) -> None:
        super().__init__()
        self.first, self.other, self.widths, self.gutter = first, other, widths, gutter
        self._inside: Block = Stack([first, other])

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        own, others = self.widths
        latest = width - self.gutter - others
        if own <= latest:
            start = min(max((width - self.gutter) / 2, own), latest)
            cells = [Stack([self.first]), Stack([self.other])]
            self._inside = Row(cells, [start, None], gutter=self.gutter)
        else:
            self._inside = Stack([self.first, self.other], heads=1)
        self.width, self.height = self._inside.wrap(width, height)
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        self.wrap(width, height)
        self._inside.forced = self.must_split
        return self._inside.split(width, height)

    def draw(self) -> None:
        self._inside.drawOn(self.canv, 0, 0)


def paired(
    danish: Sequence[Words | Block], other: Sequence[Words | Block], faces: Faces, *, named: bool = False
) -> list[Words | Block]:
    """Two texts of one line each as a pair, longer ones under one another.

    What runs from right to left has lines of its own, unless the other only is ``named``: readers of
    the drawn page take the words of a mixed line in the order they are drawn.
    """
    for piece in other[:1]:
        piece.gap = _UNDER
    if len(danish) == len(other) == 1 and (named or not _from_the_right(other[0])):
        widths = _natural_width(danish[0], faces), _natural_width(other[0], faces)
        if sum(widths) + _BESIDE <= WIDTH:
            return [Pair(danish[0], other[0], widths, gutter=_BESIDE)]
    return [*danish, *other]


def _natural_width(piece: Words | Block, faces: Faces) -> float:
    """What a paragraph takes when nothing breaks it; infinitely much when its writer did."""
    if isinstance(piece, TurnedWords):
        texts = [(span.text, span.style.fontName, float(span.style.fontSize)) for span in piece.spans]
        room = TURN_ROOM * sum(size for _, _, size in texts[1:])
    else:
        texts = [(_text_of(part), part.fontName, float(part.fontSize)) for part in piece.frags]
        room = 1.0
    if any("\n" in text for text, _, _ in texts):
        return inf
    return room + sum(faces.width(*text) for text in texts)


def _text_of(part: object) -> str:
    return "\n" if hasattr(part, "lineBreak") else str(getattr(part, "text", ""))


def _from_the_right(piece: Words | Block) -> bool:
    return isinstance(piece, TurnedWords) and piece.base == "R"
