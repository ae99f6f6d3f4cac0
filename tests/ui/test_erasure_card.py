"""The card that deletes: what is proposed, two presses, what stays on the list; a child by mistake."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from tests.application.desks import yes
from tests.rig import DAY, make_surroundings
from tests.ui.shell_stage import Shell, add_alma, shell
from transitions.application.bookmark import Place
from transitions.application.desk import Desk
from transitions.ui.controls.toggle import Toggle
from transitions.ui.family.screen import FamilyScreen
from transitions.ui.journey.steps import place_of

LONG_AGO = (DAY - timedelta(200)).isoformat()


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[Shell]:
    with shell(qtbot, tmp_path, make_surroundings()) as made:
        made.practise()
        yield made


def done_with(desk: Desk, name: str, *, journal: bool = True) -> UUID:
    """A family whose transition is closed and long started."""
    child = desk.children.register(name, DAY - timedelta(500))
    parent = desk.children.add_parent(child, {"name": f"Mor til {name}", "custody": "holder"})
    transition = desk.transitions.start(child)
    daycare = {"name": "Vuggestuen Solsikken"}
    desk.transitions.write(transition, {"form_wish": "yes", "start_date": LONG_AGO, "daycare": daycare})
    desk.transitions.settle(transition)
    if not journal:
        desk.consents.give(transition, yes(parent, until=date(2027, 6, 1)))
    desk.transitions.close(transition)
    if journal:
        desk.handovers.entered_in_journal(transition)
    return child


def at_safety(house: Shell) -> None:
    house.window.go(Place(screen="safety", parent_view=False))
    house.settle()
    house.until(lambda: house.sees("safety.erasure.none") or house.sees("safety.erasure.erase"))


def mark(house: Shell, child: UUID) -> Toggle:
    found = house.control(f"safety.erasure.family.{child}.mark")
    assert isinstance(found, Toggle)
    return found


def test_nothing_to_delete_is_said(house: Shell) -> None:
    house.ask(add_alma)
    at_safety(house)
    assert house.sees("safety.erasure.none")
    assert not house.sees("safety.erasure.erase")
    assert not house.sees("safety.erasure.lines")


def test_the_marked_go_after_two_presses_and_the_list_tells_how_many(house: Shell) -> None:
    alma, ida, noor = (house.ask(partial(done_with, name=n)) for n in ("Alma P", "Ida P", "Noor P"))
    at_safety(house)
    assert house.said(f"safety.erasure.family.{alma}.why").startswith("Overgangen blev afsluttet den")
    assert "1 forælder, 1 overgang" in house.said(f"safety.erasure.family.{alma}.contents")
    assert not house.control("safety.erasure.erase").isEnabled()
    mark(house, alma).click()
    mark(house, noor).click()
    house.press("safety.erasure.erase")
    assert house.control("safety.erasure.erase.keep").hasFocus()
    assert len(house.ask(lambda desk: desk.overview.rows())) == 3
    house.press("safety.erasure.erase.do")
    house.settle()
    house.until(lambda: house.sees("safety.erasure.lines"))
    assert [row.child for row in house.ask(lambda desk: desk.overview.rows())] == [ida]
    assert house.said("safety.erasure.sum") == "I alt: 2 børn, 2 forældre, 2 overgange."
    assert "Alma" not in house.said("safety.erasure.lines")
    house.until(lambda: house.find(f"safety.erasure.family.{alma}.mark") is None)
    assert house.find(f"safety.erasure.family.{ida}.mark") is not None


def test_nothing_goes_when_she_keeps_them_or_marks_another(house: Shell) -> None:
    alma, ida = (house.ask(partial(done_with, name=n)) for n in ("Alma P", "Ida P"))
    at_safety(house)
    mark(house, alma).click()
    house.press("safety.erasure.erase")
    house.press("safety.erasure.erase.keep")
    assert house.control("safety.erasure.erase").hasFocus()
    house.press("safety.erasure.erase")
    mark(house, ida).click()
    assert not house.sees("safety.erasure.erase.do")
    assert len(house.ask(lambda desk: desk.overview.rows())) == 2


def test_what_the_journal_lacks_leads_to_the_journal_note(house: Shell) -> None:
    child = house.ask(lambda desk: done_with(desk, "Alma P", journal=False))
    house.window.go(Place(screen="safety", parent_view=False))
    house.until(lambda: house.sees(f"safety.erasure.family.{child}.journal"))
    assert house.find(f"safety.erasure.family.{child}.mark") is None or not mark(house, child).isVisible()
    house.press(f"safety.erasure.family.{child}.journal")
    house.settle()
    assert house.journey().place().screen == "journal"


def test_a_child_by_mistake_is_deleted_from_its_own_page(house: Shell) -> None:
    transition, child = house.ask(add_alma)
    house.window.go(place_of("family", transition, child))
    house.until(lambda: house.sees("family.mistake"))
    house.press("family.mistake")
    house.press("family.mistake.do")
    house.until(lambda: house.sees("overview.empty.new"))
    assert house.ask(lambda desk: desk.overview.rows()) == ()


def test_a_child_that_is_no_mistake_says_why_and_parents_see_nothing_of_it(house: Shell) -> None:
    transition, _ = house.ask(add_alma)
    child = house.ask(lambda desk: desk.transitions.show(transition).child)
    house.ask(lambda desk: desk.consents.refuse(transition, child.parents[0].id))
    house.window.go(place_of("family", transition, child.id))
    house.until(lambda: house.sees("family.mistake.text"))
    assert "samtykke" in house.said("family.mistake.text")
    assert not house.sees("family.mistake")
    (screen,) = house.window.findChildren(FamilyScreen)
    screen.set_parent_view(True)
    assert not house.sees("family.mistake.text")
    screen.reread()
    house.settle()
    assert not house.sees("family.mistake.text")
    screen.set_parent_view(False)
    assert house.sees("family.mistake.text")
