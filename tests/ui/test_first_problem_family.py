"""A mistake about a family, and the next step: the cursor is at the first problem, and it is told."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.consent_stage import People, agree, seed
from tests.ui.ear import URGENT, Ear
from tests.ui.problem_stage import LATER, UNREADABLE, go, meets, show, type_over
from tests.ui.shell_stage import Shell
from tests.ui.support import focus_name
from transitions.application.desk import Desk
from transitions.ui.journey.steps import place_of


@pytest.fixture
def house(house: Shell) -> Shell:
    """Her own vault, open, with nothing in it."""
    house.begin()
    return house


@pytest.fixture
def family(house: Shell) -> People:
    """A family with answers in her vault."""
    return house.ask(seed)


@pytest.mark.parametrize(
    ("screen", "field"),
    [
        ("family", "family.child.birth_date"),
        ("introduction", "introduction.introduced_on"),
        ("meeting", "meeting.day"),
    ],
)
def test_a_date_that_cannot_be_read(
    house: Shell, ear: Ear, family: People, screen: str, field: str
) -> None:
    """She can go on, for it is kept: told when she leaves the field, found when she is back."""
    show(house, family, screen)
    house.write(field, UNREADABLE)
    house.key(Qt.Key.Key_Tab)
    assert house.said(f"{field}.error")
    assert (house.said(f"{field}.error"), URGENT) in ear.heard
    show(house, family, "journal")
    show(house, family, screen)
    meets(house, ear, field)


def test_custody_that_changes(house: Shell, ear: Ear, family: People) -> None:
    show(house, family, "family")
    house.press("family.parent.0.custody.change")
    house.settle()
    house.control("family.parent.0.custody.change.save").setFocus()
    house.press("family.parent.0.custody.change.save")
    meets(house, ear, "family.parent.0.custody.change.day")
    house.write("family.parent.0.custody.change.day", "01.10.2026")
    house.control("family.parent.0.custody.change.save").setFocus()
    house.press("family.parent.0.custody.change.save")
    house.until(lambda: focus_name().startswith("family.parent.0.custody.change.custody"))
    assert (house.said("family.parent.0.custody.change.custody.error"), URGENT) in ear.heard


def both_agree(desk: Desk, people: People) -> None:
    agree(desk, people.transition, (people.mette, people.jonas))


def test_another_daycare_without_a_name(house: Shell, ear: Ear, family: People) -> None:
    house.ask(lambda desk: both_agree(desk, family))
    show(house, family, "family")
    house.press("family.daycare.move")
    house.settle()
    house.control("family.daycare.new.start").setFocus()
    house.press("family.daycare.new.start")
    meets(house, ear, "family.daycare.new.name")


def test_the_consent(house: Shell, ear: Ear, family: People) -> None:
    show(house, family, "consent")
    about = "consent.parent.0"
    house.press(f"{about}.says.yes")
    house.until(lambda: house.sees(f"{about}.give"))
    give(house, about)
    meets(house, ear, f"{about}.way.drawn", f"{about}.give.error")
    house.press(f"{about}.way.oral")
    give(house, about)
    meets(house, ear, "consent.channel.parents_carry", "consent.channel.error")
    house.press("consent.channel.parents_carry")
    give(house, about)
    meets(house, ear, f"{about}.reason")
    house.press(f"{about}.way.paper")
    house.write(f"{about}.signed_on", UNREADABLE)
    give(house, about)
    meets(house, ear, f"{about}.signed_on")
    house.press(f"{about}.way.drawn")
    give(house, about)
    meets(house, ear, f"{about}.signature", f"{about}.give.error")
    house.press(f"{about}.way.typed")
    give(house, about)
    meets(house, ear, f"{about}.signed_as")


def give(house: Shell, about: str) -> None:
    house.settle()
    house.control(f"{about}.give").setFocus()
    house.press(f"{about}.give")
    house.settle()


def test_the_day_a_consent_ends(house: Shell, ear: Ear, family: People) -> None:
    show(house, family, "consent")
    about = "consent.parent.0"
    house.press("consent.channel.parents_carry")
    house.press(f"{about}.says.yes")
    house.settle()
    house.press(f"{about}.way.oral")
    house.write("consent.until", UNREADABLE)
    give(house, about)
    meets(house, ear, "consent.until")


def test_what_stops_the_handover_leads_to_its_cause(house: Shell, family: People) -> None:
    show(house, family, "handover")
    house.press("handover.obstacle.0.step")
    house.settle()
    assert house.journey().place().screen == "consent"
    focused = QApplication.focusWidget()
    assert focused is not None
    assert house.window.shown is not None
    assert house.window.shown.isAncestorOf(focused)


def deliver(house: Shell, people: People) -> None:
    house.ask(lambda desk: both_agree(desk, people))
    house.ask(lambda desk: desk.handovers.log(people.transition, "printed", "handover", "", "0" * 64))
    show(house, people, "handover")
    house.press("handover.deliver")
    house.until(lambda: house.sees("handover.delivery.done"))


def test_the_delivery(house: Shell, ear: Ear, family: People) -> None:
    deliver(house, family)
    house.control("handover.delivery.done").setFocus()
    house.press("handover.delivery.done")
    meets(house, ear, "handover.delivery.how.parents_carry", "handover.delivery.how.error")
    house.press("handover.delivery.how.parents_carry")
    house.write("handover.delivery.day", LATER)
    house.control("handover.delivery.done").setFocus()
    house.press("handover.delivery.done")
    meets(house, ear, "handover.delivery.day")


def test_the_journal(house: Shell, ear: Ear, family: People) -> None:
    show(house, family, "journal")
    house.write("journal.written_on", LATER)
    house.control("journal.written").setFocus()
    house.press("journal.written")
    meets(house, ear, "journal.written_on")


def test_words_for_sparring_that_name_somebody(house: Shell, ear: Ear, family: People) -> None:
    show(house, family, "journal")
    house.press("sparring.open")
    house.until(lambda: house.sees("sparring.observed"))
    type_over(house, "sparring.observed", "Alma Prøve er stille")
    house.control("sparring.print").setFocus()
    house.press("sparring.print")
    house.settle()
    meets(house, ear, "sparring.observed")


def test_an_observation_that_is_not_whole(house: Shell, ear: Ear, family: People) -> None:
    """The words stand over the way to what is missing, and the cursor is on it."""
    screening = house.ask(lambda desk: desk.screenings.begin(family.child, desk.around.clock.today()))
    place = place_of("adbb", family.transition, family.child)
    go(house, place.model_copy(update={"screening": screening}))
    house.control("adbb.finish").setFocus()
    house.press("adbb.finish")
    meets(house, ear, "adbb.unfinished.jump", "adbb.unfinished")


# --- each of these can fail ---


def test_words_that_are_not_told_are_noticed(house: Shell, ear: Ear, family: People) -> None:
    show(house, family, "journal")
    house.write("journal.written_on", LATER)
    ear.listens = False
    house.control("journal.written").setFocus()
    house.press("journal.written")
    with pytest.raises(AssertionError):
        meets(house, ear, "journal.written_on")
