"""How editors use the room they have: beside, beneath, larger; and nothing is ever cut."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import count

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.editors_stage import part
from tests.ui.support import WORDS
from transitions.ui.controls.editors.date import DateEditor
from transitions.ui.controls.editors.editor import Editor
from transitions.ui.controls.editors.language import LanguageEditor
from transitions.ui.controls.editors.number import NumberEditor
from transitions.ui.controls.editors.repeat import RepeatEditor
from transitions.ui.controls.editors.repeat_row import Column
from transitions.ui.controls.editors.text import TextEditor
from transitions.ui.controls.editors.time import TimeEditor
from transitions.ui.controls.labels import Words
from transitions.ui.controls.wrapping import WrapLayout
from transitions.ui.entrance.passphrase import PassphraseEditor
from transitions.ui.look.tokens import current_look

TODAY = date(2025, 3, 14)
COLUMNS = (Column("name", "Navn"), Column("phone", "Telefon"))
LINES: dict[str, Callable[[], Editor]] = {
    "text": lambda: TextEditor("e", WORDS),
    "date": lambda: DateEditor("e", WORDS, lambda: TODAY),
    "time": lambda: TimeEditor("e", WORDS),
    "number": lambda: NumberEditor("e", WORDS),
    "repeat": lambda: RepeatEditor("e", WORDS, COLUMNS, map(str, count(1)).__next__),
    "language": lambda: LanguageEditor("e", WORDS, {"pl": "polsk"}),
    "passphrase": lambda: PassphraseEditor("e", str),
}


def seen(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.resize(700, 200)
    with qtbot.waitExposed(widget):
        widget.show()


def top(widget: QWidget) -> int:
    return widget.mapTo(widget.window(), QPoint(0, 0)).y()


def test_columns_stand_beside_each_other_with_their_names_and_are_stacked_where_it_is_narrow(
    qtbot: QtBot,
) -> None:
    columns = (Column("text", "Aftale", 3), Column("who", "Hvem"))
    editor = RepeatEditor("e", WORDS, columns, map(str, count(1)).__next__)
    editor.show_value(({"id": "a", "text": "Ring", "who": "Lis"}, {"id": "b", "text": "", "who": ""}))
    seen(qtbot, editor)
    editor.resize(1000, 300)
    text, who = (part(editor, QLineEdit, f"e.a.{column}") for column in ("text", "who"))
    qtbot.waitUntil(lambda: text.width() > 2 * who.width())
    assert top(text) == top(who)
    assert part(editor, Words, "e.a.text.label").isVisible()
    assert not part(editor, Words, "e.b.text.label").isVisible()
    editor.resize(420, 500)
    qtbot.waitUntil(lambda: top(who) > top(text) + text.height())
    assert text.width() == who.width()
    assert part(editor, Words, "e.b.who.label").isVisible()


def test_a_number_says_its_own_range(qapp: QApplication) -> None:
    editor = NumberEditor("e", WORDS, least=400, most=6000)
    editor.show_typed("tre")
    assert "mellem 400 og 6000" in (editor.problem_text() or "").replace(".", "")


def test_the_understood_day_goes_beneath_where_it_does_not_fit_on_one_line(qtbot: QtBot) -> None:
    editor = DateEditor("e", WORDS, lambda: TODAY)
    seen(qtbot, editor)
    understood, line = part(editor, Words, "e.understood"), part(editor, QLineEdit, "e")
    assert not understood.isVisible()
    editor.show_value(TODAY)
    editor.resize(900, 120)
    qtbot.waitUntil(lambda: understood.x() > line.geometry().right())
    editor.resize(390, 120)
    qtbot.waitUntil(lambda: understood.y() > line.geometry().bottom())
    assert understood.width() >= understood.fontMetrics().horizontalAdvance(understood.said())


@pytest.mark.parametrize("kind", LINES)
def test_a_line_cuts_nothing_that_is_pasted(qtbot: QtBot, kind: str) -> None:
    editor = LINES[kind]()
    seen(qtbot, editor)
    if isinstance(editor, RepeatEditor):
        editor.add_row()
    line = next(widget for widget in editor.inputs() if isinstance(widget, QLineEdit))
    line.insert("x" * 50_000)
    assert len(line.text()) == 50_000


def test_people_who_read_along_see_larger_type_in_new_rows_too(qtbot: QtBot) -> None:
    editor = RepeatEditor("e", WORDS, COLUMNS, map(str, count(1)).__next__)
    seen(qtbot, editor)
    editor.enlarge(True)
    editor.add_row()
    QApplication.processEvents()
    assert part(editor, QLineEdit, "e.1.name").font().pixelSize() == current_look().length("type.lead")
    editor.enlarge(False)
    assert part(editor, QLineEdit, "e.1.name").font().pixelSize() == current_look().length("type.body")


def test_things_on_one_line_share_a_middle(qtbot: QtBot) -> None:
    held = QWidget()
    row = WrapLayout(held)
    low, tall = QWidget(), QWidget()
    for widget, height in ((low, 20), (tall, 60)):
        widget.setFixedSize(50, height)
        row.addWidget(widget)
    seen(qtbot, held)
    held.resize(300, 80)
    qtbot.waitUntil(lambda: abs(low.geometry().center().y() - tall.geometry().center().y()) <= 1)
