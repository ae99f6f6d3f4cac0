"""An observation scored by keys, where the cursor goes after each, and what the mouse does not move."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.adbb_stage import HIGH, KeyCount, begin, held_down, kept, key, observe, open_adbb, prefer, seen
from tests.ui.family_stage import House, control, press, said, write
from tests.ui.support import focus_name
from transitions.ui.adbb.screen import AdbbScreen

NUMPAD = Qt.KeyboardModifier.KeypadModifier


@pytest.fixture
def home(home: House) -> Iterator[House]:
    yield home
    prefer(home, False)


def at_the_list(home: House) -> AdbbScreen:
    """The list with the cursor on the new observation."""
    screen = open_adbb(home)
    screen.activateWindow()
    control(screen, "adbb.begin").setFocus(Qt.FocusReason.TabFocusReason)
    return screen


@pytest.mark.parametrize("pad", [Qt.KeyboardModifier.NoModifier, NUMPAD], ids=["digits", "numpad"])
def test_a_whole_screening_takes_fewer_than_twenty_keys(
    home: House, *, one: bool, pad: Qt.KeyboardModifier
) -> None:
    prefer(home, one)
    screen = at_the_list(home)
    with KeyCount() as count:
        key(Qt.Key.Key_Return)
        home.settle()
        screening = screen.place().screening
        assert screening is not None
        scale = kept(home, screening).scale
        home.qtbot.waitUntil(lambda: focus_name().startswith("adbb.condition."))
        for condition in scale.conditions:
            key(Qt.Key.Key_J if condition.ideal else Qt.Key.Key_N)
        if one:
            key(Qt.Key.Key_Return)
        for score in HIGH:
            key(Qt.Key(Qt.Key.Key_0 + score), pad)
        assert focus_name() == "adbb.finish"
        key(Qt.Key.Key_Enter if pad else Qt.Key.Key_Return, pad)
        home.settle()
    made = kept(home, screening)
    assert made.done
    assert tuple(made.item(item.id).score for item in scale.items) == HIGH
    assert made.total == sum(HIGH)
    assert made.conditions == {c.id: c.ideal for c in scale.conditions}
    assert not made.conditional
    assert count.pressed == (18 if one else 17)
    assert count.pressed < 20


def test_the_key_counter_sees_every_key(home: House) -> None:
    """The control: what is pressed is counted, also where nothing happens."""
    at_the_list(home)
    with KeyCount() as count:
        key(Qt.Key.Key_X)
        key(Qt.Key.Key_Tab)
    assert count.pressed == 2


def test_yes_can_be_said_with_y_and_a_condition_that_is_not_ideal_is_kept(home: House) -> None:
    screening = begin(home)
    screen = open_adbb(home, screening)
    control(screen, "adbb.condition.tired.yes").setFocus()
    key(Qt.Key.Key_Y)
    assert focus_name() == "adbb.condition.ill.yes"
    key(Qt.Key.Key_N)
    key(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    home.settle()
    assert kept(home, screening).conditions == {"tired": True, "ill": False}


def test_a_press_of_mouse_never_moves_the_cursor_on(home: House, *, one: bool) -> None:
    prefer(home, one)
    screen = open_adbb(home, begin(home))
    yes = control(screen, "adbb.condition.tired.yes")
    QTest.mouseClick(yes, Qt.MouseButton.LeftButton)
    assert yes.hasFocus()
    if one:
        press(screen, "adbb.next")
    score = control(screen, "adbb.facial_expression.score.2")
    QTest.mouseClick(score, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert score.hasFocus()
    assert score.isVisible()


def test_a_key_that_is_held_down_counts_once(home: House, *, one: bool) -> None:
    prefer(home, one)
    screening = begin(home)
    screen = open_adbb(home, screening)
    control(screen, "adbb.condition.enough_social_stimulation.yes").setFocus()
    held_down(Qt.Key.Key_J)
    assert focus_name() == "adbb.condition.face_visible.yes"
    if one:
        press(screen, "adbb.next")
    else:
        control(screen, "adbb.facial_expression.score.0").setFocus()
    held_down(Qt.Key.Key_0)
    home.settle()
    assert kept(home, screening).considered == 1
    assert len(kept(home, screening).conditions) == 1
    assert focus_name() == "adbb.eye_contact.score.0"


def test_a_digit_is_mended_by_going_back(home: House, *, one: bool) -> None:
    prefer(home, one)
    screening = observe(home, [0, 0, *[None] * 6], done=False)
    screen = open_adbb(home, screening)
    home.qtbot.waitUntil(lambda: focus_name() == "adbb.general_level_of_activity.score.0")
    key(Qt.Key.Key_Up)
    assert focus_name() == "adbb.eye_contact.score.0"
    key(Qt.Key.Key_2)
    assert focus_name() == "adbb.general_level_of_activity.score.0"
    home.settle()
    assert kept(home, screening).item("eye_contact").score == 2
    assert kept(home, screening).considered == 2
    if one:
        press(screen, "adbb.steps.facial_expression")
        assert focus_name() == "adbb.facial_expression.score.0"
        assert said(screen, "adbb.place") == "Punkt 1 af 8"


def test_not_assessed_by_key_leads_to_its_reason_and_enter_goes_on(home: House, *, one: bool) -> None:
    prefer(home, one)
    screening = observe(home, [None] * 8, done=False)
    screen = open_adbb(home, screening)
    home.qtbot.waitUntil(lambda: focus_name() == "adbb.facial_expression.score.0")
    key(Qt.Key.Key_I)
    assert focus_name() == "adbb.facial_expression.reason"
    QTest.keyClicks(control(screen, "adbb.facial_expression.reason"), "Sov")
    key(Qt.Key.Key_Return)
    assert focus_name() == "adbb.eye_contact.score.0"
    home.settle()
    assert kept(home, screening).item("facial_expression").not_assessed == "Sov"


def test_a_note_that_is_asked_for_stays_in_sight_and_stops_nothing(home: House) -> None:
    prefer(home, True)
    screen = open_adbb(home, observe(home, [0, 0, 0, None, 0, None, 0, 0], done=False))
    home.qtbot.waitUntil(lambda: focus_name() == "adbb.self_stimulating_gestures.score.0")
    key(Qt.Key.Key_1)
    assert focus_name().startswith("adbb.vocalizations.score")
    assert seen(screen, "adbb.behind.self_stimulating_gestures")
    press(screen, "adbb.steps.attraction")
    key(Qt.Key.Key_0)
    assert focus_name() == "adbb.finish"
    assert seen(screen, "adbb.behind.self_stimulating_gestures")
    press(screen, "adbb.behind.self_stimulating_gestures")
    assert focus_name() == "adbb.self_stimulating_gestures.note"
    write(screen, "adbb.self_stimulating_gestures.note", "Gnider")
    press(screen, "adbb.next")
    assert not seen(screen, "adbb.behind")
