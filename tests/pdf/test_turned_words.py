"""Arabic on paper: drawn from the right, broken and split as it is read, and read back as it was written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from io import BytesIO
from time import process_time
from typing import Any

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.pdf import gates
from transitions.domain.disclosure import Entry, Fact, Facts, Foot, Notice, Paper, Part, Said, Section
from transitions.domain.sheet import Sheet
from transitions.pdf.bidi import isolated, logical, visual, words
from transitions.pdf.press import Press, UnprintableText
from transitions.pdf.turned_words import _longest

SENTENCE = "تحب الأغاني وتضحك كثيرًا عندما تكون مع جدتها في المطبخ."
PHONE = "09 00 00 57"
RIGHT = 595.3 - 20 * 72 / 25.4
"""Where the column ends at the right."""


def arabic(text: str) -> Said:
    return Said(danish="På dansk", other=text, language="ar")


def printed(press: Press, *parts: Part, foot: str = "") -> tuple[bytes, Paper]:
    paper = Paper(title=Said(danish="Prøve"), parts=parts, foot=Foot(left=foot, middle=""))
    return press.print_sheet(Sheet(name="blank", paper=paper)), paper


def fact(text: str) -> Facts:
    return Facts(rows=(Fact(label=Said(danish="Til"), text=arabic(text)),))


def elements(pdf: bytes) -> Iterator[dict[str, str]]:
    """What a reader of the tree is told: language and text of each element."""

    def walk(node: Any) -> Iterator[dict[str, str]]:
        if isinstance(node, pikepdf.Array):
            for kid in node:
                yield from walk(kid)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            yield {name: str(node[f"/{name}"]) for name in ("Lang", "ActualText", "S") if f"/{name}" in node}
            yield from walk(node.get("/K", pikepdf.Array()))

    with pikepdf.open(BytesIO(pdf)) as document:
        yield from list(walk(document.Root.StructTreeRoot.K))


def read(pdf: bytes) -> str:
    """The second reader: what a program finds on the pages, joined forms taken apart."""
    return unicodedata.normalize("NFKC", "\n".join(gates.page_texts(pdf)))


def test_the_tree_holds_the_text_as_it_was_written(press: Press) -> None:
    pdf, _ = printed(press, fact(SENTENCE))

    assert [e["ActualText"] for e in elements(pdf) if e.get("Lang") == "ar"] == [SENTENCE]


def test_a_reader_of_the_pages_finds_the_words_in_the_order_they_are_read(press: Press) -> None:
    pdf, _ = printed(press, fact("هذا أنا اليوم"))

    assert "هذا أنا اليوم" in read(pdf)


def test_a_line_ends_at_the_right(press: Press) -> None:
    pdf, _ = printed(press, fact("نعم"))
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    text = page.get_text_range()
    at = next(place for place, sign in enumerate(text) if unicodedata.normalize("NFKC", sign) == "ن")
    boxes = [page.get_charbox(at + n) for n in range(3)]

    assert min(box[0] for box in boxes) > RIGHT - 30
    assert max(box[2] for box in boxes) < RIGHT + 6


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        (f"اب {PHONE} جد", f"دج {PHONE} با"),
        ("اب 9.30-10.15 جد", "دج 9.30-10.15 با"),
        ("اب 01.02.2026 جد", "دج 01.02.2026 با"),
        ("اب +45 12 34 56 78", "+45 12 34 56 78 با"),
        ("اب (Bjørnen) جد", "دج (Bjørnen) با"),
        ("اب Tlf. 12 34 جد", "دج Tlf. 12 34 با"),
        ("«اب» جد.", ".دج «با»"),
        ("5 اب", "با 5"),
    ],
)
def test_numbers_names_and_brackets_stand_as_they_are_written(text: str, drawn: str) -> None:
    apart = unicodedata.normalize("NFKC", visual(isolated(text), "R"))

    assert apart == drawn


def test_danish_with_arabic_words_runs_from_the_left() -> None:
    assert unicodedata.normalize("NFKC", visual("Hun siger اب (mælk).", "L")) == "Hun siger با (mælk)."


def test_letters_are_joined(press: Press) -> None:
    pdf, _ = printed(press, fact("ببب"))

    assert gates.missing_glyphs(pdf) == []
    assert visual("ببب", "R") == "\ufe90\ufe92\ufe91"


@given(st.text(alphabet="ابجدلا abØ12 ()«»[].,:-/،؟", max_size=40))
def test_turning_loses_no_letter_and_no_number(text: str) -> None:
    drawn = unicodedata.normalize("NFKC", visual(isolated(text), "R"))
    kept = [sign for sign in sorted(drawn) if sign.isalnum()]

    assert kept == [sign for sign in sorted(unicodedata.normalize("NFKC", text)) if sign.isalnum()]
    assert logical(isolated(text)) == text


def test_a_phone_number_is_never_broken() -> None:
    assert words(isolated(f"اتصلوا على {PHONE}."))[-1].startswith("\u2066")
    assert len(words(isolated(f"اتصلوا على {PHONE}."))) == 3


def test_a_text_goes_on_over_pages_whole_and_in_one_element(press: Press) -> None:
    numbered = [f"{SENTENCE[:-1]} رقم {1000 + n}." for n in range(150)]
    pdf, paper = printed(press, fact(" ".join(numbered)))
    told = [e for e in elements(pdf) if e.get("Lang") == "ar"]

    assert len(pypdfium2.PdfDocument(pdf)) > 2
    assert [e["ActualText"] for e in told] == [" ".join(numbered)]
    assert gates.missing(pdf, paper) == []
    found = [int(n) for n in re.findall(r"1\d\d\d", read(pdf))]
    assert sorted(found) == list(range(1000, 1150))


@pytest.mark.parametrize("large", [False, True], ids=["ordinary", "large"])
def test_every_gate_is_passed(press: Press, large: bool) -> None:
    long = f"{SENTENCE} {PHONE}، (køkkenet) " * 40
    entry = Entry(
        label=arabic("هكذا نرى طفلنا"), speaker="parents", voice=arabic("يقول الوالدان"),
        text=Said(danish="Hun siger حليب (mælk), når hun er sulten."),
        original=Said(danish="", other=f"{SENTENCE}\n{SENTENCE}", language="ar"),
        special=True, special_words=arabic("اعتبار خاص"), mark="shared", mark_words=arabic("مُشارَك"),
    )
    parts: tuple[Part, ...] = (
        Notice(title=arabic("من الجيد أن تعرفوا"), text=arabic(long), tone="important"),
        Section(title=arabic("هذا أنا"), entries=(entry,)), fact("ب" * 400),
    )
    paper = Paper(
        title=arabic("استمارة الانتقال"), subtitle=Said(danish="سلمى Prøve, født 01.02.2026"), parts=parts,
        banner=arabic("اقتراح"), foot=Foot(left="سلمى Prøve", middle="Personoplysninger"),
    )
    pdf = press.print_sheet(Sheet(name="blank", paper=paper), large)

    assert [word for word in gates.missing(pdf, paper) if "ب" * 20 not in word] == []
    assert gates.missing_glyphs(pdf) == []
    assert gates.structure_faults(pdf) == []
    assert gates.clipped(pdf) == []
    assert gates.lonely_headings(pdf) == []
    assert gates.in_the_foot(pdf, 2) == []


def test_arabic_is_printable_and_hebrew_is_told(press: Press) -> None:
    assert press.unprintable("سلمى گچپژ کی، «نعم»؟ 12") == ""
    assert press.unprintable("שלום") == "שלום"
    with pytest.raises(UnprintableText):
        printed(press, fact("שלום"))


@pytest.mark.parametrize(
    "text", ["Æblegrød på øen", "Zażółć gęślą jaźń", "Iğdır İstanbul şöyle", "Щедрий їжак ґудзик є"]
)
def test_the_other_languages_have_every_letter(press: Press, text: str) -> None:
    assert press.unprintable(text + text.upper()) == ""


ENDLESS = {
    "one letter": "ب", "letters": "ابجدلا", "a ligature": "لا", "brackets": "ب(", "figures": "1",
    "numbers": "12-34 ; ", "words": "ببب ",
}  # fmt: skip


def cost(press: Press, text: str) -> float:
    """Seconds of work."""
    before = process_time()
    printed(press, fact(text))
    return process_time() - before


@pytest.mark.parametrize("kind", ENDLESS)
def test_ten_times_as_long_a_word_costs_about_ten_times_as_much(press: Press, kind: str) -> None:
    """Looking at all of it again for each of its lines would cost a hundred times as much.

    Seen are 6 to 27 times; a busy computer slows one side now and then, never a hundredfold nine times.
    """
    short, long = (f"ب {ENDLESS[kind] * (signs // len(ENDLESS[kind]))}" for signs in (1_500, 15_000))
    usual = min(cost(press, short) for _ in range(3))
    assert any(cost(press, long) < 35 * usual for _ in range(9))


@given(st.integers(0, 300), st.integers(1, 300), st.integers(1, 300))
def test_a_piece_of_a_word_is_as_long_as_its_line_holds(room: int, about: int, most: int) -> None:
    tried: list[int] = []

    def fits(size: int) -> bool:
        tried.append(size)
        return size <= room

    assert _longest(fits, about, most) == min(max(room, 1), most)
    assert all(1 <= size <= most for size in tried)
    assert len(tried) < 20


def test_a_word_without_an_end_is_broken_into_full_lines(press: Press) -> None:
    pdf, _ = printed(press, fact("ب" * 2_000))
    lines = [line for line in read(pdf).splitlines() if "ب" * 20 in line]

    assert sum(line.count("ب") for line in lines) == 2_000
    assert len({line.strip() for line in lines[1:-1]}) == 1
