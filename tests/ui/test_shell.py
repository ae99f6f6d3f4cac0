"""The window over every screen: steps, parents beside her, keys, practice."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.shell_stage import Shell, open_alma
from transitions.ui.journey.steps import STEPS, place_of

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def test_a_practice_vault_says_so_on_every_screen_and_no_title_names_anybody(house: Shell) -> None:
    house.practise()
    assert house.sees("shell.practice")
    open_alma(house, "family")
    transition, child = house.journey().place().transition, house.journey().place().child
    assert transition is not None
    assert child is not None
    for screen in STEPS:
        house.window.go(place_of(screen, transition, child))
        house.settle()
        assert house.sees("shell.practice"), screen
        assert "Alma" not in house.window.windowTitle()


def test_a_real_vault_does_not_say_practice(house: Shell) -> None:
    house.begin()
    assert not house.sees("shell.practice")


def test_parents_see_three_steps_and_no_way_to_others(house: Shell) -> None:
    house.begin()
    open_alma(house, "form")
    assert house.journey().parent_view
    seen = {f"journey.steps.{step}" for step in STEPS if house.sees(f"journey.steps.{step}")}
    assert seen == {"journey.steps.form", "journey.steps.consent", "journey.steps.handover"}
    assert not house.sees("journey.overview")
    assert not house.sees("journey.next")
    house.key(Qt.Key.Key_F2)
    assert house.sees("journey.overview")
    house.until(lambda: house.sees("journey.steps.adbb"))


def test_the_arrow_keys_go_through_the_steps(house: Shell) -> None:
    house.practise()
    open_alma(house, "family")
    house.key(Qt.Key.Key_Right, ALT)
    house.settle()
    assert house.journey().place().screen == "introduction"
    house.key(Qt.Key.Key_Left, ALT)
    house.settle()
    house.key(Qt.Key.Key_Left, ALT)
    assert house.journey().place().screen == "family"


def test_a_new_page_never_leaves_the_cursor_on_the_lock(house: Shell) -> None:
    house.practise()
    open_alma(house, "consent")
    for _ in range(3):
        house.key(Qt.Key.Key_Right, ALT)
        house.settle()
        focused = QApplication.focusWidget()
        assert focused is not None
        assert house.journey().isAncestorOf(focused)


def test_the_next_step_goes_where_it_is_done(house: Shell) -> None:
    house.practise()
    open_alma(house, "meeting")
    assert "Udfyld skemaet" in house.control("journey.next").accessibleName()
    house.press("journey.next")
    house.settle()
    assert house.journey().place().screen == "form"


def test_the_keys_are_shown_over_the_window_and_escape_leads_back(house: Shell) -> None:
    house.practise()
    open_alma(house, "family")
    name = house.control("journey.parent_view")
    name.setFocus()
    house.key(Qt.Key.Key_Question)
    assert house.sees("shortcuts.close")
    assert not name.isEnabled()
    for _ in range(4):
        house.key(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert house.control("shortcuts").isAncestorOf(focused)
    house.key(Qt.Key.Key_Escape)
    assert not house.sees("shortcuts.close")
    assert name.hasFocus()
