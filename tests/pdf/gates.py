"""Checks of a finished PDF; each returns what it found wrong."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from itertools import pairwise
from typing import Any

import pikepdf
import pypdf
import pypdfium2
from pypdfium2 import raw

from tests.pdf.accessibility import faults
from tests.pdf.reading import Node, Reading, reading_of
from transitions.domain.disclosure import Paper

MARGIN = 18 * 72 / 25.4
WIDTH, HEIGHT = 595.3, 841.9
ROOM = 500
"""So high a list of boxes has room on one page, whatever stands at the head and the foot of it."""
_LOST = re.compile(r"[\s\u0002\ufffe\u00ad\u200b-]+")
_WORDS = re.compile(r"[^\W_]+")
_PAINTERS = {"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh"}


def squeezed(text: str) -> str:
    """Text without what line breaks add or take away."""
    return _LOST.sub("", unicodedata.normalize("NFKC", text))


def page_texts(pdf: bytes) -> list[str]:
    return list(_page_texts(pdf))


@lru_cache(maxsize=1)
def _page_texts(pdf: bytes) -> tuple[str, ...]:
    """Several checks of the same file follow each other."""
    return tuple(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))


def _boxes(pdf: bytes) -> Iterator[tuple[int, str, tuple[float, float, float, float]]]:
    for number, page in enumerate(pypdfium2.PdfDocument(pdf), start=1):
        text = page.get_textpage()
        for index in range(text.count_chars()):
            yield number, chr(raw.FPDFText_GetUnicode(text, index)), text.get_charbox(index)


def clipped(pdf: bytes, margin: float = MARGIN) -> list[str]:
    """Signs outside the margins at the sides or outside the page."""
    found = []
    for page, sign, (left, bottom, right, top) in _boxes(pdf):
        inside = left > margin - 2 and right < WIDTH - margin + 2 and bottom > 20 and top < HEIGHT - 20
        if sign.strip() and right > left and not inside:
            found.append(f"{sign!r} at {left:.0f},{bottom:.0f} on page {page}")
    return found


def in_the_foot(pdf: bytes, foot_lines: int = 1) -> list[str]:
    """Body text that has come down into the foot: more lines there than the foot has."""
    found = []
    for number, page in enumerate(pypdfium2.PdfDocument(pdf), start=1):
        below = {round(obj.get_bounds()[1]) for obj in _text_objects(page) if obj.get_bounds()[1] < 48}
        if len(below) > foot_lines + 1:
            found.append(f"page {number}: {sorted(below)}")
    return found


def _text_objects(page: Any) -> list[Any]:
    return list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=1))


def overlapping(pdf: bytes) -> list[str]:
    """Pairs of words or lines printed over one another."""
    found = []
    for number, page in enumerate(pypdfium2.PdfDocument(pdf), start=1):
        boxes = [obj.get_bounds() for obj in _text_objects(page)]
        for index, one in enumerate(boxes):
            left, low, right, high = one
            found += [
                f"page {number}: {one}" for other in boxes[index + 1 :]
                if other[1] < high and other[3] > low and other[0] < right and other[2] > left
                and _over(one, other)
            ]
    return found


def _over(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide > 2 and high > 0.45 * min(one[3] - one[1], other[3] - other[1])


def missing(pdf: bytes, paper: Paper) -> list[str]:
    """Words of the paper that the text layer lacks."""
    pages = page_texts(pdf)
    numbers = (f"Side{number}af{len(pages)}" for number in range(1, len(pages) + 1))
    body = "".join(_without_foot(text, paper, number) for text, number in zip(pages, numbers, strict=True))
    words = {word for said in texts_of(paper) if not turned(said) for word in said.split()}
    letters = _letters(body)
    beside = {word for said in texts_of(paper) if turned(said) for word in _WORDS.findall(_letters(said))}
    lost = [word for word in words if squeezed(word) not in body]
    return sorted(lost + [word for word in beside if word not in letters])


def turned(text: str) -> bool:
    """Whether words in it run from right to left: a reader may put signs at their ends elsewhere."""
    return any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in text)


def _letters(text: str) -> str:
    """Letters and digits in the order they are read, joined forms apart, vowel signs left out."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(sign for sign in plain if unicodedata.category(sign) != "Mn")


def _without_foot(text: str, paper: Paper, number: str) -> str:
    """The page's text without its foot, so that a word may go on over the page."""
    body = squeezed(text)
    practice = (paper.practice_words, f"{paper.practice_words}·") if paper.practice else ()
    for part in (*practice[::-1], paper.foot.left, paper.foot.middle, number):
        body = body.replace(squeezed(part), "", 1)
    return body


def texts_of(paper: Paper) -> Iterator[str]:
    yield from _said(paper.model_dump(exclude={"foot", "practice_words"}))


def _said(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inside in value.items():
            if name in ("danish", "other") and isinstance(inside, str):
                yield unicodedata.normalize("NFC", inside)
            yield from _said(inside)
    elif isinstance(value, list | tuple):
        for inside in value:
            yield from _said(inside)


def missing_glyphs(pdf: bytes) -> list[str]:
    """Pages with a sign that is only a box."""
    found = []
    for number, page in enumerate(pypdfium2.PdfDocument(pdf), start=1):
        text = page.get_textpage()
        codes = {raw.FPDFText_GetUnicode(text, index) for index in range(text.count_chars())}
        found += [f"page {number}"] if codes & {0, 0xFFFD} else []
    return found


def ends_of_file(pdf: bytes) -> int:
    return pdf.count(b"%%EOF")


def bookmarks(pdf: bytes) -> list[tuple[str, int]]:
    """Title and page, counted from one."""
    document = pikepdf.open(BytesIO(pdf))
    with document.open_outline() as outline:
        return [(item.title, _page_of(item.destination)) for item in outline.root]


def _page_of(destination: Any) -> int:
    return _index_of(destination[0]) + 1


def _index_of(page: Any) -> int:
    index: Any = pikepdf.Page(page).index
    return int(index)


def wrong_bookmarks(pdf: bytes) -> list[str]:
    """Bookmarks whose title is not on their page."""
    texts = [squeezed(text) for text in page_texts(pdf)]
    return [title for title, page in bookmarks(pdf) if squeezed(title) not in texts[page - 1]]


def wrong_page_numbers(pdf: bytes) -> list[int]:
    texts = page_texts(pdf)
    numbers = enumerate(texts, start=1)
    return [number for number, text in numbers if f"Side {number} af {len(texts)}" not in text]


def metadata(pdf: bytes) -> dict[str, str]:
    reader = pypdf.PdfReader(BytesIO(pdf))
    return {key: str(value) for key, value in (reader.metadata or {}).items()}


def leaks(pdf: bytes, names: list[str]) -> list[str]:
    """Names that stand in the file outside page content and structure."""
    document = pikepdf.open(BytesIO(pdf))
    root = document.Root
    xmp = root.Metadata.read_bytes().decode() if "/Metadata" in root else ""
    about = " ".join([*metadata(pdf).values(), xmp])
    return [name for name in names if squeezed(name) in squeezed(about)]


def tags_by_page(pdf: bytes) -> list[list[str]]:
    """Tags of the marked content of each page, in drawing order."""
    document = pikepdf.open(BytesIO(pdf))
    pages: list[list[str]] = []
    for page in document.pages:
        marked = (step for step in pikepdf.parse_content_stream(page) if str(step.operator) == "BDC")
        pages.append([str(step.operands[0]) for step in marked])
    return pages


def lonely_headings(pdf: bytes) -> list[int]:
    """Pages that end in a heading which does not go on over the page."""
    tags = [[tag for tag in page if tag != "/Artifact"] for page in tags_by_page(pdf)]
    turns = enumerate(pairwise(tags), start=1)
    headings = ("/H1", "/H2", "/H3")
    return [number for number, (page, after) in turns if page[-1:] != after[:1] and page[-1] in headings]


def parted(pdf: bytes) -> list[str]:
    """What a reader needs side by side and finds on two pages.

    A label; a label and what it is of; a caption and the lines, boxes or signature it is for; the
    choices of one question; a heading, with whose words follow beside it, and what it is over.
    """
    reading = reading_of(pdf)
    found = [f"{node.tag} on two pages" for node in reading.nodes("TH", "Lbl") if len(_pages(node)) > 1]
    found += ["choices on two pages" for node in reading.nodes("L") if _needlessly_parted(node, reading)]
    for row in reading.nodes("TR", "LI"):
        begun = {min(_pages(kid)) for kid in row.kids if _pages(kid)}
        found += [f"{row.tag} begins on two pages"] if len(begun) > 1 else []
    for node in reading.nodes():
        for one, other in pairwise(node.kids):
            short = len(_pages(one)) == 1 and one.tag == "P" and other.tag in ("Form", "L")
            signed = one.tag in ("Form", "Figure") and other.tag == "P" and node.tag == "Div"
            asked = one.tag == "P" and other.tag == "Div" and node.tag == "Sect"
            if (short or signed or asked) and max(_pages(one)) != min(_pages(other)):
                found.append(f"{one.tag} before {other.tag}")
    alone = (node for node in reading.nodes("H1", "H2") if _ends_a_page(node, reading))
    return found + [f"{node.tag} over nothing" for node in alone]


def _needlessly_parted(node: Node, reading: Reading) -> bool:
    """Whether boxes to tick stand on two pages that would have room on one."""
    boxed = any(part.tag == "Form" for part in node.walk())
    if not boxed or len(_pages(node)) == 1:
        return False
    places = [place for part in node.walk() for place in part.places if place in reading.edges]
    edges = {page: [reading.edges[place] for place in places if place[0] == page] for page in _pages(node)}
    high = sum(max(high for _, high in own) - min(low for low, _ in own) for own in edges.values() if own)
    return high < ROOM


def _ends_a_page(heading: Node, reading: Reading) -> bool:
    """Whether nothing of the tree stands under a heading on its page, though there is more to read."""
    last = max(heading.places)
    low = reading.edges[last][0]
    on_page = [edges for place, edges in reading.edges.items() if place[0] == last[0] and place[1] >= 0]
    goes_on = any(place[0] > last[0] and place[1] >= 0 for place in reading.edges)
    return goes_on and not any(high < low + 1 for _, high in on_page)


def _pages(node: Node) -> set[int]:
    return {place[0] for part in node.walk() for place in part.places}


def structure_faults(pdf: bytes) -> list[str]:
    """What breaks a rule that any paper must keep, also one without titles or with nameless fields."""
    found = faults(pdf, "headings", "bookmarks", "fields", "drawn_fields", "figures", "archivable", "colours")
    return [f"{name}: {fault}" for name, wrong in found.items() for fault in wrong]
