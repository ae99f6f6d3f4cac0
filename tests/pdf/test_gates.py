"""Every gate can fail: each is shown a document that must not pass it."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.paragraph import Paragraph

from tests.pdf import gates, samples
from tests.pdf.reading import Reading
from tests.pdf.tree_rules import content
from transitions.domain.disclosure import Section
from transitions.pdf.leaves import Words
from transitions.pdf.press import Press
from transitions.pdf.story import Story
from transitions.pdf.style import Look
from transitions.pdf.tagging import TaggedCanvas, UntaggedContent
from transitions.pdf.tree import Element


@pytest.fixture
def faulty(fonts: Path) -> Canvas:
    pdfmetrics.registerFont(TTFont("FaultyText", str(fonts / "NotoSans-Regular.ttf")))
    canvas = Canvas(BytesIO(), initialFontName="FaultyText")
    canvas.setTitle("Alma Prøve")
    canvas.setFont("FaultyText", 12)
    return canvas


@pytest.fixture
def good(press: Press) -> bytes:
    return press.print_disclosure(samples.handover())


@pytest.mark.parametrize("place", [(540, 400), (20, 400), (580, 400), (100, 5), (100, 835)])
def test_clipped_text_is_seen(faulty: Canvas, place: tuple[int, int]) -> None:
    faulty.drawString(*place, "for bred tekst")
    assert gates.clipped(faulty.getpdfdata())


def test_text_in_the_foot_is_seen(faulty: Canvas) -> None:
    for y in (30, 36, 42):
        faulty.drawString(100, y, "linje")
    assert gates.in_the_foot(faulty.getpdfdata())


def test_text_over_text_is_seen(faulty: Canvas) -> None:
    faulty.drawString(100, 400, "den ene")
    faulty.drawString(110, 403, "den anden")
    assert gates.overlapping(faulty.getpdfdata())


def test_a_missing_word_is_seen(good: bytes) -> None:
    paper = samples.handover().paper
    more = Section(title=samples.da("Trivsel"), entries=())
    assert gates.missing(good, paper.model_copy(update={"parts": (*paper.parts, more)})) == ["Trivsel"]


def test_a_missing_glyph_is_seen(faulty: Canvas) -> None:
    faulty.drawString(100, 400, "sol 🌻")
    assert gates.missing_glyphs(faulty.getpdfdata())


def test_an_appended_version_is_seen(good: bytes) -> None:
    target = BytesIO()
    writer = pypdf.PdfWriter(BytesIO(good), incremental=True)
    writer.add_metadata({"/Subject": "x"})
    writer.write(target)
    assert gates.ends_of_file(target.getvalue()) == 2


def test_a_wrong_bookmark_is_seen(faulty: Canvas) -> None:
    faulty.bookmarkPage("here")
    faulty.addOutlineEntry("Søvn", "here")
    faulty.drawString(100, 400, "Mad")
    assert gates.wrong_bookmarks(faulty.getpdfdata()) == ["Søvn"]


def test_a_wrong_page_number_is_seen(faulty: Canvas) -> None:
    faulty.drawString(100, 400, "Side 2 af 2")
    assert gates.wrong_page_numbers(faulty.getpdfdata()) == [1]


def test_a_name_in_the_metadata_is_seen(faulty: Canvas) -> None:
    faulty.drawString(100, 400, "x")
    assert gates.leaks(faulty.getpdfdata(), ["Alma"]) == ["Alma"]


def test_a_lonely_heading_is_seen() -> None:
    canvas = tagged_canvas()
    for tag in ("P", "H2", "P"):
        with canvas.tagged(canvas.root.add(tag)):
            canvas.drawString(100, 400, "x")
        if tag == "H2":
            canvas.showPage()
    canvas.save()
    assert gates.lonely_headings(canvas._filename.getvalue()) == [1]


def test_untagged_content_is_seen(faulty: Canvas) -> None:
    faulty.drawString(100, 400, "x")
    assert gates.structure_faults(faulty.getpdfdata())


def tagged_canvas() -> TaggedCanvas:
    return TaggedCanvas(BytesIO(), lang="da-DK")


def loose_text(canvas: TaggedCanvas) -> None:
    canvas.drawString(100, 300, "ude")


def loose_paragraph(canvas: TaggedCanvas) -> None:
    paragraph = Paragraph("Ude (i det fri) BDC")
    paragraph.wrapOn(canvas, 200, 200)
    paragraph.drawOn(canvas, 100, 300)


def loose_rule(canvas: TaggedCanvas) -> None:
    canvas.line(0, 0, 9, 9)


def loose_picture(canvas: TaggedCanvas) -> None:
    canvas.doForm("picture")


def loose_after_a_region(canvas: TaggedCanvas) -> None:
    with canvas.artifact():
        canvas.line(0, 0, 9, 9)
    canvas.rect(0, 0, 9, 9)


def loose_text_beside_a_tagged_one(canvas: TaggedCanvas) -> None:
    with canvas.tagged_text(canvas.root.add("P")):
        canvas.drawString(100, 400, "inde")
        canvas.drawString(100, 300, "ude")


@pytest.mark.parametrize(
    "draw",
    [
        loose_text,
        loose_paragraph,
        loose_rule,
        loose_picture,
        loose_after_a_region,
        loose_text_beside_a_tagged_one,
    ],
)
def test_what_is_drawn_outside_regions_is_refused(draw: Callable[[TaggedCanvas], None]) -> None:
    canvas = tagged_canvas()
    with canvas.tagged(canvas.root.add("P")):
        canvas.drawString(100, 400, "inde (EMC)")
    draw(canvas)
    with pytest.raises(UntaggedContent, match="page 1"):
        canvas.showPage()


def test_what_is_drawn_inside_regions_is_not_refused() -> None:
    canvas = tagged_canvas()
    with canvas.tagged(canvas.root.add("P")):
        canvas.drawString(100, 400, "inde (EMC) Tj \\")
    canvas.setFillColorRGB(0, 0, 0)
    with canvas.tagged_text(canvas.root.add("P")):
        canvas.drawString(100, 300, "inde")
    canvas.save()
    assert content(Reading(canvas._filename.getvalue())) == []


def test_a_text_that_was_never_begun_is_refused() -> None:
    canvas = tagged_canvas()
    with pytest.raises(UntaggedContent), canvas.tagged_text(canvas.root.add("P")):
        pass


def test_a_region_left_open_is_refused() -> None:
    canvas = tagged_canvas()
    with pytest.raises(UntaggedContent, match="left open"), canvas.artifact():
        canvas.save()


def test_a_piece_without_an_element_is_refused(press: Press) -> None:
    story = Story(Look(press._faces))
    (words,) = story.line("Ingen", "body", story.root.add("P"))
    nothing: list[Any] = [(), (None,)]
    for elements in nothing:
        assert isinstance(words, Words)
        words.elements = elements
        words.wrapOn(canvas := tagged_canvas(), 200, 200)
        with pytest.raises((UntaggedContent, ValueError, AttributeError)):
            words.drawOn(canvas, 100, 300)


def test_what_is_not_in_the_tree_is_refused() -> None:
    canvas = tagged_canvas()
    with canvas.tagged(Element("P")):
        canvas.drawString(100, 400, "x")
    with pytest.raises(UntaggedContent):
        canvas.save()


def test_a_region_in_a_region_is_refused() -> None:
    canvas = tagged_canvas()
    with canvas.artifact(), pytest.raises(UntaggedContent), canvas.artifact():
        pass
