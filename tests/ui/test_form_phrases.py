"""Words to begin with: offered to her alone, put in at the cursor, and taken back like any other."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.family_stage import House, control, press, shown, spoken_name, write
from tests.ui.form_stage import GOOD, HAPPY, answer_of, open_form, page_of, undo
from tests.ui.support import WORDS
from transitions.ui.controls.editors.text import TextEditor
from transitions.ui.form.screen import FormScreen

pytestmark = pytest.mark.usefixtures("accepted")


@pytest.fixture
def screen(home: House) -> FormScreen:
    return open_form(home)


def offered(screen: QWidget, name: str) -> list[str]:
    stem = f"{name}.phrases."
    return [b.text() for b in screen.findChildren(QPushButton)
            if b.objectName().startswith(stem) and b.isVisible()]


def test_parents_speak_in_their_own_words(screen: FormScreen) -> None:
    assert not control(screen, f"{HAPPY}.phrases").isVisible()
    assert not control(screen, "form.good_at.parents.phrases").isVisible()
    assert control(screen, f"{GOOD}.phrases").isVisible()


def test_a_phrase_goes_in_at_the_cursor_and_replaces_nothing(home: House, screen: FormScreen) -> None:
    write(screen, GOOD, "Ler meget. Synger.")
    field = control(screen, GOOD)
    assert isinstance(field, QPlainTextEdit)
    cursor = field.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(len("Ler meget."), cursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)
    press(screen, f"{GOOD}.phrases")
    press(screen, f"{GOOD}.phrases.can_now")
    assert shown(screen, GOOD) == "Ler meget. Barnet kan nu … Synger."
    assert field.hasFocus()
    QTest.keyClicks(field, "gaa")
    home.settle()
    found = answer_of(home, "good_at", "health_visitor")
    assert found is not None
    assert found.value == "Ler meget. Barnet kan nu gaa Synger."


def test_a_phrase_is_taken_back_with_the_fields_own_undo(home: House, screen: FormScreen) -> None:
    write(screen, GOOD, "Ler.")
    press(screen, f"{GOOD}.phrases")
    press(screen, f"{GOOD}.phrases.is_practising")
    undo(screen, GOOD)
    assert shown(screen, GOOD) == "Ler."


def test_the_list_folds_and_says_so(home: House, screen: FormScreen) -> None:
    bank = home.stage.library.phrases
    opener = control(screen, f"{GOOD}.phrases")
    assert isinstance(opener, QPushButton)
    assert offered(screen, GOOD) == []
    press(screen, f"{GOOD}.phrases")
    assert offered(screen, GOOD) == [p.label.danish for p in bank.offered("good_at", "health_visitor")]
    assert opener.isChecked()
    assert "Sundhedsplejersken fortæller" in spoken_name(opener)
    press(screen, f"{GOOD}.phrases")
    assert offered(screen, GOOD) == []
    assert not opener.isChecked()


@pytest.mark.parametrize(("text", "at", "wanted"), [
    ("", 0, "ja"), ("a", 1, "a ja"), ("a", 0, "ja a"), ("👶🏽b", 4, "👶🏽 ja b"), ("👶🏽 b", 5, "👶🏽 ja b"),
])
def test_words_stand_apart_from_what_is_beside_them(
    screen: FormScreen, text: str, at: int, wanted: str
) -> None:
    answer = page_of(screen).answer_to("good_at", "health_visitor")
    assert answer is not None
    field = control(screen, GOOD)
    assert isinstance(field, QPlainTextEdit)
    field.setPlainText(text)
    cursor = field.textCursor()
    cursor.setPosition(at)
    field.setTextCursor(cursor)
    answer._insert("ja")
    assert shown(screen, GOOD) == wanted


def test_a_line_takes_words_as_a_text_does(qtbot: QtBot, home: House) -> None:
    editor = TextEditor("line", WORDS)
    qtbot.addWidget(editor)
    editor.show()
    line = editor.focus_target()
    assert isinstance(line, QLineEdit)
    line.setText("Ler. Synger.")
    line.setSelection(0, 4)
    editor.insert("Barnet kan …", "…")
    assert line.text() == "Ler. Barnet kan … Synger."
    assert line.selectedText() == "…"
    line.undo()
    assert line.text() == "Ler. Synger."
