"""Every paper of every practice family and every sheet, in ordinary and large print, can be read aloud."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any, get_args
from uuid import UUID

import pytest

from tests.bundled import bundled_catalogue
from tests.fakes.press import FakePress
from tests.fakes.store import FakeStore
from tests.pdf.accessibility import faults, unlabelled
from tests.pdf.gates import turned
from tests.rig import DAY, make_surroundings
from transitions.application.desk import Desk
from transitions.application.practice.families import Families
from transitions.application.practice.play import PlayClock, PlayIds, Practice
from transitions.application.practice.turns import Played
from transitions.application.sheets import Sheets
from transitions.domain.counts_table import Year, count_tables, counts_sheet
from transitions.domain.disclosure import Disclosure, Paper, Product
from transitions.domain.recovery_sheet import RecoveryKey, recovery_sheet
from transitions.domain.sheet import Sheet, SheetName
from transitions.domain.tally import CELLS
from transitions.pdf.press import Press
from transitions.places import bundled_resources

FILE = bundled_resources() / "practice" / "families.toml"
FAMILIES: Families = bundled_catalogue().families(FILE)
ELSEWHERE = {"journal", "adbb", "sending"}
"""No paper, or encrypted."""
THE_PARENTS = {"parents", "receipt", "extract", "copy", "consent_sheet"}
PRODUCTS: tuple[Product, ...] = tuple(product for product in get_args(Product) if product not in ELSEWHERE)
LANGUAGES = ("da", "en", "pl", "tr", "uk", "ar")


@cache
def played() -> tuple[Desk, dict[str, Played]]:
    clock = PlayClock(DAY)
    around = replace(make_surroundings(), clock=clock, ids=PlayIds(), press=FakePress())
    store = FakeStore()
    return around.desk(store), Practice(around.desk(store), clock, DAY).play(FAMILIES)


def papers() -> Iterator[tuple[str, Disclosure]]:
    """All that the gate gives out about every family: to daycare and parents, before and after a yes."""
    desk, ways = played()
    for family, way in ways.items():
        for product in PRODUCTS:
            yield from ((f"{family} {product}", paper) for paper in papers_of(desk, way, product))


def papers_of(desk: Desk, way: Played, product: Product) -> Iterator[Disclosure]:
    for reader in tuple(way.parents.values()) if product in THE_PARENTS else (None,):
        yield from disclosures(desk, way.transition, product, reader)


def disclosures(desk: Desk, transition: UUID, product: Product, reader: UUID | None) -> Iterator[Disclosure]:
    given = desk.handovers.verdict(transition, product, reader).disclosure
    if given is not None:
        yield given
    if product in ("handover", "consent_sheet"):
        proposed = desk.handovers.proposal(transition, product).verdict.disclosure
        if proposed is not None:
            yield proposed


def sheets() -> Iterator[tuple[str, Sheet]]:
    press, around = FakePress(), make_surroundings()
    of = Sheets(around.library, press)
    for full in (False, True):
        of.blank(full=full)
    of.glossary()
    for language in LANGUAGES:
        of.information(language)
        of.blank_consent(language)
        of.blank(full=True, language=language)
    for name in around.library.leaflets:
        of.leaflet(name)
    texts = around.library.texts
    key = RecoveryKey(holder="own", key="-".join(["AB2C3"] * 11), vault="vault-1a2b3c4d", day=DAY)
    sheets = [kept for kept in press.printed if isinstance(kept, Sheet)]
    numbers = count_tables(Year("Øvelseskommunen", 2026, 8), dict.fromkeys(CELLS, 12), texts)
    for sheet in (*sheets, recovery_sheet(key, texts), counts_sheet(numbers, texts)):
        yield sheet.name, sheet


def in_other_languages(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        if value.get("other") and value.get("language"):
            yield value["language"], value["other"]
        for inside in value.values():
            yield from in_other_languages(inside)
    elif isinstance(value, list | tuple):
        for inside in value:
            yield from in_other_languages(inside)


def wrong(pdf: bytes, paper: Paper) -> dict[str, list[str]]:
    said: dict[str, list[str]] = {}
    for language, text in in_other_languages(paper.model_dump(exclude={"foot"})):
        if not turned(text):
            said.setdefault(language, []).append(text)
    astray = unlabelled(pdf, said)
    return faults(pdf) | ({"second language": astray} if astray else {})


def test_every_family_s_papers_break_no_rule(press: Press) -> None:
    """One reader of each paper, ordinary and large print by turns; all of both by hand."""
    kept = one_reader_of_each()
    found = {
        name: wrong(press.print_disclosure(given, place % 2 == 1), given.paper)
        for place, (name, given) in enumerate(kept.items())
    }
    assert {name: bad for name, bad in found.items() if bad} == {}
    assert {given.product for given in kept.values()} >= set(PRODUCTS) - {"sparring"}


def one_reader_of_each() -> dict[str, Disclosure]:
    """For each family and product the first paper that there is."""
    desk, ways = played()
    kept = {
        f"{family} {product}": next(papers_of(desk, way, product), None)
        for family, way in reversed(ways.items()) for product in reversed(PRODUCTS)
    }
    return {name: paper for name, paper in kept.items() if paper is not None}


@pytest.mark.soak
@pytest.mark.parametrize("large", [False, True], ids=["ordinary", "large"])
def test_all_papers_for_all_readers_break_no_rule(press: Press, large: bool) -> None:
    found = [(name, wrong(press.print_disclosure(given, large), given.paper)) for name, given in papers()]
    assert [(name, bad) for name, bad in found if bad] == []


@pytest.mark.parametrize("large", [False, True], ids=["ordinary", "large"])
def test_every_sheet_breaks_no_rule(press: Press, large: bool) -> None:
    found = [(name, wrong(press.print_sheet(sheet, large), sheet.paper)) for name, sheet in sheets()]
    assert [(name, bad) for name, bad in found if bad] == []
    assert {name for name, _ in found} == {*get_args(SheetName)} - {"audit_code"}
