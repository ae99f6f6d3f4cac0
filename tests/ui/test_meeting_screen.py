"""The start-up meeting, its agreements, the follow-up and the end."""

from __future__ import annotations

from datetime import date

import pytest

from tests.ui.family_stage import (
    STRANGE,
    House,
    acting,
    again,
    control,
    error,
    press,
    shown,
    spoken_name,
    tab_order,
    write,
)
from transitions.application.bookmark import Place
from transitions.domain.transition import TransitionRecord
from transitions.ui.controls.question import Question
from transitions.ui.meeting.screen import MeetingScreen

pytestmark = pytest.mark.usefixtures("accepted")


@pytest.fixture
def screen(home: House) -> MeetingScreen:
    made = MeetingScreen(home.stage)
    home.show(made)
    return made


def stored(home: House) -> TransitionRecord:
    home.settle()
    return home.ask(lambda desk: desk.transitions.show(home.transition))


def test_the_meeting_is_saved_and_shown_again(home: House, screen: MeetingScreen) -> None:
    write(screen, "meeting.day", "10/12-26")
    write(screen, "meeting.time", "1030")
    write(screen, "meeting.place", "Solsikken")
    write(screen, "meeting.participants", "Mette, Lis")
    press(screen, "meeting.held.yes")
    later = again(home, screen)
    assert shown(later, "meeting.day") == "10.12.2026"
    assert shown(later, "meeting.time") == "10.30"
    assert shown(later, "meeting.participants") == "Mette, Lis"
    meeting = stored(home).meeting
    assert meeting.day == date(2026, 12, 10)
    assert (meeting.time, meeting.place, meeting.held) == ("10.30", "Solsikken", True)


def test_a_time_stored_with_one_digit_is_shown(home: House, screen: MeetingScreen) -> None:
    meeting = {"time": "9.00", "place": "Øvehaven"}
    home.ask(lambda desk: desk.transitions.write(home.transition, {"meeting": meeting}))
    later = again(home, screen)
    assert shown(later, "meeting.time") == "09.00"
    assert shown(later, "meeting.place") == "Øvehaven"


def test_what_is_no_day_or_time_is_kept(home: House, screen: MeetingScreen) -> None:
    write(screen, "meeting.day", "32/13")
    write(screen, "meeting.time", "efter lur")
    write(screen, "meeting.follow_up_on", "snart")
    later = again(home, screen)
    for name, text in (("day", "32/13"), ("time", "efter lur"), ("follow_up_on", "snart")):
        assert shown(later, f"meeting.{name}") == text
        assert error(later, f"meeting.{name}")
    assert stored(home).meeting.day is None


@pytest.mark.parametrize("text", STRANGE[1:], ids=["long", "emoji", "rtl", "nul", "markup"])
def test_any_words_are_kept(home: House, screen: MeetingScreen, text: str) -> None:
    write(screen, "meeting.participants", text)
    write(screen, "meeting.place", text)
    later = again(home, screen)
    assert shown(later, "meeting.participants") == text.replace("\0", "")
    assert shown(later, "meeting.place") == text.replace("\0", "")


def agreement(screen: MeetingScreen, place: int, column: str) -> str:
    lines = [
        widget.objectName() for widget in acting(screen)
        if widget.objectName().startswith("meeting.agreements.") and widget.objectName().endswith(column)
    ]
    return lines[place]


def test_agreements_have_somebody_who_does_them(home: House, screen: MeetingScreen) -> None:
    press(screen, "meeting.agreements.add")
    write(screen, agreement(screen, 0, "text"), "To timer den f")
    write(screen, agreement(screen, 0, "who"), "Lis")
    press(screen, "meeting.agreements.add")
    write(screen, agreement(screen, 1, "text"), "Sovedyr")
    later = again(home, screen)
    assert isinstance(later, MeetingScreen)
    assert shown(later, agreement(later, 0, "text")) == "To timer den f"
    assert shown(later, agreement(later, 1, "text")) == "Sovedyr"
    assert [(a.text, a.who) for a in stored(home).agreements] == [("To timer den f", "Lis"), ("Sovedyr", "")]


def test_an_agreement_in_the_making_is_not_taken_away_by_a_save(home: House, screen: MeetingScreen) -> None:
    press(screen, "meeting.agreements.add")
    write(screen, "meeting.place", "Solsikken")
    home.settle()
    home.settle()
    assert agreement(screen, 0, "text")


def test_the_follow_up_is_suggested_and_never_set_by_itself(home: House, screen: MeetingScreen) -> None:
    write(screen, "meeting.day", "10/12-26")
    home.settle()
    assert stored(home).follow_up_on is None
    press(screen, "meeting.follow_up.use")
    assert stored(home).follow_up_on == date(2027, 3, 10)
    assert not control(screen, "meeting.follow_up.use").isVisible()
    press(screen, "meeting.followed_up.yes")
    assert stored(home).followed_up


def test_a_day_gone_by_asks_what_came_of_it(home: House, screen: MeetingScreen) -> None:
    write(screen, "meeting.day", "1/10-26")
    assert control(screen, "meeting.past").isVisible()
    press(screen, "meeting.held.yes")
    assert not control(screen, "meeting.past").isVisible()


def test_a_meeting_that_could_not_be_held_is_told_with_a_reason(home: House, screen: MeetingScreen) -> None:
    write(screen, "meeting.day", "1/10-26")
    assert not control(screen, "meeting.why_not").isVisible()
    press(screen, "meeting.held.impossible")
    assert not control(screen, "meeting.past").isVisible()
    write(screen, "meeting.why_not", "Sygdom i dagtilbuddet")
    later = again(home, screen)
    assert shown(later, "meeting.why_not") == "Sygdom i dagtilbuddet"
    meeting = stored(home).meeting
    assert (meeting.held, meeting.impossible, meeting.why_not) == (False, True, "Sygdom i dagtilbuddet")
    note = home.ask(lambda desk: desk.handovers.journal_note(home.transition))
    assert "Samtalen kunne ikke holdes: Den var aftalt til 1. oktober 2026. Sygdom i dagtilbuddet" in note
    press(later, "meeting.held.no")
    assert stored(home).meeting.impossible is False


def test_an_agreement_has_a_when(home: House, screen: MeetingScreen) -> None:
    press(screen, "meeting.agreements.add")
    write(screen, agreement(screen, 0, "text"), "To timer den f")
    write(screen, agreement(screen, 0, "who"), "Lis")
    write(screen, agreement(screen, 0, "when"), "uge 2")
    home.settle()
    assert [(a.text, a.who, a.when) for a in stored(home).agreements] == [("To timer den f", "Lis", "uge 2")]
    assert "To timer den f (Lis, uge 2)" in home.ask(lambda d: d.handovers.journal_note(home.transition))


def test_an_agreement_from_before_there_was_a_when_is_shown(home: House, screen: MeetingScreen) -> None:
    old = {"agreements": [{"text": "Sovedyr", "who": "Mette"}]}
    home.ask(lambda desk: desk.transitions.write(home.transition, old))
    later = again(home, screen)
    assert isinstance(later, MeetingScreen)
    assert shown(later, agreement(later, 0, "text")) == "Sovedyr"
    assert shown(later, agreement(later, 0, "when")) == ""


@pytest.mark.parametrize(("button", "paper"), [("sheet", "meeting"), ("guide", "daycare_staff")])
def test_its_papers_are_one_press_away(home: House, screen: MeetingScreen, button: str, paper: str) -> None:
    gone: list[Place] = []
    screen.go.connect(gone.append)
    press(screen, f"meeting.papers.{button}")
    assert [(place.screen, place.section, place.transition) for place in gone] == [
        ("handover", paper, home.transition)
    ]


def question(screen: MeetingScreen) -> Question:
    press(screen, "meeting.close")
    found = screen.findChild(Question)
    assert isinstance(found, Question)
    return found


def test_closing_asks_first_and_can_be_left(home: House, screen: MeetingScreen) -> None:
    asked = question(screen)
    press(asked, "meeting.close.ask.keep")
    home.settle()
    assert stored(home).closed_on is None


def test_a_closed_transition_is_seen_and_not_changed(home: House, screen: MeetingScreen) -> None:
    write(screen, "meeting.place", "Solsikken")
    told: list[str] = []
    screen.told.connect(told.append)
    press(question(screen), "meeting.close.ask.close")
    home.qtbot.waitUntil(lambda: bool(told))
    home.settle()
    record = stored(home)
    assert record.closed_on == home.stage.clock.today()
    assert record.meeting.place == "Solsikken"
    assert control(screen, "meeting.closed").isVisible()
    assert not control(screen, "meeting.place").isEnabled()
    assert not control(screen, "meeting.close").isVisible()


@pytest.mark.parametrize("wish", ["", "thinking", "no"])
def test_before_the_yes_nothing_is_written_here(home: House, wish: str) -> None:
    home.ask(lambda desk: desk.transitions.write(home.transition, {"form_wish": wish}))
    page = MeetingScreen(home.stage)
    home.show(page)
    assert control(page, "meeting.before_yes").isVisible()
    assert {widget.objectName() for widget in acting(page)} <= {"meeting.close", "meeting.erase"}
    home.ask(lambda desk: desk.transitions.write(home.transition, {"form_wish": "yes"}))
    page.reread()
    home.settle()
    assert not control(page, "meeting.before_yes").isVisible()
    write(page, "meeting.place", "Solsikken")
    assert stored(home).meeting.place == "Solsikken"


def test_parents_do_not_end_it(screen: MeetingScreen) -> None:
    screen.set_parent_view(True)
    assert not control(screen, "meeting.close").isVisible()
    screen.set_parent_view(False)
    assert control(screen, "meeting.close").isVisible()


def test_names_sizes_and_order(screen: MeetingScreen) -> None:
    press(screen, "meeting.agreements.add")
    for widget in acting(screen):
        assert widget.objectName().startswith("meeting."), widget
        assert spoken_name(widget), widget.objectName()
        assert widget.height() >= 44, widget.objectName()
    control(screen, "meeting.day").setFocus()
    order = tab_order(screen)
    wanted = [
        "meeting.day", "meeting.time", "meeting.place", "meeting.participants", "meeting.held.no",
        "meeting.agreements.add", "meeting.follow_up_on", "meeting.follow_up.use", "meeting.close",
    ]
    assert [name for name in order if name in wanted] == wanted
