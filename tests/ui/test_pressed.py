"""A press counts where it came down, also when leaving a field has something to tell that moves the page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QWidget

from tests.ui.family_stage import House, accept, control, error, said, shown, write
from tests.ui.form_stage import HAPPY, open_form
from transitions.ui.controls.pressed import HELD_MS, when_nothing_is_pressed
from transitions.ui.family.screen import FamilyScreen
from transitions.ui.journal.screen import JournalScreen

LEFT = Qt.MouseButton.LeftButton
WRONG_DAY = "31.31.2026"


@contextmanager
def held(widget: QWidget) -> Iterator[None]:
    """The mouse goes down in the middle of it, and is let go at the same place of the window."""
    window, middle = widget.window(), widget.mapTo(widget.window(), widget.rect().center())
    QTest.mousePress(window.windowHandle(), LEFT, pos=middle)
    try:
        yield
    finally:
        QTest.mouseRelease(window.windowHandle(), LEFT, pos=middle)


def height_of(widget: QWidget) -> int:
    return widget.mapTo(widget.window(), QPoint()).y()


def press_slowly(home: House, screen: QWidget, name: str) -> None:
    """Press a button so slowly that every answer comes before it is let go; the page moves afterwards."""
    button = control(screen, name)
    assert isinstance(button, QAbstractButton)
    counted: list[str] = []
    button.clicked.connect(lambda: counted.append(name))
    QTest.qWait(3 * HELD_MS)
    for area in screen.findChildren(QScrollArea):
        if area.isAncestorOf(button):
            area.ensureWidgetVisible(button, 20, 60)
    QTest.qWait(3 * HELD_MS)
    before = height_of(button)
    with held(button):
        home.settle()
        QTest.qWait(3 * HELD_MS)
        home.settle()
        assert height_of(button) == before, "what is pressed stays"
    assert counted == [name]
    home.qtbot.waitUntil(lambda: height_of(button) != before)


def test_in_the_form(home: House) -> None:
    home.ask(lambda desk: accept(desk, home.transition))
    screen = open_form(home)
    write(screen, HAPPY, "o" * 450)
    press_slowly(home, screen, f"{HAPPY}.stance.declined")


def test_in_the_form_what_the_vault_found(home: House) -> None:
    """The words beside the answer come with the reading after a save."""
    home.ask(lambda desk: accept(desk, home.transition))
    screen = open_form(home)
    write(screen, HAPPY, "\N{BABY}")
    press_slowly(home, screen, "form.sign_tired.parents.stance.declined")


def test_on_the_page_about_the_family(home: House) -> None:
    screen = FamilyScreen(home.stage)
    home.show(screen)
    write(screen, "family.child.cpr", "12")
    press_slowly(home, screen, "family.parent.0.interpreter.yes")
    assert error(screen, "family.child.cpr")


def test_on_the_page_about_the_journal(home: House) -> None:
    screen = JournalScreen(home.stage)
    home.show(screen)
    write(screen, "journal.written_on", WRONG_DAY)
    press_slowly(home, screen, "journal.written")
    QTest.qWait(3 * HELD_MS)
    assert "i dag eller tidligere" in said(screen, "journal.written_on.error"), "the later word stands"
    assert shown(screen, "journal.written_on") == WRONG_DAY
    screen.leave()


def test_it_is_told_at_once_where_nothing_is_pressed(home: House) -> None:
    screen = FamilyScreen(home.stage)
    home.show(screen)
    told: list[int] = []
    when_nothing_is_pressed(screen, lambda: told.append(1))
    assert told == [1]
    with held(control(screen, "family.child.name")):
        when_nothing_is_pressed(screen, lambda: told.append(2))
        QTest.qWait(3 * HELD_MS)
        assert told == [1]
    home.qtbot.waitUntil(lambda: told == [1, 2])
