"""The keyboard on the screen does not lie over the field that is written in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.rig import make_surroundings
from tests.ui.shell_stage import Shell, open_alma, shell
from transitions.ui.frame.screen_keyboard import ScreenKeyboard, show_in_every_area

HIGH = 330


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[Shell]:
    with shell(qtbot, tmp_path, make_surroundings()) as made:
        made.practise()
        yield made


def keyboard_at(house: Shell, where: QRectF) -> None:
    """The system tells that its keyboard is here now."""
    watching = house.window.findChild(ScreenKeyboard)
    assert watching is not None
    watching._rectangle = lambda: where
    QGuiApplication.inputMethod().keyboardRectangleChanged.emit()


def docked(house: Shell) -> QRectF:
    area = house.window.rect()
    return QRectF(0, area.height() - HIGH, area.width(), HIGH)


def shown(house: Shell, field: QWidget) -> QRect:
    """The part of the window where a field stands."""
    return QRect(field.mapTo(house.window, QPoint(0, 0)), field.size())


def above(house: Shell, field: QWidget) -> bool:
    free = house.window.rect().adjusted(0, 0, 0, -HIGH)
    return free.contains(shown(house, field)) and field.visibleRegion().boundingRect() == field.rect()


@pytest.mark.parametrize("name", ["family.start_date", "family.child.name"])
def test_the_field_is_moved_above_the_keyboard_and_back(house: Shell, name: str) -> None:
    open_alma(house, "family")
    field = house.control(name)
    show_in_every_area(field)
    field.setFocus()
    keyboard_at(house, docked(house))
    house.until(lambda: above(house, field))
    keyboard_at(house, QRectF())
    layout = house.window.layout()
    assert layout is not None
    assert layout.contentsMargins().bottom() == 0
    assert field.hasFocus()


def test_a_field_at_the_foot_was_covered_before(house: Shell) -> None:
    open_alma(house, "family")
    field = house.control("family.start_date")
    show_in_every_area(field)
    assert not above(house, field)


def test_a_keyboard_that_floats_takes_no_room(house: Shell) -> None:
    keyboard_at(house, QRectF(300, 100, 500, 240))
    layout = house.window.layout()
    assert layout is not None
    assert layout.contentsMargins().bottom() == 0


def test_a_keyboard_over_the_whole_window_leaves_half_of_it(house: Shell) -> None:
    keyboard_at(house, QRectF(house.window.rect()))
    layout = house.window.layout()
    assert layout is not None
    assert layout.contentsMargins().bottom() == house.window.height() // 2
