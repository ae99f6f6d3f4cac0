"""The family page: the child, its birth and its number."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.family_stage import (
    House,
    again,
    control,
    error,
    press,
    said,
    shown,
    write,
)
from transitions.ui.controls.editors.gestation import GestationEditor
from transitions.ui.family.screen import FamilyScreen
from transitions.ui.screen import Stage


@pytest.fixture
def screen(home: House) -> FamilyScreen:
    made = FamilyScreen(home.stage)
    home.show(made)
    return made


def test_a_date_that_is_none_is_kept_with_its_message(home: House, screen: FamilyScreen) -> None:
    write(screen, "family.child.birth_date", "32/13")
    later = again(home, screen)
    assert shown(later, "family.child.birth_date") == "32/13"
    assert error(later, "family.child.birth_date")
    assert home.ask(lambda desk: desk.children.show(home.child)).birth_date is None


def test_a_mended_date_takes_the_place_of_the_odd_one(home: House, screen: FamilyScreen) -> None:
    write(screen, "family.start_date", "32/13")
    home.settle()
    write(screen, "family.start_date", "4/1-27")
    later = again(home, screen)
    assert shown(later, "family.start_date") == "04.01.2027"
    assert not error(later, "family.start_date")


def test_no_message_while_typing(home: House, screen: FamilyScreen) -> None:
    write(screen, "family.child.name", "")
    home.settle()
    assert not error(screen, "family.child.name")
    control(screen, "family.parent.0.name").setFocus()
    assert error(screen, "family.child.name") == home.stage.say("problem.name_missing")


def test_a_new_family_is_not_met_with_messages(home: House) -> None:
    child = home.ask(lambda desk: desk.children.register())
    transition = home.ask(lambda desk: desk.transitions.start(child))
    made = FamilyScreen(home.stage)
    home.show(made, child, transition)
    assert not error(made, "family.child.name")
    assert QApplication.focusWidget() is control(made, "family.child.name")


def test_the_corrected_age_is_said_as_soon_as_it_is_known(screen: FamilyScreen) -> None:
    write(screen, "family.child.gestation", "33+4")
    assert said(screen, "family.child.ages") == "9 måneder (korrigeret alder 8 måneder)"


@pytest.mark.parametrize(
    ("text", "weeks"),
    [("33+4", (33, 4)), ("33", (33, 0)), ("33 uger og 4 dage", (33, 4)), ("45", None), ("33+9", None)],
)
def test_weeks_and_days(qtbot: QtBot, stage: Stage, text: str, weeks: tuple[int, int] | None) -> None:
    editor = GestationEditor("weeks", stage.words, "")
    qtbot.addWidget(editor)
    editor.show_typed(text)
    value = editor.value()
    assert (value and (value["weeks"], value["days"])) == weeks
    assert bool(editor.problem_text()) == (weeks is None)


def test_weeks_that_cannot_be_are_kept(home: House, screen: FamilyScreen) -> None:
    write(screen, "family.child.gestation", "33+9")
    later = again(home, screen)
    assert shown(later, "family.child.gestation") == "33+9"
    assert error(later, "family.child.gestation")
    assert home.ask(lambda desk: desk.children.show(home.child)).gestation is None


def test_the_number_is_hidden_once_typed_and_its_oddities_stop_nobody(
    home: House, screen: FamilyScreen
) -> None:
    write(screen, "family.child.cpr", "140126-1111")
    control(screen, "family.child.name").setFocus()
    assert shown(screen, "family.child.cpr") == "140126-XXXX"
    assert said(screen, "family.child.cpr.hints")
    later = again(home, screen)
    assert shown(later, "family.child.cpr") == "140126-XXXX"
    assert home.ask(lambda desk: desk.children.show(home.child)).cpr == "1401261111"
    press(later, "family.child.cpr.show")
    assert shown(later, "family.child.cpr") == "1401261111"


def test_an_impossible_number_is_kept_with_its_message(home: House, screen: FamilyScreen) -> None:
    write(screen, "family.child.cpr", "12345")
    later = again(home, screen)
    assert shown(later, "family.child.cpr") == "12345"
    assert error(later, "family.child.cpr") == home.stage.say("problem.cpr_length")
    assert not home.ask(lambda desk: desk.children.show(home.child)).cpr
