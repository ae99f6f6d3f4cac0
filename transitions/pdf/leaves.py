"""The pieces that are drawn: words, lines to write on, boxes to tick, signatures.

Each carries the element of the tree it is drawn for; only rules are artifacts.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.paragraph import Paragraph

from transitions.domain.disclosure import Stroke
from transitions.pdf.blocks import Block
from transitions.pdf.style import (
    HAIRLINE,
    INK,
    MM,
    RULE,
    SIGNATURE_HEIGHT,
    TICK_BOX,
    colour,
)
from transitions.pdf.tree import Element

TURN, BADGE = "turn", "badge"
"""Named places in a paragraph: where its next element begins, where a filled badge is drawn."""

_FEW_LINES = 3
"""What leads a text never ends a page alone, unless it is longer than this."""


class Words(Paragraph):  # type: ignore[misc]
    """A paragraph that knows its elements, one after another; parts of a split one share them."""

    elements: tuple[Element, ...]
    gap: float = 0
    binds: bool = False
    bookmark: str = ""
    broken_for: float = -1.0
    """The width the lines were broken for last."""
    size: tuple[float, float]

    def getSpaceBefore(self) -> float:
        """The gap above."""
        return self.gap

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The size taken; lines that were broken for the same width stay as they are."""
        if width != self.broken_for:
            self.size, self.broken_for = super().wrap(width, height), width
        return self.size

    def split(self, width: float, height: float) -> list[Words]:
        """The lines that fit and the rest; a question moves on with its answer."""
        self.broken_for = -1.0
        parts: list[Words] = super().split(width, height)
        if len(parts) == 1:
            return [self]
        if not parts:
            return []
        first, rest = parts
        turned = _turns(first)
        if turned + 1 < len(self.elements) and len(first.blPara.lines) <= _FEW_LINES:
            return []
        first.elements, rest.elements = self.elements[: turned + 1], self.elements[turned:]
        first.bookmark = self.bookmark
        return [first, rest]

    def draw(self) -> None:
        first, *rest = self.elements
        following = iter(rest)
        self.canv.setNamedCB(TURN, lambda canvas, _kind, _label: canvas.turn(next(following)))
        self.canv.setNamedCB(BADGE, _draw_badge)
        with self.canv.tagged_text(first):
            super().draw()
        if self.bookmark:
            self.canv.bookmark(self.bookmark, self.height)


class Repeated(Words):
    """Words said before and drawn again: they are no part of the text."""

    elements = ()

    def draw(self) -> None:
        with self.canv.artifact():
            Paragraph.draw(self)


def _turns(part: Words) -> int:
    """How many elements begin in a part after its first."""
    pieces = (piece for line in part.blPara.lines for piece in getattr(line, "words", ()))
    return sum(getattr(getattr(piece, "cbDefn", None), "name", "") == TURN for piece in pieces)


def _draw_badge(canvas: Canvas, _kind: str, size: str) -> None:
    """A filled ground for words that follow in the colour of paper."""
    place = canvas._curr_tx_info  # noqa: SLF001 - the place of the callback, which reportlab tells so
    width, height = (float(number) for number in size.split())
    with canvas.artifact():
        canvas.setFillColor(colour(INK))
        canvas.rect(place["cur_x"], place["cur_y"] - height * 0.24, width, height, stroke=0, fill=1)


class Rule(Block):
    """A thin line across; it means nothing."""

    def __init__(self, *, gap: float = 0, width: float = HAIRLINE, binds: bool = False) -> None:
        super().__init__(gap, binds)
        self.thickness = width

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width, self.height = width, self.thickness
        return self.width, self.height

    def draw(self) -> None:
        with self.canv.artifact():
            _line(self.canv, 0, self.width, self.thickness / 2, self.thickness, RULE)


class Leaf(Block):
    """A drawn piece of fixed height that belongs to an element."""

    def __init__(self, element: Element, height: float, *, gap: float = 0, binds: bool = False) -> None:
        super().__init__(gap, binds)
        self.element = element
        self.height = height

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width = width
        return width, self.height

    def draw(self) -> None:
        with self.canv.tagged(self.element):
            self.paint()

    def paint(self) -> None:
        """Draw inside the element's region."""
        raise NotImplementedError


class WritingLine(Leaf):
    """One line to write on by hand."""

    def __init__(self, element: Element, pitch: float, *, binds: bool = False) -> None:
        super().__init__(element, pitch, binds=binds)

    def paint(self) -> None:
        _line(self.canv, 0, self.width, HAIRLINE, HAIRLINE, RULE)


class TickBox(Leaf):
    """An empty box to tick by hand."""

    def __init__(self, element: Element, height: float) -> None:
        super().__init__(element, max(height, TICK_BOX + 1.1))

    def paint(self) -> None:
        self.canv.setStrokeColor(colour(INK))
        self.canv.setLineWidth(1.1)
        self.canv.rect(0.55, (self.height - TICK_BOX) / 2, TICK_BOX, TICK_BOX)


class SignatureLine(Leaf):
    """A line to sign on, with what was drawn on the pad, in the pad's proportions."""

    def __init__(self, element: Element, strokes: Sequence[Stroke], size: tuple[float, float]) -> None:
        super().__init__(element, SIGNATURE_HEIGHT)
        self.strokes = strokes
        self.size = (max(size[0], 1.0), max(size[1], 1.0))

    def paint(self) -> None:
        _line(self.canv, 0, self.width, HAIRLINE, HAIRLINE, INK)
        self.canv.setStrokeColor(colour(INK))
        self.canv.setFillColor(colour(INK))
        self.canv.setLineWidth(1.3)
        self.canv.setLineCap(1)
        self.canv.setLineJoin(1)
        for stroke in self.strokes:
            self._pen_stroke([self._place(point) for point in stroke])

    def _place(self, point: tuple[float, float]) -> tuple[float, float]:
        scale = min(self.width / self.size[0], (self.height - 2 * MM) / self.size[1])
        x = min(max(point[0], 0.0), self.size[0])
        y = min(max(point[1], 0.0), self.size[1])
        return x * scale, MM + (self.size[1] - y) * scale

    def _pen_stroke(self, points: list[tuple[float, float]]) -> None:
        if len(points) == 1:
            self.canv.circle(*points[0], 0.7, stroke=0, fill=1)
        elif points:
            path = self.canv.beginPath()
            path.moveTo(*points[0])
            for point in points[1:]:
                path.lineTo(*point)
            self.canv.drawPath(path, stroke=1, fill=0)


def _line(canvas: Canvas, start: float, end: float, y: float, width: float, ink: str) -> None:
    canvas.setStrokeColor(colour(ink))
    canvas.setLineWidth(width)
    canvas.line(start, y, end, y)
