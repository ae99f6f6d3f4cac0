"""The family can ask when somebody looked: one line each time their journey is opened."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.consent_stage import Sofa, sofa
from transitions.application.bookmark import Place
from transitions.application.desk import Desk
from transitions.ui.journey.journey import Journey
from transitions.ui.journey.screens import JOURNEY_SCREENS
from transitions.ui.screen import Stage


@pytest.fixture
def home(qtbot: QtBot, stage: Stage) -> Iterator[Sofa]:
    with sofa(qtbot, stage) as made:
        yield made


@pytest.fixture
def journey(home: Sofa) -> Journey:
    made = Journey(home.stage, JOURNEY_SCREENS)
    home.qtbot.addWidget(made)
    made.show()
    return made


def opened(home: Sofa) -> int:
    """How many times somebody has looked."""

    def count(desk: Desk) -> int:
        lines = desk.store.audit.of({str(home.transition)})
        return sum(action == "open_transition" for _, action in lines)

    return home.ask(count)


def go(home: Sofa, journey: Journey, screen: str) -> None:
    journey.open(Place(screen=screen, transition=home.transition, child=home.people.child))
    home.settle()


def test_an_opened_family_is_noted_once_and_not_for_each_step(home: Sofa, journey: Journey) -> None:
    for screen in ("family", "form", "handover", "family"):
        go(home, journey, screen)
    journey.turn(on=True)
    home.settle()
    assert opened(home) == 1


def test_it_is_noted_again_when_it_was_left(home: Sofa, journey: Journey) -> None:
    go(home, journey, "family")
    journey.leave()
    go(home, journey, "family")
    assert opened(home) == 2


def test_going_straight_to_another_family_notes_both(home: Sofa, journey: Journey, qtbot: QtBot) -> None:
    go(home, journey, "family")
    with sofa(qtbot, home.stage) as other:
        go(other, journey, "family")
        assert (opened(home), opened(other)) == (1, 1)


def test_the_extract_tells_when(home: Sofa, journey: Journey) -> None:
    go(home, journey, "family")
    verdict = home.ask(lambda desk: desk.handovers.verdict(home.transition, "extract", home.people.mette))
    assert verdict.disclosure is not None
    told = verdict.disclosure.paper.model_dump_json()
    assert home.stage.say("use.open_transition") in told
