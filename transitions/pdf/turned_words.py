"""Paragraphs in which words run from right to left.

Lines are broken in the order the text is read and turned one by one when they are drawn. The tree
holds the text as it is read. The drawn lines carry no replacement text of their own: two readers
turn a drawn line back rightly and a replaced one wrongly.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas

from transitions.pdf.bidi import Direction, direction, isolated, logical, visual, words
from transitions.pdf.blocks import Block
from transitions.pdf.fonts import Faces
from transitions.pdf.tree import Element

_ALONE = 1
"""A single line of a longer paragraph stands neither last on a page nor first on the next."""

_GAP = 0.6
"""Between two spans on a line, in type sizes."""


@dataclass(frozen=True)
class Span:
    """A part of a paragraph with an element of its own: what leads a text, or the text."""

    text: str
    style: ParagraphStyle
    element: Element


@dataclass
class _Line:
    """One line in the order it is read; ``ended`` when the writer broke it."""

    spans: list[Span] = field(default_factory=list)
    ended: bool = False


class TurnedWords(Block):
    """Spans that follow each other on the lines of one paragraph, in the direction of the first.

    Parts of a split one share its elements.
    """

    bookmark = ""

    def __init__(self, spans: Sequence[Span], faces: Faces) -> None:
        super().__init__()
        self.faces = faces
        self.spans = [replace(span, text=isolated(span.text)) for span in spans]
        self.base: Direction = direction(spans[0].element.lang)
        self.style = spans[0].style
        self.leading = max(float(span.style.leading) for span in spans)
        self.lines: list[_Line] = []
        for span in spans:
            span.element.actual = span.element.actual or " ".join(span.text.split())

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width = width
        self.lines = [_Line()]
        for span in self.spans:
            for number, part in enumerate(span.text.split("\n")):
                if number:
                    self.lines[-1].ended = True
                    self.lines.append(_Line())
                for word in words(part):
                    self._add(replace(span, text=word))
        self.height = len(self.lines) * self.leading
        return self.width, self.height

    def _add(self, word: Span) -> None:
        """The word on the last line if it fits, else on a new one; one wider than that in pieces."""
        last = self.lines[-1]
        if self._fits(longer := _followed(last.spans, word)):
            last.spans = longer
        elif self._fits([word]):
            self.lines.append(_Line([word]))
        else:
            pieces = [_Line([replace(word, text=piece)]) for piece in self._chopped(word)]
            self.lines += pieces
            if not last.spans:
                self.lines.remove(last)

    def _chopped(self, word: Span) -> Iterator[str]:
        piece = ""
        for sign in logical(word.text):
            if piece and not self._fits([replace(word, text=piece + sign)]):
                yield piece
                piece = ""
            piece += sign
        yield piece

    def _fits(self, spans: list[Span]) -> bool:
        return self._wide(spans) <= self.width

    def _wide(self, spans: list[Span]) -> float:
        gaps = sum(_GAP * float(span.style.fontSize) for span in spans[1:])
        return sum(self._drawn(span)[1] for span in spans) + gaps

    def _drawn(self, span: Span) -> tuple[str, float]:
        drawn = visual(span.text, direction(span.element.lang))
        return drawn, self.faces.drawn_width(drawn, span.style.fontName, span.style.fontSize)

    def split(self, width: float, height: float) -> list[Block]:
        """The lines that fit and the rest."""
        self.wrap(width, height)
        fit, every = int((height + 1e-6) // self.leading), len(self.lines)
        if fit >= every:
            return [self]
        if every - fit == _ALONE and fit > _ALONE + 1:
            fit -= 1
        if fit < 1 or (fit == _ALONE and not self.must_split):
            return []
        first, rest = self._part(self.lines[:fit]), self._part(self.lines[fit:])
        first.gap, first.bookmark = self.gap, self.bookmark
        return [first, rest]

    def _part(self, lines: list[_Line]) -> TurnedWords:
        spans: list[Span] = []
        ended = False
        for line in lines:
            for number, span in enumerate(line.spans):
                spans = _followed(spans, span, "\n" if ended and not number else " ")
            ended = line.ended
        return TurnedWords(spans, self.faces)

    def draw(self) -> None:
        placed = [piece for number, line in enumerate(self.lines) for piece in self._placed(line, number)]
        for _, group in groupby(placed, key=lambda piece: id(piece[0].element)):
            pieces = list(group)
            with self.canv.tagged(pieces[0][0].element):
                for span, x, y, drawn in pieces:
                    self.canv.setFillColor(span.style.textColor)
                    self.canv.setStrokeColor(span.style.textColor)
                    style = span.style
                    put_runs(self.canv, x, y, drawn, self.faces, style.fontName, style.fontSize)
        if self.bookmark:
            self.canv.bookmark(self.bookmark, self.height)

    def _placed(self, line: _Line, number: int) -> Iterator[tuple[Span, float, float, str]]:
        """Each span of a line with where it begins at the left, and what is drawn."""
        largest = max((float(span.style.fontSize) for span in self.spans), default=0.0)
        y, used = self.height - number * self.leading - largest, 0.0
        if self.base == "L" and self.style.alignment == TA_RIGHT:
            used = self.width - self._wide(line.spans)
        for place, span in enumerate(line.spans):
            used += _GAP * float(span.style.fontSize) if place else 0.0
            drawn, wide = self._drawn(span)
            yield span, self.width - used - wide if self.base == "R" else used, y, drawn
            used += wide


def _followed(spans: list[Span], word: Span, between: str = " ") -> list[Span]:
    """The spans with a word after them: within the last one where it belongs to that."""
    if spans and spans[-1].element is word.element:
        return [*spans[:-1], replace(word, text=f"{spans[-1].text}{between}{word.text}")]
    return [*spans, word]


def put_line(canvas: Canvas, x: float, y: float, text: str, faces: Faces, face: str, size: float) -> None:
    """One line of Danish that may hold words from right to left."""
    put_runs(canvas, x, y, visual(isolated(text), "L"), faces, face, size)


def put_runs(canvas: Canvas, x: float, y: float, drawn: str, faces: Faces, face: str, size: float) -> None:
    """What stands as it is drawn, each piece in the face that has it."""
    for name, signs in faces.runs(drawn, face):
        canvas.setFont(name, size)
        if face == faces.bold and name == faces.arabic:
            _put_heavy(canvas, x, y, signs, size)
        else:
            canvas.drawString(x, y, signs)
        x += canvas.stringWidth(signs, name, size)


def _put_heavy(canvas: Canvas, x: float, y: float, signs: str, size: float) -> None:
    """Arabic in bold: there is one weight, so it gets an outline in the stroke colour."""
    canvas.saveState()
    canvas.setLineWidth(size * 0.035)
    canvas.drawString(x, y, signs, mode=2)
    canvas.restoreState()
