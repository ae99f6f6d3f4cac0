"""A step she comes back to is, to the last pixel, the page that was made for her."""

from __future__ import annotations

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.ui.shell_stage import Shell, open_alma
from transitions.application.bookmark import Place
from transitions.ui.journey.steps import PARENTS_FIRST, STEPS


def walk(house: Shell) -> dict[str, QImage]:
    """What each step of the family's journey looks like, in their order."""
    place = house.window.shown.place()  # type: ignore[union-attr]
    seen: dict[str, QImage] = {}
    for step in STEPS:
        house.window.go(Place(screen=step, transition=place.transition, parent_view=step in PARENTS_FIRST))
        house.settle()
        focused = QApplication.focusWidget()
        if isinstance(focused, QLineEdit):
            focused.deselect()  # she went there by keys the first time
        seen[step] = house.window.grab().toImage()
    return seen


def test_every_step_looks_the_same_when_she_comes_back(house: Shell, qapp: QApplication) -> None:
    blinking = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    house.practise()
    open_alma(house, "family")
    made, again = walk(house), walk(house)
    qapp.setCursorFlashTime(blinking)
    assert [step for step in STEPS if again[step] != made[step]] == []
