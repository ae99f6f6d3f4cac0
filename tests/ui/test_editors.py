"""Every kind of editor: shown without being edited, answered once per act, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from itertools import count

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCalendarWidget,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from tests.ui.editors_stage import TODAY, part, shown
from tests.ui.support import WORDS
from transitions.ui.controls.editors.choice import ChoiceEditor, YesNoEditor
from transitions.ui.controls.editors.choices import ChoicesEditor
from transitions.ui.controls.editors.date import DateEditor
from transitions.ui.controls.editors.editor import Editor
from transitions.ui.controls.editors.number import NumberEditor
from transitions.ui.controls.editors.repeat import RepeatEditor
from transitions.ui.controls.editors.repeat_row import Column
from transitions.ui.controls.editors.share import ShareEditor
from transitions.ui.controls.editors.stance import StanceEditor
from transitions.ui.controls.editors.text import TextEditor
from transitions.ui.controls.editors.time import TimeEditor
from transitions.ui.controls.score import NOT_ASSESSED, ScoreEditor

OPTIONS = (("a", "Barnevogn"), ("b", "Seng"), ("c", "Skiftevis"), ("d", "Andet"))
COLUMNS = (Column("name", "Navn"), Column("phone", "Telefon"))
CAPTIONS = ("Spontan", "Let nedsat", "Tydeligt nedsat", "Næsten ingen", "Ingen")

KINDS: dict[str, tuple[Callable[[], Editor], tuple[object, ...]]] = {
    "line": (lambda: TextEditor("e", WORDS, limit=80), ("Søren Åge Ærø", "")),
    "lines": (lambda: TextEditor("e", WORDS, lines=3), ("En\nto\ntre", "")),
    "number": (lambda: NumberEditor("e", WORDS, unit="gram"), (3500, None)),
    "decimal": (lambda: NumberEditor("e", WORDS, decimals=1), (Decimal("71.5"), None)),
    "date": (lambda: DateEditor("e", WORDS, lambda: TODAY), (date(2025, 4, 1), None)),
    "time": (lambda: TimeEditor("e", WORDS), (time(7, 30), None)),
    "choice": (lambda: ChoiceEditor("e", WORDS, OPTIONS), ("b", None)),
    "choices": (lambda: ChoicesEditor("e", WORDS, OPTIONS), (("a", "d"), ())),
    "yes_no": (lambda: YesNoEditor("e", WORDS), (True, False, None)),
    "repeat": (
        lambda: RepeatEditor("e", WORDS, COLUMNS, map(str, count(1)).__next__),
        (({"id": "x", "name": "Bodil", "phone": "70 00 00 00"},), ()),
    ),
    "stance": (lambda: StanceEditor("e", WORDS), ("not_relevant", "declined", None)),
    "share": (lambda: ShareEditor("e", WORDS), ("share", "keep", "undecided")),
    "score": (lambda: ScoreEditor("e", WORDS, CAPTIONS), (0, 4, NOT_ASSESSED, None)),
}


@pytest.mark.parametrize("kind", KINDS)
def test_showing_is_not_editing(qtbot: QtBot, kind: str) -> None:
    make, values = KINDS[kind]
    editor = shown(qtbot, make())
    with qtbot.assertNotEmitted(editor.edited, wait=20):
        for value in (*values, *reversed(values)):
            editor.show_value(value)
            assert editor.value() == value
            assert type(editor.value()) is type(value)


@pytest.mark.parametrize("kind", KINDS)
def test_an_editor_begins_empty_and_knows_it(qtbot: QtBot, kind: str) -> None:
    make, values = KINDS[kind]
    editor = shown(qtbot, make())
    assert editor.is_empty()
    assert editor.problem() is None
    editor.show_value(values[0])
    assert not editor.is_empty()


@pytest.mark.parametrize("kind", KINDS)
def test_a_person_s_act_is_told_once(qtbot: QtBot, kind: str) -> None:
    editor = shown(qtbot, KINDS[kind][0]())
    if isinstance(editor, RepeatEditor):
        editor.add_row()
    told: list[None] = []
    editor.edited.connect(lambda: told.append(None))
    target = editor.inputs()[0]
    if isinstance(target, QAbstractButton):
        QTest.mouseClick(target, Qt.MouseButton.LeftButton)
    else:
        QTest.keyClicks(target, "7")
    assert len(told) == 1


@pytest.mark.parametrize("kind", ["choice", "yes_no", "score", "choices"])
def test_a_screen_reader_s_toggle_is_an_answer(qtbot: QtBot, kind: str) -> None:
    editor = shown(qtbot, KINDS[kind][0]())
    face = QAccessible.queryAccessibleInterface(editor.inputs()[1]).actionInterface()
    with qtbot.waitSignal(editor.edited):
        face.doAction("Toggle")
    assert not editor.is_empty()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_day_picked_in_the_calendar_is_an_answer(qtbot: QtBot, qapp: QApplication) -> None:
    editor = DateEditor("start", WORDS, lambda: TODAY)
    shown(qtbot, editor)
    popup = editor.open_calendar()
    month = part(popup, QCalendarWidget, "start.calendar.popup.month")
    assert month.selectedDate() == QDate(2025, 3, 14)
    with qtbot.waitSignal(editor.edited):
        month.activated.emit(QDate(2025, 4, 1))
    assert editor.value() == date(2025, 4, 1)
    qtbot.waitUntil(lambda: qapp.activePopupWidget() is None)


@pytest.mark.parametrize("key", [Qt.Key.Key_Backspace, Qt.Key.Key_Delete])
def test_a_choice_is_taken_back_with_a_key(qtbot: QtBot, key: Qt.Key) -> None:
    editor = shown(qtbot, ChoiceEditor("e", WORDS, OPTIONS))
    editor.show_value("b")
    editor.focus_target().setFocus()
    with qtbot.waitSignal(editor.edited):
        QTest.keyClick(editor.focus_target(), key)
    assert editor.value() is None


def test_a_choice_is_taken_back_with_its_cross(qtbot: QtBot) -> None:
    editor = shown(qtbot, YesNoEditor("e", WORDS))
    cross = part(editor, QPushButton, "e.clear")
    assert not cross.isVisible()
    editor.show_value(False)
    assert cross.isVisible()
    QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert editor.value() is None
    assert not cross.isVisible()


def test_at_most_one_stand_is_in_and_it_can_be_taken_out(qtbot: QtBot) -> None:
    editor = shown(qtbot, StanceEditor("e", WORDS))
    one, other = (part(editor, QPushButton, f"e.{stand}") for stand in ("not_relevant", "declined"))
    QTest.mouseClick(one, Qt.MouseButton.LeftButton)
    with qtbot.waitSignals([editor.edited]):
        QTest.keyClick(other, Qt.Key.Key_Space)
    assert editor.value() == "declined"
    assert not one.isChecked()
    QTest.mouseClick(other, Qt.MouseButton.LeftButton)
    assert editor.value() is None


def test_a_removed_row_comes_back_where_it_stood(qtbot: QtBot) -> None:
    editor = RepeatEditor("e", WORDS, COLUMNS, map(str, count(1)).__next__)
    shown(qtbot, editor)
    rows = tuple({"id": stem, "name": stem.upper(), "phone": ""} for stem in "abc")
    editor.show_value(rows)
    QTest.mouseClick(part(editor, QPushButton, "e.b.remove"), Qt.MouseButton.LeftButton)
    assert [row["id"] for row in editor.value()] == ["a", "c"]
    with qtbot.waitSignal(editor.edited):
        QTest.mouseClick(part(editor, QPushButton, "e.undo"), Qt.MouseButton.LeftButton)
    assert editor.value() == rows


def test_an_added_row_gets_an_id_and_the_cursor(qtbot: QtBot, qapp: QApplication) -> None:
    editor = RepeatEditor("e", WORDS, COLUMNS, map(str, count(7)).__next__)
    shown(qtbot, editor)
    QTest.mouseClick(part(editor, QPushButton, "e.add"), Qt.MouseButton.LeftButton)
    line = part(editor, QLineEdit, "e.7.name")
    assert line.hasFocus()
    assert editor.value() == ()
    QTest.keyClicks(line, "Bodil")
    assert editor.value() == ({"id": "7", "name": "Bodil", "phone": ""},)


@pytest.mark.parametrize("key", range(5))
def test_a_digit_scores(qtbot: QtBot, key: int) -> None:
    editor = shown(qtbot, ScoreEditor("e", WORDS, CAPTIONS))
    editor.focus_target().setFocus()
    with qtbot.waitSignal(editor.edited):
        QTest.keyClicks(editor.focus_target(), str(key))
    assert editor.value() == key
    assert editor.inputs()[key].hasFocus()
    QTest.keyClick(editor.inputs()[key], Qt.Key.Key_Backspace)
    assert editor.value() is None


def test_a_digit_beyond_the_scale_and_a_shortcut_score_nothing(qtbot: QtBot) -> None:
    editor = shown(qtbot, ScoreEditor("e", WORDS, CAPTIONS))
    editor.focus_target().setFocus()
    with qtbot.assertNotEmitted(editor.edited, wait=20):
        QTest.keyClicks(editor.focus_target(), "5")
        QTest.keyClick(editor.focus_target(), Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)


def test_not_assessed_and_a_score_exclude_each_other(qtbot: QtBot) -> None:
    editor = shown(qtbot, ScoreEditor("e", WORDS, CAPTIONS))
    editor.show_value(3)
    unassessed = part(editor, QPushButton, f"e.{NOT_ASSESSED}")
    QTest.mouseClick(unassessed, Qt.MouseButton.LeftButton)
    assert editor.value() == NOT_ASSESSED
    QTest.keyClicks(unassessed, "0")
    assert editor.value() == 0
    assert not unassessed.isChecked()


def test_a_text_of_several_lines_grows_with_its_words(qtbot: QtBot) -> None:
    editor = shown(qtbot, TextEditor("e", WORDS, lines=2))
    box = part(editor, QPlainTextEdit, "e")
    small = box.height()
    editor.show_value("linje\n" * 8)
    assert box.height() > small
    assert box.verticalScrollBar().maximum() == 0
    editor.show_value("")
    assert box.height() == small
