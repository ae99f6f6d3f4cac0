"""Each rule of PDF/UA-1 and PDF/A-2a holds, and each can tell: it is shown a file that breaks it alone."""

from __future__ import annotations

import re

import pytest

from tests.pdf import samples
from tests.pdf.accessibility import BYTE_RULES, RULES, faults, unlabelled
from tests.pdf.file_rules import stream_ends
from tests.pdf.reading import Reading
from tests.pdf.spoiling import DEFECTS, spoiled
from tests.pdf.tree_rules import headings
from transitions.domain.disclosure import Facts, Lines, Section, Signature, Signatures, Ticks
from transitions.domain.sheet import Sheet
from transitions.pdf.press import Press


@pytest.fixture(scope="session")
def whole(press: Press) -> bytes:
    """A paper that has a little of everything."""
    paper = samples.handover(practice=True).paper
    strokes = (((1.0, 2.0), (60.0, 40.0)),)
    signed = Signature(caption=samples.da("Anna Prøve"), strokes=strokes, size=(100.0, 60.0))
    more = (
        Ticks(caption=samples.da("Kryds af"), labels=(samples.da("Sover i vogn"), samples.da("Sover inde"))),
        Facts(rows=(samples.fact("Aftale", "", "Umowa", "pl"), samples.fact("Dag", "den 4. maj"))),
        Lines(caption=samples.da("Aftaler"), count=3),
        Signatures(text=samples.da("Vi siger ja.", "Mówimy tak.", "pl"), rows=(signed,)),
    )
    return press.print_sheet(
        Sheet(name="blank", paper=paper.model_copy(update={"parts": (*paper.parts, *more)}))
    )


def test_the_whole_paper_breaks_no_rule(whole: bytes) -> None:
    assert faults(whole) == {}
    assert len(Reading(whole).pages) > 1


def test_saving_anew_breaks_no_rule_by_itself(whole: bytes) -> None:
    again = Reading(spoiled(whole, lambda _: None))
    assert {name: rule(again) for name, rule in RULES.items() if rule(again)} == {}


@pytest.mark.parametrize("defect", DEFECTS)
def test_the_rule_sees_its_defect(whole: bytes, defect: str) -> None:
    rule, spoil = DEFECTS[defect]
    assert RULES[rule](Reading(spoiled(whole, spoil)))


def test_every_rule_is_shown_a_defect() -> None:
    assert {rule for rule, _ in DEFECTS.values()} == set(RULES)


BYTE_DEFECTS = {
    "no end of line": ("stream_ends", b"\nendstream", b"endstream"),
    "an old version": ("header", b"%PDF-1.7", b"%PDF-1.4"),
    "no sign that it is no text": ("header", b"%\x93\x8c\x8b\x9e", b"%abcd"),
    "no identity": ("header", b"/ID", b"/IX"),
}


@pytest.mark.parametrize("defect", BYTE_DEFECTS)
def test_the_rule_about_bytes_sees_its_defect(whole: bytes, defect: str) -> None:
    rule, good, bad = BYTE_DEFECTS[defect]
    assert good in whole
    assert BYTE_RULES[rule](whole.replace(good, bad))


def test_a_stream_of_another_length_is_seen(whole: bytes) -> None:
    assert stream_ends(re.sub(rb"/Length (\d+)", rb"/Length 1\1", whole, count=1))


def test_a_copy_to_be_encrypted_does_not_claim_to_be_archivable(press: Press) -> None:
    sending = samples.handover().model_copy(update={"product": "sending"})
    pdf = press.print_disclosure(sending)
    assert set(faults(pdf)) == {"archivable", "colours"}
    assert b"pdfaid" not in pdf
    assert faults(press.print_disclosure(samples.handover())) == {}


@pytest.mark.parametrize("language", ["ar", "en", "pl", "tr", "uk"])
def test_the_second_language_is_named_where_it_stands(press: Press, language: str) -> None:
    words = "Zażółć gęślą" if language == "pl" else "Ukendte ord"
    said = samples.da("Søvn", words, language)
    paper = samples.handover().paper.model_copy(
        update={"parts": (Section(title=said, lead=said, entries=()),)}
    )
    pdf = press.print_sheet(Sheet(name="blank", paper=paper))
    assert unlabelled(pdf, {language: [words]}) == []
    assert unlabelled(pdf, {"so": ["Søvn"]}) == ["Søvn"]


def test_heading_levels_come_up_when_one_above_is_empty(press: Press) -> None:
    part = Section(title=samples.da(""), entries=(samples.entry("Søvn", "Godt."),))
    paper = samples.handover().paper.model_copy(update={"parts": (part,)})
    pdf = press.print_sheet(Sheet(name="blank", paper=paper))
    assert headings(Reading(pdf)) == []


def test_boxes_lines_and_signatures_are_fields_with_their_own_words(whole: bytes) -> None:
    told = [(node.attributes["/Role"], node.attributes["/Desc"]) for node in Reading(whole).nodes("Form")]
    for wanted in (("/cb", "Sover i vogn"), ("/cb", "Sover inde"), ("/tv", "Aftale"), ("/tv", "Aftaler")):
        assert told.count(wanted) == 1
    assert [node.alt for node in Reading(whole).nodes("Figure")] == ["Underskrift: Anna Prøve"]


def test_the_watermark_and_the_foot_are_no_part_of_the_tree(whole: bytes) -> None:
    reading = Reading(whole)
    assert reading.root
    text = reading.root.text()
    assert "ØVELSE" not in text
    assert "Side 1 af" not in text
    assert text.startswith("Overgangsskema")
