"""Everything at once: names, targets, keyboard, overflow."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.screens import form_page, kinds_page, more_page, screens, window
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.labels import Words
from transitions.ui.look.theme import apply_theme
from transitions.ui.look.tokens import Tokens, current_look
from transitions.ui.pages.page import Page

SCALES = (1.0, 1.25, 1.5, 1.75, 2.0)
WIDTHS = (960, 1280, 1366, 1920)
ROUNDING = 1


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[QStackedWidget]:
    outer, stack = window(1366)
    qtbot.addWidget(outer)
    with qtbot.waitExposed(outer):
        outer.show()
    yield stack
    outer.close()


def acted_on(root: QWidget) -> list[QWidget]:
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit)
    return [w for kind in kinds for w in root.findChildren(kind) if w.isVisible()]


def spoken(widget: QWidget) -> str:
    face = QAccessible.queryAccessibleInterface(widget)
    return face.text(QAccessible.Text.Name)


def each_screen(stack: QStackedWidget, qapp: QApplication) -> list[QWidget]:
    found: list[QWidget] = []
    for place in range(stack.count()):
        stack.setCurrentIndex(place)
        qapp.processEvents()
        found += acted_on(stack)
    return found


def test_everything_to_act_on_has_a_name_for_readers_and_for_tests(
    shown: QStackedWidget, qapp: QApplication
) -> None:
    found = each_screen(shown, qapp) + acted_on(shown.window())
    assert len(found) > 60
    assert [w for w in found if not spoken(w).strip()] == []
    assert [type(w).__name__ for w in found if "." not in w.objectName()] == []


def test_everything_to_act_on_is_large_enough_for_a_finger(shown: QStackedWidget, qapp: QApplication) -> None:
    least = current_look().length("size.target")
    small: list[str] = []
    for place in range(shown.count()):
        shown.setCurrentIndex(place)
        qapp.processEvents()
        small += [w.objectName() for w in acted_on(shown.window()) if min(w.height(), w.width()) < least]
    assert small == []


def test_tab_visits_a_page_in_order_and_leaves_every_field(qtbot: QtBot, qapp: QApplication) -> None:
    for page in (form_page(), kinds_page(), more_page()):
        qtbot.addWidget(page)
        page.resize(1000, 800)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        assert page.focus_first()
        visited = _walk(qtbot, qapp, page)
        assert len(visited) > 5
        tops = [w.mapTo(page, QPoint(0, 0)).y() for w in visited]
        assert tops == sorted(tops)


def _walk(qtbot: QtBot, qapp: QApplication, page: Page) -> list[QWidget]:
    visited: list[QWidget] = []
    for _ in range(60):
        now = qapp.focusWidget()
        assert now is not None
        if now in visited:
            assert now is visited[0], "the keyboard is trapped"
            return visited
        visited.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
    raise AssertionError("Tab never came back")


def test_focus_goes_to_the_first_field_and_not_into_what_is_hidden(qtbot: QtBot, qapp: QApplication) -> None:
    page = Page("first")
    hidden, shown_button = Button("Skjult", "first.hidden"), Button("Frem", "first.shown")
    page.add(hidden)
    page.add(shown_button)
    hidden.hide()
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    assert page.focus_first()
    assert shown_button.hasFocus()


@pytest.mark.parametrize(("lines", "found"), [(1, True), (60, False)])
def test_a_page_opens_at_its_heading(qtbot: QtBot, lines: int, found: bool) -> None:
    """A first field far below does not take the page there; the next Tab does."""
    page, field = Page("opened"), Button("Videre", "opened.on")
    page.add_heading("Observationen")
    page.add(Words("\n".join(["En linje at læse."] * lines)))
    page.add(field)
    qtbot.addWidget(page)
    page.resize(900, 600)
    with qtbot.waitActive(page):
        page.show()
    page.focus_first()
    qtbot.waitUntil(lambda: field.hasFocus() is found)
    assert page.area.verticalScrollBar().value() == 0
    if not found:
        QTest.keyClick(page, Qt.Key.Key_Tab)
        assert field.hasFocus()
        qtbot.waitUntil(lambda: not field.visibleRegion().isEmpty())


@pytest.mark.parametrize("scale", SCALES)
def test_nothing_is_wider_than_its_window(
    qtbot: QtBot, qapp: QApplication, tokens: Tokens, scale: float
) -> None:
    apply_theme(qapp, tokens, "light", scale)
    outer, stack = window(960)
    qtbot.addWidget(outer)
    outer.show()
    for width, place in product(WIDTHS, range(stack.count())):
        stack.setCurrentIndex(place)
        outer.resize(width, 768)
        qapp.processEvents()
        assert outer.width() == width
        screen = stack.currentWidget()
        if isinstance(screen, Page):
            room = screen.area.viewport().width()
            assert _inside(screen).minimumSizeHint().width() <= room, (screen.name, width)
            assert _cut(screen) == [], width


def _inside(page: Page) -> QWidget:
    inside = page.area.widget()
    assert inside is not None
    return inside


def _cut(page: Page) -> list[str]:
    cut = [w.objectName() for w in page.findChildren(Button) if w.isVisible() and _words_wider(w)]
    for child in _inside(page).findChildren(QWidget):
        if child.isVisible() and child.hasHeightForWidth():
            needed = child.heightForWidth(child.width())
            if child.height() < needed - ROUNDING:
                cut.append(f"{child.objectName()} {child.height()} < {needed}")
    return cut


def _words_wider(button: Button) -> bool:
    words = QFontMetrics(current_look().font("body", 500)).horizontalAdvance(button.text())
    return words > button.width()


def test_a_screen_keeps_nothing_alive_when_it_goes(qtbot: QtBot, qapp: QApplication) -> None:
    before = len(qapp.allWidgets())
    for screen in screens():
        screen.deleteLater()
    qapp.processEvents()
    qtbot.waitUntil(lambda: len(qapp.allWidgets()) <= before + 2)
