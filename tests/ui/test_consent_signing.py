"""A signature stands only under what was read when it was drawn."""

from __future__ import annotations

import pytest

from tests.ui.consent_stage import (
    Sofa,
    again,
    click,
    draw,
    press,
    say_yes,
)
from tests.ui.family_stage import (
    control,
    error,
    shown,
    write,
)
from transitions.ui.consent.screen import ConsentScreen
from transitions.ui.controls.signature import SignaturePad


@pytest.fixture
def screen(sofa: Sofa) -> ConsentScreen:
    made = ConsentScreen(sofa.stage)
    sofa.show(made)
    return made


def test_a_signature_survives_leaving_the_page_while_nothing_changes(
    sofa: Sofa, screen: ConsentScreen
) -> None:
    say_yes(screen, 0, "drawn")
    strokes = draw(screen, "consent.parent.0.signature").strokes()
    reopened = again(sofa, ConsentScreen, screen)
    pad = control(reopened, "consent.parent.0.signature")
    assert isinstance(pad, SignaturePad)
    assert pad.strokes() == strokes


def test_a_signature_never_stands_under_other_answers(sofa: Sofa, screen: ConsentScreen) -> None:
    say_yes(screen, 0, "drawn")
    draw(screen, "consent.parent.0.signature")
    screen.leave()
    sofa.settle()
    sofa.answer("our_child", "Noget helt andet")
    reopened = again(sofa, ConsentScreen, screen)
    pad = control(reopened, "consent.parent.0.signature")
    assert isinstance(pad, SignaturePad)
    assert not pad.strokes()
    assert error(reopened, "consent.parent.0.give")


def test_a_signature_never_stands_under_other_terms(sofa: Sofa, screen: ConsentScreen) -> None:
    say_yes(screen, 0, "drawn")
    pad = draw(screen, "consent.parent.0.signature")
    press(screen, "consent.channel.sent")
    assert not pad.strokes()
    assert error(screen, "consent.parent.0.give")


def test_what_one_parent_says_leaves_what_the_other_is_typing(sofa: Sofa, screen: ConsentScreen) -> None:
    press(screen, "consent.channel.parents_carry")
    say_yes(screen, 1, "oral")
    write(screen, "consent.parent.1.reason", "Var med i telefonen")
    say_yes(screen, 0, "paper")
    press(screen, "consent.parent.0.give")
    sofa.settle()
    assert shown(screen, "consent.parent.1.reason") == "Var med i telefonen"
    write(screen, "consent.parent.1.participants", "Jonas")
    press(screen, "consent.parent.1.says.yes")
    sofa.settle()
    press(screen, "consent.parent.1.says.yes")
    assert shown(screen, "consent.parent.1.reason") == "Var med i telefonen"
    assert shown(screen, "consent.parent.1.participants") == "Jonas"
    press(screen, "consent.parent.1.give")
    sofa.settle()
    assert [event.parent for event in sofa.ledger().events] == [sofa.people.mette, sofa.people.jonas]


def test_who_is_present_is_remembered(sofa: Sofa, screen: ConsentScreen) -> None:
    sofa.open(screen, parent_view=True)
    click(screen, "consent.present.1")
    reopened = again(sofa, ConsentScreen, screen)
    reopened.set_parent_view(True)
    assert control(reopened, "consent.parent.1").isVisible()
    assert not control(reopened, "consent.parent.0").isVisible()
