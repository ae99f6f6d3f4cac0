"""The letter, the receipt, extract and full copy on paper; and the copy that names the one it replaces."""

from __future__ import annotations

import re
from functools import cache
from uuid import UUID

import pytest

from tests.bundled import bundled_catalogue
from tests.domain.families import DAY, DAYCARE, FATHER, FORM, MOTHER, POLICY, key, record, shares, yes
from tests.domain.observations import HIGH, observed
from tests.pdf import gates, samples
from transitions.domain.consent import Ledger, Withdrawn
from transitions.domain.disclosure import Audience, Disclosure, Product
from transitions.domain.form import Form
from transitions.domain.gate import Release, disclose
from transitions.domain.transition import Handover, Use
from transitions.domain.version import Author
from transitions.pdf.press import Press

PAPERS: tuple[Product, ...] = ("withdrawal", "receipt", "extract", "copy")
STROKES = (((1.0, 2.0), (60.0, 40.0), (120.0, 10.0)),)
GIVEN = UUID(int=11)
NAMES = ["Alma", "Prøve", "Mette", "Jonas", "Solsikken", "Sofie"]


def bilingual() -> Form:
    """The small form with every label in English too."""

    def translated(words: object) -> object:
        if isinstance(words, dict) and set(words) == {"da"}:
            return {**words, "en": f"{words['da']} in English"}
        if isinstance(words, dict):
            return {name: translated(inner) for name, inner in words.items()}
        return [translated(inner) for inner in words] if isinstance(words, list) else words

    return Form.model_validate(translated(FORM.model_dump(mode="json", exclude_none=True)))


@cache
def made(product: Product, language: str) -> Disclosure:
    """The paper of a family that has a little of everything."""
    keys = tuple(key(name) for name in ("play", "sleep"))
    line = Handover(step="delivered", product="handover", day=DAY, content_hash="1a" * 32, audience="daycare",
                    recipient=DAYCARE.name, purpose="start", consents=(GIVEN,), answers=keys)
    form = bilingual()
    of = record(
        form=form, handovers=(line,), screenings=(observed(HIGH),), introduced_on=DAY,
        shares=shares({"play": "share", "sleep": "share", "home": "keep"}),
        uses=(Use(day=DAY, purpose="open_transition"), Use(day=DAY, purpose="add_child")),
    )
    given = yes(
        MOTHER, of, id=GIVEN, way="drawn", strokes=STROKES, pad=(200.0, 60.0), giver={"name": "Mette Prøve"},
        informed=("voluntary", "withdraw"), interpreter="Tolk Øvesen", read_aloud=True,
        authority="Øvelseskommunen", recorded_by=Author(name="Sofie Øvesen"),
    )
    ledger = Ledger(events=(given, yes(FATHER, of), Withdrawn(parent=MOTHER, day=DAY, fields=keys[:1])))
    reader = None if product == "withdrawal" else MOTHER
    audience = Audience(kind="parent" if reader else "daycare", parent=reader)
    release = Release(product=product, audience=audience, language=language)
    disclosure = disclose(of, ledger, POLICY, release, DAY, bundled_catalogue().texts).disclosure
    assert disclosure is not None
    return disclosure


@pytest.mark.parametrize("large", [False, True], ids=["ordinary", "large"])
@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("product", PAPERS)
def test_every_gate_is_passed(press: Press, product: Product, language: str, large: bool) -> None:
    disclosure = made(product, language)
    pdf = press.print_disclosure(disclosure, large)
    assert gates.missing(pdf, disclosure.paper) == []
    assert gates.missing_glyphs(pdf) == []
    assert gates.ends_of_file(pdf) == 1
    assert gates.wrong_page_numbers(pdf) == []
    assert gates.wrong_bookmarks(pdf) == []
    assert gates.lonely_headings(pdf) == []
    assert gates.structure_faults(pdf) == []
    assert gates.leaks(pdf, NAMES) == []
    assert gates.in_the_foot(pdf) == []
    assert gates.overlapping(pdf) == []
    assert gates.clipped(pdf) == []


@pytest.mark.parametrize("product", ["withdrawal", "receipt", "extract"])
def test_our_own_sentences_stand_in_english_too(product: Product) -> None:
    """The names and what was typed apart. A full copy tells of observations in the journal's Danish."""
    said = re.findall(r'"danish":"([^"]+)","other":""', made(product, "en").paper.model_dump_json())
    typed = {"Mette Prøve", "Mette Prøve, 2. november 2026", "Øvelseskommunen", "Tolk Øvesen", "Sofie Øvesen",
             "Sofie Øvesen, sundhedsplejerske, 00 00 00 00", "forberede starten", "forældrene",
             DAYCARE.name, f"{DAYCARE.name} · {DAYCARE.group}"}
    assert set(said) <= typed


def replacing(text: str) -> Disclosure:
    disclosure = samples.handover()
    paper = disclosure.paper.model_copy(update={"replaces": samples.da(text)})
    return disclosure.model_copy(update={"paper": paper})


NOTICE = "Papiret erstatter det, I fik den 2. november 2026 (kode 1a1a1a1a nederst på siderne)."


def test_what_it_replaces_stands_under_the_title_over_all_else(press: Press) -> None:
    pdf = press.print_disclosure(replacing(NOTICE))
    first, *later = gates.page_texts(pdf)
    words = gates.squeezed(first)
    order = [words.index(gates.squeezed(text)) for text in ("Overgangsskema", NOTICE, "Først om mig")]
    assert order == sorted(order)
    assert not any(gates.squeezed(NOTICE) in gates.squeezed(page) for page in later)
    assert gates.structure_faults(pdf) == gates.clipped(pdf) == gates.overlapping(pdf) == []


def test_what_it_replaces_is_no_part_of_the_content(press: Press) -> None:
    plain, corrected = samples.handover(), replacing(NOTICE)
    assert corrected.content_hash == plain.content_hash
    assert press.print_disclosure(corrected) != press.print_disclosure(plain)
    assert press.print_disclosure(corrected) == press.print_disclosure(replacing(NOTICE))


def test_a_paper_that_replaces_nothing_has_the_bytes_it_had(press: Press) -> None:
    plain = samples.handover()
    again = plain.model_copy(update={"paper": plain.paper.model_copy(update={"replaces": None})})
    assert press.print_disclosure(again) == press.print_disclosure(plain)
