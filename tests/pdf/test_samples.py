"""What the family, the daycare and the health visitor get in their hands."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from tests.pdf import gates, samples
from transitions.domain.disclosure import Disclosure, Paper, Section
from transitions.domain.sheet import Sheet
from transitions.pdf.press import Press, UnprintableText

GOLDEN = Path(__file__).parent / "golden"
MAKE: dict[str, Callable[[], Disclosure | Sheet]] = {
    "handover": samples.handover,
    "practice": lambda: samples.handover(practice=True),
    "parents": samples.parents,
    "consent": samples.consent_sheet,
    "blank": samples.blank,
}
NAMES = ["Alma", "Prøve", "2025", "Mælkebøtten", "Mette", "Piotr"]


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
    assert 2 <= len(pypdfium2.PdfDocument(printed(press, name)[0])) <= 3


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
    assert titles[:3] == ["Det, der ikke står her", "Det her er jeg", "Hverdag"]


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
    story = samples.entry("Sådan ser vi vores barn", "Alma går langs sofaen og griner. " * 520)
    topic = samples.da("Det her er jeg")
    part = Section(title=topic, entries=(story, story.model_copy(update={"special": True})))
    paper = samples.handover().paper.model_copy(update={"parts": (part, part)})
    pdf = press.print_sheet(Sheet(name="blank", paper=paper))
    assert len(pypdfium2.PdfDocument(pdf)) >= 30
    assert gates.wrong_page_numbers(pdf) == []
    assert gates.wrong_bookmarks(pdf) == gates.clipped(pdf) == gates.structure_faults(pdf) == []
    assert gates.overlapping(pdf) == gates.in_the_foot(pdf) == []
    assert gates.lonely_headings(pdf) == []
    assert squeezed_count(pdf, "griner") == 4 * 520


def squeezed_count(pdf: bytes, word: str) -> int:
    return sum(gates.squeezed(text).count(word) for text in gates.page_texts(pdf))
