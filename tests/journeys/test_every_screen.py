"""On every screen: Tab goes all the way round, and everything to press is large enough for a finger."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget

from tests.journeys.program import Program
from tests.journeys.test_storms import pages, program
from transitions.application.bookmark import Place
from transitions.ui.look.tokens import current_look

__all__ = ["program"]

HERS = ("overview", "profile", "safety", "settings", "colleague_give", "colleague_take")
MOST = 250
"""So many stops of the Tab key are more than any screen has."""


def every_place(program: Program) -> list[Place]:
    """The pages of a family, and those that are hers."""
    return [*program.ask(pages), *(Place(screen=name, parent_view=False) for name in HERS)]


def stops(program: Program, key: Qt.Key) -> list[QWidget]:
    """Where the cursor stops until it is somewhere for the second time."""
    passed: list[QWidget] = []
    while len(passed) < MOST:
        QTest.keyClick(QApplication.focusWidget() or program.window, key)
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in passed:
            return passed[passed.index(focused):]
        passed.append(focused)
    raise AssertionError("Tab never comes back")


def small(program: Program) -> list[str]:
    """What is in sight and smaller than a fingertip."""
    least = current_look().length("size.target")
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit)
    acted_on = [widget for kind in kinds for widget in program.window.findChildren(kind)]
    return [w.objectName() or type(w).__name__ for w in acted_on
            if w.isVisible() and min(w.width(), w.height()) < least]


def test_no_screen_keeps_the_cursor_and_all_can_be_touched(program: Program) -> None:
    wrong: list[str] = []
    for place in every_place(program):
        program.window.go(place)
        program.rest()
        name = f"{place.screen}/{place.section}"
        forth, back = stops(program, Qt.Key.Key_Tab), stops(program, Qt.Key.Key_Backtab)
        if "shell.lock" not in {stop.objectName() for stop in forth} or set(forth) != set(back):
            odd = {stop.objectName() for stop in set(forth) ^ set(back)}
            wrong.append(f"{name}: Tab goes round {len(forth)} stops, back {len(back)}; one way only: {odd}")
        wrong += [f"{name}: {control} is small" for control in small(program)]
    assert wrong == []
