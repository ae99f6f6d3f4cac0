"""Each kind of part of a paper, laid out."""

from __future__ import annotations

from itertools import groupby

from transitions.domain.disclosure import (
    Entry,
    Fact,
    Facts,
    KeyGroups,
    Lines,
    Notice,
    Paper,
    Part,
    Said,
    Section,
    Signature,
    Signatures,
    Ticks,
)
from transitions.pdf.blocks import Box, Row, Stack
from transitions.pdf.edges import BANNER, FLAG, KEPT, NOTICE, SHARED, SPECIAL, VOICES
from transitions.pdf.key import KeyLayout
from transitions.pdf.leaves import SignatureLine, TickBox
from transitions.pdf.story import Piece, Story
from transitions.pdf.style import MM, TICK_BOX, WIDTH, Kind
from transitions.pdf.tree import BOX_LIST, PRINT_BOX, PRINT_FIELD, ROW_HEADER, Element

_GUTTER = 6 * MM
_CHIP_WIDTH = 33 * MM
_ANSWER_LINES = 2
_TICKS_IN_COLUMNS = 4


class Layout:
    """Lays one paper out into a story."""

    def __init__(self, story: Story, paper: Paper) -> None:
        self.story = story
        self.paper = paper

    def run(self) -> None:
        """The banner, the title and every part in order."""
        self._opening()
        for part in self.paper.parts:
            self._part(part)

    def _opening(self) -> None:
        story, root = self.story, self.story.root
        if self.paper.banner:
            text = story.short(self.paper.banner, "label", root)
            story.put(Box(Stack(text), BANNER))
        gap = 14 if self.paper.banner else 0
        story.put_all(story.heading(self.paper.title, "H1", "title", root), gap=gap, binds=True)
        if self.paper.subtitle:
            story.put_all(story.short(self.paper.subtitle, "subtitle", root), gap=3, binds=True)
        if self.paper.replaces:
            self._notice(Notice(text=self.paper.replaces, tone="important"))

    def _part(self, part: Part) -> None:
        match part:
            case Facts():
                self._facts(part)
            case Section():
                self._section(part)
            case Notice():
                self._notice(part)
            case Lines():
                self._lines(part)
            case Ticks():
                self._ticks(part)
            case Signatures():
                self._signatures(part)
            case KeyGroups():
                KeyLayout(self.story).put(part)

    def _head(self, title: Said | None, parent: Element) -> None:
        if title is None:
            return
        pieces = self.story.heading(title, "H2", "heading", parent)
        self.story.put_all(pieces, gap=20, binds=True)
        self.story.put(self.story.rule(width=0.75), gap=4, binds=True)

    def _facts(self, part: Facts) -> None:
        sect = self.story.root.add("Sect")
        self._head(part.title, sect)
        table = sect.add("Table")
        if part.title is None:
            self.story.put(self.story.rule(), gap=12, binds=bool(part.rows))
        for fact in part.rows:
            self.story.put(self._fact(fact, table.add("TR")), gap=6, binds=fact is part.rows[0])
        if part.rows:
            self.story.put(self.story.rule(), gap=8)

    def _fact(self, fact: Fact, row: Element) -> Piece:
        label = self.story.short(fact.label, "quiet", row.add("TH", attributes=ROW_HEADER))
        cell = row.add("TD")
        text = self.story.running(fact.text.danish, "body", cell)
        text += self.story.running(fact.text.other, "quiet", cell, fact.text.language)
        return self._beside(label, text or self.story.writing_lines(fact.label.danish, 1, cell))

    def _beside(self, label: list[Piece], text: list[Piece], last: list[Piece] | None = None) -> Row:
        first = self.story.look.label_width
        if last is None:
            return Row([Stack(label), Stack(text)], [first, None], gutter=_GUTTER)
        return Row([Stack(label), Stack(text), Stack(last)], [first, None, _CHIP_WIDTH], gutter=_GUTTER)

    def _section(self, part: Section) -> None:
        sect = self.story.root.add("Sect")
        self._head(part.title, sect)
        if part.lead:
            self.story.put_all(self.story.both(part.lead, "body", sect), gap=6, binds=True)
        for _, group in groupby(
            part.entries, key=lambda entry: (entry.label, entry.special, entry.special_words)
        ):
            self.story.put(self._entries(list(group), sect), gap=11)

    def _entries(self, entries: list[Entry], sect: Element) -> Piece:
        mark_place = sect.add("Div")
        rows = [self._entry(entry, sect, index == 0) for index, entry in enumerate(entries)]
        for row in rows[1:]:
            row.gap = 9
        if not entries[0].special:
            return Stack(rows, heads=len(rows) - 1)
        flag = self._flag(entries[0].special_words, mark_place)
        return Box(Stack([*flag, *_gapped(rows)], heads=len(flag) + len(rows) - 1), SPECIAL)

    def _flag(self, words: Said | None, place: Element) -> list[Piece]:
        if words is None:
            return []
        text = Stack(self.story.short(words, "mark", place))
        return [Box(text, FLAG, snug=self._snug(words, "mark"), at_left=True)]

    def _snug(self, said: Said, kind: Kind) -> float:
        return max(self.story.look.width_of(text, kind) for text in (said.danish, said.other)) + 1

    def _entry(self, entry: Entry, sect: Element, first: bool) -> Piece:
        story = self.story
        label = story.short(entry.label, "label", sect, tag="H3") if first else []
        voice = story.short(entry.voice, "voice", sect)
        text = story.running(entry.text.danish, "body", sect)
        for said in filter(None, (entry.original, entry.text)):
            text += _gapped(story.running(said.other, "body", sect, said.language))
        text = text or story.writing_lines(entry.label.danish, _ANSWER_LINES, sect)
        answer = Box(Stack([*voice, *text], heads=len(voice)), VOICES[entry.speaker])
        return self._beside(label, [answer], self._chip(entry, sect))

    def _chip(self, entry: Entry, sect: Element) -> list[Piece] | None:
        if not entry.mark or entry.mark_words is None:
            return None
        said = entry.mark_words
        words = Stack(self.story.short(said, "chip", sect))
        return [Box(words, SHARED if entry.mark == "shared" else KEPT, snug=self._snug(said, "chip"))]

    def _notice(self, part: Notice) -> None:
        sect = self.story.root.add("Sect")
        story = self.story
        if part.tone == "important":
            title = story.heading(part.title, "H2", "label", sect) if part.title else []
            text = _gapped(story.both(part.text, "body", sect), 3)
            story.put(Box(Stack([*title, *text], heads=len(title)), NOTICE), gap=14)
            return
        if part.title:
            story.put_all(story.heading(part.title, "H2", "label", sect), gap=14, binds=True)
        story.put_all(self.story.both(part.text, "body", sect), gap=3 if part.title else 10)

    def _lines(self, part: Lines) -> None:
        div = self.story.root.add("Div")
        self.story.put_all(self.story.short(part.caption, "label", div), gap=14, binds=True)
        for line in self.story.writing_lines(part.caption.danish, part.count, div):
            self.story.put(line, binds=line.binds)

    def _ticks(self, part: Ticks) -> None:
        sect = self.story.root.add("Sect")
        self.story.put_all(self.story.short(part.caption, "label", sect), gap=14, binds=True)
        boxes = sect.add("L", attributes=BOX_LIST)
        ticks = [self._tick(label, boxes.add("LI")) for label in part.labels]
        for row in self._in_columns(ticks, part.labels):
            self.story.put(row, gap=7)

    def _in_columns(self, ticks: list[Piece], labels: tuple[Said, ...]) -> list[Piece]:
        width_of = self.story.look.width_of
        widest = max((width_of(label.danish + label.other, "body") for label in labels), default=0)
        if len(ticks) < _TICKS_IN_COLUMNS or widest > WIDTH / 2 - 20 * MM:
            return ticks
        return [_pair(ticks[start : start + 2], gutter=8 * MM) for start in range(0, len(ticks), 2)]

    def _tick(self, label: Said, item: Element) -> Piece:
        form = item.add("Lbl").add("Form", alt=label.danish, attributes=PRINT_BOX)
        words = self.story.short(label, "body", item.add("LBody"))
        box = TickBox(form, self.story.look.size("body")[1])
        return Row([Stack([box]), Stack(words)], [TICK_BOX + 1.1, None], gutter=3 * MM)

    def _signatures(self, part: Signatures) -> None:
        sect = self.story.root.add("Sect")
        text = self.story.both(part.text, "body", sect)
        pairs = [part.rows[start : start + 2] for start in range(0, len(part.rows), 2)]
        rows = _gapped([self._signature_row(pair, sect) for pair in pairs], 12)
        for row in rows[1:]:
            row.gap = 10
        end = Stack([*text[-1:], *rows], gap=4 if len(text) > 1 else 0, whole=True)
        self.story.put(Stack([*text[:-1], end], whole=True), gap=14)

    def _signature_row(self, pair: tuple[Signature, ...], sect: Element) -> Piece:
        return _pair([Stack(self._signature(one, sect.add("Div"))) for one in pair], gutter=10 * MM)

    def _signature(self, signature: Signature, div: Element) -> list[Piece]:
        alt = signature.caption.danish
        signed = bool(signature.strokes)
        element = div.add("Figure", alt=alt) if signed else div.add("Form", alt=alt, attributes=PRINT_FIELD)
        line = SignatureLine(element, signature.strokes, signature.size)
        return [line, *_gapped(self.story.short(signature.caption, "caption", div), 3)]


def _pair(pieces: list[Piece], *, gutter: float) -> Row:
    cells = [Stack([piece]) for piece in pieces]
    return Row([*cells, Stack([])][:2], [None, None], gutter=gutter)


def _gapped(pieces: list[Piece], gap: float = 6) -> list[Piece]:
    for piece in pieces[:1]:
        piece.gap = gap
    return pieces
