"""What an editor cannot read is kept as it was typed, and said beside it until it is mended."""

from __future__ import annotations

from datetime import date

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.editors_stage import TODAY, part, shown
from tests.ui.support import WORDS
from transitions.ui.controls.editors.date import DateEditor
from transitions.ui.controls.editors.number import NumberEditor
from transitions.ui.controls.editors.text import TextEditor
from transitions.ui.controls.rows import Row


def test_a_text_too_long_is_kept_and_said(qtbot: QtBot, qapp: QApplication) -> None:
    editor = TextEditor("note", WORDS, limit=20)
    row = Row("note", "Note", editor)
    qtbot.addWidget(row)
    row.show()
    long = "Hele historien om barnets søvn"
    qapp.clipboard().setText(long)
    line = part(row, QLineEdit, "note")
    line.paste()
    assert editor.value() == long
    assert line.property("state") == "error"
    assert not row.check()
    assert "10 tegn for lang" in row.error()
    editor.show_value("kort")
    assert line.property("state") == ""
    assert row.check()


def test_a_problem_is_shown_on_leaving_and_goes_when_mended(qtbot: QtBot) -> None:
    editor = NumberEditor("weight", WORDS, least=500)
    row, other = Row("weight", "Vægt", editor, "Seneste vejning"), QLineEdit()
    outer = _together(qtbot, row, other)
    line = part(row, QLineEdit, "weight")
    line.setFocus()
    QTest.keyClicks(line, "35O0")
    assert row.error() == ""
    other.setFocus()
    assert row.error() == WORDS("editor.number.whole_unclear")
    assert line.accessibleDescription() == row.error()
    assert line.text() == "35O0"
    assert outer.isVisible()
    line.setFocus()
    line.setSelection(0, 10)
    QTest.keyClicks(line, "3500")
    assert row.error() == ""
    assert line.accessibleDescription() == "Seneste vejning"
    assert editor.value() == 3500


def test_an_error_from_outside_stays_until_the_field_is_edited(qtbot: QtBot) -> None:
    row = Row("name", "Navn", TextEditor("name", WORDS))
    other = QLineEdit()
    outer = _together(qtbot, row, other)
    assert outer.isVisible()
    row.focus()
    row.show_error("Skriv barnets navn.")
    other.setFocus()
    assert row.error() == "Skriv barnets navn."
    QTest.keyClicks(part(row, QLineEdit, "name"), "I")
    assert row.error() == ""


def test_a_number_outside_its_limits_is_kept_but_is_not_a_value(qtbot: QtBot) -> None:
    editor = NumberEditor("weight", WORDS, least=500, most=20000)
    shown(qtbot, editor)
    editor.show_typed("99999")
    assert editor.value() is None
    assert not editor.is_empty()
    assert editor.problem_text() == WORDS("editor.number.above").format(most="20000", least="500")


def test_a_date_says_what_it_understood(qtbot: QtBot) -> None:
    editor = shown(qtbot, DateEditor("start", WORDS, lambda: TODAY))
    line = part(editor, QLineEdit, "start")
    QTest.keyClicks(line, "i går")
    assert editor.value() == date(2025, 3, 13)
    assert "torsdag den 13. marts 2025" in line.accessibleDescription()
    QTest.keyClicks(line, "x")
    assert editor.problem() == "editor.date.unclear"
    assert not editor.is_empty()


def _together(qtbot: QtBot, row: Row, other: QWidget) -> QWidget:
    outer = QWidget()
    column = QVBoxLayout(outer)
    column.addWidget(row)
    column.addWidget(other)
    qtbot.addWidget(outer)
    with qtbot.waitExposed(outer):
        outer.show()
    outer.activateWindow()
    return outer
