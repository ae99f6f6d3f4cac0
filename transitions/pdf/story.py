"""The one place where pieces of a document are made, each with its role in the tree.

A story keeps the pieces in reading order; headings and captions are bound to what follows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle

from transitions.domain.disclosure import Said
from transitions.pdf.bidi import direction, turns
from transitions.pdf.blocks import Block, Row, Stack
from transitions.pdf.clean import markup, paragraphs, plain, unbroken
from transitions.pdf.leaves import BADGE, TURN, Leaf, Repeated, Rule, Words, WritingLine
from transitions.pdf.pairs import TURN_ROOM
from transitions.pdf.style import MM, WIDTH, Kind, Look
from transitions.pdf.tree import PRINT_FIELD, Element, Tag
from transitions.pdf.turned_words import Span, TurnedWords

Piece = Words | Block
"""A flowable of this package."""


Ahead = tuple[str, Kind, Tag, str]
"""A text before another on its line: its kind, its role in the tree and its language."""

_NO_BREAK = "\u00a0"
_CONTINUED = "(fortsat)"
_WIDEST_BADGE = 70 * MM
_HEAD = WIDTH - 14 * MM
"""Room for a heading in two languages, or with whose words follow, on one line also within a frame."""


@dataclass(frozen=True)
class Lead:
    """What stands before a text on its first line."""

    said: Said
    kind: Kind
    tag: Tag = "P"


class Story:
    """Pieces of one document and its tree."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.root = Element("Document", lang="da-DK")
        self._flow: list[Piece] = []

    def put(self, piece: Piece, *, gap: float = 0, binds: bool = False) -> None:
        """The next piece down the page."""
        piece.gap = gap * self.look.rhythm
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

    def _words(self, safe: str, kind: Kind, *elements: Element) -> Words | TurnedWords:
        if any(direction(element.lang) == "R" for element in elements) or turns(safe):
            return self._turned([(safe, kind, elements[0])])
        words = Words(unbroken(safe), self.look.style(kind))
        words.elements = elements
        return words

    def led(
        self, lead: Sequence[Lead], text: str, parent: Element, *, both: bool = False
    ) -> list[Piece]:
        """Running text in Danish that begins on the line of what leads it, said in ``both`` languages."""
        ahead: list[Ahead] = []
        for one in lead:
            ahead.append((one.said.danish, one.kind, one.tag, ""))
            ahead += [(one.said.other, one.kind, "P", one.said.language)] if both else []
        return self._run_in(ahead, text, parent, "")

    def led_beside(self, lead: Sequence[Lead], text: str, parent: Element, lang: str) -> list[Piece]:
        """The same in the family's language."""
        ahead: list[Ahead] = [
            (one.said.other, _under(one.kind), _plainer(one.tag), one.said.language) for one in lead
        ]
        return self._run_in(ahead, text, parent, lang)

    def _run_in(
        self, ahead: Sequence[Ahead], text: str, parent: Element, lang: str
    ) -> list[Piece]:
        """One paragraph with an element for each of its parts; later paragraphs stand on their own."""
        spans = [
            (markup(said), kind, parent.add(tag, lang=own))
            for said, kind, tag, own in ahead
            if plain(said).strip()
        ]
        first, *later = paragraphs(text) or [""]
        if first:
            spans.append((first, "body", parent.add("P", lang=lang)))
        if not spans:
            return []
        if any(turns(safe) or direction(element.lang) == "R" for safe, _, element in spans):
            pieces: list[Piece] = [self._turned(spans)]
            return pieces + [self._words(part, "body", parent.add("P", lang=lang)) for part in later]
        turn = f'{_NO_BREAK} <onDraw name="{TURN}"/>'
        line = turn.join(self._set(safe, kind) for safe, kind, _ in spans)
        tallest = max((kind for _, kind, _ in spans), key=lambda kind: self.look.size(kind)[1])
        pieces = [self._words(line, tallest, *(element for _, _, element in spans))]
        for part in later:
            pieces.append(self._words(part, "body", parent.add("P", lang=lang)))
            pieces[-1].gap = 2
        return pieces

    def _turned(self, spans: Sequence[tuple[str, Kind, Element]]) -> TurnedWords:
        """A paragraph in which words run from right to left; a mark has no ground there."""
        plainly: dict[Kind, Kind] = {"mark": "label"}
        return TurnedWords(
            [
                Span(unescape(safe.replace("<br/>", "\n")), self.look.style(plainly.get(kind, kind)), element)
                for safe, kind, element in spans
            ],
            self.look.faces,
        )

    def _set(self, safe: str, kind: Kind) -> str:
        """Markup that sets a part of a paragraph in its own kind."""
        badge = ""
        if kind == "mark":
            badge, safe = self._badge(safe)
            kind = kind if badge else "label"
        safe = unbroken(safe)
        style = self.look.style(kind)
        face, size, ink = style.fontName, style.fontSize, style.textColor.hexval().replace("0x", "#")
        return f'<font name="{face}" size="{size}" color="{ink}">{badge}{safe}</font>'

    def _badge(self, safe: str) -> tuple[str, str]:
        """The filled ground of a mark, and the mark with room at both ends; no ground for a long one."""
        mark = f"{_NO_BREAK}{safe.replace(' ', _NO_BREAK)}{_NO_BREAK}"
        width, height = self.look.width_of(unescape(mark), "mark"), self.look.size("mark")[1]
        if width > _WIDEST_BADGE or "<" in safe:
            return "", safe
        return f'<onDraw name="{BADGE}" label="{width:.2f} {height}"/>', mark

    def short(
        self, said: Said, kind: Kind, parent: Element, *, tag: Tag = "P", room: float = 0
    ) -> list[Piece]:
        """A label in Danish, the family's language quietly under it, or after it where there is room."""
        if said.other.strip() and self.wide(said, kind) <= room:
            return self._run_in(_named(said, kind, tag), "", parent, "")
        danish = self.line(said.danish, kind, parent.add(tag)) if plain(said.danish).strip() else []
        return [*danish, *self.line(said.other, _under(kind), parent.add("P", lang=said.language))]

    def wide(self, said: Said, kind: Kind) -> float:
        """How wide a label is with the family's language after it."""
        look, under = self.look, _under(kind)
        after = look.width_of(said.other, under) if said.other.strip() else 0
        room = TURN_ROOM * look.size(kind)[0] if after else 0
        return look.width_of(said.danish, kind) + room + after + 1

    def _widest(self, said: Said, kind: Kind) -> float:
        """How wide a label is with the family's language under it."""
        look = self.look
        return 1 + max(look.width_of(said.danish, kind), look.width_of(said.other, _under(kind)))

    def both(self, said: Said, kind: Kind, parent: Element) -> list[Piece]:
        """Running text, the family's language beside the Danish (under it in large print)."""
        danish = self.running(said.danish, kind, parent)
        other = self.running(said.other, kind, parent, said.language)
        if not other or self.look.large:
            return [*danish, *_spaced(other, 6)]
        if len(danish) != len(other):
            return [_beside(danish, other)]
        rows = [_beside([one], [same]) for one, same in zip(danish, other, strict=True)]
        for row in rows[1:]:
            row.gap = 4
        return [*rows]

    def heading(self, said: Said, tag: Tag, kind: Kind, parent: Element) -> list[Piece]:
        """A heading, with a bookmark for the sections."""
        return self._headed(said, tag, kind, parent, WIDTH if kind == "title" else _HEAD)

    def _headed(self, said: Said, tag: Tag, kind: Kind, parent: Element, room: float) -> list[Piece]:
        pieces = self.short(said, kind, parent, tag=tag, room=room)
        if pieces and tag == "H2" and plain(said.danish).strip():
            pieces[0].bookmark = " ".join(plain(said.danish).split())
        return pieces

    def writing_lines(self, caption: str, count: int, parent: Element) -> list[Leaf]:
        """Lines to write on: one field in the tree."""
        form = parent.add("Form", alt=plain(caption), attributes=PRINT_FIELD)
        pitch = self.look.line_pitch
        return [WritingLine(form, pitch, binds=number == 0 and count > 1) for number in range(count)]

    def head(self, title: Said, parent: Element, aside: Said | None = None) -> list[Piece]:
        """A heading, with whose words follow at the right."""
        if aside is None or not aside.danish.strip():
            return self.heading(title, "H2", "heading", parent)
        if self.wide(title, "heading") + self.wide(aside, "voice") <= _HEAD:
            return [self.opposite(self.heading(title, "H2", "heading", parent), aside, "voice", parent)]
        pieces = self._headed(title, "H2", "heading", parent, 0)
        if (wide := self._widest(title, "heading")) < WIDTH / 2:
            pieces = [Row([Stack(pieces)], [wide], gutter=0)]
        return [self.opposite(pieces, aside, "voice", parent, under=True)]

    def again(self, said: Said) -> Piece | None:
        """What a part is called where it goes on on a later page; read once, where it begins."""
        if turns(said.danish):
            return None
        return Repeated(markup(f"{said.danish} {_CONTINUED}"), self.look.style("voice"))

    def opposite(
        self, pieces: Sequence[Piece], said: Said, kind: Kind, parent: Element, *, under: bool = False
    ) -> Row:
        """Pieces with a few words at the right, on their last line or, in two languages, their last two."""
        words = self.short(said, kind, parent, room=0 if under else WIDTH)
        for piece in words:
            piece.style = ParagraphStyle("opposite", piece.style, alignment=TA_RIGHT)
        width = self._widest(said, kind) if under else self.wide(said, kind)
        return Row([Stack(pieces), Stack(words)], [None, min(width, WIDTH / 2)], gutter=5 * MM, low=True)

    def put_head(self, title: Said, parent: Element, aside: Said | None = None) -> None:
        """A heading with a rule under it, bound to what follows."""
        self.put_all(self.head(title, parent, aside), gap=11, binds=True)
        self.put(self.rule(width=0.75), gap=2, binds=True)

    def bind_last(self) -> None:
        """Keep what was put last on the page of what comes next."""
        for piece in self._flow[-1:]:
            piece.binds = True

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


def _beside(danish: Sequence[Piece], other: Sequence[Piece]) -> Row:
    return Row([Stack(danish), Stack(other)], [None, None], gutter=8 * MM)


def _bind(pieces: list[Piece]) -> Piece:
    if len(pieces) == 1:
        return pieces[0]
    return Stack(pieces, gap=pieces[0].gap, heads=len(pieces) - 1)


def _named(said: Said, kind: Kind, tag: Tag) -> list[Ahead]:
    """A label and, quietly after it, the same in the family's language."""
    return [(said.danish, kind, tag, ""), (said.other, _under(kind), "P", said.language)]


def _plainer(tag: Tag) -> Tag:
    return "P" if tag == "H3" else tag


def _under(kind: Kind) -> Kind:
    return "quiet" if kind in ("heading", "title", "subtitle", "label") else kind


def _spaced(pieces: list[Piece], gap: float) -> list[Piece]:
    for piece in pieces[:1]:
        piece.gap = gap
    return pieces
