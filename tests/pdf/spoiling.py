"""Everything that can be wrong with a paper for who cannot see it: each defect made in a finished file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

Spoil = Callable[[Pdf], object]


def elements(document: Pdf, tag: str) -> list[Any]:
    return [t for t in document.objects if isinstance(t, Dictionary) and t.get("/S") == tag and "/P" in t]


def packet(old: str, new: str) -> Spoil:
    def spoil(document: Pdf) -> None:
        metadata: Any = document.Root.Metadata
        text = metadata.read_bytes().decode()
        assert re.search(old, text, re.DOTALL)
        metadata.write(re.sub(old, new, text, flags=re.DOTALL).encode())

    return spoil


def without(path: str, tag: str = "") -> Spoil:
    def spoil(document: Pdf) -> None:
        *way, last = path.split("/")
        holder: Any = elements(document, tag)[0] if tag else document.Root
        for key in way:
            holder = holder[f"/{key}"]
        del holder[f"/{last}"]

    return spoil


def retag(old: str, new: str) -> Spoil:
    def spoil(document: Pdf) -> None:
        elements(document, old)[0].S = Name(new)

    return spoil


def drawing(extra: bytes, before: bool = False) -> Spoil:
    def spoil(document: Pdf) -> None:
        document.pages[0].contents_add(extra, prepend=before)

    return spoil


def fonts_of(document: Pdf) -> Iterator[Any]:
    yield from (t for t in document.objects if isinstance(t, Dictionary) and t.get("/Type") == "/Font")


def standard_font(document: Pdf) -> None:
    document.pages[0].Resources.Font.F99 = document.make_indirect(
        Dictionary(
            Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, ToUnicode=document.make_stream(b"")
        )
    )


def whole_font(document: Pdf) -> None:
    font = next(fonts_of(document))
    font.BaseFont = Name("/" + str(font.BaseFont).partition("+")[2])


def unreadable_font(document: Pdf) -> None:
    del next(fonts_of(document)).ToUnicode


def wrong_page(document: Pdf) -> None:
    last = document.Root.Outlines.Last
    last.Dest[0] = document.pages[0].obj


def wrong_words(document: Pdf) -> None:
    document.Root.Outlines.First.Title = String("Mad")


def another_day(document: Pdf) -> None:
    profile: Any = document.Root.OutputIntents[0].DestOutputProfile
    data = bytearray(profile.read_bytes())
    data[24:26] = bytes((7, 234))
    profile.write(bytes(data))


def other_element(document: Pdf) -> None:
    row: Any = document.Root.StructTreeRoot.ParentTree.Nums[1]
    row[0], row[1] = row[1], row[0]


def unpainted(document: Pdf) -> None:
    """Everything but the words is gone."""
    for page in document.pages:
        steps = pikepdf.parse_content_stream(page)
        kept = [step for step in steps if str(step.operator) not in ("S", "f", "B")]
        page.Contents = document.make_stream(pikepdf.unparse_content_stream(kept))


def footless(document: Pdf) -> None:
    page: Any = document.pages[-1]
    content = b"\n".join(part.read_bytes() for part in page.Contents.as_list()) if isinstance(
        page.Contents, Array) else page.Contents.read_bytes()
    page.Contents = document.make_stream(content.replace(b"/Pagination /Subtype /Footer", b"/Layout"))


def low_bookmark(document: Pdf) -> None:
    document.Root.Outlines.First.Dest[3] = 40


def another_system(document: Pdf) -> None:
    profile: Any = document.Root.OutputIntents[0].DestOutputProfile
    data = bytearray(profile.read_bytes())
    data[40:44] = b"APPL"
    profile.write(bytes(data))


def lost_mark(document: Pdf) -> None:
    elements(document, "/H1")[0].K = Array([])


def no_headers(document: Pdf) -> None:
    for cell in elements(document, "/TH"):
        cell.S = Name.TD
        del cell.A


def short_row(document: Pdf) -> None:
    del elements(document, "/TR")[0].K[1]


def item_in_a_paragraph(document: Pdf) -> None:
    elements(document, "/L")[0].K[0].S = Name.P


def new_field(key: str, value: Any) -> Spoil:
    def spoil(document: Pdf) -> None:
        box = next(e for e in elements(document, "/Form") if e.A.Role == "/cb")
        if value is None:
            del box.A[key]
        else:
            box.A[key] = value

    return spoil


def page_key(key: str, value: Any) -> Spoil:
    def spoil(document: Pdf) -> None:
        document.pages[0][key] = value

    return spoil


def attachment(document: Pdf) -> None:
    document.attachments["svar.json"] = b"{}"


DEFECTS: dict[str, tuple[str, Spoil]] = {
    "no language": ("language", without("Lang")),
    "a language that is none": ("language", lambda d: elements(d, "/P")[0].update({"/Lang": String("xx")})),
    "not marked": ("marked", without("MarkInfo")),
    "title not shown": ("title", without("ViewerPreferences")),
    "no title": ("title", lambda d: d.docinfo.__delitem__("/Title")),
    "another title in the packet": ("description", packet("Overgangsskema", "Skema")),
    "another day in the packet": ("description", packet("<xmp:ModifyDate>2000", "<xmp:ModifyDate>2001")),
    "another language in the packet": ("description", packet("<rdf:li>da-DK", "<rdf:li>sv-SE")),
    "no packet": ("description", without("Metadata")),
    "not said to be PDF/UA": ("readable_aloud", packet("<pdfuaid:part>1", "<pdfuaid:part>")),
    "not said to be PDF/A": ("archivable", packet("<pdfaid:part>2</pdfaid:part>", "")),
    "another level of PDF/A": ("archivable", packet("<pdfaid:conformance>A", "<pdfaid:conformance>B")),
    "an unexplained word": ("archivable", packet("<pdfaExtension:schemas>.*</pdfaExtension:schemas>", "")),
    "no colour profile": ("colours", without("OutputIntents")),
    "a profile of today": ("colours", another_day),
    "a profile of one system": ("colours", another_system),
    "ink of a press": ("colours", drawing(b"0 0 0 1 k")),
    "a line in no region": ("content", drawing(b"0 0 m 9 9 l S")),
    "a picture in no region": ("content", drawing(b"/X Do")),
    "a region never closed": ("content", drawing(b"/Artifact BMC")),
    "a region across a text": ("content", drawing(b"/Artifact BMC BT EMC ET")),
    "a region in a region": ("content", drawing(b"/Artifact BMC /Artifact BMC EMC EMC")),
    "a mark that nothing claims": ("content", lost_mark),
    "a mark of the wrong element": ("parents", other_element),
    "no way back from a page": ("parents", lambda d: d.pages[0].__delitem__("/StructParents")),
    "a key that is taken": (
        "parents", lambda d: d.Root.StructTreeRoot.update({"/ParentTreeNextKey": 0})
    ),
    "no order on a page": ("pages", lambda d: d.pages[0].__delitem__("/Tabs")),
    "an empty effect": ("pages", page_key("/Trans", Dictionary())),
    "a skipped heading": ("headings", lambda d: [e.update({"/S": Name.H3}) for e in elements(d, "/H2")]),
    "two first headings": ("headings", retag("/H2", "/H1")),
    "no first heading": ("headings", retag("/H1", "/P")),
    "a table without headers": ("tables", no_headers),
    "a header without scope": ("tables", without("A/Scope", "/TH")),
    "a header of another row": ("tables", lambda d: elements(d, "/TH")[0].A.update({"/Scope": Name.Column})),
    "a short row": ("tables", short_row),
    "a row outside tables": ("tables", retag("/Table", "/Sect")),
    "a paragraph among items": ("lists", item_in_a_paragraph),
    "a list of no kind": ("lists", without("A", "/L")),
    "labels that are not said": (
        "lists", lambda d: elements(d, "/L")[0].A.update({"/ListNumbering": Name("/None")})
    ),
    "an item outside lists": ("lists", retag("/L", "/Div")),
    "a picture without words": ("figures", without("Alt", "/Figure")),
    "no field on paper": ("fields", without("A", "/Form")),
    "a field of no kind": ("fields", new_field("/Role", None)),
    "a field for nothing": ("fields", new_field("/Desc", String(""))),
    "a box neither ticked nor not": ("fields", new_field("/checked", None)),
    "a box that is no field": ("drawn_fields", retag("/Form", "/P")),
    "a box that nobody sees": ("painted", unpainted),
    "a foot that is text like any other": ("furniture", footless),
    "a bookmark to another place": ("bookmarks", low_bookmark),
    "a font that is not in the file": ("fonts", standard_font),
    "a font with all its signs": ("fonts", whole_font),
    "a font that cannot be read back": ("fonts", unreadable_font),
    "a bookmark to the wrong page": ("bookmarks", wrong_page),
    "a bookmark of other words": ("bookmarks", wrong_words),
    "no bookmarks": ("bookmarks", without("Outlines")),
    "states kept too deep": ("nesting", drawing(b"q " * 30 + b"Q " * 30)),
    "something inside": ("inert", attachment),
    "something that happens": ("inert", lambda d: d.Root.update({"/OpenAction": Dictionary(S=Name.Named)})),
}
"""Each with the rule that must see it."""


def spoiled(pdf: bytes, spoil: Spoil) -> bytes:
    """The paper with one thing in it spoiled, and saved anew."""
    target = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        spoil(document)
        document.save(target, compress_streams=False)
    return target.getvalue()
