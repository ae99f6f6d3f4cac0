"""What PDF/UA-1 and PDF/A-2a ask of a file, rule by rule; each check returns what it found wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise, zip_longest
from typing import Any
from xml.etree import ElementTree

import pikepdf

from tests.pdf.reading import Node, Reading

LANGUAGES = {"da-DK", "ar", "da", "en", "fa", "pl", "so", "tr", "uk", "ur"}
HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
MOST_NESTED = 28
_ABOVE = 20
_PAINTERS = {"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", "INLINE IMAGE"}
_STREAM = re.compile(rb"/Length (\d+)[^>]*(?:>>[^>]*)*?>>\s*stream\r?\n")
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC, _XMP, _PDF = (
    "http://purl.org/dc/elements/1.1/",
    "http://ns.adobe.com/xap/1.0/",
    "http://ns.adobe.com/pdf/1.3/",
)
_UA, _A = "http://www.aiim.org/pdfua/ns/id/", "http://www.aiim.org/pdfa/ns/id/"
_SCHEMA, _PROPERTY = "http://www.aiim.org/pdfa/ns/schema#", "http://www.aiim.org/pdfa/ns/property#"
_FIXED_DAY = bytes((7, 208, 0, 1, 0, 1))


def language(of: Reading) -> list[str]:
    """The document says its language, and every part in another names it."""
    main = str(of.document.Root.get("/Lang", ""))
    strange = [node.lang for node in of.nodes() if node.lang and node.lang not in LANGUAGES]
    return strange + ([] if main == "da-DK" else [f"the document is in {main!r}"])


def marked(of: Reading) -> list[str]:
    """The file says that it is tagged."""
    is_marked = of.document.Root.get("/MarkInfo", {}).get("/Marked", False)
    return [] if is_marked else ["not said to be tagged"]


def title(of: Reading) -> list[str]:
    """There is a title, and it is what the window shows."""
    shown = of.document.Root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)
    named = str(of.document.docinfo.get("/Title", ""))
    return ([] if shown else ["the title is not shown"]) + ([] if named else ["no title"])


def _packet(of: Reading) -> dict[str, str]:
    metadata = of.document.Root.get("/Metadata")
    if metadata is None or "/Filter" in metadata:
        return {}
    root = ElementTree.fromstring(metadata.read_raw_bytes().decode())  # noqa: S314
    return {
        node.tag[1:].replace("}", ""): "".join(node.itertext()).strip()
        for described in root.iter(f"{_RDF}Description")
        for node in described
    }


def description(of: Reading) -> list[str]:
    """The packet tells the same as the file's own particulars, and to whom."""
    packet, info = _packet(of), of.document.docinfo
    pairs = {
        f"{_DC}title": "/Title", f"{_DC}creator": "/Author", f"{_DC}description": "/Subject",
        f"{_XMP}CreatorTool": "/Creator", f"{_PDF}Producer": "/Producer",
    }  # fmt: skip
    faults = [name for name, key in pairs.items() if packet.get(name) != str(info.get(key, ""))]
    for name, key in ((f"{_XMP}CreateDate", "/CreationDate"), (f"{_XMP}ModifyDate", "/ModDate")):
        told = re.sub(r"\D", "", packet.get(name, "").split("+")[0])
        faults += [] if told and str(info.get(key, "")).startswith(f"D:{told}") else [name]
    return faults + ([] if packet.get(f"{_DC}language") == "da-DK" else ["language"])


def readable_aloud(of: Reading) -> list[str]:
    """The packet says PDF/UA-1."""
    return [] if _packet(of).get(f"{_UA}part") == "1" else ["not said to be PDF/UA-1"]


def archivable(of: Reading) -> list[str]:
    """The packet says PDF/A-2a and explains the words PDF/A does not know; nothing is encrypted."""
    packet = _packet(of)
    faults = [] if packet.get(f"{_A}part") == "2" else ["part"]
    faults += [] if packet.get(f"{_A}conformance") == "A" else ["conformance"]
    raw = of.document.Root.Metadata.read_raw_bytes().decode() if packet else ""
    explained = _explained(raw) if raw else set()
    faults += [] if (_UA, "part", "Integer", "internal") in explained else ["an unexplained word"]
    return faults + (["encrypted"] if of.document.is_encrypted else [])


def _explained(packet: str) -> set[tuple[str, ...]]:
    root = ElementTree.fromstring(packet)  # noqa: S314
    names = ("name", "valueType", "category")
    found = set()
    for schema in root.iter(f"{_RDF}li"):
        space = schema.findtext(f"{{{_SCHEMA}}}namespaceURI")
        for said in schema.iter(f"{_RDF}li"):
            words = [said.findtext(f"{{{_PROPERTY}}}{name}") for name in names]
            if space and all(words):
                found.add((space, *map(str, words)))
    return found


def colours(of: Reading) -> list[str]:
    """One intent with an sRGB profile made on no particular day, and no colour but grey and RGB."""
    intents = list(of.document.Root.get("/OutputIntents", []))
    if [str(intent.S) for intent in intents] != ["/GTS_PDFA1"] or "/DestOutputProfile" not in intents[0]:
        return ["no intent"]
    profile = intents[0].DestOutputProfile
    data = profile.read_bytes()
    good = data[36:40] == b"acsp" and data[16:20] == b"RGB " and int.from_bytes(data[:4]) == len(data)
    faults = [] if good and profile.get("/N") == 3 else ["no RGB profile"]
    faults += [] if data[24:30] == _FIXED_DAY else ["the profile's day"]
    faults += ["the profile's system"] if any(data[40:44]) else []
    strange = {"k", "K", "cs", "CS", "scn", "SCN", "sc", "SC", "gs", "sh"}
    used = {str(step.operator) for content in of.steps + of.drawings for step in content}
    return faults + sorted(used & strange)


def content(of: Reading) -> list[str]:
    """Everything drawn is inside one region; regions and text begin and end inside one another."""
    faults: list[str] = []
    for number, steps in enumerate(of.steps, start=1):
        faults += [f"page {number}: {fault}" for fault in _loose(steps)]
    claimed = sorted(place for node in of.nodes() for place in node.places)
    drawn = sorted((number, mcid) for number, steps in enumerate(of.steps) for mcid in _mcids(steps))
    return faults + ([] if claimed == drawn else ["claims and marks differ"])


def _loose(steps: list[Any]) -> Iterator[str]:
    opened: list[str] = []
    for step in steps:
        name = str(step.operator)
        if name in ("BDC", "BMC", "BT"):
            if name != "BT" and "region" in opened:
                yield "a region inside a region"
            opened.append("text" if name == "BT" else "region")
        elif name in ("EMC", "ET"):
            wanted = "text" if name == "ET" else "region"
            if not opened or opened.pop() != wanted:
                yield f"{name} across"
        elif name in _PAINTERS and "region" not in opened:
            yield f"{name} outside"
    if opened:
        yield "left open"


def _mcids(steps: list[Any]) -> Iterator[int]:
    for step in steps:
        if str(step.operator) == "BDC" and "/MCID" in step.operands[1]:
            yield int(step.operands[1].MCID)


def parents(of: Reading) -> list[str]:
    """From each mark on a page the way leads back to its element."""
    tree = of.document.Root.get("/StructTreeRoot", {}).get("/ParentTree", {})
    flat, following = list(tree.get("/Nums", [])), of.document.Root.get("/StructTreeRoot", {})
    rows = {int(key): list(row) for key, row in zip(flat[::2], flat[1::2], strict=False)}
    owner = {place: node.entry.objgen for node in of.nodes() for place in node.places}
    faults = [] if following.get("/ParentTreeNextKey", 0) > max(rows, default=-1) else ["the next key"]
    for (page, mcid), element in sorted(owner.items()):
        key = of.document.pages[page].get("/StructParents", -1)
        row = rows.get(int(key), [])
        if mcid >= len(row) or row[mcid].objgen != element:
            faults.append(f"page {page + 1}: mark {mcid}")
    return faults


def furniture(of: Reading) -> list[str]:
    """The foot of each page says that it is one, for a reader that leaves it out."""
    feet = [
        any(str(step.operands[1].get("/Subtype", "")) == "/Footer" for step in _regions(steps))
        for steps in of.steps
    ]
    return [f"page {number}" for number, foot in enumerate(feet, start=1) if not foot]


def _regions(steps: list[Any]) -> Iterator[Any]:
    opened = (step for step in steps if str(step.operator) == "BDC")
    yield from (step for step in opened if isinstance(step.operands[1], pikepdf.Dictionary))


def pages(of: Reading) -> list[str]:
    """Pages are read in the order of the tree, and none has an effect when it is turned."""
    faults = []
    for number, page in enumerate(of.document.pages, start=1):
        faults += [] if page.get("/Tabs") == "/S" else [f"page {number}: order"]
        faults += [f"page {number}: {key}" for key in ("/Trans", "/AA", "/Annots") if key in page]
    return faults


def headings(of: Reading) -> list[str]:
    """One first heading, and no level skipped."""
    levels = [HEADINGS.index(node.tag) + 1 for node in of.nodes(*HEADINGS)]
    skipped = [f"{one} to {two}" for one, two in pairwise([0, *levels]) if two > one + 1]
    return skipped + ([] if levels.count(1) == 1 and levels[0] == 1 else ["the first heading"])


def tables(of: Reading) -> list[str]:
    """Rows of one length, each with a header that says what it heads."""
    faults = []
    for table in of.nodes("Table"):
        rows = [row for row in table.kids if row.tag == "TR"]
        faults += [kid.tag for kid in table.kids if kid.tag != "TR"]
        faults += [cell.tag for row in rows for cell in row.kids if cell.tag not in ("TH", "TD")]
        faults += ["rows of many lengths"] if len({len(row.kids) for row in rows}) != 1 else []
        faults += ["no header"] if not any(cell.tag == "TH" for row in rows for cell in row.kids) else []
    outside = {id(cell) for table in of.nodes("Table") for cell in table.walk()}
    faults += [node.tag for node in of.nodes("TR", "TH", "TD") if id(node) not in outside]
    scopes = ("/Row", "/Column", "/Both")
    unscoped = [node for node in of.nodes("TH") if node.attributes.get("/Scope") not in scopes]
    heads = [row.kids[0] for row in of.nodes("TR") if [kid.tag for kid in row.kids[:2]] == ["TH", "TD"]]
    faults += ["a header of another row" for cell in heads if cell.attributes.get("/Scope") == "/Column"]
    return faults + ["a header without scope" for _ in unscoped]


def lists(of: Reading) -> list[str]:
    """Lists hold items, items hold a label or a body, and say how they are numbered."""
    faults = []
    for one in of.nodes("L"):
        faults += [kid.tag for kid in one.kids if kid.tag not in ("LI", "Caption", "L")]
        faults += [] if "/ListNumbering" in one.attributes else ["no numbering"]
        labelled = any(kid.tag == "Lbl" for item in one.kids for kid in item.kids)
        said = one.attributes.get("/ListNumbering")
        faults += ["labels that are not said"] if labelled and said == "/None" else []
    for item in of.nodes("LI"):
        faults += [kid.tag for kid in item.kids if kid.tag not in ("Lbl", "LBody")]
    inside = {id(kid) for one in of.nodes("L") for kid in one.kids}
    return faults + [f"{node.tag} in no list" for node in of.nodes("LI") if id(node) not in inside]


def figures(of: Reading) -> list[str]:
    """A picture is told in words."""
    return ["a picture without words" for node in of.nodes("Figure") if not node.alt.strip()]


def fields(of: Reading) -> list[str]:
    """A field on paper says which kind it is, for what, and for a box whether it is ticked."""
    faults = []
    for node in of.nodes("Form"):
        said = node.attributes
        faults += [] if said.get("/O") == "/PrintField" else ["not said to be a field on paper"]
        faults += [] if said.get("/Role") in ("/rb", "/cb", "/pb", "/tv") else ["a field of no kind"]
        faults += [] if said.get("/Desc", "").strip() else ["a field for nothing"]
        ticked = said.get("/Role") != "/cb" or said.get("/checked") in ("/on", "/off", "/neutral")
        faults += [] if ticked else ["a box neither ticked nor not"]
    return faults


def drawn_fields(of: Reading) -> list[str]:
    """Long rules and empty boxes that are no part of any text: a page that has them has fields."""
    return [f"{node.tag} has neither words nor a kind" for node in of.nodes() if _is_silent(node)]


def _is_silent(node: Node) -> bool:
    return bool(node.places) and not node.words.strip() and node.tag not in ("Form", "Figure")


def painted(of: Reading) -> list[str]:
    """A line to write on, a box and a picture can be seen: something is painted for each."""
    seen = {
        (number, mcid) for number, steps in enumerate(of.steps) for mcid in _painted(steps)
    }
    drawn = [node for node in of.nodes("Form", "Figure") if node.places]
    return [f"{node.tag} with nothing to see" for node in drawn if not seen.issuperset(node.places)]


def _painted(steps: list[Any]) -> Iterator[int]:
    inside = -1
    for step in steps:
        name = str(step.operator)
        if name == "BDC":
            inside = int(step.operands[1].get("/MCID", -1))
        elif name == "EMC":
            inside = -1
        elif name in _PAINTERS and inside >= 0:
            yield inside


def fonts(of: Reading) -> list[str]:
    """Every font is in the file, as the signs that are used, and its signs can be read back."""
    faults, seen = [], False
    for thing in of.document.objects:
        if not isinstance(thing, pikepdf.Dictionary) or thing.get("/Type") != "/Font":
            continue
        seen, name = True, str(thing.get("/BaseFont", ""))
        holder = thing.get("/DescendantFonts", [thing])[0]
        if not {"/FontFile2", "/FontFile3"} & set(holder.get("/FontDescriptor", {}).keys()):
            faults.append(f"{name} is not in the file")
        elif not re.match(r"/[A-Z0-9]{6}\+", name):
            faults.append(f"{name} is no subset")
        faults += [] if "/ToUnicode" in thing else [f"{name} cannot be read back"]
    return faults + ([] if seen else ["no font"])


def bookmarks(of: Reading) -> list[str]:
    """The outline is the headings of the second level: their words, in order, each on its page."""
    with of.document.open_outline() as outline:
        told = [(_signs(item.title), of.pages[item.destination[0].objgen]) for item in outline.root]
        heights = [float(item.destination[3]) for item in outline.root]
    wanted = [(_signs(node.text()), node.page) for node in of.nodes("H2")]
    wrong = [f"{one} for {two}" for one, two in zip_longest(told, wanted) if one != two]
    placed = zip(heights, of.nodes("H2"), strict=False)
    return wrong + [f"{height} for {node.top}" for height, node in placed if not _at(height, node.top)]


def _at(height: float, top: float) -> bool:
    """Whether a place on a page is where a heading's letters reach to, or a little above."""
    return -1 < height - top < _ABOVE


def _signs(text: str) -> str:
    """The signs of a text: beside Arabic on its line, a reader may put the words in another order."""
    return "".join(sorted(_close(text)))


def _close(text: str) -> str:
    return re.sub(r"[\s\u0002\ufffe\u00ad-]+", "", text)


def nesting(of: Reading) -> list[str]:
    """No more states kept than an archive's reader must be able to keep."""
    deepest = 0
    for steps in of.steps + of.drawings:
        depth = 0
        for step in steps:
            depth += {"q": 1, "Q": -1}.get(str(step.operator), 0)
            deepest = max(deepest, depth)
    return [f"{deepest} deep"] if deepest > MOST_NESTED else []


def inert(of: Reading) -> list[str]:
    """Nothing happens, nothing is fetched and nothing is inside but pages."""
    root = of.document.Root
    names = [
        key for key in ("/OpenAction", "/AA", "/AcroForm", "/AF", "/Names", "/OCProperties") if key in root
    ]
    kinds = ("/Action", "/Filespec", "/EmbeddedFile")
    things = (t for t in of.document.objects if isinstance(t, pikepdf.Dictionary | pikepdf.Stream))
    return names + [str(thing.Type) for thing in things if thing.get("/Type") in kinds]


def stream_ends(pdf: bytes) -> list[str]:
    """Every stream is as long as it says, and an end of line stands before its last word."""
    found = [(match.end(), int(match[1])) for match in _STREAM.finditer(pdf)]
    wrong = [start for start, length in found if pdf[start + length :][:11] not in (b"\nendstream\n",)]
    count = len(re.findall(rb"endstream\s", pdf))
    return [f"at {start}" for start in wrong] + ([] if found and len(found) == count else ["count"])


def header(pdf: bytes) -> list[str]:
    """The version that the parts are made for, and signs that say it is no text."""
    first, second = pdf.split(b"\n")[:2]
    good = first == b"%PDF-1.7" and second[:1] == b"%" and all(byte > 127 for byte in second[1:5])
    return [] if good and b"/ID" in pdf[-2000:] else ["the first lines"]


RULES: dict[str, Callable[[Reading], list[str]]] = {
    rule.__name__: rule
    for rule in (
        language, marked, title, description, readable_aloud, archivable, colours, content, parents, pages,
        headings, tables, lists, figures, fields, drawn_fields, painted, furniture, fonts, bookmarks,
        nesting, inert,
    )
}  # fmt: skip
BYTE_RULES: dict[str, Callable[[bytes], list[str]]] = {"stream_ends": stream_ends, "header": header}


@lru_cache(maxsize=1)
def _read(pdf: bytes) -> Reading:
    """The same file is asked twice in a row."""
    return Reading(pdf)


def faults(pdf: bytes, *but: str) -> dict[str, list[str]]:
    """What every rule found, apart from those named; empty when all is well."""
    reading = _read(pdf)
    found = {name: rule(reading) for name, rule in RULES.items()}
    found |= {name: check(pdf) for name, check in BYTE_RULES.items()}
    return {name: wrong for name, wrong in found.items() if wrong and name not in but}


def unlabelled(pdf: bytes, said: dict[str, list[str]]) -> list[str]:
    """Words of a second language that do not stand under an element that names it."""
    reading = _read(pdf)
    under = {lang: _close("".join(n.words for n in reading.nodes() if n.lang == lang)) for lang in said}
    return [
        word
        for lang, texts in said.items()
        for text in texts
        for word in text.split()
        if _close(word) not in under[lang]
    ]
