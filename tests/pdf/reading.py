"""A finished PDF as a screen reader meets it: the tree, and the words of each of its pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
from pypdfium2 import raw

Place = tuple[int, int]
"""Page from 0 and number of the marked content."""


@dataclass
class Node:
    """One element of the tree."""

    entry: Any
    tag: str
    lang: str
    alt: str
    attributes: dict[str, str]
    """Its one attribute object, with names and strings alike as text."""
    kids: list[Node] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    words: str = ""
    top: float = 0.0
    """How high on its first page its words begin."""

    @property
    def page(self) -> int:
        """Where it begins."""
        return min(place[0] for node in self.walk() for place in node.places)

    def walk(self) -> Iterator[Node]:
        """It and all below, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def text(self) -> str:
        """The words of it and of all below."""
        return "".join(node.words for node in self.walk())


class Reading:
    """A file and its tree; ``root`` is nothing when there is no tree."""

    def __init__(self, pdf: bytes) -> None:
        self.pdf = pdf
        self.document: Any = pikepdf.open(BytesIO(pdf))
        self.pages = {page.objgen: number for number, page in enumerate(self.document.pages)}
        self.words: dict[Place, str] = {}
        """What is drawn under each mark."""
        self.edges: dict[Place, tuple[float, float]] = {}
        """How low and how high on its page each piece of text reaches."""
        for place, words, low, high in _pieces(pdf):
            self.words[place] = self.words.get(place, "") + words
            known = self.edges.get(place, (low, high))
            self.edges[place] = min(known[0], low), max(known[1], high)
        tree: Any = self.document.Root.get("/StructTreeRoot")
        top = None if tree is None else tree.get("/K")
        self.root = None if top is None else self._node(top, "")

    @cached_property
    def steps(self) -> list[list[Any]]:
        """What each page draws, operator by operator."""
        return [list(pikepdf.parse_content_stream(page)) for page in self.document.pages]

    @cached_property
    def drawings(self) -> list[list[Any]]:
        """What is drawn by name on pages."""
        forms = (
            t for t in self.document.objects if isinstance(t, pikepdf.Stream) and t.get("/Subtype") == "/Form"
        )
        return [list(pikepdf.parse_content_stream(form)) for form in forms]

    def nodes(self, *tags: str) -> list[Node]:
        """Every element with one of the tags, in reading order; all when none is asked for."""
        return [node for node in self._every if not tags or node.tag in tags]

    @cached_property
    def _every(self) -> tuple[Node, ...]:
        return tuple(self.root.walk()) if self.root else ()

    def _node(self, entry: Any, lang: str) -> Node:
        own = str(entry.get("/Lang", lang))
        said = {str(name): str(value) for name, value in entry.get("/A", {}).items()}
        node = Node(entry, str(entry.S)[1:], own, str(entry.get("/Alt", "")), said)
        kids = entry.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                self._mark(node, entry.Pg, kid)
            elif "/MCID" in kid:
                self._mark(node, kid.Pg, int(kid.MCID))
            else:
                node.kids.append(self._node(kid, own))
        return node

    def _mark(self, node: Node, page: Any, mcid: int) -> None:
        place = (self.pages.get(page.objgen, -1), mcid)
        node.places.append(place)
        node.words += self.words.get(place, "")
        node.top = node.top or self.edges.get(place, (0.0, 0.0))[1]


@lru_cache(maxsize=1)
def reading_of(pdf: bytes) -> Reading:
    """The file as it is read; the same one is often asked for several times in a row."""
    return Reading(pdf)


def _pieces(pdf: bytes) -> Iterator[tuple[Place, str, float, float]]:
    """Each drawn text: its mark, its words, how low and how high it reaches."""
    for number, page in enumerate(pypdfium2.PdfDocument(pdf)):
        text = page.get_textpage()
        for piece in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=1, textpage=text):
            place = (number, int(raw.FPDFPageObj_GetMarkedContentID(piece.raw)))
            _, low, _, high = piece.get_bounds()
            yield place, piece.extract(), low, high


def unspaced(text: str) -> str:
    """A text without what a reader may put between its signs."""
    return re.sub(r"[\s\u0002\ufffe\u00ad-]+", "", text)
