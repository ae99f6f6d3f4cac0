"""The one place where pieces of a document are made, each with its role in the tree.

A story keeps the pieces in reading order; headings and captions are bound to what follows.
"""

from __future__ import annotations

from collections.abc import Sequence

from transitions.domain.disclosure import Said
from transitions.pdf.blocks import Block, Row, Stack
from transitions.pdf.clean import markup, paragraphs, plain
from transitions.pdf.leaves import Leaf, Rule, Words, WritingLine
from transitions.pdf.style import MM, Kind, Look
from transitions.pdf.tree import PRINT_FIELD, Element, Tag

Piece = Words | Block
"""A flowable of this package."""


class Story:
    """Pieces of one document and its tree."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.root = Element("Document", lang="da-DK")
        self._flow: list[Piece] = []

    def put(self, piece: Piece, *, gap: float = 0, binds: bool = False) -> None:
        """The next piece down the page."""
        piece.gap = gap
        piece.binds = binds
        self._flow.append(piece)

    def put_all(self, pieces: Sequence[Piece], *, gap: float = 0, binds: bool = False) -> None:
        """Several pieces, with the gap above the first."""
        for number, piece in enumerate(pieces):
            self.put(piece, gap=piece.gap if number else gap, binds=binds)

    def line(self, text: str, kind: Kind, element: Element) -> list[Piece]:
        """A short text as one piece, or none when it is empty."""
        return [self._words(markup(text), kind, element)] if plain(text).strip() else []

    def running(self, text: str, kind: Kind, parent: Element, lang: str = "") -> list[Piece]:
        """Running text: one piece for each paragraph, each a P of its own."""
        pieces = [self._words(part, kind, parent.add("P", lang=lang)) for part in paragraphs(text)]
        for piece in pieces[1:]:
            piece.gap = 4
        return pieces

    def _words(self, safe: str, kind: Kind, element: Element) -> Words:
        words = Words(safe, self.look.style(kind))
        words.element = element
        return words

    def short(self, said: Said, kind: Kind, parent: Element, *, tag: Tag = "P") -> list[Piece]:
        """A label in Danish with the family's language quietly under it."""
        danish = self.line(said.danish, kind, parent.add(tag))
        other = self.line(said.other, _under(kind), parent.add("P", lang=said.language))
        return [*danish, *other]

    def both(self, said: Said, kind: Kind, parent: Element) -> list[Piece]:
        """Running text, the family's language beside the Danish (under it in large print)."""
        danish = self.running(said.danish, kind, parent)
        other = self.running(said.other, kind, parent, said.language)
        if not other or self.look.large:
            return [*danish, *_spaced(other, 6)]
        return [Row([Stack(danish), Stack(other)], [None, None], gutter=8 * MM)]

    def heading(self, said: Said, tag: Tag, kind: Kind, parent: Element) -> list[Piece]:
        """A heading, with a bookmark for the sections."""
        pieces = self.short(said, kind, parent, tag=tag)
        if pieces and tag == "H2" and plain(said.danish).strip():
            pieces[0].bookmark = " ".join(plain(said.danish).split())
        return pieces

    def writing_lines(self, caption: str, count: int, parent: Element) -> list[Leaf]:
        """Lines to write on: one field in the tree."""
        form = parent.add("Form", alt=plain(caption), attributes=PRINT_FIELD)
        return [WritingLine(form, binds=number == 0 and count > 1) for number in range(count)]

    def rule(self, *, width: float = 0.6) -> Rule:
        """A thin line across the page."""
        return Rule(width=width)

    def pieces(self) -> list[Piece]:
        """Everything in order, with bound pieces joined to what follows them."""
        joined: list[Piece] = []
        heads: list[Piece] = []
        for piece in self._flow:
            heads.append(piece)
            if not piece.binds:
                joined.append(_bind(heads))
                heads = []
        joined += [_bind(heads)] if heads else []
        return joined or [Stack([])]


def _bind(pieces: list[Piece]) -> Piece:
    if len(pieces) == 1:
        return pieces[0]
    return Stack(pieces, gap=pieces[0].gap, heads=len(pieces) - 1)


def _under(kind: Kind) -> Kind:
    return "quiet" if kind in ("heading", "title", "label") else kind


def _spaced(pieces: list[Piece], gap: float) -> list[Piece]:
    for piece in pieces[:1]:
        piece.gap = gap
    return pieces
