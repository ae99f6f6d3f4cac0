"""The form's page itself: reading order, names, sizes, wheel, nothing saved by showing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.family_stage import (
    House,
    acting,
    control,
    press,
    spoken_name,
    write,
)
from tests.ui.form_stage import HAPPY, open_form, page_of, put, record_of
from transitions.domain.answers import Answer, AnswerKey
from transitions.ui.form.screen import FormScreen
from transitions.ui.look.theme import apply_theme
from transitions.ui.look.tokens import Tokens


@pytest.fixture
def home(home: House) -> House:
    home.ask(lambda desk: desk.transitions.write(home.transition, {"form_wish": "yes"}))
    return home


@pytest.fixture
def screen(home: House) -> FormScreen:
    return open_form(home)


def test_showing_every_section_saves_nothing(home: House, qtbot: QtBot) -> None:
    put(home, Answer(key=AnswerKey(field="sleep_naps", voice="parents"), value="2"))
    put(home, Answer(key=AnswerKey(field="comforter", voice="parents"), value=True))
    put(home, Answer(key=AnswerKey(field="feeding", voice="parents"), value=["mash"]))
    before = record_of(home)
    screen = open_form(home)
    with qtbot.assertNotEmitted(home.stage.autosave.saving):
        for section in before.form.sections:
            screen._go_to(section.id)
            home.settle()
    assert record_of(home).answers == before.answers


def test_a_question_appears_when_it_is_asked_and_the_focus_stays(home: House) -> None:
    screen = open_form(home, "everyday")
    assert not control(screen, "form.comforter_when").isVisible()
    press(screen, "form.comforter.parents.yes")
    home.settle()
    assert control(screen, "form.comforter_when").isVisible()
    assert control(screen, "form.comforter.parents.yes").hasFocus()
    QTest.keyClick(control(screen, "form.comforter.parents.yes"), Qt.Key.Key_Backspace)
    home.settle()
    assert not control(screen, "form.comforter_when").isVisible()


@pytest.mark.parametrize("section", ["identity", "everyday", "considerations", "start"])
def test_everything_to_act_on_is_named_and_large_enough(home: House, section: str) -> None:
    screen = open_form(home, section, parents=False)
    found = acting(screen)
    assert len(found) > 5
    assert [w for w in found if not w.objectName() or not spoken_name(w)] == []
    assert [w.objectName() for w in found if w.height() < 44] == []


def test_the_parents_speak_first(home: House) -> None:
    screen = open_form(home, "considerations")
    voices = [answer.voice for answer in page_of(screen).cards[0].voices.values()]
    assert voices == ["parents", "health_visitor"]


def test_a_wheel_over_the_whole_form_changes_nothing(home: House, qtbot: QtBot) -> None:
    put(home, Answer(key=AnswerKey(field="sleep_naps", voice="parents"), value="2"))
    before = record_of(home)
    screen = open_form(home, "everyday")
    area = page_of(screen).area
    window, bar = screen.windowHandle(), area.verticalScrollBar()
    assert window is not None
    with qtbot.assertNotEmitted(home.stage.autosave.saving):
        for notch in range(60):
            spot = area.mapTo(screen, QPoint(60 + notch * 13 % (area.width() - 120), 40 + notch * 29 % 400))
            QTest.wheelEvent(window, spot.toPointF(), QPoint(0, -120))
            QApplication.processEvents()
        home.settle()
    assert bar.value() == bar.maximum() > 0
    assert record_of(home).answers == before.answers


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_page_fits_a_narrow_window(home: House, qapp: QApplication, tokens: Tokens, scale: float) -> None:
    apply_theme(qapp, tokens, "light", scale)
    for section in ("identity", "considerations", "start"):
        screen = open_form(home, section, parents=False)
        screen.resize(882, 704)
        QApplication.processEvents()
        page = page_of(screen)
        assert screen.width() == 882
        assert page._column.minimumSizeHint().width() <= page.area.viewport().width()


def test_a_text_keeps_its_cursor_when_the_save_is_answered(home: House, screen: FormScreen) -> None:
    field = control(screen, HAPPY)
    assert isinstance(field, QPlainTextEdit)
    write(screen, HAPPY, "Sang")
    field.moveCursor(field.textCursor().MoveOperation.Start)
    home.settle()
    assert field.hasFocus()
    assert field.textCursor().position() == 0
