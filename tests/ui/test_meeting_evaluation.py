"""The two short evaluations: asked on the meeting page, hers alone, kept as closed choices."""

from __future__ import annotations

import pytest

from tests.ui.family_stage import House, again, control, press, spoken_name
from transitions.domain.evaluation import Evaluation, Evaluations
from transitions.ui.controls.surfaces import Card
from transitions.ui.controls.wide import WideRadioButton
from transitions.ui.meeting.evaluation_card import EvaluationCard
from transitions.ui.meeting.screen import MeetingScreen

KNOWLEDGE, SECURITY = "meeting.evaluation.knowledge", "meeting.evaluation.security"

pytestmark = pytest.mark.usefixtures("accepted")


@pytest.fixture
def screen(home: House) -> MeetingScreen:
    made = MeetingScreen(home.stage)
    home.show(made)
    return made


def stored(home: House) -> Evaluations:
    home.settle()
    return home.ask(lambda desk: desk.transitions.show(home.transition)).evaluations


def chosen(screen: MeetingScreen, name: str) -> bool:
    button = control(screen, name)
    assert isinstance(button, WideRadioButton)
    return button.isChecked()


def card(screen: MeetingScreen) -> Card:
    return screen.findChildren(EvaluationCard)[0]


def test_both_answers_are_kept_and_shown_again(home: House, screen: MeetingScreen) -> None:
    press(screen, f"{KNOWLEDGE}.rating.4")
    press(screen, f"{KNOWLEDGE}.cause.form")
    press(screen, f"{SECURITY}.rating.2")
    assert stored(home) == Evaluations(
        knowledge=Evaluation(rating=4, cause="form"), security=Evaluation(rating=2)
    )
    later = again(home, screen)
    assert isinstance(later, MeetingScreen)
    assert chosen(later, f"{KNOWLEDGE}.rating.4")
    assert chosen(later, f"{KNOWLEDGE}.cause.form")
    assert chosen(later, f"{SECURITY}.rating.2")


def test_the_cause_is_asked_once_there_is_a_number(home: House, screen: MeetingScreen) -> None:
    row = control(screen, f"{SECURITY}.cause.row")
    assert not row.isVisibleTo(screen)
    press(screen, f"{SECURITY}.rating.5")
    assert row.isVisibleTo(screen)
    assert not control(screen, f"{KNOWLEDGE}.cause.row").isVisibleTo(screen)


def test_an_answer_can_be_taken_back(home: House, screen: MeetingScreen) -> None:
    press(screen, f"{KNOWLEDGE}.rating.1")
    press(screen, f"{KNOWLEDGE}.cause.time")
    press(screen, f"{KNOWLEDGE}.rating.clear")
    assert stored(home) == Evaluations()


def test_it_is_not_for_the_parents_beside_her(home: House, screen: MeetingScreen) -> None:
    assert card(screen).isVisibleTo(screen)
    screen.set_parent_view(True)
    assert not card(screen).isVisibleTo(screen)
    screen.reread()
    home.settle()
    assert not card(screen).isVisibleTo(screen)
    screen.set_parent_view(False)
    assert card(screen).isVisibleTo(screen)


def test_each_choice_says_what_it_answers(screen: MeetingScreen) -> None:
    rating = control(screen, f"{KNOWLEDGE}.rating.5")
    assert spoken_name(rating) == "5"
    assert "viden" in rating.accessibleDescription()
