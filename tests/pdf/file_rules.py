"""What PDF/UA-1 and PDF/A-2a ask of a file around its pages: its own particulars, colours, fonts, bytes."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pikepdf

from tests.pdf.reading import Reading

LANGUAGES = {"da-DK", "ar", "da", "en", "fa", "pl", "so", "tr", "uk", "ur"}
MOST_NESTED = 28
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
