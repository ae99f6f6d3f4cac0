"""How lines are set: two languages on one line, a topic over the page, a page saved, room to write."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import get_args

import pypdfium2
import pytest
from pypdfium2 import raw

from tests.pdf import gates, samples
from tests.pdf.reading import Reading
from transitions.domain.disclosure import (
    Entry,
    Fact,
    Facts,
    Glance,
    Lines,
    Notice,
    Part,
    Said,
    Section,
    Ticks,
    Topic,
)
from transitions.domain.sheet import Sheet
from transitions.pdf import press as module
from transitions.pdf.fonts import load_faces
from transitions.pdf.pages import Document
from transitions.pdf.press import Press
from transitions.pdf.style import CLOSEST, Kind, Look

ASKED = Said(danish="Antal lure om dagen", other="Number of naps a day", language="en")
LONG = Said(danish="Sig hendes navn, og vent lidt. " * 3, other="Say her name and wait. " * 3, language="en")


def sheet(press: Press, *parts: Part, title: Said | None = None, large: bool = False) -> bytes:
    foot = samples.FOOT.model_copy(update={"left": "", "middle": ""})
    update = {"parts": parts, "subtitle": None, "foot": foot, "title": title or samples.da("Ark")}
    paper = samples.handover().paper.model_copy(update=update)
    return press.print_sheet(Sheet(name="blank", paper=paper), large)


def lines_of(pdf: bytes) -> list[str]:
    return [" ".join(line.split()) for text in gates.page_texts(pdf) for line in text.splitlines()]


def answer(text: Said, label: Said = ASKED, voice: str = "") -> Entry:
    return Entry(label=label, speaker="parents", voice=samples.da(voice), text=text)


def topic(press: Press, *entries: Entry) -> list[str]:
    return lines_of(sheet(press, Section(title=samples.da("Søvn"), entries=entries)))


def test_two_short_lines_stand_on_one(press: Press) -> None:
    two = Said(danish="2")
    assert "Antal lure om dagen 2 Number of naps a day" in topic(press, answer(two))


def test_a_longer_one_has_its_translation_under_it(press: Press) -> None:
    lines = topic(press, answer(LONG))
    assert not any("Number of naps a day" in line and "lure" in line for line in lines)
    assert any(line.startswith("Number of naps a day Say her name") for line in lines)


def test_a_long_answer_in_two_languages_begins_where_there_is_room(press: Press) -> None:
    told = answer(LONG.model_copy(update={"danish": LONG.danish * 6, "other": LONG.other * 6}))
    pdf = sheet(press, Lines(caption=samples.da("Plads"), count=27), Section(title=ASKED, entries=(told,)))
    assert "Sig hendes navn" in gates.page_texts(pdf)[0]


def test_what_runs_from_right_to_left_is_answered_on_its_own_line(press: Press) -> None:
    asked = Said(danish="Antal lure om dagen", other="عدد", language="ar")
    lines = topic(press, answer(Said(danish="2", other="اثنتان", language="ar"), asked))
    assert "Antal lure om dagen 2" in lines
    named = topic(press, answer(Said(danish="2"), asked))
    assert "Antal lure om dagen 2" not in named


def test_a_fact_and_a_question_to_fill_in_take_one_line_in_two_languages(press: Press) -> None:
    label = Said(danish="Dagtilbud", other="Daycare", language="en")
    until = Said(danish="25. oktober 2027", other="25 October 2027", language="en")
    use = Said(danish="Stue eller dagplejer", other="Room or childminder", language="en")
    meeting = Said(danish="Aftaler på mødet", other="Agreements at the meeting", language="en")
    facts = Facts(rows=(Fact(label=label, text=until),))
    to_fill = Facts(title=samples.da("Sådan"), rows=(Fact(label=use, text=Said(danish="")),))
    ticks = Ticks(caption=meeting, labels=(label, label))
    lines = lines_of(sheet(press, facts, to_fill, Lines(caption=meeting, count=3), ticks))
    assert "Dagtilbud Daycare 25. oktober 2027 25 October 2027" in lines
    assert "Stue eller dagplejer Room or childminder" in lines
    assert lines.count("Aftaler på mødet Agreements at the meeting") == 2
    assert "Dagtilbud Daycare" in lines


@pytest.mark.parametrize(
    ("danish", "other"),
    [
        ("Hvornår oplysningerne er brugt", "When the information about you was used"),
        ("Brev om tilbagekaldt samtykke", "Letter about the consent that was withdrawn"),
    ],
)
def test_a_heading_too_long_for_both_languages_has_one_under_the_other(
    press: Press, danish: str, other: str
) -> None:
    lines = lines_of(sheet(press, title=Said(danish=danish, other=other, language="en")))
    assert {danish, other} <= set(lines)


def test_whose_words_follow_never_wraps_beside_a_heading(press: Press) -> None:
    voice = Said(danish="Sundhedsplejersken fortæller", other="From the health visitor", language="en")
    title = Said(danish="Sundhedsplejerskens blik", other="The health visitor's view", language="en")
    told = answer(samples.da("Svar")).model_copy(update={"voice": voice})
    lines = lines_of(sheet(press, Section(title=title, entries=(told,))))
    for said in (title.danish, title.other, voice.danish, voice.other):
        assert any(said in line for line in lines), lines


def test_a_label_of_a_date_takes_one_line(press: Press) -> None:
    labels = ("Modtaget den 28. november 2026", "Til")
    facts = Facts(rows=tuple(samples.fact(label, "Overgangsskema på papir") for label in labels))
    assert f"{labels[0]} Overgangsskema på papir" in lines_of(sheet(press, facts))


def over_the_page(press: Press, lines: int, title: str = "Aflevering og hentning") -> bytes:
    told = tuple(answer(samples.da("Vink ved ruden. " * 9), samples.da(f"Nr. {n}")) for n in range(9))
    topics = (Topic(title=samples.da(title), entries=told),)
    glance = Glance(title=samples.da("Første dag"), topics=topics)
    return sheet(press, Lines(caption=samples.da("Plads"), count=lines), glance)


@pytest.mark.parametrize("lines", [13, 15, 18])
def test_a_topic_over_the_page_is_named_again(press: Press, lines: int) -> None:
    pdf = over_the_page(press, lines)
    first, second = (" ".join(text.split()) for text in gates.page_texts(pdf))
    assert "(fortsat)" not in first
    assert second.count("Aflevering og hentning (fortsat)") == 1
    assert "Første dag" in first


def test_what_is_named_again_is_read_once(press: Press) -> None:
    reading = Reading(over_the_page(press, 15))
    told = reading.root.text() if reading.root else ""
    assert "fortsat" not in told
    assert told.count("hentning") == 1


def test_a_topic_named_from_right_to_left_is_named_once(press: Press) -> None:
    pdf = over_the_page(press, 15, "النوم")
    assert not any("fortsat" in line for line in lines_of(pdf))
    assert gates.missing_glyphs(pdf) == []


def test_a_topic_on_one_page_is_named_once(press: Press) -> None:
    assert not any("fortsat" in line for line in lines_of(over_the_page(press, 1)))


CHOICE = Ticks(caption=samples.da("Spiser selv"), labels=(samples.da("Ja"), samples.da("Nej")))


def led_to(press: Press, lines: int, text: Said) -> list[set[str]]:
    """The words of each page, in large print: lines to write on, a heading and its text, a question."""
    space = Lines(caption=samples.da("Plads"), count=lines)
    lead = Notice(title=samples.da("Mad"), text=text)
    return [set(page.split()) for page in gates.page_texts(sheet(press, space, lead, CHOICE, large=True))]


@pytest.mark.parametrize("lines", range(13, 21))
def test_what_leads_to_a_question_in_two_languages_is_on_its_page(press: Press, lines: int) -> None:
    """In large print one language is under the other."""
    pages = led_to(press, lines, Said(danish="Kort lead.", other="A short one.", language="en"))
    together = {"Mad", "lead.", "one.", "selv", "Ja", "Nej"}
    assert [together & words for words in pages] in ([together], [set(), together])


@pytest.mark.parametrize("lines", range(17, 23))
def test_a_text_before_a_question_ends_on_its_page(press: Press, lines: int) -> None:
    pages = led_to(press, lines, samples.da("Et\nTo\nTre\nFire"))
    together = {"Fire", "selv", "Ja", "Nej"}
    assert together <= pages[-1]
    assert len(pages) == 1 or not together & pages[0]


def test_a_longer_text_before_a_question_fills_the_page_it_begins_on(press: Press) -> None:
    assert {"Mad", "Et"} <= led_to(press, 20, samples.da("Et\nTo\nTre\nFire"))[0]


def pages_of(press: Press, answers: int, *, large: bool = False) -> int:
    said = tuple(samples.entry(f"Spørgsmål {number}", "Alma griner. " * 9) for number in range(answers))
    section = Section(title=samples.da("Hverdag"), entries=said)
    return len(gates.page_texts(sheet(press, section, large=large)))


def pages_without_saving(press: Press, answers: int, *, large: bool = False) -> int:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_ONE_TOO_MANY", 0)
        return pages_of(press, answers, large=large)


def test_a_fourth_page_is_saved_where_it_can_be(press: Press) -> None:
    numbers = (58, 64, 65, 70)
    plain = [pages_without_saving(press, number) for number in numbers]
    assert plain == [3, 4, 4, 4]
    assert [pages_of(press, number) for number in numbers] == [3, 3, 3, 4]


def test_it_is_set_closest_only_where_closer_does_not_do(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[int] = []
    write = Document.write

    def noted(document: Document) -> bytes:
        written.append(document.furniture.look.close)
        return write(document)

    monkeypatch.setattr(Document, "write", noted)
    for answers, close in ((58, 0), (64, 1), (65, 2)):
        written.clear()
        assert (pages_of(press, answers), written) == (3, [close])


@pytest.mark.parametrize("large", [False, True], ids=["ordinary", "large"])
def test_what_is_set_closer_is_as_large_and_has_room_between_its_lines(fonts: Path, large: bool) -> None:
    faces = load_faces(fonts)
    looks = [Look(faces, large, close) for close in range(CLOSEST + 1)]
    for kind in get_args(Kind):
        assert len({look.size(kind)[0] for look in looks}) == 1
    kinds: tuple[Kind, ...] = ("body", "quiet", "label")
    sizes = [look.size(kind) for look in looks for kind in kinds]
    assert {size for size, _ in sizes} == {16 if large else 12}
    assert min(leading / size for size, leading in sizes) >= 1.2


def test_large_print_is_not_set_closer_for_that(press: Press) -> None:
    assert pages_without_saving(press, 32, large=True) == pages_of(press, 32, large=True) == 4


@pytest.mark.parametrize(("large", "pitch"), [(False, 8), (True, 10)])
def test_there_is_room_between_lines_to_write_on(press: Press, large: bool, pitch: int) -> None:
    pdf = sheet(press, Lines(caption=samples.da("Plads"), count=4), large=large)
    page = pypdfium2.PdfDocument(pdf)[0]
    drawn = page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])
    heights = sorted({round(line.get_bounds()[1], 1) for line in drawn})
    between = {round((upper - lower) / 72 * 25.4, 1) for lower, upper in pairwise(heights)}
    assert float(pitch) in between
