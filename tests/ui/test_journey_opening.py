"""The family can ask when somebody looked: one line each time their journey is opened."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.consent_stage import Sofa, seated
from transitions.application.bookmark import Place
from transitions.application.desk import Desk
from transitions.ui.journey.journey import Journey
from transitions.ui.journey.screens import JOURNEY_SCREENS


@pytest.fixture
def journey(sofa: Sofa) -> Journey:
    made = Journey(sofa.stage, JOURNEY_SCREENS)
    sofa.qtbot.addWidget(made)
    made.show()
    return made


def opened(sofa: Sofa) -> int:
    """How many times somebody has looked."""

    def count(desk: Desk) -> int:
        lines = desk.store.audit.of({str(sofa.transition)})
        return sum(action == "open_transition" for _, action in lines)

    return sofa.ask(count)


def go(sofa: Sofa, journey: Journey, screen: str) -> None:
    journey.open(Place(screen=screen, transition=sofa.transition, child=sofa.people.child))
    sofa.settle()


def test_an_opened_family_is_noted_once_and_not_for_each_step(sofa: Sofa, journey: Journey) -> None:
    for screen in ("family", "form", "handover", "family"):
        go(sofa, journey, screen)
    journey.turn(on=True)
    sofa.settle()
    assert opened(sofa) == 1


def test_it_is_noted_again_when_it_was_left(sofa: Sofa, journey: Journey) -> None:
    go(sofa, journey, "family")
    journey.leave()
    go(sofa, journey, "family")
    assert opened(sofa) == 2


def test_going_straight_to_another_family_notes_both(sofa: Sofa, journey: Journey, qtbot: QtBot) -> None:
    go(sofa, journey, "family")
    with seated(qtbot, sofa.stage) as other:
        go(other, journey, "family")
        assert (opened(sofa), opened(other)) == (1, 1)


def test_the_extract_tells_when(sofa: Sofa, journey: Journey) -> None:
    go(sofa, journey, "family")
    verdict = sofa.ask(lambda desk: desk.handovers.verdict(sofa.transition, "extract", sofa.people.mette))
    assert verdict.disclosure is not None
    told = verdict.disclosure.paper.model_dump_json()
    assert sofa.stage.say("use.open_transition") in told
