"""The family page: the daycare, the start, and a twin."""

from __future__ import annotations

from functools import partial

import pytest

from tests.ui.family_stage import (
    House,
    again,
    consent,
    control,
    error,
    press,
    said,
    shown,
    write,
)
from transitions.application.bookmark import Place
from transitions.application.desk import Desk
from transitions.ui.family.screen import FamilyScreen

pytestmark = pytest.mark.usefixtures("accepted")


@pytest.fixture
def screen(home: House) -> FamilyScreen:
    made = FamilyScreen(home.stage)
    home.show(made)
    return made


def test_a_start_before_the_birth_is_said_beside_the_date(home: House, screen: FamilyScreen) -> None:
    write(screen, "family.start_date", "1/1-25")
    control(screen, "family.daycare.name").setFocus()
    home.settle()
    home.qtbot.waitUntil(lambda: bool(error(screen, "family.start_date")))
    assert error(screen, "family.start_date") == home.stage.say("problem.start_before_birth")


def test_no_daycare_yet_keeps_what_was_written(home: House, screen: FamilyScreen) -> None:
    press(screen, "family.daycare.known.none")
    home.settle()
    assert home.ask(lambda desk: desk.transitions.show(home.transition)).daycare is None
    assert control(screen, "family.daycare.none").isVisible()
    later = again(home, screen)
    press(later, "family.daycare.known.yes")
    home.settle()
    found = home.ask(lambda desk: desk.transitions.show(home.transition)).daycare
    assert found is not None
    assert found.name == "Vuggestuen Solsikken"


def test_the_group_is_called_stue_in_a_vuggestue_only(screen: FamilyScreen) -> None:
    assert said(screen, "family.daycare.group.label") == "Stue"
    press(screen, "family.daycare.kind.dagpleje")
    assert said(screen, "family.daycare.group.label") == "Dagplejer"


DAYCARE_FIELDS = ("known.yes", "name", "kind.dagpleje", "group", "contact", "phone", "new.name")


@pytest.mark.parametrize("wish", ["", "thinking", "no"])
def test_before_the_yes_only_the_start_is_written(home: House, wish: str) -> None:
    home.ask(lambda desk: desk.transitions.write(home.transition, {"form_wish": wish}))
    page = FamilyScreen(home.stage)
    home.show(page)
    assert control(page, "family.daycare.before_yes").isVisible()
    assert control(page, "family.start_date").isVisible()
    assert not control(page, "family.second_language.en").isVisible()
    assert not control(page, "family.daycare.none").isVisible()
    for field in DAYCARE_FIELDS:
        assert not control(page, f"family.daycare.{field}").isVisible(), field


def wished(home: House, wish: str, desk: Desk) -> None:
    desk.transitions.write(home.transition, {"form_wish": wish})


def test_that_the_form_can_be_filled_without_a_daycare_is_not_said_before_the_yes(home: House) -> None:
    none = {"daycare": None, "unread/daycare_known": "none"}
    for wish in ("yes", "thinking"):
        home.ask(lambda desk: desk.transitions.write(home.transition, {**none, "form_wish": "yes"}))
        home.ask(partial(wished, home, wish))
        page = FamilyScreen(home.stage)
        home.show(page)
        assert control(page, "family.daycare.none").isVisible() is (wish == "yes")


def test_after_the_yes_the_page_shows_the_daycare_when_it_is_opened_again(home: House) -> None:
    home.ask(lambda desk: desk.transitions.write(home.transition, {"form_wish": "", "daycare": None}))
    page = FamilyScreen(home.stage)
    home.show(page)
    home.ask(lambda desk: desk.transitions.write(home.transition, {"form_wish": "yes"}))
    page.open(page.place())
    home.settle()
    assert not control(page, "family.daycare.before_yes").isVisible()
    assert control(page, "family.second_language.en").isVisible()
    press(page, "family.daycare.known.yes")
    write(page, "family.daycare.name", "Solsikken")
    home.settle()
    found = home.ask(lambda desk: desk.transitions.show(home.transition)).daycare
    assert found is not None
    assert found.name == "Solsikken"


def test_a_second_language(home: House, screen: FamilyScreen) -> None:
    press(screen, "family.second_language.en")
    home.settle()
    assert home.ask(lambda desk: desk.transitions.show(home.transition)).second_language == "en"
    assert control(again(home, screen), "family.second_language.en").property("checked")


@pytest.fixture
def consented(home: House) -> FamilyScreen:
    home.ask(lambda desk: consent(desk, home.transition))
    made = FamilyScreen(home.stage)
    home.show(made)
    return made


def test_after_a_consent_another_daycare_is_a_new_transition(home: House, consented: FamilyScreen) -> None:
    places: list[Place] = []
    consented.go.connect(places.append)
    before = shown(consented, "family.daycare.name")
    write(consented, "family.daycare.name", "Et andet")
    assert shown(consented, "family.daycare.name") == before
    press(consented, "family.daycare.move")
    write(consented, "family.daycare.new.name", "Dagplejen")
    press(consented, "family.daycare.new.start")
    home.settle()
    home.qtbot.waitUntil(lambda: bool(places))
    new, old = places[0].transition, home.transition
    assert new is not None
    assert new != old
    assert home.ask(lambda desk: desk.transitions.show(old)).replaced_by == new
    record = home.ask(lambda desk: desk.transitions.show(new))
    assert record.daycare is not None
    assert record.daycare.name == "Dagplejen"
    assert record.answers
    assert not home.ask(lambda desk: desk.consents.ledger(new)).events


def test_a_new_daycare_in_the_making_is_kept(home: House, consented: FamilyScreen) -> None:
    press(consented, "family.daycare.move")
    write(consented, "family.daycare.new.name", "Dagple")
    later = again(home, consented)
    assert shown(later, "family.daycare.new.name") == "Dagple"
    press(later, "family.daycare.new.drop")
    assert not control(again(home, later), "family.daycare.new.name").isVisible()


def test_a_spelling_can_be_mended_with_a_warning(home: House, consented: FamilyScreen) -> None:
    press(consented, "family.daycare.mend")
    assert control(consented, "family.daycare.mending").isVisible()
    write(consented, "family.daycare.name", "Solsikken")
    home.settle()
    found = home.ask(lambda desk: desk.transitions.show(home.transition)).daycare
    assert found is not None
    assert found.name == "Solsikken"


def test_a_twin_gets_the_parents_and_nothing_else(home: House, screen: FamilyScreen) -> None:
    places: list[Place] = []
    screen.go.connect(places.append)
    press(screen, "family.sibling.start")
    home.settle()
    home.qtbot.waitUntil(lambda: bool(places))
    twin, transition = places[0].child, places[0].transition
    assert twin is not None
    assert transition is not None
    assert places[0].screen == "family"
    child = home.ask(lambda desk: desk.children.show(twin))
    assert [p.name for p in child.parents] == ["Mette Prøve", "Jonas Prøve"]
    assert child.name == ""
    assert home.ask(lambda desk: desk.transitions.show(transition)).daycare is None
