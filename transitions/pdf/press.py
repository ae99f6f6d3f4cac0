"""Papers as PDF: the same words give the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from pathlib import Path

from reportlab import rl_config

from transitions.domain.disclosure import Disclosure, Paper, Product
from transitions.domain.sheet import Sheet, SheetName
from transitions.pdf.fonts import Faces, load_faces
from transitions.pdf.pages import Document, Furniture
from transitions.pdf.parts import Layout
from transitions.pdf.story import Story
from transitions.pdf.style import CLOSEST, Look
from transitions.pdf.tagging import TaggedCanvas

rl_config.useA85 = 0  # streams as bytes and not as text: encoding them takes longer than packing them

_ONE_TOO_MANY = 4
"""Papers about a child are to be two or three pages."""
_AUTHOR = "Tryg Overgang"
_DISCLOSURE_TITLES: dict[Product, str] = {
    "handover": "Overgangsskema",
    "sending": "Overgangsskema",
    "parents": "Forældrenes eget eksemplar",
    "consent_sheet": "Samtykkeark",
    "journal": "Journalnotat",
    "adbb": "ADBB-observation",
    "meeting": "Mødeark",
    "sparring": "Sparringsark",
    "withdrawal": "Brev om tilbagekaldt samtykke",
    "receipt": "Kvittering for samtykke",
    "extract": "Hvornår oplysningerne er brugt",
    "copy": "Det, der er gemt",
}
_SHEET_TITLES: dict[SheetName, str] = {
    "blank": "Overgangsskema",
    "blank_consent": "Samtykkeark",
    "information": "Information",
    "daycare_staff": "Guide til personalet",
    "first_visit": "Første gang",
    "lost_computer": "Er computeren væk",
    "glossary": "Ordliste",
    "recovery": "Gendannelsesark",
    "audit_code": "Logkode",
    "counts": "Tal om overgange",
}


class UnprintableText(ValueError):
    """The paper holds signs that the fonts lack; ``signs`` names each once."""

    def __init__(self, signs: str) -> None:
        super().__init__(f"{len(signs)} signs cannot be printed")
        self.signs = signs


class Press:
    """Prints with the fonts in a folder."""

    def __init__(self, fonts: Path) -> None:
        self._faces: Faces = load_faces(fonts)

    def print_disclosure(self, disclosure: Disclosure, large: bool = False) -> bytes:
        """The disclosure's paper; the file's own title names the product, never the child."""
        archival = disclosure.product != "sending"
        title = _DISCLOSURE_TITLES[disclosure.product]
        return self._set_well(disclosure.paper, large, title, archival)

    def print_sheet(self, sheet: Sheet, large: bool = False) -> bytes:
        """A paper without personal data."""
        return self._set_well(sheet.paper, large, _SHEET_TITLES[sheet.name])

    def unprintable(self, text: str) -> str:
        """The signs of ``text`` that the fonts lack, each once."""
        return self._faces.lack(text)

    def _set_well(self, paper: Paper, large: bool, title: str, archival: bool = True) -> bytes:
        """Set as it is read best; closer when that saves a page of a few lines, or the fourth."""
        lacking = self.unprintable("".join(_texts(paper.model_dump())))
        if lacking:
            raise UnprintableText(lacking)
        lay_out = partial(self._lay_out, paper, large, title, archival)
        document = lay_out()
        if document.ends_with_little or (document.page == _ONE_TOO_MANY and not large):
            document = _closer(document, lay_out)
        return document.write()

    def _lay_out(self, paper: Paper, large: bool, title: str, archival: bool, close: int = 0) -> Document:
        look = Look(self._faces, large, close)
        story = Story(look)
        Layout(story, paper).run()
        return _build(story, Furniture(look, paper), title, archival)


def _closer(document: Document, lay_out: Callable[..., Document]) -> Document:
    """On fewer pages, no closer than it takes; the same where that saves none."""
    closer = (lay_out(close=close) for close in range(1, CLOSEST + 1))
    return next((other for other in closer if other.page < document.page), document)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)


def _build(story: Story, furniture: Furniture, title: str, archival: bool) -> Document:
    face = furniture.look.faces.regular
    about = {"title": title, "author": _AUTHOR, "creator": _AUTHOR, "producer": _AUTHOR, "subject": ""}
    settings = {"invariant": 1, "lang": "da-DK", "initialFontName": face, "pageCompression": 1}
    document = Document(BytesIO(), furniture, **about, **settings)
    document.build(story.pieces(), canvasmaker=partial(_canvas, story, face, archival))
    return document


def _canvas(story: Story, face: str, archival: bool, *args: object, **settings: object) -> TaggedCanvas:
    settings |= {"pdfVersion": (1, 7), "initialFontName": face}
    canvas = TaggedCanvas(*args, **settings)
    canvas.root, canvas.archival = story.root, archival
    return canvas
