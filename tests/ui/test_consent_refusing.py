"""Saying no, taking back, not being asked, disagreeing."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QWidget

from tests.ui.consent_stage import (
    MEDICINE,
    Sofa,
    click,
    press,
    say_yes,
)
from tests.ui.family_stage import (
    control,
    error,
    write,
)
from transitions.domain.consent import Disagreement, NotAsked, Refused, Withdrawn
from transitions.ui.consent.screen import ConsentScreen


@pytest.fixture
def screen(sofa: Sofa) -> ConsentScreen:
    made = ConsentScreen(sofa.stage)
    sofa.show(made)
    return made


def test_a_no_to_everything(sofa: Sofa, screen: ConsentScreen) -> None:
    press(screen, "consent.parent.0.says.no")
    press(screen, "consent.parent.0.refuse")
    sofa.settle()
    (refused,) = sofa.ledger().events
    assert isinstance(refused, Refused)
    assert refused.handover
    assert "har sagt nej" in control(screen, "consent.parent.0.status").accessibleName()


def test_a_no_to_one_answer_stands_beside_a_yes_to_the_rest(sofa: Sofa, screen: ConsentScreen) -> None:
    press(screen, "consent.parent.0.says.some")
    assert not control(screen, "consent.parent.0.refuse_some").isEnabled()
    click(screen, "consent.parent.0.refuse_some.medicine.parents")
    press(screen, "consent.parent.0.refuse_some")
    sofa.settle()
    press(screen, "consent.channel.parents_carry")
    say_yes(screen, 0, "paper")
    press(screen, "consent.parent.0.give")
    sofa.settle()
    position = sofa.ledger().position(sofa.people.mette, date(2026, 11, 2))
    assert position.refused == {MEDICINE}
    assert position.given is not None


def test_not_asked_wants_a_reason(sofa: Sofa, screen: ConsentScreen) -> None:
    press(screen, "consent.parent.1.says.not_asked")
    press(screen, "consent.parent.1.not_asked")
    sofa.settle()
    assert error(screen, "consent.parent.1.not_asked_reason")
    assert not sofa.ledger().events
    write(screen, "consent.parent.1.not_asked_reason", "Er ude at rejse")
    press(screen, "consent.parent.1.not_asked")
    sofa.settle()
    (event,) = sofa.ledger().events
    assert isinstance(event, NotAsked)
    assert "fordi er ude at rejse" in control(screen, "consent.parent.1.status").accessibleName()


def test_the_parents_disagree(sofa: Sofa, screen: ConsentScreen) -> None:
    press(screen, "consent.parent.1.says.disagree")
    press(screen, "consent.parent.1.disagree")
    sofa.settle()
    assert isinstance(sofa.ledger().events[0], Disagreement)
    assert control(screen, "consent.disagreement").isVisible()


def test_a_yes_is_taken_back_in_two_presses(sofa: Sofa, screen: ConsentScreen) -> None:
    sofa.yes(sofa.people.mette)
    sofa.open(screen)
    click(screen, "consent.parent.0.says.withdraw")
    click(screen, "consent.parent.0.withdraw.all")
    sofa.settle()
    event = sofa.ledger().events[-1]
    assert isinstance(event, Withdrawn)
    assert not event.fields
    assert "trukket" in control(screen, "consent.parent.0.status").accessibleName()


def test_some_of_a_yes_is_taken_back(sofa: Sofa, screen: ConsentScreen) -> None:
    sofa.yes(sofa.people.mette)
    sofa.open(screen)
    press(screen, "consent.parent.0.says.withdraw")
    write(screen, "consent.parent.0.withdraw_how", "I telefonen")
    click(screen, "consent.parent.0.withdraw.some.medicine.parents")
    press(screen, "consent.parent.0.withdraw.chosen")
    sofa.settle()
    event = sofa.ledger().events[-1]
    assert isinstance(event, Withdrawn)
    assert (event.fields, event.how) == ((MEDICINE,), "I telefonen")


def test_nobody_can_take_back_what_was_never_given(screen: ConsentScreen) -> None:
    assert screen.findChild(QWidget, "consent.parent.0.says.withdraw") is None


def test_nobody_answers_for_what_is_the_others(sofa: Sofa, screen: ConsentScreen) -> None:
    press(screen, "consent.parent.0.says.some")
    press(screen, "consent.parent.1.says.some")
    assert screen.findChild(QWidget, "consent.parent.0.refuse_some.contact_second.parents") is None
    assert control(screen, "consent.parent.1.refuse_some.contact_second.parents").isVisible()
    assert "spørges ikke" in control(screen, "consent.board.family.0").accessibleName()
