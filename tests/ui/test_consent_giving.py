"""Saying yes: by signature, on paper or aloud, and never by accident."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.consent_stage import (
    MEDICINE,
    Sofa,
    click,
    draw,
    press,
    say_yes,
    seated,
    tab_to,
    walk_to,
)
from tests.ui.family_stage import (
    control,
    error,
    said,
    write,
)
from transitions.domain.consent import Given
from transitions.ui.consent.screen import ConsentScreen
from transitions.ui.controls.signature import SignaturePad
from transitions.ui.controls.wide import TickBox
from transitions.ui.screen import Stage


@pytest.fixture
def screen(sofa: Sofa) -> ConsentScreen:
    made = ConsentScreen(sofa.stage)
    sofa.show(made)
    return made


def test_a_signature_drawn_with_the_mouse_is_in_the_ledger(sofa: Sofa, screen: ConsentScreen) -> None:
    press(screen, "consent.channel.parents_carry")
    say_yes(screen, 0, "drawn")
    draw(screen, "consent.parent.0.signature")
    press(screen, "consent.parent.0.give")
    sofa.settle()
    (given,) = sofa.ledger().events
    assert isinstance(given, Given)
    assert given.parent == sofa.people.mette
    assert given.way == "drawn"
    assert sum(len(stroke) for stroke in given.strokes) > 20
    assert given.channels == ("parents_carry",)
    assert given.until == date(2027, 11, 2)
    assert {approval.key.field for approval in given.approvals} == {"our_child", "good_at", "medicine"}
    assert said(screen, "consent.history.0").startswith("2. november 2026: Mette sagde ja")


def test_without_a_signature_nothing_is_registered(sofa: Sofa, screen: ConsentScreen) -> None:
    press(screen, "consent.channel.parents_carry")
    say_yes(screen, 0, "drawn")
    press(screen, "consent.parent.0.give")
    sofa.settle()
    assert error(screen, "consent.parent.0.give")
    assert not sofa.ledger().events
    assert isinstance(QApplication.focusWidget(), SignaturePad)


def test_no_way_of_travelling_is_chosen_beforehand(sofa: Sofa, screen: ConsentScreen) -> None:
    boxes = [control(screen, f"consent.channel.{c.id}") for c in sofa.stage.library.policy.channels]
    assert not any(isinstance(box, TickBox) and box.isChecked() for box in boxes)
    say_yes(screen, 0, "paper")
    press(screen, "consent.parent.0.give")
    sofa.settle()
    assert error(screen, "consent.channel")
    assert not sofa.ledger().events
    press(screen, "consent.channel.joint_meeting")
    assert not error(screen, "consent.channel")


def test_nobody_says_yes_without_saying_how(sofa: Sofa, screen: ConsentScreen) -> None:
    press(screen, "consent.channel.parents_carry")
    press(screen, "consent.parent.1.says.yes")
    press(screen, "consent.parent.1.give")
    sofa.settle()
    assert error(screen, "consent.parent.1.give")
    assert not sofa.ledger().events


def test_an_oral_yes_by_keys_alone(sofa: Sofa, screen: ConsentScreen) -> None:
    QTest.keyClick(tab_to(screen, "consent.channel.parents_carry"), Qt.Key.Key_Space)
    QTest.keyClick(tab_to(screen, "consent.parent.1.says.yes"), Qt.Key.Key_Space)
    QApplication.processEvents()
    tab_to(screen, "consent.parent.1.way.drawn")
    walk_to(screen, "consent.parent.1.way.oral")
    QTest.keyClick(QApplication.focusWidget() or screen, Qt.Key.Key_Space)
    QTest.keyClick(tab_to(screen, "consent.parent.1.give"), Qt.Key.Key_Space)
    sofa.settle()
    assert error(screen, "consent.parent.1.reason")
    QTest.keyClicks(tab_to(screen, "consent.parent.1.reason"), "Var med i telefonen")
    assert not error(screen, "consent.parent.1.reason")
    QTest.keyClick(tab_to(screen, "consent.parent.1.give"), Qt.Key.Key_Space)
    sofa.settle()
    (given,) = sofa.ledger().events
    assert isinstance(given, Given)
    assert (given.parent, given.way, given.reason) == (sofa.people.jonas, "oral", "Var med i telefonen")
    assert "var med i telefonen" in said(screen, "consent.history.0")


def test_an_earlier_last_day_is_what_the_yes_holds(sofa: Sofa, screen: ConsentScreen) -> None:
    write(screen, "consent.until", "01.03.2027")
    press(screen, "consent.channel.parents_carry")
    say_yes(screen, 0, "paper")
    press(screen, "consent.parent.0.give")
    sofa.settle()
    (given,) = sofa.ledger().events
    assert isinstance(given, Given)
    assert given.last_day == date(2027, 3, 1)


def test_an_answer_that_must_be_mended_leads_to_the_form(sofa: Sofa, screen: ConsentScreen) -> None:
    sofa.answer("our_child", "x" * 5000)
    sofa.open(screen)
    press(screen, "consent.channel.parents_carry")
    say_yes(screen, 0, "paper")
    press(screen, "consent.parent.0.give")
    sofa.settle()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "consent.board.our_child.parents.mend"
    press(screen, focused.objectName())
    place = sofa.gone[-1]
    assert (place.screen, place.section, place.question) == ("form", "this_is_me", "our_child")


def test_consent_waits_until_there_is_a_daycare(qtbot: QtBot, stage: Stage) -> None:
    with seated(qtbot, stage, daycare=False) as sofa:
        screen = ConsentScreen(sofa.stage)
        sofa.show(screen)
        press(screen, "consent.channel.parents_carry")
        say_yes(screen, 0, "paper")
        press(screen, "consent.parent.0.give")
        sofa.settle()
        assert not sofa.ledger().events
        screen.set_parent_view(True)
        sofa.settle()
        assert not control(screen, "consent.waiting.family").isVisible()
        screen.set_parent_view(False)
        sofa.settle()
        press(screen, "consent.waiting.family")
        assert sofa.gone[-1].screen == "family"


def test_a_no_is_lifted_only_when_it_is_ticked(sofa: Sofa, screen: ConsentScreen) -> None:
    sofa.ask(lambda desk: desk.consents.refuse(sofa.transition, sofa.people.mette, (MEDICINE,)))
    sofa.open(screen)
    press(screen, "consent.channel.parents_carry")
    say_yes(screen, 0, "paper")
    click(screen, "consent.parent.0.lift.medicine.parents")
    press(screen, "consent.parent.0.give")
    sofa.settle()
    assert not sofa.ledger().position(sofa.people.mette, date(2026, 11, 2)).refused
