"""How pieces are put together on a page: under one another, beside one another, in a frame.

Everything here splits across pages; what is drawn for it alone is an artifact.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus.flowables import Flowable

from transitions.pdf.edges import Edge

_SLACK = 1e-6


class Block(Flowable):  # type: ignore[misc]
    """A flowable with a gap above it; ``binds`` keeps it on the page of what follows."""

    def __init__(self, gap: float = 0, binds: bool = False) -> None:
        super().__init__()
        self.gap = gap
        self.binds = binds
        self.forced = False

    @property
    def must_split(self) -> bool:
        """Whether there is no better page to move to."""
        at_top = bool(getattr(getattr(self, "_frame", None), "_atTop", False))
        return self.forced or at_top or hasattr(self, "_postponed")

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The size taken when ``width`` is offered."""
        raise NotImplementedError

    def split(self, _width: float, _height: float) -> list[Flowable]:
        """The part that fits in the height and the rest, or nothing."""
        return []

    def getSpaceBefore(self) -> float:
        """The gap above."""
        return self.gap


class Stack(Block):
    """Pieces under one another.

    The first ``heads`` of them never end a page; a ``whole`` stack moves to the next page if it can.
    A ``parted`` one begins with a rule, which is left out where the stack comes first in a frame on a
    new page.
    """

    def __init__(
        self,
        items: Sequence[Flowable],
        *,
        gap: float = 0,
        heads: int = 0,
        whole: bool = False,
        parted: bool = False,
    ) -> None:
        super().__init__(gap)
        self.items = list(items)
        self.heads = heads
        self.whole = whole
        self.parted = parted

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self._sizes = [item.wrap(width, height)[1] for item in self.items]
        self.width, self.height = width, sum(self._sizes) + sum(map(self._gap, range(len(self.items))))
        return self.width, self.height

    def _gap(self, index: int) -> float:
        return float(self.items[index].getSpaceBefore()) if index else 0.0

    def split(self, width: float, height: float) -> list[Flowable]:
        forced = self.must_split
        if self.wrap(width, height)[1] <= height + _SLACK:
            return [self]
        if self.whole and not forced:
            return []
        cut, room = self._fill(height)
        item = self.items[cut]
        item.forced = forced and cut <= self.heads
        parts = item.split(width, room) if room > 0 else []
        first = [*self.items[:cut], *parts[:1]]
        if not first or (len(first) <= self.heads and not forced):
            return []
        rest = [*(parts[1:] if parts else [_without_rule(item)]), *self.items[cut + 1 :]]
        return [self._part(first, 0), self._part(rest, max(0, self.heads - cut))]

    def _fill(self, height: float) -> tuple[int, float]:
        room = height
        for index, size in enumerate(self._sizes):
            room -= self._gap(index)
            if size > room + _SLACK:
                return index, room
            room -= size
        return len(self.items) - 1, 0.0

    def _part(self, items: Sequence[Flowable], heads: int) -> Stack:
        return Stack(items, gap=self.gap, heads=heads)

    def draw(self) -> None:
        y = self.height
        for index, item in enumerate(self.items):
            y -= self._gap(index) + self._sizes[index]
            item.drawOn(self.canv, 0, y)


def _without_rule(item: Flowable) -> Flowable:
    if isinstance(item, Stack) and item.parted:
        return Stack(item.items[1:], gap=item.gap, heads=max(0, item.heads - 1), whole=item.whole)
    return item


class Row(Block):
    """Stacks beside one another; the one that ``keeps`` stays whole while there is another page.

    Where only the others go on, ``again`` takes its place.

    ``shares`` are widths in points; those that are ``None`` divide what is left. In a ``low`` row
    the stacks end at the same height instead of beginning there.
    """

    def __init__(
        self,
        cells: Sequence[Stack],
        shares: Sequence[float | None],
        *,
        gutter: float,
        gap: float = 0,
        keeps: int = 0,
        low: bool = False,
        again: Flowable | None = None,
    ) -> None:
        super().__init__(gap)
        self.cells, self.shares, self.gutter = list(cells), list(shares), gutter
        self.keeps, self.low, self.again = keeps, low, again
        self.widths: list[float] = []

    def _measure(self, width: float) -> None:
        fixed = sum(share for share in self.shares if share is not None)
        left = width - fixed - self.gutter * (len(self.shares) - 1)
        each = left / max(1, self.shares.count(None))
        self.widths = [each if share is None else share for share in self.shares]

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self._measure(width)
        heights = [cell.wrap(own, height)[1] for cell, own in zip(self.cells, self.widths, strict=True)]
        self.width, self.height = width, max(heights, default=0.0)
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        forced = self.must_split
        self.wrap(width, height)
        if self.cells[self.keeps].height > height and not forced:
            return []
        pairs = [self._split_cell(index, height, forced) for index in range(len(self.cells))]
        stuck = any(not first.items and rest.items for first, rest in pairs)
        if all(not first.items for first, _ in pairs) or (stuck and not forced):
            return []
        firsts, rests = zip(*pairs, strict=True)
        rest = self._part(rests)
        if self.again is not None and not rest.cells[self.keeps].items:
            rest.cells[self.keeps] = Stack([self.again])
        return [self._part(firsts), rest]

    def _split_cell(self, index: int, height: float, forced: bool) -> tuple[Stack, Stack]:
        cell = self.cells[index]
        if cell.height <= height + _SLACK:
            return cell, Stack([])
        cell.forced = forced
        parts = cell.split(self.widths[index], height)
        return (parts[0], parts[1]) if parts else (Stack([]), cell)

    def _part(self, cells: Sequence[Stack]) -> Row:
        return Row(
            cells,
            self.shares,
            gutter=self.gutter,
            gap=self.gap,
            keeps=self.keeps,
            low=self.low,
            again=self.again,
        )

    def draw(self) -> None:
        x = 0.0
        for cell, own in zip(self.cells, self.widths, strict=True):
            cell.drawOn(self.canv, x, 0 if self.low else self.height - cell.height)
            x += own + self.gutter


class Box(Block):
    """A stack inside an edge with room between them; both parts of a split box are closed.

    One with a ``snug`` width takes no more than that, at the right. The edge may ``reach`` up over
    the gap, to the one above.
    """

    def __init__(
        self, inside: Stack, edge: Edge, *, gap: float = 0, snug: float | None = None, reach: float = 0
    ) -> None:
        super().__init__(gap)
        self.inside, self.edge, self.snug, self.reach = inside, edge, snug, reach

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        left, top, right, bottom = self.edge.padding
        inner = width - left - right if self.snug is None else min(width - left - right, self.snug)
        self.height = self.inside.wrap(inner, height)[1] + top + bottom
        self.width = inner + left + right
        self.offset = width - self.width
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        left, top, right, bottom = self.edge.padding
        self.inside.forced = self.must_split
        self.wrap(width, height)
        parts = self.inside.split(self.width - left - right, height - top - bottom)
        reaches = [self.reach, 0.0]
        return [
            Box(part, self.edge, gap=self.gap, snug=self.snug, reach=reach)
            for part, reach in zip(parts, reaches, strict=False)
        ]

    def draw(self) -> None:
        left, _, _, bottom = self.edge.padding
        self.canv.translate(self.offset, 0)
        with self.canv.artifact():
            self.edge.draw(self.canv, self.width, self.height + self.reach)
        self.inside.drawOn(self.canv, left, bottom)
