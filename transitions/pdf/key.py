"""A key on paper: its groups to type, and a QR code of the same characters to read by machine."""

from __future__ import annotations

import segno

from transitions.domain.disclosure import KeyGroups
from transitions.pdf.blocks import Row, Stack
from transitions.pdf.leaves import Leaf
from transitions.pdf.story import Piece, Story
from transitions.pdf.style import INK, MM, colour
from transitions.pdf.tree import NUMBERED_LIST, Element

CODE_SIDE = 44 * MM
QUIET_MODULES = 4
"""So many empty squares a reader needs around a QR code."""

_COLUMNS = 2
_NUMBER_WIDTH = 9 * MM


class KeyLayout:
    """Lays a key out: the groups in two columns at the left, the code at the right."""

    def __init__(self, story: Story) -> None:
        self._story = story

    def put(self, part: KeyGroups) -> None:
        """The key as the next piece of the story."""
        sect = self._story.root.add("Sect")
        groups = self._groups(part.groups, sect.add("L", attributes=NUMBERED_LIST))
        figure = QrCode(sect.add("Figure", alt=part.caption.danish), part.code)
        caption = self._story.short(part.caption, "caption", sect)
        for piece in caption[:1]:
            piece.gap = 2 * MM
        if self._story.look.large:
            self._story.put(groups, gap=14)
            self._story.put(Stack([figure, *caption], whole=True), gap=14)
        else:
            row = Row([Stack([groups]), Stack([figure, *caption])], [None, CODE_SIDE], gutter=8 * MM)
            self._story.put(Stack([row], whole=True), gap=14)

    def _groups(self, groups: tuple[str, ...], element: Element) -> Stack:
        """Read across: 1 and 2 in the first row."""
        cells = [self._group(number, text, element) for number, text in enumerate(groups, start=1)]
        pairs = [cells[start : start + _COLUMNS] for start in range(0, len(cells), _COLUMNS)]
        rows = [_row(pair) for pair in pairs]
        for row in rows[1:]:
            row.gap = 3 * MM
        return Stack(rows, whole=True)

    def _group(self, number: int, text: str, element: Element) -> Piece:
        item = element.add("LI")
        label = self._story.line(str(number), "caption", item.add("Lbl"))
        words = self._story.line(text, "key", item.add("LBody"))
        return Row([Stack(label), Stack(words)], [_NUMBER_WIDTH, None], gutter=0)


class QrCode(Leaf):
    """A QR code drawn as squares, dark ones joined along their row."""

    def __init__(self, element: Element, text: str) -> None:
        super().__init__(element, CODE_SIDE)
        self.text = text

    def paint(self) -> None:
        rows = [list(row) for row in segno.make_qr(self.text, error="m", boost_error=False).matrix]
        side = CODE_SIDE / (len(rows) + 2 * QUIET_MODULES)
        self.canv.setFillColor(colour(INK))
        path = self.canv.beginPath()
        for down, row in enumerate(rows):
            y = CODE_SIDE - (QUIET_MODULES + down + 1) * side
            for start, length in _dark_runs(row):
                path.rect((QUIET_MODULES + start) * side, y, length * side, side)
        self.canv.drawPath(path, stroke=0, fill=1)


def _dark_runs(row: list[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for place, dark in enumerate(row):
        if dark and runs and sum(runs[-1]) == place:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif dark:
            runs.append((place, 1))
    return runs


def _row(pair: list[Piece]) -> Row:
    cells = [Stack([piece]) for piece in pair]
    return Row([*cells, Stack([])][:_COLUMNS], [None] * _COLUMNS, gutter=4 * MM)
