"""The two typefaces of every document, read from the bundled folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from transitions.pdf.clean import plain


@dataclass(frozen=True)
class Faces:
    """Names under which reportlab knows the faces, and the signs that both of them have."""

    regular: str
    bold: str
    signs: frozenset[int]

    def lack(self, text: str) -> str:
        """The signs of ``text`` that cannot be printed, each once, in order of appearance."""
        seen = dict.fromkeys(plain(text).replace("\n", ""))
        return "".join(sign for sign in seen if ord(sign) not in self.signs)


def load_faces(folder: Path) -> Faces:
    """Register the fonts in ``folder`` with reportlab."""
    regular = _register("TransitionsText", folder / "NotoSans-Regular.ttf")
    bold = _register("TransitionsText-Bold", folder / "NotoSans-Bold.ttf")
    for heavy in (0, 1):
        for slanted in (0, 1):
            addMapping(
                "TransitionsText", heavy, slanted, "TransitionsText-Bold" if heavy else "TransitionsText"
            )
    return Faces("TransitionsText", "TransitionsText-Bold", regular & bold)


def _register(name: str, path: Path) -> frozenset[int]:
    font = TTFont(name, str(path))
    pdfmetrics.registerFont(font)
    return frozenset(code for code, glyph in font.face.charToGlyph.items() if glyph)
