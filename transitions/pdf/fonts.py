"""The typefaces of every document, read from the bundled folder."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfbase.ttfonts import TTFont

from transitions.pdf.bidi import isolated, turns, visual
from transitions.pdf.clean import plain

_ARABIC = "TransitionsArabic"
_LETTERS = range(0x0600, 0x2000)
_JOINED = range(0xFB50, 0xFF00)
"""Where the Arabic letters stand, and where their joined forms do."""


@dataclass(frozen=True)
class Faces:
    """Names under which reportlab knows the faces, and the signs they have.

    ``signs`` are those that regular and bold both have, ``arabic_signs`` the Arabic of the one
    weight there is.
    """

    regular: str
    bold: str
    signs: frozenset[int]
    arabic: str
    arabic_signs: frozenset[int]

    def lack(self, text: str) -> str:
        """The signs of ``text`` that cannot be printed, each once, in order of appearance."""
        seen = dict.fromkeys(plain(text).replace("\n", ""))
        return "".join(s for s in seen if ord(s) not in self.signs and ord(s) not in self.arabic_signs)

    def runs(self, drawn: str, face: str) -> list[tuple[str, str]]:
        """What is drawn from left to right, in pieces that one face has; a space goes with Latin letters."""
        pieces = groupby(drawn, key=lambda sign: face if ord(sign) in self.signs else self.arabic)
        return [(name, "".join(signs)) for name, signs in pieces]

    def width(self, text: str, face: str, size: float) -> float:
        """How wide one line of Danish is, also where it holds words that run from right to left."""
        if not turns(text):
            return float(stringWidth(text, face, size))
        return self.drawn_width(visual(isolated(text), "L"), face, size)

    def drawn_width(self, drawn: str, face: str, size: float) -> float:
        """How wide one line is that stands as it is drawn."""
        return sum(float(stringWidth(signs, name, size)) for name, signs in self.runs(drawn, face))


def load_faces(folder: Path) -> Faces:
    """Register the fonts in ``folder`` with reportlab."""
    regular = _register("TransitionsText", folder / "NotoSans-Regular.ttf")
    bold = _register("TransitionsText-Bold", folder / "NotoSans-Bold.ttf")
    arabic = _register(_ARABIC, folder / "NotoSansArabic-Regular.ttf")
    for heavy in (0, 1):
        for slanted in (0, 1):
            addMapping(
                "TransitionsText", heavy, slanted, "TransitionsText-Bold" if heavy else "TransitionsText"
            )
    signs = regular & bold
    letters = frozenset(code for code in arabic - signs if code in _LETTERS or code in _JOINED)
    return Faces("TransitionsText", "TransitionsText-Bold", signs, _ARABIC, letters)


def _register(name: str, path: Path) -> frozenset[int]:
    font = TTFont(name, str(path))
    pdfmetrics.registerFont(font)
    return frozenset(code for code, glyph in font.face.charToGlyph.items() if glyph)
