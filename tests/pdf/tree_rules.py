"""What PDF/UA-1 asks of what is drawn and of the tree that claims it: headings, tables, lists, fields."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, zip_longest
from typing import Any

import pikepdf

from tests.pdf.reading import Node, Reading, unspaced

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
_ABOVE = 20
_PAINTERS = {"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", "INLINE IMAGE"}


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
    return "".join(sorted(unspaced(text)))
