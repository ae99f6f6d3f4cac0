"""Each kind of part of a paper, laid out."""

from __future__ import annotations

from itertools import zip_longest

from transitions.domain.disclosure import (
    Fact,
    Facts,
    Glance,
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
from transitions.pdf.answers import Answers
from transitions.pdf.blocks import Box, Row, Stack
from transitions.pdf.edges import BANNER, GLANCE, NOTICE
from transitions.pdf.key import KeyLayout
from transitions.pdf.leaves import SignatureLine, TickBox
from transitions.pdf.pairs import paired
from transitions.pdf.story import Piece, Story
from transitions.pdf.style import MM, TICK_BOX, WIDTH
from transitions.pdf.tree import BOX_LIST, PRINT_BOX, PRINT_FIELD, ROW_HEADER, Element

_GUTTER = 6 * MM
_TICKS_IN_COLUMNS = 4
_FEW_ROWS = 4
"""So many rows stay together; a form to fill in that has more is set closer."""
_SHORT_LABEL = 36 * MM
_WIDE_LABEL = 1.7
"""So many times the usual width a column of labels may be, to keep one on its line."""
_MOST_CAPTION = 0.6
"""So much of a line a caption may take before the line to write on."""
_SHORT = 6
"""So many lines to write on stay on one page."""
_LEAD = 2
"""So many paragraphs before a question stay on its page: one in each language."""
_SIGNED = "Underskrift"


class Layout:
    """Lays one paper out into a story."""

    def __init__(self, story: Story, paper: Paper) -> None:
        self.story = story
        self.paper = paper
        marks = (entry.mark_words for entry in paper.entries())
        self.answers = Answers(story, filter(None, marks))
        tables = (part.rows for part in paper.parts if isinstance(part, Facts))
        self._label_width = self._column([fact for rows in tables for fact in rows])

    def _column(self, facts: list[Fact]) -> float:
        """The labels' column in every table of the paper: so wide that most of them stand on one line."""
        look = self.story.look
        labels = [text for fact in facts for text in (fact.label.danish, fact.label.other)]
        whole = (look.width_of(label, "quiet") for label in labels)
        wide = [width for width in whole if width < _WIDE_LABEL * look.label_width]
        words = [look.width_of(word, "quiet") for label in labels for word in label.split()]
        return min(max([look.label_width, *wide, *words]) + 1, float(WIDTH / 2))

    def run(self) -> None:
        """The banner, the title and every part in order."""
        self._opening()
        for part, after in zip_longest(self.paper.parts, self.paper.parts[1:]):
            self._part(part, after)

    def _opening(self) -> None:
        story, root = self.story, self.story.root
        if self.paper.banner:
            text = story.short(self.paper.banner, "label", root)
            story.put(Box(Stack(text), BANNER))
        gap = 14 if self.paper.banner else 0
        title = story.heading(self.paper.title, "H1", "title", root)
        about = self.paper.subtitle
        if about and self._fits_beside(self.paper.title, about):
            story.put(story.opposite(title, about, "subtitle", root), gap=gap, binds=True)
        else:
            story.put_all(title, gap=gap, binds=True)
            under = story.short(about, "subtitle", root, room=WIDTH) if about else []
            story.put_all(under, gap=3, binds=True)
        if self.paper.replaces:
            self._notice(Notice(text=self.paper.replaces, tone="important"))

    def _fits_beside(self, title: Said, about: Said) -> bool:
        look = self.story.look
        wide = look.width_of(title.danish, "title") + look.width_of(title.other, "quiet")
        wide += look.width_of(about.danish + about.other, "subtitle")
        return bool(wide + 14 * MM < WIDTH)

    def _part(self, part: Part, after: Part | None) -> None:
        match part:
            case Facts():
                self._facts(part)
            case Section():
                self.answers.put_section(part)
            case Glance():
                self.answers.put_glance(part)
            case Notice():
                self._notice(part, leads=isinstance(after, Lines | Ticks))
            case Lines():
                self._lines(part)
            case Ticks():
                self._ticks(part)
            case Signatures():
                self._signatures(part)
            case KeyGroups():
                KeyLayout(self.story).put(part)

    def _facts(self, part: Facts) -> None:
        sect = self.story.root.add("Sect")
        table = Element("Table", sect)
        to_fill = bool(part.rows) and not any(_is_said(fact.text) for fact in part.rows)
        columns = self._columns(part, to_fill)
        rows: list[Piece] = [
            self._fact(fact, table.add("TR"), width)
            for fact, width in zip(part.rows, columns, strict=True)
        ]
        if part.title is not None and to_fill:
            if columns[-1] < columns[0]:
                rows[-2:] = [_pair(rows[-2:], gutter=_GUTTER)]
            self._framed(part.title, rows, sect)
        else:
            self._listed(part.title, rows, sect)
        sect.kids.append(table)

    def _listed(self, title: Said | None, rows: list[Piece], sect: Element) -> None:
        if title is not None:
            self.story.put_head(title, sect)
        for place, row in enumerate(rows):
            self.story.put(row, gap=3 if place or title else 7, binds=place + 1 < len(rows) <= _FEW_ROWS)

    def _framed(self, title: Said, rows: list[Piece], sect: Element) -> None:
        """A form to fill in by hand: everything in one frame."""
        head = self.story.head(title, sect)
        self.story.put(Box(Stack([*head, *rows], heads=len(head), whole=True), GLANCE), gap=9)

    def _columns(self, part: Facts, to_fill: bool) -> list[float]:
        """The label's width in each row; two short ones that end a form to fill in have their own."""
        column = self._label_width
        if to_fill:
            column = self.story.look.label_width
            column = min(max([column, *(self._wide(fact.label) for fact in part.rows)]), WIDTH / 2)
        widths = [column] * len(part.rows)
        last = [self._wide(fact.label) for fact in part.rows[-2:]]
        if to_fill and len(widths) >= _FEW_ROWS and max(last) < _SHORT_LABEL:
            widths[-2:] = last
        return widths

    def _wide(self, label: Said) -> float:
        return self.story.wide(label, "quiet")

    def _fact(self, fact: Fact, row: Element, width: float) -> Piece:
        label = self.story.short(fact.label, "quiet", row.add("TH", attributes=ROW_HEADER), room=width)
        cell = row.add("TD")
        danish = self.story.running(fact.text.danish, "body", cell)
        other = self.story.running(fact.text.other, "quiet", cell, fact.text.language)
        text = paired(danish, other, self.story.look.faces)
        lines = [] if text else self.story.writing_lines(fact.label.danish, 1, cell)
        return Row([Stack(label), Stack(text or lines)], [width, None], gutter=_GUTTER, low=bool(lines))

    def _notice(self, part: Notice, *, leads: bool = False) -> None:
        """A text; one that ``leads`` to a question ends on its page."""
        sect = self.story.root.add("Sect")
        story = self.story
        if part.tone == "important":
            title = story.heading(part.title, "H2", "label", sect) if part.title else []
            text = _gapped(story.both(part.text, "body", sect), 3)
            story.put(Box(Stack([*title, *text], heads=len(title)), NOTICE), gap=10, binds=leads)
            return
        if part.title:
            story.put_head(part.title, sect)
        if part is self.paper.parts[-1]:
            story.bind_last()
        text = story.both(part.text, "body", sect)
        story.put_all(text, gap=5 if part.title else 7, binds=leads and len(text) <= _LEAD)
        if leads:
            story.bind_last()

    def _lines(self, part: Lines) -> None:
        div = self.story.root.add("Div")
        caption = self.story.short(part.caption, "label", div, room=WIDTH)
        lines = self.story.writing_lines(part.caption.danish, part.count, div)
        widest = self.story.wide(part.caption, "label")
        if widest < WIDTH * (_MOST_CAPTION if part.count == 1 or part.caption.other else 1 / 3):
            first = Row([Stack(caption), Stack(lines[:1])], [widest, None], gutter=3 * MM, low=True)
            pieces: list[Piece] = [first, *lines[1:]]
        else:
            pieces = [*caption, *lines]
        heads = len(pieces) - part.count
        room = Stack(pieces, heads=heads, whole=part.count <= _SHORT)
        self.story.put(room, gap=9 if heads else 4 if part.count == 1 else 7)

    def _ticks(self, part: Ticks) -> None:
        sect = self.story.root.add("Sect")
        caption = self.story.short(part.caption, "label", sect, room=WIDTH)
        boxes = sect.add("L", attributes=BOX_LIST)
        ticks = [self._tick(label, boxes.add("LI")) for label in part.labels]
        rows = self._in_columns(ticks, part.labels)
        for row in rows:
            row.gap = 5 * self.story.look.rhythm
        self.story.put(Stack([*caption, *rows], heads=len(caption), whole=True), gap=8)

    def _in_columns(self, ticks: list[Piece], labels: tuple[Said, ...]) -> list[Piece]:
        widest = max((self.story.wide(label, "body") for label in labels), default=0)
        if len(ticks) < _TICKS_IN_COLUMNS or widest > WIDTH / 2 - 20 * MM:
            return ticks
        return [_pair(ticks[start : start + 2], gutter=8 * MM) for start in range(0, len(ticks), 2)]

    def _tick(self, label: Said, item: Element) -> Piece:
        form = item.add("Lbl").add("Form", alt=label.danish, attributes=PRINT_BOX)
        words = self.story.short(label, "body", item.add("LBody"), room=WIDTH - TICK_BOX - 4 * MM)
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
        signed = bool(signature.strokes)
        alt = f"{_SIGNED}: {signature.caption.danish}" if signed else signature.caption.danish
        element = div.add("Figure", alt=alt) if signed else div.add("Form", alt=alt, attributes=PRINT_FIELD)
        line = SignatureLine(element, signature.strokes, signature.size)
        return [line, *_gapped(self.story.short(signature.caption, "caption", div), 3)]


def _is_said(said: Said) -> bool:
    return bool(said.danish.strip() or said.other.strip())


def _pair(pieces: list[Piece], *, gutter: float) -> Row:
    cells = [Stack([piece]) for piece in pieces]
    return Row([*cells, Stack([])][:2], [None, None], gutter=gutter)


def _gapped(pieces: list[Piece], gap: float = 6) -> list[Piece]:
    for piece in pieces[:1]:
        piece.gap = gap
    return pieces
