"""Ctrl+L at the worst moment: in the middle of a word, and while a question waits for an answer."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from tests.journeys.person import ALT, CTRL, Hands, Key
from tests.journeys.program import Program
from tests.journeys.story import to_section, unlock


@pytest.fixture
def hands(at_the_form: Hands) -> Hands:
    return at_the_form


def lock(hands: Hands) -> str:
    """Ctrl+L; the name of the vault, as the program that starts next is told it."""
    program = hands.program
    hands.key(Key.Key_L, CTRL)
    program.until(lambda: program.ended == ["lock"])
    assert program.window.session is None
    assert not list(program.vaults.found()[0].glob("vault.db-*"))
    return program.window.name


def test_in_the_middle_of_a_word(hands: Hands) -> None:
    program = hands.program
    to_section(hands, "this_is_me")
    hands.write("form.happy_with.parents", "Hun elsker at bad")
    program.rest()
    hands.type("e i kar")
    name = lock(hands)
    assert name == program.vaults.found()[0].name
    unlock(hands, locked=name)
    program.until(lambda: hands.focus.objectName() == "form.happy_with.parents")
    assert program.text("form.happy_with.parents") == "Hun elsker at bade i kar"
    assert not program.sees("overview.list")


@pytest.mark.qt_log_ignore("Keyboard event not accepted")  # the key is let go after its question is gone
def test_while_a_question_waits_for_an_answer(hands: Hands) -> None:
    program = hands.program
    hands.key(Key.Key_F2)
    hands.press("journey.steps.meeting")
    program.until_sees("meeting.place")
    program.rest()
    hands.write("meeting.place", "På stuen kl. ni")
    hands.walk("meeting.close")
    hands.key(Key.Key_Space)
    program.until(lambda: isinstance(QApplication.activeWindow(), QDialog))
    assert hands.focus.objectName().startswith("meeting.close.ask.")
    name = lock(hands)
    unlock(hands, locked=name)
    assert program.step() == "meeting"
    assert not [top for top in QApplication.topLevelWidgets() if isinstance(top, QDialog) and top.isVisible()]
    program.until(lambda: program.text("meeting.place") == "På stuen kl. ni")
    closed = program.ask(lambda desk: desk.transitions.show(desk.transitions.all()[0]).closed_on)
    assert closed is None


def test_while_the_last_words_of_a_consent_are_typed(hands: Hands) -> None:
    program = hands.program
    hands.key(Key.Key_Right, ALT)
    program.until_sees("consent.parent.0.says.yes")
    program.rest()
    hands.press("consent.parent.0.says.yes")
    hands.choose("consent.parent.0.way.oral")
    hands.write("consent.parent.0.reason", "Har armen i gips")
    name = lock(hands)
    unlock(hands, locked=name)
    program.until_sees("consent.parent.0.reason")
    assert program.text("consent.parent.0.reason") == "Har armen i gips"
    assert given(program) == 0


def given(program: Program) -> int:
    """How many have said yes."""
    return program.ask(lambda desk: len(desk.consents.ledger(desk.transitions.all()[0]).events))
