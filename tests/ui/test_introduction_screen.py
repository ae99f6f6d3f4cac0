"""The offer as the parents answer it: a no is finished, and thinking is not chased."""

from __future__ import annotations

from datetime import date

import pytest

from tests.ui.family_stage import (
    House,
    acting,
    again,
    control,
    error,
    press,
    said,
    shown,
    spoken_name,
    tab_order,
    write,
)
from transitions.domain.transition import TransitionRecord
from transitions.ui.introduction.screen import IntroductionScreen


@pytest.fixture
def screen(home: House) -> IntroductionScreen:
    made = IntroductionScreen(home.stage)
    home.show(made)
    return made


def stored(home: House) -> TransitionRecord:
    home.settle()
    return home.ask(lambda desk: desk.transitions.show(home.transition))


def test_what_is_written_is_saved_and_shown_again(home: House, screen: IntroductionScreen) -> None:
    write(screen, "introduction.introduced_on", "20/10-26")
    write(screen, "introduction.introduced_how", "Mundtligt i konsultationen")
    write(screen, "introduction.visit_on", "16/11-26")
    press(screen, "introduction.form_wish.yes")
    press(screen, "introduction.full_form.yes")
    press(screen, "introduction.carried_by.together")
    press(screen, "introduction.meeting_wish.yes")
    press(screen, "introduction.health_visitor_attends.undecided")
    later = again(home, screen)
    assert shown(later, "introduction.introduced_on") == "20.10.2026"
    assert shown(later, "introduction.introduced_how") == "Mundtligt i konsultationen"
    record = stored(home)
    assert record.visit_on == date(2026, 11, 16)
    assert (record.form_wish, record.meeting_wish) == ("yes", "yes")
    assert (record.full_form, record.carried_by) == (True, "together")
    assert record.health_visitor_attends == "undecided"
    for name in ("form_wish.yes", "meeting_wish.yes", "carried_by.together", "full_form.yes"):
        assert control(later, f"introduction.{name}").property("checked"), name


def test_today_and_how_by_one_press(home: House, screen: IntroductionScreen) -> None:
    press(screen, "introduction.today")
    press(screen, "introduction.quick_phone")
    record = stored(home)
    assert record.introduced_on == home.stage.clock.today()
    assert record.introduced_how == "Mundtligt i telefonen"
    assert not control(screen, "introduction.today").isVisible()


def test_the_advice_counts_back_from_the_start(screen: IntroductionScreen) -> None:
    assert "26. oktober 2026" in said(screen, "introduction.advice")
    press(screen, "introduction.today")
    assert not said(screen, "introduction.advice")


def test_until_a_yes_it_says_how_little_is_stored(home: House, screen: IntroductionScreen) -> None:
    assert control(screen, "introduction.before_yes").isVisible()
    press(screen, "introduction.form_wish.yes")
    assert not control(screen, "introduction.before_yes").isVisible()


def test_a_no_is_finished_and_asks_nothing(home: House, screen: IntroductionScreen) -> None:
    press(screen, "introduction.form_wish.no")
    assert control(screen, "introduction.form_wish.outcome").isVisible()
    assert not control(screen, "introduction.carried_by").isVisible()
    assert stored(home).form_wish == "no"
    assert home.ask(lambda desk: desk.overview.row(home.transition)).step.name == "declined"


def test_the_two_offers_are_answered_apart(home: House, screen: IntroductionScreen) -> None:
    press(screen, "introduction.meeting_wish.no")
    record = stored(home)
    assert (record.form_wish, record.meeting_wish) == ("", "no")
    assert not control(screen, "introduction.health_visitor_attends").isVisible()


def test_an_answer_can_be_taken_back(home: House, screen: IntroductionScreen) -> None:
    press(screen, "introduction.form_wish.yes")
    assert stored(home).form_wish == "yes"
    press(screen, "introduction.form_wish.clear")
    assert stored(home).form_wish == ""


def test_a_day_that_is_none_is_kept(home: House, screen: IntroductionScreen) -> None:
    write(screen, "introduction.visit_on", "på tirsdag")
    later = again(home, screen)
    assert shown(later, "introduction.visit_on") == "på tirsdag"
    assert error(later, "introduction.visit_on")
    assert stored(home).visit_on is None


def test_showing_is_not_editing(home: House, screen: IntroductionScreen) -> None:
    sent: list[None] = []
    home.stage.autosave.saving.connect(lambda: sent.append(None))
    screen.reread()
    home.settle()
    assert not sent


def test_names_sizes_and_order(screen: IntroductionScreen) -> None:
    for widget in acting(screen):
        assert widget.objectName().startswith("introduction."), widget
        assert spoken_name(widget), widget.objectName()
        assert widget.height() >= 44, widget.objectName()
    control(screen, "introduction.introduced_on").setFocus()
    order = tab_order(screen)
    wanted = [
        "introduction.introduced_on", "introduction.today", "introduction.introduced_how",
        "introduction.visit_on", "introduction.form_wish.yes", "introduction.meeting_wish.yes",
    ]
    assert [name for name in order if name in wanted] == wanted
