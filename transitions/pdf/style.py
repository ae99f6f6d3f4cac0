"""Measures, colours and type sizes; black and white carry all meaning."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Literal

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle

from transitions.pdf.clean import plain
from transitions.pdf.fonts import Faces

MM = 72 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = A4
SIDE, TOP, BOTTOM = 18 * MM, 14 * MM, 17 * MM
WIDTH = PAGE_WIDTH - 2 * SIDE

INK = "#1A1A1A"
PAPER = "#FFFFFF"
QUIET = "#474747"
RULE = "#6B6B6B"
TINT = "#EFEFEF"
WATERMARK = "#F2F2F2"

HAIRLINE = 0.6
TICK_BOX = 5 * MM
SIGNATURE_HEIGHT = 15 * MM

Kind = Literal[
    "title", "subtitle", "heading", "label", "body", "quiet", "voice", "caption", "chip", "mark", "key"
]  # fmt: skip

_SIZES: dict[Kind, tuple[float, float]] = {
    "title": (22, 27),
    "subtitle": (14, 19),
    "heading": (14, 18),
    "label": (12, 15.5),
    "body": (12, 15.5),
    "quiet": (12, 15.5),
    "voice": (10.5, 14),
    "caption": (11, 15),
    "chip": (10.5, 13.5),
    "mark": (10.5, 14),
    "key": (22, 28),
}
_LARGE_SIZES: dict[Kind, tuple[float, float]] = {
    "title": (28, 34),
    "subtitle": (18, 24),
    "heading": (20, 26),
    "label": (16, 21.5),
    "body": (16, 21.5),
    "quiet": (16, 21.5),
    "voice": (14, 19),
    "caption": (14, 19),
    "chip": (14, 18),
    "mark": (14, 19),
    "key": (26, 33),
}
_LEADING, _GAPS, _PITCH = (1.0, 0.95, 0.93), (1.0, 0.7, 0.5), (8, 7.5, 7.5)
"""From line to line, down the page and to write on: as it is read best, closer and closest."""
CLOSEST = len(_LEADING) - 1
_BOLD: frozenset[Kind] = frozenset({"title", "heading", "label", "mark", "key"})
_SOFT: frozenset[Kind] = frozenset({"quiet", "voice", "caption"})


@cache
def colour(name: str) -> Color:
    """The reportlab colour of a hexadecimal name."""
    return HexColor(name)


def _ink(kind: Kind) -> str:
    if kind == "mark":
        return PAPER
    return QUIET if kind in _SOFT else INK


@dataclass(frozen=True)
class Look:
    """The typography of one document: ordinary or large print."""

    faces: Faces
    large: bool = False
    close: int = 0
    """Set a little closer, up to ``CLOSEST``, so that a few lines need no page of their own."""

    @property
    def rhythm(self) -> float:
        """What the gaps down the page are multiplied by."""
        return _GAPS[self.close]

    @property
    def label_width(self) -> float:
        """Width of the column of labels beside facts."""
        return (57 if self.large else 42) * MM

    @property
    def line_pitch(self) -> float:
        """From one line to write on to the next."""
        return (10 if self.large else _PITCH[self.close]) * MM

    @property
    def topic_width(self) -> float:
        """Width of the column of topics in a glance."""
        return (37 if self.large else 27) * MM

    @property
    def foot_size(self) -> float:
        """Type size at the foot of the page."""
        return 13 if self.large else 10.5

    def width_of(self, text: str, kind: Kind) -> float:
        """How wide the widest line of ``text`` is when nothing breaks it."""
        style = self.style(kind)
        lines = plain(text).split("\n")
        return max(self.faces.width(line, style.fontName, style.fontSize) for line in lines)

    def size(self, kind: Kind) -> tuple[float, float]:
        """Type size and leading in points."""
        size, leading = (_LARGE_SIZES if self.large else _SIZES)[kind]
        return size, leading * _LEADING[self.close]

    def style(self, kind: Kind) -> ParagraphStyle:
        """The reportlab style for one kind of text; all of a kind have the same one."""
        if kind not in self._styles:
            self._styles[kind] = self._make_style(kind)
        return self._styles[kind]

    @cached_property
    def _styles(self) -> dict[Kind, ParagraphStyle]:
        return {}

    def _make_style(self, kind: Kind) -> ParagraphStyle:
        size, leading = self.size(kind)
        settings: dict[str, Any] = {
            "fontName": self.faces.bold if kind in _BOLD else self.faces.regular,
            "fontSize": size,
            "leading": leading,
            "textColor": colour(_ink(kind)),
            "allowWidows": 0,
            "allowOrphans": 0,
            "splitLongWords": 1,
        }
        return ParagraphStyle(kind, **settings)
