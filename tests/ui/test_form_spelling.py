"""Words the dictionary does not know get a quiet line: for her alone, in Danish, and nothing is changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.family_stage import House, accept, control, house, press
from tests.ui.form_stage import HAPPY, open_form, put
from transitions.domain.answers import Answer, AnswerKey
from transitions.places import bundled_resources
from transitions.spelling import DanishSpeller
from transitions.ui.form.screen import FormScreen
from transitions.ui.form.spelling import SpellingMarks
from transitions.ui.screen import Stage

WRONG = "Alma elsker sin legeplass og fregne Vibsen i børnehvaen, kl. 9 og ADBB."


@pytest.fixture(scope="module")
def speller() -> DanishSpeller:
    made = DanishSpeller(bundled_resources() / "spelling")
    while made.read_on():
        pass
    return made


@pytest.fixture
def home(qtbot: QtBot, stage: Stage, speller: DanishSpeller) -> Iterator[House]:
    with house(qtbot, replace(stage, speller=speller)) as made:
        made.ask(lambda desk: accept(desk, made.transition))
        yield made


def text_of(screen: FormScreen) -> QPlainTextEdit:
    field = control(screen, HAPPY)
    assert isinstance(field, QPlainTextEdit)
    return field


def marked(screen: FormScreen) -> list[str]:
    marks = text_of(screen).findChild(SpellingMarks)
    assert isinstance(marks, SpellingMarks)
    return marks.marked()


def said_before(home: House, text: str) -> None:
    put(home, Answer(key=AnswerKey(field="happy_with", voice="parents"), value=text))


def test_only_what_no_dictionary_knows_is_marked_and_never_a_name(home: House) -> None:
    said_before(home, WRONG)
    screen = open_form(home, parents=False)
    home.qtbot.waitUntil(lambda: marked(screen) != [])
    assert marked(screen) == ["legeplass", "børnehvaen"]


def test_it_is_not_held_up_to_the_parents(home: House) -> None:
    said_before(home, WRONG)
    screen = open_form(home, parents=True)
    home.qtbot.wait(60)
    assert marked(screen) == []
    screen.set_parent_view(False)
    assert marked(screen) != []
    screen.set_parent_view(True)
    assert marked(screen) == []


def test_marking_is_no_edit(home: House) -> None:
    said_before(home, WRONG)
    screen = open_form(home, parents=False)
    with home.qtbot.assertNotEmitted(home.stage.autosave.saving):
        home.qtbot.waitUntil(lambda: marked(screen) != [])
        home.qtbot.wait(30)
    assert not control(screen, "form.undo").isEnabled()
    assert not text_of(screen).document().isUndoAvailable()


def test_the_word_that_is_being_typed_waits(home: House) -> None:
    screen = open_form(home, parents=False)
    field = text_of(screen)
    field.setFocus()
    QTest.keyClicks(field, "legeplass")
    home.qtbot.wait(700)
    assert marked(screen) == []
    QTest.keyClicks(field, " ")
    home.qtbot.waitUntil(lambda: marked(screen) == ["legeplass"])
    field.moveCursor(QTextCursor.MoveOperation.Start)
    field.insertPlainText("👶🏽 ")
    home.qtbot.wait(700)
    assert marked(screen) == ["legeplass"]


def test_an_answer_in_another_language_is_not_measured_with_danish_words(home: House) -> None:
    home.ask(lambda desk: desk.transitions.write(home.transition, {"second_language": "en"}))
    said_before(home, "She likes swimming.")
    screen = open_form(home, parents=False)
    home.qtbot.waitUntil(lambda: "swimming" in marked(screen))
    press(screen, f"{HAPPY}.language")
    assert marked(screen) == []
    press(screen, f"{HAPPY}.language")
    assert "swimming" in marked(screen)


def test_the_dictionary_is_read_while_the_form_is_open_and_marks_when_it_knows_every_word(
    qtbot: QtBot, stage: Stage
) -> None:
    unread = replace(stage, speller=DanishSpeller(bundled_resources() / "spelling"))
    with house(qtbot, unread) as home:
        home.ask(lambda desk: accept(desk, home.transition))
        said_before(home, WRONG)
        screen = open_form(home, parents=False)
        assert marked(screen) == []
        home.qtbot.waitUntil(lambda: marked(screen) == ["legeplass", "børnehvaen"])


def test_without_a_dictionary_the_form_is_as_it_was(qtbot: QtBot, stage: Stage) -> None:
    assert stage.speller is None
    with house(qtbot, stage) as home:
        home.ask(lambda desk: accept(desk, home.transition))
        screen = open_form(home, parents=False)
        assert text_of(screen).findChild(SpellingMarks) is None
