"""What stays together on a page and what is drawn beside the words: each loosened line would be seen here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pytest
from pikepdf import parse_content_stream

from tests.pdf import gates, parents_papers, samples
from tests.pdf.reading import Reading, reading_of
from tests.pdf.test_gates import tagged_canvas
from tests.pdf.tree_rules import bookmarks
from transitions.domain.disclosure import (
    Entry,
    Fact,
    Facts,
    Glance,
    Lines,
    Notice,
    Part,
    Section,
    Signature,
    Signatures,
    Ticks,
    Topic,
)
from transitions.domain.sheet import Sheet
from transitions.pdf.press import Press
from transitions.pdf.tagging import TaggedCanvas
from transitions.pdf.tree import Element, Tag, settle_headings

LONG = "Det her vil vi gerne have, at I lægger mærke til hos barnet i de første uger af starten, "
ASKED = samples.da(LONG * 2, "Proszę opisać, jak dziecko zasypia. " * 5, "pl")
SHORT, EMPTY = samples.da("Søvn"), samples.da("")
NEAR_THE_END = 28, 39
"""So many rows of facts leave room for a few lines on their page."""
FEW_LINES = 270
"""More signs than three lines of a question have."""
STROKES = (((10.0, 10.0), (200.0, 60.0)),)


def sheet(press: Press, *parts: Part) -> bytes:
    paper = parents_papers.blank().paper.model_copy(update={"parts": parts, "subtitle": None})
    return press.print_sheet(Sheet(name="blank", paper=paper))


def filling(rows: int) -> Facts:
    return Facts(rows=tuple(samples.fact(f"Nr. {number}", "svar") for number in range(rows)))


def signature(signed: bool = True) -> Signature:
    caption, strokes = samples.da("Anna Prøve"), STROKES if signed else ()
    return Signature(caption=caption, strokes=strokes, size=(320, 100))


ENTRIES = (samples.entry("Sover", "Godt."), samples.entry("Spiser", "Lidt."))
TOGETHER: dict[str, Part] = {
    "a long caption and lines": Lines(caption=samples.da(LONG * 3), count=9),
    "few lines": Lines(caption=samples.da(LONG * 3), count=3),
    "a caption and boxes": Ticks(caption=samples.da(LONG), labels=(SHORT,) * 3),
    "a heading and its text": Section(title=SHORT, entries=ENTRIES),
    "a heading and its lead": Section(title=SHORT, lead=samples.da(LONG), entries=ENTRIES),
    "a question to answer by hand": Section(
        title=SHORT, entries=(samples.entry(LONG, "").model_copy(update={"label": ASKED}),) * 3
    ),
    "a glance": Glance(title=SHORT, topics=(Topic(title=SHORT, entries=ENTRIES),)),
    "a form to fill in": Facts(title=SHORT, rows=tuple(Fact(label=SHORT, text=EMPTY) for _ in range(5))),
    "facts under a heading": Facts(title=SHORT, rows=tuple(samples.fact("Nr.", "svar") for _ in range(6))),
    "a notice": Notice(title=SHORT, text=samples.da(LONG * 4), tone="important"),
    "signatures": Signatures(text=samples.da(LONG), rows=(signature(), signature(signed=False))),
    "labels of several lines": Facts(rows=(samples.fact(LONG, LONG * 6),) * 2),
}


@pytest.mark.parametrize("kind", TOGETHER)
def test_what_belongs_together_is_on_one_page(press: Press, kind: str) -> None:
    """Wherever on the page it begins."""
    for rows in range(*NEAR_THE_END):
        pdf = sheet(press, filling(rows), TOGETHER[kind], samples.SILENCE)
        assert gates.parted(pdf) == []
        assert gates.lonely_headings(pdf) == []
        assert stranded(pdf) == []


@pytest.mark.parametrize("paragraphs", range(14, 22))
def test_names_are_written_under_the_last_of_a_text_that_fills_pages(press: Press, paragraphs: int) -> None:
    text = samples.da(f"{LONG * 2}\n" * paragraphs)
    assert gates.parted(sheet(press, Signatures(text=text, rows=(signature(), signature())))) == []


def stranded(pdf: bytes) -> list[str]:
    """Fields of few lines that go on over the page."""
    fields = [node for node in reading_of(pdf).nodes("Form") if len(node.places) < 7]
    return [node.alt for node in fields if len({page for page, _ in node.places}) > 1]


@pytest.mark.parametrize("words", range(700, 1000, 12))
def test_a_heading_over_the_page_still_does_not_end_one(press: Press, words: int) -> None:
    part = Section(title=samples.da("overskrift " * words), entries=ENTRIES)
    pdf = sheet(press, part)
    assert gates.lonely_headings(pdf) == []
    assert gates.parted(pdf) == bookmarks(reading_of(pdf)) == []


@pytest.mark.parametrize("times", [1, 4, 12])
def test_a_question_is_a_heading_of_its_own_wherever_it_begins(press: Press, times: int) -> None:
    """No few lines of it end a page, and of a longer one every part stays the question's."""
    asked = [f"{number} {LONG * times}".strip() for number in range(3)]
    entries = tuple(samples.entry(label, "Ja. " * 60) for label in asked)
    for rows in range(*NEAR_THE_END):
        reading = Reading(sheet(press, filling(rows), Section(title=SHORT, entries=entries)))
        questions = reading.nodes("H3")
        assert [" ".join(node.words.split()) for node in questions] == asked
        begun = [reading.words[node.places[0]] for node in questions if len(node.places) > 1]
        assert [words for words in begun if len(words) < FEW_LINES] == []


@pytest.mark.parametrize("mark", ["", "shared", "kept"])
def test_a_long_answer_begins_where_there_is_room(press: Press, mark: str) -> None:
    """Also beside a word that stays whole."""
    entry = samples.entry("Sover", "Ja. " * 900, mark=mark, mark_words=samples.DELT if mark else None)
    reading = Reading(sheet(press, filling(20), Section(title=SHORT, entries=(entry,))))
    (answer,) = (node for node in reading.nodes("P") if node.words.startswith("Ja. Ja."))
    assert [page for page, _ in answer.places] == [0, 1]


def test_a_row_without_a_label_is_as_long_as_the_others(press: Press) -> None:
    pdf = sheet(press, Facts(rows=(samples.fact("", "svar"), samples.fact("Nr.", "svar"))))
    assert gates.structure_faults(pdf) == []


def piece(canvas: TaggedCanvas, tag: Tag, parent: Any) -> Any:
    element = parent.add(tag)
    with canvas.tagged(element):
        canvas.drawString(100, 400, "x")
    return element


def split_label(canvas: TaggedCanvas) -> None:
    label = piece(canvas, "TH", canvas.root.add("Table").add("TR"))
    canvas.showPage()
    with canvas.tagged(label):
        canvas.drawString(100, 400, "x")


def label_left_behind(canvas: TaggedCanvas) -> None:
    row = canvas.root.add("Table").add("TR")
    piece(canvas, "TH", row)
    canvas.showPage()
    piece(canvas, "TD", row)


def caption_left_behind(canvas: TaggedCanvas) -> None:
    div = canvas.root.add("Div")
    piece(canvas, "P", div)
    canvas.showPage()
    piece(canvas, "Form", div)


def heading_left_behind(canvas: TaggedCanvas) -> None:
    """With whose words follow on its line."""
    piece(canvas, "H2", canvas.root)
    with canvas.tagged(canvas.root.add("P")):
        canvas.drawString(300, 400, "y")
    canvas.showPage()
    piece(canvas, "P", canvas.root)


def signature_left_behind(canvas: TaggedCanvas) -> None:
    div = canvas.root.add("Div")
    piece(canvas, "Figure", div)
    canvas.showPage()
    piece(canvas, "P", div)


def choice_left_behind(canvas: TaggedCanvas) -> None:
    """One box to tick on each of two pages."""
    boxes = canvas.root.add("L")
    for number in range(2):
        item = boxes.add("LI")
        piece(canvas, "Form", item.add("Lbl"))
        piece(canvas, "LBody", item)
        if number == 0:
            canvas.showPage()


@pytest.mark.parametrize(
    "draw",
    [
        split_label, label_left_behind, caption_left_behind, signature_left_behind, heading_left_behind,
        choice_left_behind,
    ],
)
def test_what_is_parted_is_seen(draw: Callable[[TaggedCanvas], None]) -> None:
    canvas = tagged_canvas()
    draw(canvas)
    canvas.save()
    assert len(gates.parted(canvas._filename.getvalue())) == 1


def test_a_heading_that_is_not_drawn_is_no_level() -> None:
    root = Element("Document")
    first, _, third = (root.add(tag) for tag in ("H1", "H2", "H3"))
    for drawn in (first, third):
        drawn.kids.append((1, 0))
    settle_headings(root)
    assert third.tag == "H2"


def shapes(pdf: bytes) -> str:
    """What is drawn beside the words on the first page, without its colours."""
    with pikepdf.open(BytesIO(pdf)) as document:
        steps = parse_content_stream(document.pages[0])
        kept = [step for step in steps if re.fullmatch("m|l|re|c|h|d|S|s|f|B|b", str(step.operator))]
        return pikepdf.unparse_content_stream(kept).decode("latin-1")


def one(press: Press, **more: Any) -> str:
    voice = more.pop("voice", samples.PARENTS)
    entries = tuple(samples.entry(label, "Godt.", voice, **more) for label in ("Sover", "Spiser"))
    return shapes(sheet(press, Section(title=SHORT, entries=entries)))


def test_voices_considerations_and_choices_differ_by_form_alone(press: Press) -> None:
    marks: dict[str, dict[str, Any]] = {
        "parents": {}, "health visitor": {"voice": samples.VISITOR}, "together": {"voice": samples.JOINT},
        "special": {"special": True},
        "shared": {"mark": "shared", "mark_words": samples.DELT},
        "kept": {"mark": "kept", "mark_words": samples.DELT},
    }  # fmt: skip
    drawn = [one(press, **mark) for mark in marks.values()]
    assert len(set(drawn)) == len(marks)


def test_the_bar_of_a_special_consideration_is_heavy(press: Press) -> None:
    added = set(re.findall(r"[\d.]+ [\d.]+ 5 [\d.]+ re", one(press, special=True)))
    assert added


def test_the_words_of_a_mark_stand_on_a_dark_ground(press: Press) -> None:
    section = Section(title=SHORT, entries=(samples.entry("Sover", "Godt.", special=True),))
    page = pypdfium2.PdfDocument(sheet(press, section))[0]
    text = page.get_textpage()
    index, _ = text.search("Særligt hensyn").get_next()
    boxes = [text.get_charbox(place) for place in range(index, index + len("Særligt hensyn"))]
    picture = page.render(scale=4).to_pil().convert("L")
    left, top = min(box[0] for box in boxes), 841.9 - max(box[3] for box in boxes)
    right, bottom = max(box[2] for box in boxes), 841.9 - min(box[1] for box in boxes)
    ground = picture.crop(tuple(round(4 * edge) for edge in (left, top, right, bottom)))
    dark = sum(ground.histogram()[:100])
    assert dark > 0.4 * ground.width * ground.height


def test_a_signature_is_a_picture_and_room_for_one_is_a_field(press: Press) -> None:
    signed, empty = (
        sheet(press, Signatures(text=SHORT, rows=(signature(signed=drawn),))) for drawn in (True, False)
    )
    assert [node.alt for node in Reading(signed).nodes("Figure")] == ["Underskrift: Anna Prøve"]
    assert Reading(empty).nodes("Figure") == []
    assert [node.attributes["/Desc"] for node in Reading(empty).nodes("Form")] == ["Anna Prøve"]
    assert shapes(signed).count(" l\n") == shapes(empty).count(" l\n") + 1


def answers() -> Iterator[Entry]:
    for _ in range(4):
        yield samples.entry("Sover", "Hun sover længe og roligt i vognen under æbletræet. " * 9)


def test_words_at_the_ends_of_lines_are_not_joined(press: Press) -> None:
    said = Reading(sheet(press, Section(title=SHORT, entries=tuple(answers()))))
    told = {" ".join(node.words.split()) for node in said.nodes("P") if "roligt" in node.words}
    assert told == {" ".join(("Hun sover længe og roligt i vognen under æbletræet. " * 9).split())}
