"""The sheet for the meeting, the one for supervision, and the pages that name nobody: on paper."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from tests.bundled import bundled_catalogue
from tests.domain.families import DAY, FATHER, MOTHER, POLICY, record, shares, to_daycare, yes
from tests.pdf import gates
from tests.pdf.test_other_papers import NAMES, bilingual
from transitions.domain.consent import Ledger
from transitions.domain.disclosure import Audience, Disclosure, Paper
from transitions.domain.gate import Written, disclose
from transitions.domain.information import information_sheet
from transitions.domain.leaflet import leaflet_sheet
from transitions.domain.sheet import Sheet
from transitions.domain.transition import Agreement, Meeting
from transitions.pdf.press import Press

SEEN = "Barnet ser væk, når nogen kommer tæt på, og smiler, når det får tid."


@cache
def meeting(language: str) -> Disclosure:
    of = record(
        form=bilingual(),
        shares=shares({"play": "share", "illness": "share", "sleep": "share"}),
        meeting=Meeting(day=date(2026, 12, 1), time="10.30", place="Kontoret", participants="Mette og Lis"),
        agreements=(Agreement(text="To timer den første dag", who="Lis", when="uge 2"),),
        follow_up_on=date(2027, 3, 1),
    )
    ledger = Ledger(events=(yes(MOTHER, of), yes(FATHER, of)))
    release = to_daycare(product="meeting", audience=Audience(kind="meeting"), language=language)
    disclosure = disclose(of, ledger, POLICY, release, DAY, bundled_catalogue().texts).disclosure
    assert disclosure is not None
    return disclosure


@cache
def sparring() -> Disclosure:
    written = (Written(field="observed", text=SEEN), Written(field="question", text="Hvad kan prøves?"))
    release = to_daycare(product="sparring", audience=Audience(kind="municipality"), written=written)
    disclosure = disclose(record(), Ledger(), POLICY, release, DAY, bundled_catalogue().texts).disclosure
    assert disclosure is not None
    return disclosure


def sheets() -> list[Sheet]:
    known = bundled_catalogue()
    leaflets = [leaflet_sheet(leaflet, known.texts) for leaflet in known.leaflets.values()]
    told = [information_sheet(known.policy, known.texts, language) for language in ("da", "en")]
    return [*leaflets, *told]


def passes(pdf: bytes, paper: Paper, names: list[str]) -> None:
    assert gates.missing(pdf, paper) == []
    assert gates.missing_glyphs(pdf) == []
    assert gates.wrong_page_numbers(pdf) == []
    assert gates.wrong_bookmarks(pdf) == []
    assert gates.lonely_headings(pdf) == []
    assert gates.structure_faults(pdf) == []
    assert gates.leaks(pdf, names) == []
    assert gates.overlapping(pdf) == []
    assert gates.clipped(pdf) == []


@pytest.mark.parametrize("large", [False, True], ids=["ordinary", "large"])
@pytest.mark.parametrize("language", ["da", "en"])
def test_the_sheet_for_the_meeting(press: Press, language: str, large: bool) -> None:
    disclosure = meeting(language)
    pdf = press.print_disclosure(disclosure, large)
    passes(pdf, disclosure.paper, NAMES)
    if not large:
        assert len(gates.page_texts(pdf)) <= 2


@pytest.mark.parametrize("large", [False, True], ids=["ordinary", "large"])
def test_the_sheet_for_supervision_is_one_page_without_a_name(press: Press, large: bool) -> None:
    disclosure = sparring()
    pdf = press.print_disclosure(disclosure, large)
    passes(pdf, disclosure.paper, NAMES)
    pages = gates.page_texts(pdf)
    assert len(pages) == 1
    assert not [name for name in (*NAMES, "Vuggestuen", "2026") if name in pages[0]]
    assert SEEN in " ".join(pages[0].split())


@pytest.mark.parametrize("number", range(4))
@pytest.mark.parametrize("large", [False, True], ids=["ordinary", "large"])
def test_the_pages_that_name_nobody(press: Press, number: int, large: bool) -> None:
    sheet = sheets()[number]
    passes(press.print_sheet(sheet, large), sheet.paper, NAMES)
