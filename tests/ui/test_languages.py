"""The family's language on the screen: a draft is told, Arabic runs from the right, typed or shown."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.bundled import bundled_catalogue
from tests.ui import family_stage
from tests.ui.family_stage import House, accept, control, said
from tests.ui.form_stage import HAPPY, open_form
from tests.ui.shell_stage import Shell, add_alma
from transitions.application.errors import DiskFull
from transitions.domain.model import DANISH
from transitions.domain.model import Words as Said
from transitions.ui.consent.tongue import Tongue
from transitions.ui.controls.labels import Words
from transitions.ui.form.wording import FormWording
from transitions.ui.journey.steps import place_of
from transitions.ui.look.direction import apart, led
from transitions.ui.screen import Stage

RIGHT, LEFT = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
HELLO = "تحب الأغاني"


@pytest.fixture
def home(qtbot: QtBot, stage: Stage) -> Iterator[House]:
    with family_stage.house(qtbot, stage) as made:
        transition = made.transition
        made.ask(lambda desk: accept(desk, transition))
        made.ask(lambda desk: desk.transitions.write(transition, {"second_language": "ar"}))
        yield made


def test_each_label_of_the_form_has_its_own_direction(home: House) -> None:
    screen = open_form(home)
    danish, arabic = control(screen, "form.warning"), control(screen, "form.warning.translated")

    assert (danish.layoutDirection(), arabic.layoutDirection()) == (LEFT, RIGHT)
    assert "CPR" in said(screen, "form.warning.translated")


def test_a_draft_is_told_on_the_form_in_both_languages(home: House) -> None:
    screen = open_form(home)
    texts = home.stage.library.texts

    assert said(screen, "form.draft") == texts.say("paper.draft_translation")
    assert texts.say("paper.draft_translation", "ar") in said(screen, "form.draft.translated")


def test_arabic_is_typed_from_the_right_and_danish_from_the_left(home: House) -> None:
    screen = open_form(home)
    typed = control(screen, HAPPY)
    assert isinstance(typed, QPlainTextEdit)

    typed.setPlainText(HELLO)
    assert typed.document().firstBlock().textDirection() == RIGHT
    typed.setPlainText("Hun elsker sange")
    assert typed.document().firstBlock().textDirection() == LEFT


def test_a_label_turns_with_its_words(qtbot: QtBot) -> None:
    label = Words(HELLO)
    qtbot.addWidget(label)
    assert label.layoutDirection() == RIGHT
    label.say("Danske ord")
    assert label.layoutDirection() == LEFT


def test_a_text_that_begins_with_a_name_still_runs_from_the_right(qtbot: QtBot) -> None:
    label = Words(led("Salma: نعم", "ar"))
    qtbot.addWidget(label)

    assert label.layoutDirection() == RIGHT
    assert led("Salma: yes", "en") == "Salma: yes"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_what_went_wrong_is_told_in_both_languages_where_parents_look_on(house: Shell, language: str) -> None:
    house.begin()
    transition, child = house.ask(add_alma)
    house.ask(lambda desk: desk.transitions.write(transition, {"second_language": language}))
    house.window.go(place_of("form", transition, child))
    house.settle()
    texts, session, told = house.around.library.texts, house.window.session, house.window.messages.said
    assert session is not None
    danish, other = (texts.say(DiskFull.text_id, code) for code in (DANISH, language))
    for tell in (session.work.trouble.emit, session.autosave.failed.emit):
        tell(DiskFull())
        assert told() == f"{danish}\n{apart(led(other, language))}"
    house.journey().turn(False)
    session.work.trouble.emit(DiskFull())
    assert told() == danish


def test_arabic_beside_danish_on_one_line_keeps_its_own_order() -> None:
    assert apart(HELLO) == f"\u2067{HELLO}\u2069"
    assert apart("Hun elsker sange") == "Hun elsker sange"


@pytest.mark.parametrize("made", [Tongue, FormWording])
def test_danish_is_never_said_twice(made: type[Tongue] | type[FormWording]) -> None:
    tongue = made(bundled_catalogue().texts, "ar")

    assert tongue.joined(Said({"da": "Navn"})) == "Navn"
    assert tongue.joined(Said({"da": "Navn", "ar": "الاسم"})) == "Navn · \u2067\u200fالاسم\u2069"
