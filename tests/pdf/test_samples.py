"""What the family, the daycare and the health visitor get in their hands."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pypdfium2
import pytest

from tests.pdf import gates, parents_papers, samples
from transitions.domain.disclosure import Disclosure, Entry, Notice, Paper, Section
from transitions.domain.sheet import Sheet
from transitions.pdf.pages import Document
from transitions.pdf.press import Press, UnprintableText

GOLDEN = Path(__file__).parent / "golden"
MAKE: dict[str, Callable[[], Disclosure | Sheet]] = {
    "handover": samples.handover,
    "practice": lambda: samples.handover(practice=True),
    "parents": parents_papers.parents,
    "consent": parents_papers.consent_sheet,
    "blank": parents_papers.blank,
}
NAMES = ["Alma", "Prøve", "2025", "Mælkebøtten", "Mette", "Piotr"]


@cache
def printed(press: Press, name: str, large: bool = False) -> tuple[bytes, Paper]:
    made = MAKE[name]()
    if isinstance(made, Sheet):
        return press.print_sheet(made, large), made.paper
    return press.print_disclosure(made, large), made.paper


def placed(pdf: bytes) -> str:
    """Page, place and text of every line, to the point."""
    lines = []
    for number, page in enumerate(pypdfium2.PdfDocument(pdf), start=1):
        text = page.get_textpage()
        for index in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(index)
            lines.append(
                f"{number} {left:.0f} {bottom:.0f} {text.get_text_bounded(left, bottom, right, top)}"
            )
    return "\n".join(line.replace("\r\n", " ") for line in lines) + "\n"


@pytest.mark.parametrize("large", [False, True], ids=["ordinary", "large"])
@pytest.mark.parametrize("name", MAKE)
def test_every_gate_is_passed(press: Press, name: str, large: bool) -> None:
    pdf, paper = printed(press, name, large)
    assert gates.missing(pdf, paper) == []
    assert gates.missing_glyphs(pdf) == []
    assert gates.ends_of_file(pdf) == 1
    assert gates.wrong_page_numbers(pdf) == []
    assert gates.wrong_bookmarks(pdf) == []
    assert gates.lonely_headings(pdf) == []
    assert gates.structure_faults(pdf) == []
    assert gates.leaks(pdf, NAMES) == []
    assert gates.in_the_foot(pdf) == []
    assert name == "practice" or gates.overlapping(pdf) == []
    assert gates.clipped(pdf, margin=0 if name == "practice" else gates.MARGIN) == []


@pytest.mark.parametrize("name", MAKE)
def test_words_stand_where_they_stood(press: Press, name: str) -> None:
    golden = (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")
    assert placed(printed(press, name)[0]) == golden, "if this is meant: python -m tests.pdf.write_golden"


@pytest.mark.parametrize("name", MAKE)
def test_short_form_takes_two_or_three_pages(press: Press, name: str) -> None:
    """The form to fill in by hand takes one."""
    least, most = (1, 1) if name == "blank" else (2, 3)
    assert least <= len(pypdfium2.PdfDocument(printed(press, name)[0])) <= most


def test_same_words_give_same_bytes_in_every_process(press: Press, fonts: Path) -> None:
    here = {name: hashlib.sha256(printed(press, name)[0]).hexdigest() for name in MAKE}
    for seed in ("0", "4711"):
        assert hashes_in_a_new_process(fonts, seed) == here


def hashes_in_a_new_process(fonts: Path, seed: str) -> dict[str, str]:
    root = Path(__file__).parents[2]
    code = (
        "import sys, json, hashlib; from pathlib import Path\n"
        "from tests.pdf.test_samples import MAKE, Press, printed\n"
        "press = Press(Path(sys.argv[1]))\n"
        "print(json.dumps({n: hashlib.sha256(printed(press, n)[0]).hexdigest() for n in MAKE}))"
    )
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(root)}
    arguments = [sys.executable, "-c", code, str(fonts)]
    done = subprocess.run(arguments, env=environment, capture_output=True, check=True, cwd=root)
    hashes: dict[str, str] = json.loads(done.stdout)
    return hashes


def test_two_presses_agree(press: Press, fonts: Path) -> None:
    assert printed(press, "handover")[0] == printed(Press(fonts), "handover")[0]


def test_large_print_is_larger(press: Press) -> None:
    ordinary, large = (placed(printed(press, "blank", size)[0]) for size in (False, True))
    assert ordinary != large


def test_file_title_names_the_product_only(press: Press) -> None:
    about = gates.metadata(printed(press, "handover")[0])
    assert about["/Title"] == "Overgangsskema"
    assert about["/Author"] == about["/Producer"] == "Tryg Overgang"
    assert about["/CreationDate"].startswith("D:20000101")


def test_practice_stands_on_every_page_twice(press: Press) -> None:
    texts = gates.page_texts(printed(press, "practice")[0])
    assert all(text.count("ØVELSE") == 2 for text in texts)
    assert not any("ØVELSE" in text for text in gates.page_texts(printed(press, "handover")[0]))


def test_banner_stands_on_every_page(press: Press) -> None:
    texts = gates.page_texts(printed(press, "consent")[0])
    assert len(texts) > 1
    assert all("Endnu ikke givet videre" in text for text in texts)


def test_consent_text_and_signatures_share_a_page(press: Press) -> None:
    texts = gates.page_texts(printed(press, "consent")[0])
    pages = [
        {number for number, text in enumerate(texts) if part in text} for part in ("Jeg siger ja", "Piotr")
    ]
    assert pages[0] == pages[1]
    assert len(pages[0]) == 1


def test_bookmarks_name_the_sections(press: Press) -> None:
    titles = [title for title, _ in gates.bookmarks(printed(press, "handover")[0])]
    assert titles[:5] == ["Først om mig", "Første dag", "Det, der ikke står her", "Det her er jeg", "Hverdag"]


def test_signs_the_fonts_lack_are_named_once(press: Press) -> None:
    assert press.unprintable("Alma 🌻 og 漢 🌻\x07\n\tŁódź Київ Türkçe ğışİ „“") == "🌻漢"
    assert press.unprintable("a\u030a") == ""


def test_unprintable_text_is_refused_not_boxed(press: Press) -> None:
    paper = samples.handover().paper.model_copy(update={"title": samples.da("Hej 🌻")})
    with pytest.raises(UnprintableText) as refused:
        press.print_sheet(Sheet(name="blank", paper=paper))
    assert refused.value.signs == "🌻"
    assert "🌻" not in str(refused.value)


def test_thirty_pages_are_as_whole_as_three(press: Press) -> None:
    story = samples.entry("Sådan ser vi vores barn", "Alma går langs sofaen og griner. " * 900)
    topic = samples.da("Det her er jeg")
    part = Section(title=topic, entries=(story, story.model_copy(update={"special": True})))
    paper = samples.handover().paper.model_copy(update={"parts": (part, part)})
    pdf = press.print_sheet(Sheet(name="blank", paper=paper))
    assert len(pypdfium2.PdfDocument(pdf)) >= 30
    assert gates.wrong_page_numbers(pdf) == []
    assert gates.wrong_bookmarks(pdf) == gates.clipped(pdf) == gates.structure_faults(pdf) == []
    assert gates.overlapping(pdf) == gates.in_the_foot(pdf) == []
    assert gates.lonely_headings(pdf) == []
    assert squeezed_count(pdf, "griner") == 4 * 900


def test_over_the_page_an_answer_is_no_heading(press: Press) -> None:
    long = samples.entry("Sådan ser vi vores barn", "Alma går langs sofaen og griner. " * 300)
    paper = samples.handover().paper.model_copy(
        update={"parts": (Section(title=samples.da("Emne"), entries=(long,)),)}
    )
    first, second, *_ = gates.tags_by_page(press.print_sheet(Sheet(name="blank", paper=paper)))
    assert "/H3" in first
    assert "/P" in second
    assert "/H3" not in second


def lines_of(pdf: bytes) -> list[str]:
    return [" ".join(line.split()) for text in gates.page_texts(pdf) for line in text.splitlines()]


def test_an_answer_goes_on_where_its_question_ends(press: Press) -> None:
    lines = lines_of(printed(press, "handover")[0])
    assert "Sådan viser jeg, at jeg er sulten Forældrene Siger »mam« og kravler mod køkkenet." in lines


def alike(voice: str, *, special: bool = False) -> tuple[Entry, ...]:
    """Three answers of one voice, which the gate names once."""
    told = samples.entry("Et", "svar", voice, special=special)
    quiet = told.model_copy(update={"voice": samples.da("")})
    return told, *(quiet.model_copy(update={"label": samples.da(label)}) for label in ("To", "Tre"))


def topic_of(press: Press, *entries: Entry) -> list[str]:
    section = Section(title=samples.da("Emne"), entries=entries)
    paper = samples.handover().paper.model_copy(update={"parts": (section,), "subtitle": None})
    return lines_of(press.print_sheet(Sheet(name="blank", paper=paper)))


def test_a_mark_is_said_once_for_as_long_as_it_lasts(press: Press) -> None:
    special = alike(samples.PARENTS, special=True)
    assert " ".join(topic_of(press, *special)).count("Særligt hensyn") == 1
    again = topic_of(press, *special, *alike(samples.VISITOR), *special)
    assert " ".join(again).count("Særligt hensyn") == 2


def test_a_voice_stands_beside_the_heading_and_where_another_takes_over(press: Press) -> None:
    lines = topic_of(press, *alike(samples.PARENTS), *alike(samples.VISITOR))
    place = lines.index("Emne Forældrene")
    assert lines[place + 1 : place + 7] == [
        "Et svar", "To svar", "Tre svar", "Et Sundhedsplejersken svar", "To svar", "Tre svar",
    ]  # fmt: skip


@pytest.mark.parametrize("filling", range(30))
def test_the_last_sentence_never_stands_alone_on_a_page(press: Press, filling: int) -> None:
    paper = samples.handover().paper
    filled = tuple(samples.entry(f"Nr. {number}", "svar") for number in range(filling))
    more = Section(title=samples.da("Emne"), entries=filled)
    paper = paper.model_copy(update={"parts": (more, *paper.parts[-2:])})
    last = gates.page_texts(press.print_sheet(Sheet(name="blank", paper=paper)))[-1]
    assert "Aftaler på mødet" in last
    assert "Opbevar papiret" in last


def squeezed_count(pdf: bytes, word: str) -> int:
    return sum(gates.squeezed(text).count(word) for text in gates.page_texts(pdf))


@pytest.mark.parametrize("before", range(52, 104, 4))
def test_a_number_to_ring_to_is_never_broken(press: Press, before: int) -> None:
    text = f"{'Ring til os. ' * (before // 13)}{'i' * (before % 13)} 09 00 00 21, helst tidligt."
    paper = samples.handover().paper.model_copy(update={"parts": (Notice(text=samples.da(text)),)})
    lines = lines_of(press.print_sheet(Sheet(name="blank", paper=paper)))
    assert sum("09 00 00 21" in line for line in lines) == 1


def test_a_few_lines_get_no_page_of_their_own(press: Press) -> None:
    """A paper is set closer when that saves the last page; the words stay the same."""
    counts = {}
    for entries in range(30, 37):
        said = tuple(samples.entry(f"Spørgsmål {place}", "Alma griner. " * 4) for place in range(entries))
        paper = samples.handover().paper.model_copy(
            update={"parts": (Section(title=samples.da("Hverdag"), entries=said),)}
        )
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Document, "ends_with_little", False)
            sheet = press.print_sheet(Sheet(name="blank", paper=paper))
        given = press.print_disclosure(samples.handover().model_copy(update={"paper": paper}))
        counts[entries] = len(pypdfium2.PdfDocument(sheet)), len(pypdfium2.PdfDocument(given))
        assert squeezed_count(given, "griner") == 4 * entries
        assert gates.lonely_headings(given) == []
        assert gates.overlapping(given) == []
    assert all(given <= plain for plain, given in counts.values())
    assert any(given < plain for plain, given in counts.values())
