"""Paragraphs in which words run from right to left.

Lines are broken in the order the text is read and turned one by one when they are drawn. The tree
holds the text as it is read. The drawn lines carry no replacement text of their own: two readers
turn a drawn line back rightly and a replaced one wrongly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas

from transitions.pdf.bidi import Direction, direction, isolated, logical, turns, visual, words
from transitions.pdf.blocks import Block
from transitions.pdf.fonts import Faces
from transitions.pdf.tree import Element

_ALONE = 1
"""A single line of a longer paragraph stands neither last on a page nor first on the next."""

_GAP = 0.6
"""Between two spans on a line, in type sizes."""

_ABOUT = 64
"""So many signs of a word without an end go on a line, to begin with."""


@dataclass(frozen=True)
class Span:
    """A part of a paragraph with an element of its own: what leads a text, or the text."""

    text: str
    style: ParagraphStyle
    element: Element


@dataclass
class _Line:
    """One line in the order it is read, ``wide`` in points; ``ended`` when the writer broke it."""

    spans: list[Span] = field(default_factory=list)
    wide: float = 0.0
    ended: bool = False


class TurnedWords(Block):
    """Spans that follow each other on the lines of one paragraph, in the direction of the first.

    Parts of a split one share its elements.
    """

    bookmark = ""

    def __init__(self, spans: Sequence[Span], faces: Faces) -> None:
        super().__init__()
        self.faces = faces
        self.base: Direction = direction(spans[0].element.lang)
        self.style = spans[0].style
        self.leading = max(float(span.style.leading) for span in spans)
        self.largest = max(float(span.style.fontSize) for span in spans)
        self.spans = [replace(span, text=isolated(span.text)) for span in spans]
        self.lines: list[_Line] = []
        self.broken_for = -1.0
        for span in spans:
            span.element.actual = span.element.actual or " ".join(span.text.split())

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        if width != self.broken_for:
            self.width = self.broken_for = width
            self._break()
        self.height = len(self.lines) * self.leading
        return self.width, self.height

    def _break(self) -> None:
        self.lines = [_Line()]
        for span in self.spans:
            for number, part in enumerate(span.text.split("\n")):
                if number:
                    self.lines[-1].ended = True
                    self.lines.append(_Line())
                for word in words(part):
                    self._add(replace(span, text=word))

    def _add(self, word: Span) -> None:
        """The word on the last line if it fits, else on a new one; one wider than that in pieces."""
        last, own = self.lines[-1], self._drawn(word)[1]
        reached = last.wide + self._between(last.spans, word) + own
        if reached <= self.width:
            last.spans, last.wide = _followed(last.spans, word), reached
        elif own <= self.width:
            self.lines.append(_Line([word], own))
        else:
            if not last.spans:
                self.lines.pop()
            self.lines += [_Line([piece]) for piece in self._chopped(word)]
            self.lines[-1].wide = self._wide(self.lines[-1].spans)

    def _between(self, spans: Sequence[Span], word: Span) -> float:
        """What lies between the spans of a line and a word after them; letters never join over it."""
        if not spans:
            return 0.0
        if spans[-1].element is not word.element:
            return _GAP * float(word.style.fontSize)
        return self.faces.drawn_width(" ", word.style.fontName, word.style.fontSize)

    def _chopped(self, word: Span) -> Iterator[Span]:
        """Pieces of a word, each as long as a line holds."""
        text, start, size = logical(word.text), 0, _ABOUT
        while start < len(text):
            size = _longest(self._begins(word, text, start), size, len(text) - start)
            yield replace(word, text=text[start : start + size])
            start += size

    def _begins(self, word: Span, text: str, start: int) -> Callable[[int], bool]:
        """Whether so many signs of ``text`` from ``start`` on go on one line."""
        return lambda size: self._drawn(replace(word, text=text[start : start + size]))[1] <= self.width

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
        """Some of the lines, as they are broken already."""
        part = TurnedWords(_joined(lines), self.faces)
        part.lines, part.broken_for, part.width = lines, self.broken_for, self.width
        return part

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
        y, used = self.height - number * self.leading - self.largest, 0.0
        if self.base == "L" and self.style.alignment == TA_RIGHT:
            used = self.width - self._wide(line.spans)
        for place, span in enumerate(line.spans):
            used += _GAP * float(span.style.fontSize) if place else 0.0
            drawn, wide = self._drawn(span)
            yield span, self.width - used - wide if self.base == "R" else used, y, drawn
            used += wide


def _followed(spans: list[Span], word: Span) -> list[Span]:
    """The spans with a word after them: within the last one where it belongs to that."""
    if spans and spans[-1].element is word.element:
        return [*spans[:-1], replace(word, text=f"{spans[-1].text} {word.text}")]
    return [*spans, word]


def _joined(lines: Sequence[_Line]) -> list[Span]:
    """The spans that the lines were broken from."""
    pieces: list[tuple[Span, str]] = []
    ended = False
    for line in lines:
        pieces += [(span, "\n" if ended and not number else " ") for number, span in enumerate(line.spans)]
        ended = line.ended
    groups = [list(group) for _, group in groupby(pieces, key=lambda piece: id(piece[0].element))]
    return [
        replace(group[0][0], text="".join(between + span.text for span, between in group)[1:])
        for group in groups
    ]


def _longest(fits: Callable[[int], bool], about: int, most: int) -> int:
    """So many signs fit, where one more does not; at least one. Sought outwards from ``about``."""
    low, high, size, step = 0, most + 1, min(about, most), 1
    while high - low > 1:
        if fits(size):
            low, size = size, size + step
        else:
            high, size = size, size - step
        size = size if low < size < high else (low + high) // 2
        step *= 2
    return max(low, 1)


def put_line(canvas: Canvas, x: float, y: float, text: str, faces: Faces, face: str, size: float) -> None:
    """One line of Danish that may hold words from right to left."""
    drawn = visual(isolated(text), "L") if turns(text) else logical(text)
    put_runs(canvas, x, y, drawn, faces, face, size)


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
