"""What we use of reportlab's inside is there, in the shape we know; an upgrade that moves it fails here."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import doctemplate, flowables, frames, paragraph

from transitions.pdf.archive import ArchivedDocument

ROOT = Path(__file__).parents[2]


def parameters(thing: Callable[..., object]) -> list[str]:
    return list(inspect.signature(thing).parameters)


def source(thing: Any) -> str:
    return inspect.getsource(thing)


def canvas() -> Canvas:
    made = Canvas(BytesIO(), invariant=1, lang="da-DK", pdfVersion=(1, 7))
    made.drawString(9, 9, "x")
    return made


def shown() -> Canvas:
    made = canvas()
    made.showPage()
    return made


POINTS: dict[str, Callable[[], bool]] = {
    "operators of a page are a list of texts": lambda: (
        isinstance(canvas()._code, list) and all(isinstance(line, str) for line in canvas()._code)
    ),
    "a text object is one entry": lambda: (
        canvas()._code[-1].startswith("BT ") and canvas()._code[-1].endswith(" ET")
    ),
    "a text object keeps a list of operators": lambda: Canvas(BytesIO()).beginText()._code[0] == "BT",
    "text is put out by one method": lambda: parameters(PDFTextObject._textOut) == ["self", "text", "TStar"],
    "a text object is closed by one method": lambda: parameters(PDFTextObject.getCode) == ["self"],
    "a canvas makes its text objects": lambda: (
        parameters(Canvas.beginText) == ["self", "x", "y", "direction"]
    ),
    "a paragraph begins one text object for each way of drawing": lambda: (
        source(paragraph.Paragraph.drawPara).count("self.beginText(") == 2
    ),
    "a canvas has a document of the kind we extend": lambda: type(canvas()._doc) is pdfdoc.PDFDocument,
    "a document keeps no slots": lambda: not hasattr(pdfdoc.PDFDocument, "__slots__"),
    "everything referred to comes by": lambda: (
        parameters(pdfdoc.PDFDocument.Reference) == ["self", "obj", "name"]
    ),
    "streams are always referred to": lambda: (
        pdfdoc.PDFStream.__RefOnly__ == 1
        and isinstance(canvas()._doc.Reference(stream()), pdfdoc.PDFObjectReference)
    ),
    "a stream ends so": lambda: stream().format(canvas()._doc).endswith(b"\nstream\nabcendstream\n"),
    "a stream writes what it is": lambda: b"/Length 3" in stream().format(canvas()._doc),
    "a page is found by its number": lambda: isinstance(shown()._doc.idToObject["Page1"], pdfdoc.PDFPage),
    "a page lists what it writes": lambda: "Trans" in shown()._doc.idToObject["Page1"].__NoDefault__,
    "the catalog lists what it writes": lambda: (
        {"StructTreeRoot", "MarkInfo", "Metadata"} <= set(canvas()._doc.Catalog.__NoDefault__)
    ),
    "the catalog knows the language": lambda: canvas()._doc.Catalog.Lang.s == "da-DK",
    "the particulars of a file": lambda: all(
        hasattr(canvas()._doc.info, name) for name in ("title", "author", "subject", "creator", "producer")
    ),
    "the moment of a file is fixed": lambda: (
        (stamp := canvas()._doc._timeStamp).YMDhms == (2000, 1, 1, 0, 0, 0) and stamp.dhh == stamp.dmm == 0
    ),
    "a version is asked for": lambda: canvas()._doc._pdfVersion == (1, 7),
    "the end of a build saves when it is told to": lambda: (
        "_doSave" in source(doctemplate.BaseDocTemplate._endBuild)
    ),
    "drawings are kept apart": lambda: "_pushAccumulators" in source(Canvas.beginForm),
    "a flowable is given its canvas to draw on": lambda: (
        "self.canv = canv" in source(flowables.Flowable._drawOn)
    ),
    "a flowable knows its frame": lambda: "flowable._frame = self" in source(frames.Frame._add),
    "a frame knows whether it is at its top": lambda: "_atTop" in source(frames.Frame._add),
    "a flowable knows that it has waited": lambda: (
        "_postponed" in source(doctemplate.BaseDocTemplate.handle_flowable)
    ),
    "a place in a paragraph can be called": lambda: parameters(Canvas.setNamedCB) == ["self", "name", "cb"],
    "a paragraph tells where it is being drawn": lambda: "_curr_tx_info=dict(tx=tx," in source(paragraph),
    "a called place has a name": lambda: "cbDefn" in source(paragraph),
}


def stream() -> pdfdoc.PDFStream:
    return pdfdoc.PDFStream(content=b"abc")


@pytest.mark.parametrize("point", POINTS)
def test_it_is_as_we_know_it(point: str) -> None:
    assert POINTS[point]()


def test_the_version_we_know_is_the_one_that_is_asked_for() -> None:
    for file in ("pyproject.toml", "packaging/requirements.in"):
        (pin,) = re.findall(r"reportlab==([0-9.]+)", (ROOT / file).read_text(encoding="utf-8"))
        assert pin == version("reportlab")


PRIVATE = re.compile(r"[\w)\]]\.(_[a-z]\w*|__[A-Za-z]+__|blPara|cbDefn|idToObject|canv\b|Reference)\b")
KNOWN = {
    "_code", "_textOut", "_curr_tx_info", "_doc", "_timeStamp", "_endBuild", "_doSave", "idToObject", "canv",
    "Reference", "__NoDefault__", "__class__", "__init__", "blPara", "cbDefn",
}  # fmt: skip


def test_no_other_part_of_its_inside_is_used() -> None:
    """Names of our own classes apart: those are defined in the file that uses them."""
    for file in (ROOT / "transitions" / "pdf").glob("*.py"):
        text = file.read_text(encoding="utf-8")
        used = {name for name in PRIVATE.findall(text) if name not in KNOWN}
        ours = {
            name
            for name in used
            if re.search(rf"def {name}\b|self\.{name}\b|^    {name}\b", text, re.MULTILINE)
        }
        assert used - ours == set(), file.name


MOVES: dict[str, tuple[Any, str, Any]] = {
    "text is put out by one method": (PDFTextObject, "_textOut", lambda self, text: None),
    "everything referred to comes by": (pdfdoc.PDFDocument, "Reference", lambda self, obj: obj),
    "a stream ends so": (pdfdoc.PDFStream, "format", lambda self, doc: b"stream\nabc\nendstream\n"),
    "a canvas makes its text objects": (Canvas, "beginText", lambda self: None),
    "the moment of a file is fixed": (
        pdfdoc,
        "TimeStamp",
        lambda invariant: type("Now", (), {"YMDhms": ()})(),
    ),
}


@pytest.mark.parametrize("point", MOVES)
def test_a_move_is_seen(point: str, monkeypatch: pytest.MonkeyPatch) -> None:
    owner, name, other = MOVES[point]
    assert POINTS[point]()
    monkeypatch.setattr(owner, name, other)
    try:
        still = POINTS[point]()
    except (AttributeError, TypeError):
        still = False
    assert not still


def test_only_streams_are_closed_and_only_once() -> None:
    made = canvas()
    made._doc.__class__ = ArchivedDocument
    held, plain = stream(), pdfdoc.PDFDictionary({})
    for _ in range(2):
        made._doc.Reference(held)
    made._doc.Reference(plain)
    assert held.format(made._doc).endswith(b"abc\nendstream\n")
    assert "format" not in vars(plain)
