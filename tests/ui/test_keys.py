"""The sheet of keys says what works on each screen, read from the keys themselves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.rig import DAY, make_surroundings
from tests.ui.shell_stage import Shell, open_alma, shell
from transitions.application.bookmark import Place
from transitions.ui.controls.keys import Key, key_in_words
from transitions.ui.controls.labels import Chip
from transitions.ui.frame.shortcuts import ORDER
from transitions.ui.journey.steps import STEPS, place_of

HERS = ("overview", "profile", "safety", "settings", "colleague_give", "colleague_take", "new_form")
OF_EDITORS = {"move", "scores", "clear"}


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[Shell]:
    with shell(qtbot, tmp_path, make_surroundings()) as made:
        made.practise()
        open_alma(made, "family")
        yield made


def told(house: Shell) -> dict[str, str]:
    """The lines of the sheet, asked for with the key and sent away with Escape."""
    house.window.setFocus()
    house.key(Qt.Key.Key_Question)
    assert house.sees("shortcuts.close")
    chips = [chip for chip in house.control("shortcuts").findChildren(Chip) if chip.isVisible()]
    lines = {chip.objectName().removeprefix("shortcuts."): chip.text() for chip in chips}
    house.key(Qt.Key.Key_Escape)
    assert not house.sees("shortcuts.close")
    return lines


def working(house: Shell) -> dict[str, str]:
    """What Qt itself would answer to now: every shortcut whose owner is in sight."""
    found = {}
    for shortcut in house.window.findChildren(QShortcut):
        owner = shortcut.parent()
        if isinstance(owner, QWidget) and owner.isVisible() and shortcut.isEnabled():
            assert isinstance(shortcut, Key), shortcut.key().toString()
            found[shortcut.line] = key_in_words(shortcut.key(), house.around.library.texts.say)
    return found


def places(house: Shell) -> list[Place]:
    transition, child = house.journey().place().transition, house.journey().place().child
    assert transition is not None
    assert child is not None
    steps = [place_of(step, transition, child) for step in STEPS]
    hers = [Place(screen=name, transition=transition, parent_view=False) for name in HERS]
    return [*steps, *hers]


def test_every_screen_tells_the_keys_that_work_there_and_no_others(house: Shell) -> None:
    for place in places(house):
        house.window.go(place)
        house.settle()
        lines, works = told(house), working(house)
        assert {line: key for line, key in lines.items() if line not in OF_EDITORS} == works, place.screen
        assert {"move", "lock", "help", "keys"} <= lines.keys()
        assert ("next" in lines) == (place.screen in STEPS)


def test_no_key_works_that_is_not_told(house: Shell) -> None:
    assert house.window.findChildren(QAction) == [
        action for action in house.window.findChildren(QAction) if action.shortcut().isEmpty()
    ]
    kinds = {key.line for key in house.window.findChildren(QShortcut) if isinstance(key, Key)}
    assert kinds <= set(ORDER)


def test_the_keys_of_the_scores_are_told_where_there_are_scores(house: Shell) -> None:
    assert "scores" not in told(house)
    place = house.journey().place()
    assert place.child is not None
    child = place.child
    screening = house.ask(lambda desk: desk.screenings.begin(child, DAY))
    house.window.go(place.model_copy(update={"screen": "adbb", "screening": screening}))
    house.settle()
    assert {"scores", "clear"} <= told(house).keys()


def test_the_keys_stand_before_the_program_is_open(qtbot: QtBot, tmp_path: Path) -> None:
    with shell(qtbot, tmp_path, make_surroundings()) as made:
        made.start()
        made.window.setFocus()
        assert told(made).keys() == {"move", "lock", "help", "keys"}


@pytest.mark.parametrize(
    ("key", "words"),
    [("Ctrl+L", "Ctrl + L"), ("Alt+Right", "Alt + højre pil"), ("Ctrl++", "Ctrl + plus"),
     ("Ctrl+-", "Ctrl + minus"), ("F2", "F2"), ("?", "?")],
)
def test_keys_are_named_as_they_are_called(house: Shell, key: str, words: str) -> None:
    assert key_in_words(QKeySequence(key), house.around.library.texts.say) == words
    assert QApplication.focusWidget() is not None
