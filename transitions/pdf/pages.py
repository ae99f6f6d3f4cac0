"""The page around the story: margins, foot, running banner, practice watermark."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from io import BytesIO
from math import atan2, degrees, hypot

from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus.doctemplate import BaseDocTemplate, PageTemplate
from reportlab.platypus.flowables import Flowable
from reportlab.platypus.frames import Frame

from transitions.domain.disclosure import Paper
from transitions.pdf.clean import plain
from transitions.pdf.style import (
    BOTTOM,
    HAIRLINE,
    INK,
    MM,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RULE,
    SIDE,
    TOP,
    WATERMARK,
    WIDTH,
    Look,
    colour,
)
from transitions.pdf.tagging import TaggedCanvas
from transitions.pdf.turned_words import put_line

_FOOT_BASE = 9 * MM
_ROOM_FOR_PAGES = "000"
_LITTLE = 0.2
_MOST_BANNER_LINES, _MOST_FOOT_LINES = 3, 8


@dataclass(frozen=True)
class Furniture:
    """What stands on every page beside the story."""

    look: Look
    paper: Paper

    @property
    def leading(self) -> float:
        """From line to line at the foot and in the running banner."""
        return self.look.foot_size * 1.35

    @cached_property
    def foot_lines(self) -> list[tuple[str, str]]:
        """Left and middle text by line; one line when both have room."""
        left, middle = plain(self.paper.foot.left), self._middle()
        room = WIDTH - self._width(self.page_words(0, _ROOM_FOR_PAGES)) - 5 * MM
        if self._width(left) + self._width(middle) + 8 * MM <= room:
            return [(left, middle)]
        lines = [line for text in (left, middle) for line in self._broken(text, room)]
        return [(line, "") for line in lines[:_MOST_FOOT_LINES]]

    def _middle(self) -> str:
        words = (self.paper.practice_words if self.paper.practice else "", self.paper.foot.middle)
        return " · ".join(plain(word) for word in words if word.strip())

    def _width(self, text: str) -> float:
        return self.look.faces.width(text, self.look.faces.regular, self.look.foot_size)

    def _broken(self, text: str, room: float) -> list[str]:
        lines: list[str] = simpleSplit(text, self.look.faces.bold, self.look.foot_size, room)
        return [piece for line in lines for piece in self._chopped(line, room)]

    def _chopped(self, line: str, room: float) -> Iterator[str]:
        start, used = 0, 0.0
        for place, sign in enumerate(line):
            width = float(stringWidth(sign, self.look.faces.bold, self.look.foot_size))
            if used + width > room and place > start:
                yield line[start:place]
                start, used = place, 0.0
            used += width
        yield line[start:]

    def page_words(self, page: int | str, pages: int | str) -> str:
        """The page number in words."""
        return plain(self.paper.foot.page_of.format(page=page or _ROOM_FOR_PAGES, pages=pages))

    @cached_property
    def banner_lines(self) -> list[str]:
        """The beginning of the banner, repeated over later pages."""
        banner = plain(self.paper.banner.danish) if self.paper.banner else ""
        return self._broken(banner, WIDTH)[:_MOST_BANNER_LINES]

    def frame(self, first: bool) -> Frame:
        """The room for the story on the first page, or on a later one."""
        bottom = max(BOTTOM, _FOOT_BASE + len(self.foot_lines) * self.leading + 4 * MM)
        top = TOP if first else max(TOP, 10 * MM + len(self.banner_lines) * self.leading + 4 * MM)
        height = PAGE_HEIGHT - top - bottom
        return Frame(SIDE, bottom, WIDTH, height, 0, 0, 0, 0, id="first" if first else "later")

    def draw_first(self, canvas: TaggedCanvas, _doc: BaseDocTemplate) -> None:
        """Under the story of the first page."""
        canvas.saveState()
        self._draw_watermark(canvas)
        with canvas.artifact("Footer"):
            self._draw_foot(canvas)
        canvas.restoreState()

    def draw_later(self, canvas: TaggedCanvas, doc: BaseDocTemplate) -> None:
        """Under the story of a later page."""
        self.draw_first(canvas, doc)
        with canvas.artifact("Header"):
            canvas.setFillColor(colour(INK))
            canvas.setFont(self.look.faces.bold, self.look.foot_size)
            for number, line in enumerate(self.banner_lines):
                y = PAGE_HEIGHT - 10 * MM - (number + 0.8) * self.leading
                self._put(canvas, SIDE, y, line, self.look.faces.bold)

    def _draw_watermark(self, canvas: TaggedCanvas) -> None:
        if not self.paper.practice:
            return
        face, words = self.look.faces.bold, plain(self.paper.practice_words)
        room = 0.72 * hypot(PAGE_WIDTH, PAGE_HEIGHT)
        size = min(150.0, room / max(stringWidth(words, face, 1), 0.1))
        canvas.saveState()
        canvas.translate(PAGE_WIDTH / 2, PAGE_HEIGHT / 2)
        canvas.rotate(degrees(atan2(PAGE_HEIGHT, PAGE_WIDTH)))
        canvas.setFillColor(colour(WATERMARK))
        canvas.setFont(face, size)
        with canvas.artifact("Watermark"):
            canvas.drawCentredString(0, -size * 0.35, words)
        canvas.restoreState()

    def _draw_foot(self, canvas: TaggedCanvas) -> None:
        lines = self.foot_lines
        top = _FOOT_BASE + len(lines) * self.leading
        canvas.setStrokeColor(colour(RULE))
        canvas.setLineWidth(HAIRLINE)
        canvas.line(SIDE, top, PAGE_WIDTH - SIDE, top)
        canvas.setFillColor(colour(INK))
        canvas.setFont(self.look.faces.regular, self.look.foot_size)
        for number, (left, middle) in enumerate(lines):
            y = top - (number + 0.95) * self.leading
            self._put(canvas, SIDE, y, left, self.look.faces.regular)
            self._draw_middle(canvas, y, left, middle)
        canvas.doForm(form_name(canvas.getPageNumber()))

    def _draw_middle(self, canvas: TaggedCanvas, y: float, left: str, middle: str) -> None:
        if middle:
            start = max(SIDE + self._width(left) + 8 * MM, (PAGE_WIDTH - self._width(middle)) / 2)
            end = PAGE_WIDTH - SIDE - self._width(self.page_words(0, _ROOM_FOR_PAGES)) - 5 * MM
            x = min(start, end - self._width(middle))
            self._put(canvas, x, y, middle, self.look.faces.regular)

    def _put(self, canvas: TaggedCanvas, x: float, y: float, text: str, face: str) -> None:
        canvas.setStrokeColor(colour(INK))
        put_line(canvas, x, y, text, self.look.faces, face, self.look.foot_size)

    def draw_number(self, canvas: TaggedCanvas, page: int, pages: int) -> None:
        """The page number, at the right of the foot's first line."""
        y = _FOOT_BASE + (len(self.foot_lines) - 0.95) * self.leading
        canvas.setFillColor(colour(INK))
        canvas.setFont(self.look.faces.regular, self.look.foot_size)
        canvas.drawRightString(PAGE_WIDTH - SIDE, y, self.page_words(page, pages))


def form_name(page: int) -> str:
    """The drawing that will hold the number of ``page`` once the last page is known."""
    return f"number{page}"


class Document(BaseDocTemplate):  # type: ignore[misc]
    """One pass over the story; page totals are filled in at the end."""

    def __init__(self, target: BytesIO, furniture: Furniture, **settings: object) -> None:
        super().__init__(target, **settings)
        self.furniture, self._target = furniture, target
        self.used: dict[int, float] = {}
        first = PageTemplate("first", [furniture.frame(True)], onPage=furniture.draw_first)
        later = PageTemplate("later", [furniture.frame(False)], onPage=furniture.draw_later)
        first.autoNextPageTemplate = "later"
        self.addPageTemplates([first, later])

    def afterFlowable(self, flowable: Flowable) -> None:
        """How much of each page is used."""
        self.used[self.page] = self.used.get(self.page, 0.0) + float(flowable.height)

    @property
    def ends_with_little(self) -> bool:
        """Whether the last of several pages holds a few lines only."""
        return bool(self.page > 1 and self.used.get(self.page, 0.0) < _LITTLE * PAGE_HEIGHT)

    def write(self) -> bytes:
        """The file; what was only laid out to count its pages needs none."""
        pages = self.page
        draw = self.furniture.draw_number
        numbers = range(1, pages + 1)
        self.canv.write_forms({form_name(page): partial(draw, self.canv, page, pages) for page in numbers})
        self.canv.save()
        return self._target.getvalue()

    def _endBuild(self) -> None:  # noqa: N802
        self._doSave = 0
        super()._endBuild()
