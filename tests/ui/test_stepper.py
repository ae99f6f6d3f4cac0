from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.screens import STEPS
from tests.ui.support import WORDS
from transitions.ui.controls.stepper import Step, StepButton, Stepper
from transitions.ui.look.theme import apply_theme
from transitions.ui.look.tokens import Tokens, current_look


def shown_stepper(qtbot: QtBot, width: int) -> tuple[QWidget, Stepper]:
    outer = QWidget()
    row = QHBoxLayout(outer)
    stepper = Stepper("steps", WORDS, "Ida")
    stepper.show_steps(STEPS, "contact")
    row.addWidget(stepper)
    row.addStretch(1)
    outer.resize(width, 700)
    qtbot.addWidget(outer)
    with qtbot.waitExposed(outer):
        outer.show()
    return outer, stepper


def test_a_step_says_its_place_and_state(qtbot: QtBot) -> None:
    _, stepper = shown_stepper(qtbot, 1366)
    spoken = [button.accessibleName() for button in stepper.findChildren(StepButton)]
    assert spoken[2] == "Trin 3 af 7: Mad og måltider, mangler noget"
    assert spoken[3] == "Trin 4 af 7: Kontakt og trøst, i gang"
    assert spoken[4].endswith("ikke begyndt")


def test_a_step_is_chosen_by_mouse_and_by_key(qtbot: QtBot) -> None:
    _, stepper = shown_stepper(qtbot, 1366)
    chosen: list[str] = []
    stepper.chosen.connect(chosen.append)
    buttons = stepper.findChildren(StepButton)
    QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    QTest.keyClick(buttons[5], Qt.Key.Key_Space)
    assert chosen == ["family", "consent"]


def test_a_narrow_window_keeps_the_circles_and_the_names(qtbot: QtBot, qapp: QApplication) -> None:
    outer, stepper = shown_stepper(qtbot, 1366)
    spoken = [button.accessibleName() for button in stepper.findChildren(StepButton)]
    assert not stepper.is_compact()
    outer.resize(1000, 700)
    qtbot.waitUntil(stepper.is_compact)
    assert stepper.width() == current_look().length("size.compact_sidebar")
    assert [button.accessibleName() for button in stepper.findChildren(StepButton)] == spoken
    assert all(button.toolTip() for button in stepper.findChildren(StepButton))
    outer.resize(1366, 700)
    qtbot.waitUntil(lambda: not stepper.is_compact())


def test_new_states_keep_the_buttons_and_the_focus(qtbot: QtBot) -> None:
    _, stepper = shown_stepper(qtbot, 1366)
    button = stepper.findChildren(StepButton)[1]
    button.setFocus()
    stepper.show_steps(STEPS, "health")
    assert stepper.findChildren(StepButton)[1] is button
    assert button.hasFocus()


def whole(button: StepButton) -> bool:
    return button.visibleRegion().boundingRect().height() == button.height() > 0


def test_where_she_is_stays_in_sight_where_not_every_step_has_room(
    qtbot: QtBot, qapp: QApplication, tokens: Tokens
) -> None:
    apply_theme(qapp, tokens, "light", 2.0)
    outer, stepper = shown_stepper(qtbot, 1366)
    outer.resize(1366, 400)
    stepper.show_steps(STEPS, STEPS[-1].id)
    last = stepper.findChildren(StepButton)[-1]
    qtbot.waitUntil(lambda: whole(last))
    stepper.show_steps(STEPS, STEPS[0].id)
    first = stepper.findChildren(StepButton)[0]
    qtbot.waitUntil(lambda: whole(first))


def test_a_laptop_at_150_per_cent_has_room_for_all_eight_steps(
    qtbot: QtBot, qapp: QApplication, tokens: Tokens
) -> None:
    apply_theme(qapp, tokens, "light", 1.5)
    outer, stepper = shown_stepper(qtbot, 1366)
    assert stepper.is_compact()
    stepper.show_steps([*STEPS, Step("meeting", "Opstartssamtale")], "contact")
    layout = outer.layout()
    assert layout is not None
    layout.setContentsMargins(0, 0, 0, 0)
    outer.resize(1366, 602)
    qtbot.waitUntil(lambda: all(whole(button) for button in stepper.findChildren(StepButton)))
