"""A canvas that records which content belongs to which element, and writes the structure tree.

Touches the inside of reportlab, which is therefore pinned exactly.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Literal

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFString,
)
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from transitions.pdf.archive import ArchivedDocument, write_identity
from transitions.pdf.tree import Element, settle_headings

ArtifactKind = Literal["Layout", "Footer", "Header", "Watermark"]
References = dict[int, PDFObject]
"""What each element was written as."""


_PAINTERS = frozenset(
    ["Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", "BI", "EI"]
)
_LITERAL = re.compile(r"\((?:\\.|[^()\\])*\)", re.DOTALL)


class UntaggedContent(Exception):
    """Something was drawn that is not in the tree, or a region was left open."""


class _SpacedLines(PDFTextObject):  # type: ignore[misc]
    """Ends every broken line with a space, so that readers do not join its last word to the next."""

    def _textOut(self, text: str, TStar: int = 0) -> None:  # noqa: N802, N803
        ends_open = bool(TStar) and bool(text) and text[-1] not in " -\u00ad"
        super()._textOut(text + " " if ends_open else text, TStar)

    _is_open = False

    def open(self, start: str) -> None:
        """Open a region inside the text object; the one before it ends here."""
        self._code += ["EMC", start] if self._is_open else [start]
        self._is_open = True

    def getCode(self) -> str:  # noqa: N802
        """The operators, with the last region closed."""
        self._code += ["EMC"] if self._is_open else []
        return str(super().getCode())


class _Entry(PDFDictionary):  # type: ignore[misc]
    """A dictionary of the tree; there are hundreds, whose keys need no care and whose numbers are whole."""

    def format(self, document: PDFDocument, IND: bytes = b" ") -> bytes:  # noqa: N803
        told = (f"/{key} ".encode() + _written(self.dict[key], document) for key in sorted(self.dict))
        return b"<<\n" + IND.join(told) + b"\n>>"


def _written(value: PDFObject | str | int, document: PDFDocument) -> bytes:
    return bytes(value.format(document)) if isinstance(value, PDFObject) else str(value).encode()


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """Draws for a tree whose ``root`` is set before the first page."""

    def __init__(self, *args: object, **settings: object) -> None:
        super().__init__(*args, **settings)
        self._doc.__class__ = ArchivedDocument
        self.root = Element("Document")
        self.archival = True
        self._open = False
        self._text_start = ""
        self._page_elements: dict[int, list[Element]] = {}
        self._bookmarks = 0

    def bookmark(self, title: str, height: float) -> None:
        """An entry in the outline that leads to ``height`` above the current origin."""
        self._bookmarks += 1
        key = f"part{self._bookmarks}"
        self.bookmarkHorizontal(key, 0, height)
        self.addOutlineEntry(title, key, level=0)

    def beginText(self, x: float = 0, y: float = 0, direction: str | None = None) -> _SpacedLines:  # noqa: N802
        """A text object as reportlab's, with spaces at line ends."""
        text = _SpacedLines(self, x, y, direction=direction)
        if self._text_start:
            text.open(self._text_start)
            self._text_start = ""
        return text

    @contextmanager
    def tagged(self, element: Element) -> Iterator[None]:
        """What is drawn inside belongs to ``element``."""
        with self._region(self._start_of(element)):
            yield

    @contextmanager
    def tagged_text(self, element: Element) -> Iterator[None]:
        """The one text object begun inside belongs to ``element``, up to the first turn."""
        if self._open or self._text_start:
            raise UntaggedContent("a region inside a region")
        self._text_start = self._start_of(element)
        yield
        if self._text_start:
            raise UntaggedContent("a text that was never begun")

    def turn(self, element: Element) -> None:
        """From here on the text that is being drawn belongs to ``element``."""
        self._curr_tx_info["tx"].open(self._start_of(element))

    def _start_of(self, element: Element) -> str:
        page = self.getPageNumber()
        on_page = self._page_elements.setdefault(page, [])
        number = len(on_page)
        on_page.append(element)
        element.kids.append((page, number))
        return f"/{element.tag} <</MCID {number}>> BDC"

    @contextmanager
    def artifact(self, kind: ArtifactKind = "Layout") -> Iterator[None]:
        """What is drawn inside carries no meaning."""
        type_of = "/Layout" if kind == "Layout" else f"/Pagination /Subtype /{kind}"
        with self._region(f"/Artifact <</Type {type_of}>> BDC"):
            yield

    @contextmanager
    def _region(self, start: str) -> Iterator[None]:
        if self._open:
            raise UntaggedContent("a region inside a region")
        self._open = True
        self._code.append(start)
        yield
        self._code.append("EMC")
        self._open = False

    def showPage(self) -> None:
        """Close the page and tie it to its elements."""
        number = self.getPageNumber()
        for painter in loose_painters(self._code):
            raise UntaggedContent(f"{painter} on page {number} belongs to nothing")
        super().showPage()
        page = self._doc.idToObject[f"Page{number}"]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.Tabs, page.Trans = PDFName("S"), None
        if number in self._page_elements:
            page.StructParents = number - 1

    def write_forms(self, forms: Mapping[str, Callable[[], None]]) -> None:
        """Draw what pages refer to by name; called after the last page."""
        for name, draw in forms.items():
            self.beginForm(name)
            draw()
            self.endForm()
        self._code: list[str] = []

    def save(self) -> None:
        """Write the tree, then the file."""
        if self._open:
            raise UntaggedContent("a region was left open")
        write_tree(self._doc, self.root, self._page_elements)
        write_identity(self._doc, self.archival)
        super().save()


def loose_painters(code: Sequence[str]) -> Iterator[str]:
    """Operators that put something on the page while no region is open."""
    depth = 0
    for line in code:
        if depth and line != "EMC":
            continue
        for word in _LITERAL.sub("", line).split():
            depth += {"BDC": 1, "EMC": -1}.get(word, 0)
            if not depth and word in _PAINTERS:
                yield word


def write_tree(doc: PDFDocument, root: Element, pages: dict[int, list[Element]]) -> None:
    """Hang the structure tree under the catalog of ``doc``."""
    inside = set(map(id, root.walk()))
    if any(id(element) not in inside for elements in pages.values() for element in elements):
        raise UntaggedContent("drawn, but not in the tree")
    settle_headings(root)
    top = PDFDictionary({"Type": PDFName("StructTreeRoot")})
    references: References = {}
    top["K"] = _write_element(doc, root, doc.Reference(top), references)
    top["ParentTree"] = doc.Reference(_parent_tree(pages, references))
    top["ParentTreeNextKey"] = max(pages, default=0)
    catalog = doc.Catalog
    catalog.StructTreeRoot = top
    catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})


def _parent_tree(pages: dict[int, list[Element]], references: References) -> PDFObject:
    numbers: list[PDFObject | int] = []
    for page in sorted(pages):
        numbers += [page - 1, PDFArray([references[id(element)] for element in pages[page]])]
    return PDFDictionary({"Nums": PDFArray(numbers)})


def _write_element(
    doc: PDFDocument, element: Element, parent: PDFObject, references: References
) -> PDFObject:
    entry = _Entry({"Type": "/StructElem", "S": f"/{element.tag}", "P": parent})
    own = references[id(element)] = doc.Reference(entry)
    _describe(entry, element)
    marks = element.marks
    if marks:
        entry["Pg"] = _page(marks[0][0])
    kids: list[PDFObject | str] = []
    for kid in element.kids:
        if isinstance(kid, tuple):
            kids.append(_mark(kid[0], kid[1], marks[0][0]))
        elif not kid.is_empty or kid.tag in ("TH", "TD"):
            kids.append(_write_element(doc, kid, own, references))
    if kids:
        entry["K"] = PDFArray(kids)
    return own


def _describe(entry: PDFDictionary, element: Element) -> None:
    if element.lang:
        entry["Lang"] = PDFString(element.lang)
    if element.actual:
        entry["ActualText"] = PDFString(element.actual)
    if element.alt:
        entry["Alt"] = PDFString(element.alt)
    if element.attributes:
        values: dict[str, PDFObject | str] = dict(element.attributes)
        if element.tag == "Form":
            values["Desc"] = PDFString(element.alt)
        entry["A"] = _Entry(values)


def _page(number: int) -> PDFObject:
    return PDFObjectReference(f"Page{number}")


def _mark(page: int, number: int, home: int) -> PDFObject | str:
    if page == home:
        return str(number)
    return _Entry({"Type": "/MCR", "Pg": _page(page), "MCID": number})
