"""A signature stands only under what was read when it was drawn."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.consent_stage import (
    Sofa,
    again,
    click,
    draw,
    press,
    say_yes,
    sofa,
)
from tests.ui.family_stage import (
    control,
    error,
    shown,
    write,
)
from transitions.domain.answers import AnswerKey
from transitions.ui.consent.screen import ConsentScreen
from transitions.ui.controls.signature import SignaturePad
from transitions.ui.screen import Stage

MEDICINE = AnswerKey(field="medicine", voice="parents")


@pytest.fixture
def home(qtbot: QtBot, stage: Stage) -> Iterator[Sofa]:
    with sofa(qtbot, stage) as made:
        yield made


@pytest.fixture
def screen(home: Sofa) -> ConsentScreen:
    made = ConsentScreen(home.stage)
    home.show(made)
    return made


def test_a_signature_survives_leaving_the_page_while_nothing_changes(
    home: Sofa, screen: ConsentScreen
) -> None:
    say_yes(screen, 0, "drawn")
    strokes = draw(screen, "consent.parent.0.signature").strokes()
    reopened = again(home, ConsentScreen, screen)
    pad = control(reopened, "consent.parent.0.signature")
    assert isinstance(pad, SignaturePad)
    assert pad.strokes() == strokes


def test_a_signature_never_stands_under_other_answers(home: Sofa, screen: ConsentScreen) -> None:
    say_yes(screen, 0, "drawn")
    draw(screen, "consent.parent.0.signature")
    screen.leave()
    home.settle()
    home.answer("our_child", "Noget helt andet")
    reopened = again(home, ConsentScreen, screen)
    pad = control(reopened, "consent.parent.0.signature")
    assert isinstance(pad, SignaturePad)
    assert not pad.strokes()
    assert error(reopened, "consent.parent.0.give")


def test_a_signature_never_stands_under_other_terms(home: Sofa, screen: ConsentScreen) -> None:
    say_yes(screen, 0, "drawn")
    pad = draw(screen, "consent.parent.0.signature")
    press(screen, "consent.channel.sent")
    assert not pad.strokes()
    assert error(screen, "consent.parent.0.give")


def test_what_one_parent_says_leaves_what_the_other_is_typing(home: Sofa, screen: ConsentScreen) -> None:
    press(screen, "consent.channel.parents_carry")
    say_yes(screen, 1, "oral")
    write(screen, "consent.parent.1.reason", "Var med i telefonen")
    say_yes(screen, 0, "paper")
    press(screen, "consent.parent.0.give")
    home.settle()
    assert shown(screen, "consent.parent.1.reason") == "Var med i telefonen"
    write(screen, "consent.parent.1.participants", "Jonas")
    press(screen, "consent.parent.1.says.yes")
    home.settle()
    press(screen, "consent.parent.1.says.yes")
    assert shown(screen, "consent.parent.1.reason") == "Var med i telefonen"
    assert shown(screen, "consent.parent.1.participants") == "Jonas"
    press(screen, "consent.parent.1.give")
    home.settle()
    assert [event.parent for event in home.ledger().events] == [home.people.mette, home.people.jonas]


def test_who_is_present_is_remembered(home: Sofa, screen: ConsentScreen) -> None:
    home.open(screen, parent_view=True)
    click(screen, "consent.present.1")
    reopened = again(home, ConsentScreen, screen)
    reopened.set_parent_view(True)
    assert control(reopened, "consent.parent.1").isVisible()
    assert not control(reopened, "consent.parent.0").isVisible()
