from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QScroller, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.one_finger import Finger
from tests.ui.support import WORDS
from transitions.ui.controls.buttons import Button
from transitions.ui.controls.score import ScoreSegment
from transitions.ui.controls.stepper import Step, StepButton
from transitions.ui.controls.toggle import Toggle
from transitions.ui.controls.touch import undisturbed
from transitions.ui.controls.wide import TickBox, WideRadioButton
from transitions.ui.pages.page import Page

NOTCH = QPoint(0, -120)
STILL = 120
"""Milliseconds: a finger that is still so long before it is lifted sends nothing gliding."""
KINDS = ("radio", "tick", "toggle", "button", "score", "step")


def tall_page(qtbot: QtBot, *widgets: QWidget) -> Page:
    page = Page("tall")
    for widget in widgets:
        page.add(widget)
    for _ in range(12):
        filler = QWidget()
        filler.setMinimumHeight(160)
        page.add(filler)
    page.resize(900, 500)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    return page


def wheel_over(page: Page, widget: QWidget) -> None:
    window = page.window().windowHandle()
    middle = widget.mapTo(page.window(), widget.rect().center())
    QTest.wheelEvent(window, middle.toPointF(), NOTCH)


def wheeled() -> list[QWidget]:
    plain, box = QSpinBox(), QComboBox()
    plain.setRange(0, 5000)
    box.addItems(["en", "to", "tre"])
    return [plain, box]


@pytest.mark.parametrize("place", range(2))
def test_the_wheel_scrolls_the_page_and_changes_nothing(qtbot: QtBot, place: int) -> None:
    widget = wheeled()[place]
    page = tall_page(qtbot, Button("Først", "first"), widget)
    page.focus_first()
    before = _shown(widget)
    wheel_over(page, widget)
    assert _shown(widget) == before
    assert page.area.verticalScrollBar().value() > 0
    assert not widget.hasFocus()


def test_what_was_made_undisturbed_is_guarded_like_all_else(qtbot: QtBot) -> None:
    with undisturbed(), undisturbed():
        box, button = wheeled()[1], Button("Slet", "finger.button")
        page = tall_page(qtbot, button, box)
    page.focus_first()
    wheel_over(page, box)
    assert _shown(box) == 0
    assert not box.hasFocus()
    finger = Finger(page)
    qtbot.waitUntil(lambda: page.area.verticalScrollBar().value() > 0)
    page.to_top()
    with qtbot.assertNotEmitted(button.clicked, wait=30):
        finger.down(button.mapTo(page, button.rect().center()))
        finger.drag(-140)
        finger.up()


def test_the_wheel_still_turns_a_number_that_has_the_focus(qtbot: QtBot) -> None:
    number = QSpinBox()
    number.setRange(0, 5000)
    number.setValue(3500)
    page = tall_page(qtbot, number)
    number.setFocus()
    wheel_over(page, number)
    assert number.value() == 3499


def _shown(widget: QWidget) -> int:
    if isinstance(widget, QSpinBox):
        return widget.value()
    assert isinstance(widget, QComboBox)
    return widget.currentIndex()


def pressable(kind: str) -> QAbstractButton:
    match kind:
        case "radio":
            return WideRadioButton("Ja", "finger.radio")
        case "tick":
            return TickBox("Må deles", "finger.tick", boxed=True)
        case "toggle":
            return Toggle("Ikke relevant", "finger.toggle")
        case "score":
            return ScoreSegment(2, "Tydeligt nedsat", "finger.score", "Score 2")
        case "step":
            return StepButton(Step("a", "Søvn"), 1, 3, "finger.step", WORDS)
    return Button("Slet", "finger.button")


@pytest.mark.parametrize("kind", KINDS)
def test_a_tap_presses(qtbot: QtBot, kind: str) -> None:
    button = pressable(kind)
    page = tall_page(qtbot, button)
    with qtbot.waitSignal(button.clicked):
        Finger(page).tap(button)


@pytest.mark.parametrize("hold", [0, STILL], ids=["glides", "rests"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_drag_that_begins_on_a_control_scrolls_and_does_not_press(
    qtbot: QtBot, kind: str, hold: int
) -> None:
    button = pressable(kind)
    page = tall_page(qtbot, button)
    finger = Finger(page)
    with qtbot.assertNotEmitted(button.clicked, wait=30):
        finger.down(button.mapTo(page, button.rect().center()))
        finger.drag(-140)
        QTest.qWait(hold)
        finger.up()
    assert page.area.verticalScrollBar().value() > 40
    glide = QScroller.scroller(page.area.viewport())
    qtbot.waitUntil(lambda: glide.state() == QScroller.State.Inactive)
    with qtbot.waitSignal(button.clicked):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_tap_that_stops_a_gliding_page_does_not_press(qtbot: QtBot, qapp: QApplication) -> None:
    buttons = [Button(str(number), f"stop.{number}") for number in range(30)]
    page = tall_page(qtbot, *buttons)
    pressed: list[str] = []
    for button in buttons:
        button.clicked.connect(lambda _=False, pressed_one=button: pressed.append(pressed_one.objectName()))
    finger = Finger(page)
    finger.down(QPoint(450, 400))
    finger.drag(-200)
    finger.up()
    qtbot.waitUntil(lambda: page.area.verticalScrollBar().value() > 0)
    inside = next(b for b in buttons if b.mapTo(page, QPoint(5, 5)).y() > 100)
    finger.tap(inside)
    qtbot.wait(50)
    assert pressed == []


@pytest.mark.parametrize("kind", ["radio", "tick", "score"])
def test_the_whole_box_answers_even_without_the_sheet(qtbot: QtBot, qapp: QApplication, kind: str) -> None:
    sheet = qapp.styleSheet()
    qapp.setStyleSheet("")
    box = pressable(kind)
    qtbot.addWidget(box)
    box.resize(600, 60)
    box.show()
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(580, 50))
    assert box.isChecked()
    qapp.setStyleSheet(sheet)


def test_a_mouse_press_hides_the_ring_and_a_key_shows_it(qtbot: QtBot, qapp: QApplication) -> None:
    one, other = Button("Ja", "one"), Button("Nej", "other")
    page = tall_page(qtbot, one, other)
    one.setFocus()
    QTest.keyClick(one, Qt.Key.Key_Tab)
    assert qapp.property("keyboard_focus") is True
    QTest.mouseClick(page, Qt.MouseButton.LeftButton)
    assert qapp.property("keyboard_focus") is False
