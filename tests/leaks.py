"""Finds a string wherever it can survive in a PDF: in the open, compressed, unused, hidden, replaced.

Both sides are normalised (NFKC, no white space, no soft hyphens, case folded), so that neither a
line break nor a ligature hides anything. Every gate returns what it found; none is proof on its
own: ``tests/practice/test_leak_gate.py`` plants leaks that they must find.
"""

from __future__ import annotations

import base64
import re
import unicodedata
import warnings
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from io import BytesIO
from typing import Any

import pikepdf
import pypdf
import pypdfium2

SHORTEST = 5
"""Shorter strings are found by chance in the bytes of a font."""

_DROPPED = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff\u0000-\u001f]+")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_CHARS = re.compile(r"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGES = re.compile(r"beginbfrange(.*?)endbfrange", re.DOTALL)
_PAIR = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_TRIPLE = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])")
_HEX = re.compile(r"<([0-9A-Fa-f]+)>")
_SHOWS = {"Tj", "TJ", "'", '"'}

ToUnicode = Mapping[bytes, str]


def normalised(text: str) -> str:
    """Text as both sides are compared."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", text)).casefold()


def leaks(pdf: bytes, forbidden: Iterable[str], password: str = "") -> list[str]:
    """Each forbidden string that is somewhere in the file, and where it was found."""
    wanted = {text: normalised(text) for text in forbidden}
    short = [text for text, squeezed in wanted.items() if len(squeezed) < SHORTEST]
    if short:
        raise ValueError(f"too short to look for: {short}")
    found: dict[str, str] = {}
    for where, squeezed in _squeezed(pdf, password):
        for name, needle in wanted.items():
            if name not in found and needle in squeezed:
                found[name] = where
    return [f"{name!r} in {where}" for name, where in found.items()]


@lru_cache(maxsize=256)
def _squeezed(pdf: bytes, password: str) -> tuple[tuple[str, str], ...]:
    """Everything as it is compared, each text once."""
    read: set[str] = set()
    places: dict[str, str] = {}
    for where, text in everything(pdf, password):
        if text not in read:
            read.add(text)
            places.setdefault(normalised(text), where)
    return tuple((where, text) for text, where in places.items())


def leaks_in_text(text: str, forbidden: Iterable[str]) -> list[str]:
    """As ``leaks`` for a plain text file."""
    squeezed = normalised(text)
    return [name for name in forbidden if normalised(name) in squeezed]


def everything(pdf: bytes, password: str = "") -> Iterator[tuple[str, str]]:
    """Every text that can be got out of the file, with where it was."""
    yield from (("raw bytes", text) for text in _readings(pdf))
    for index, content in enumerate(_loose_streams(pdf)):
        yield from ((f"stream {index} of the raw file", text) for text in _readings(content))
    with pikepdf.open(BytesIO(pdf), password=password) as document:
        yield from _objects(document)
        yield from _drawn(document)
        for name, attachment in document.attachments.items():
            content = attachment.get_file().read_bytes()
            yield from ((f"attachment {name}", text) for text in (name, *_readings(content)))
    yield from _extracted(pdf, password)


def revisions(pdf: bytes) -> int:
    """How many times the file was saved into itself; more than one keeps what was there before."""
    return pdf.count(b"%%EOF")


def _readings(content: bytes) -> Iterator[str]:
    yield content.decode("latin-1")
    yield content.decode("utf-8", errors="replace")
    for offset in (0, 1):
        yield content[offset:].decode("utf-16-be", errors="replace")


def _loose_streams(pdf: bytes) -> Iterator[bytes]:
    """Every stream between the words, also of objects that no table names any more."""
    for found in _STREAM.finditer(pdf):
        yield from _unpacked(found.group(1))


def _unpacked(content: bytes) -> Iterator[bytes]:
    yield content
    tried = [content]
    with suppress(ValueError):
        tried.append(base64.a85decode(content.strip().removesuffix(b"~>").removeprefix(b"<~")))
    with suppress(ValueError):
        tried.append(bytes.fromhex(content.decode("latin-1").strip().removesuffix(">")))
    for packed in tried:
        with suppress(zlib.error):
            yield zlib.decompressobj().decompress(packed)


def _objects(document: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    """The strings, names and streams of every object, reachable or not."""
    for number, thing in enumerate(document.objects, start=1):
        for text in _strings(thing):
            yield f"object {number}", text
        if isinstance(thing, pikepdf.Stream):
            for text in _readings(_content(thing)):
                yield f"stream of object {number}", text
    for text in _strings(document.trailer):
        yield "trailer", text


def _content(stream: pikepdf.Stream) -> bytes:
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:
        return stream.read_raw_bytes()


def _strings(thing: Any) -> Iterator[str]:
    if isinstance(thing, pikepdf.String):
        yield str(thing)
        yield from _readings(bytes(thing))
    elif isinstance(thing, pikepdf.Name):
        yield str(thing)
    elif isinstance(thing, pikepdf.Array):
        for inside in thing:
            yield from _inside(inside)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for key, inside in thing.items():
            yield str(key)
            yield from _inside(inside)


def _inside(thing: Any) -> Iterator[str]:
    """What stands directly inside; what is only pointed at has its own turn."""
    if not (isinstance(thing, pikepdf.Object) and thing.is_indirect):
        yield from _strings(thing)


def _drawn(document: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    """What every content stream shows, read with every font of the file, used or not."""
    maps = [(font, max(map(len, font), default=1)) for font in _maps(document)]
    for number, thing in enumerate(document.objects, start=1):
        if not isinstance(thing, pikepdf.Stream) or thing.get("/Subtype") == "/Image":
            continue
        shown = _shown(thing)
        for font, width in maps:
            yield f"text drawn by object {number}", "".join(_read(code, font, width) for code in shown)
        yield f"text drawn by object {number}", b"".join(shown).decode("latin-1")


def _shown(stream: pikepdf.Stream) -> list[bytes]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # fonts and pictures are no content streams
        try:
            steps = pikepdf.parse_content_stream(stream)
        except (pikepdf.PdfError, TypeError):
            return []
    shown = []
    for step in steps:
        if _operator(step) in _SHOWS:
            shown += list(_operands(list(step.operands)))
    return shown


def _operator(step: Any) -> str:
    try:
        return str(step.operator)
    except UnicodeDecodeError:
        return ""


def _operands(operands: Iterable[Any]) -> Iterator[bytes]:
    for operand in operands:
        if isinstance(operand, pikepdf.String):
            yield bytes(operand)
        elif isinstance(operand, pikepdf.Array):
            yield from _operands(list(operand))


def _maps(document: pikepdf.Pdf) -> Iterator[ToUnicode]:
    for thing in document.objects:
        if isinstance(thing, pikepdf.Dictionary) and isinstance(thing.get("/ToUnicode"), pikepdf.Stream):
            yield to_unicode(thing["/ToUnicode"].read_bytes().decode("latin-1"))


def to_unicode(cmap: str) -> ToUnicode:
    """The letters behind the codes of a font."""
    codes: dict[bytes, str] = {}
    for block in _CHARS.findall(cmap):
        codes |= {bytes.fromhex(code): _utf16(text) for code, text in _PAIR.findall(block)}
    for block in _RANGES.findall(cmap):
        for first, last, start, listed in _TRIPLE.findall(block):
            codes |= _range(bytes.fromhex(first), bytes.fromhex(last), start, _HEX.findall(listed))
    return codes


def _range(first: bytes, last: bytes, start: str, listed: list[str]) -> dict[bytes, str]:
    width, low = len(first), int.from_bytes(first)
    count = int.from_bytes(last) - low + 1
    texts = listed or [f"{int(start, 16) + step:0{len(start)}x}" for step in range(count)]
    return {(low + step).to_bytes(width): _utf16(text) for step, text in enumerate(texts)}


def _utf16(digits: str) -> str:
    return bytes.fromhex(digits.zfill(len(digits) + len(digits) % 2)).decode("utf-16-be", errors="replace")


def _read(shown: bytes, font: ToUnicode, width: int) -> str:
    codes = (shown[at : at + width] for at in range(0, len(shown), width))
    return "".join(font.get(code, "") for code in codes)


def _extracted(pdf: bytes, password: str) -> Iterator[tuple[str, str]]:
    reader = pypdf.PdfReader(BytesIO(pdf), password=password or None)
    yield "pypdf's text", "".join(page.extract_text() for page in reader.pages)
    yield "document information", " ".join(str(value) for value in (reader.metadata or {}).values())
    document = pypdfium2.PdfDocument(pdf, password=password or None)
    yield "pdfium's text", "".join(page.get_textpage().get_text_range() for page in document)
