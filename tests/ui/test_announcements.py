"""What a screen reader is told without asking, and how urgent that is. No reader has been heard."""

from __future__ import annotations

from datetime import time

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.adbb_stage import observe, open_adbb
from tests.ui.ear import POLITE, URGENT, Ear
from tests.ui.family_stage import house, press
from tests.ui.screens import TODAY
from tests.ui.support import WORDS
from transitions.ui.controls import speech
from transitions.ui.controls.editors.date import DateEditor
from transitions.ui.controls.messages import MessageBar, SaveChip
from transitions.ui.controls.rows import Row
from transitions.ui.screen import Stage


@pytest.fixture
def bar(qtbot: QtBot) -> MessageBar:
    bar = MessageBar("told.message", WORDS)
    qtbot.addWidget(bar)
    return bar


@pytest.fixture
def chip(qtbot: QtBot) -> SaveChip:
    chip = SaveChip("told.saved", WORDS)
    qtbot.addWidget(chip)
    return chip


def test_a_message_waits_its_turn_and_an_error_does_not(ear: Ear, bar: MessageBar) -> None:
    bar.show_info("Rækken er fjernet")
    bar.show_saved("Filen er gemt")
    bar.show_error("Disken er fuld")
    assert ear.heard == [("Rækken er fjernet", POLITE), ("Filen er gemt", POLITE), ("Disken er fuld", URGENT)]


def test_saved_is_told_once_a_minute_and_not_at_every_letter(ear: Ear, chip: SaveChip) -> None:
    for minute in (32, 32, 32, 33):
        chip.show_saving()
        chip.show_saved(time(14, minute))
    assert ear.heard == [("Gemt klokken 14.32", POLITE), ("Gemt klokken 14.33", POLITE)]


def test_not_saved_is_told_at_once_and_saved_again_after_it(ear: Ear, chip: SaveChip) -> None:
    chip.show_saved(time(14, 32))
    chip.show_failed()
    chip.show_saved(time(14, 32))
    assert [politeness for _, politeness in ear.heard] == [POLITE, URGENT, POLITE]


def test_a_mistake_beside_a_field_is_told_at_once(ear: Ear, qtbot: QtBot) -> None:
    day = DateEditor("told.day", WORDS, lambda: TODAY)
    row = Row("told.day", "Dato", day)
    qtbot.addWidget(row)
    row.show_error("Datoen kan ikke læses")
    assert ear.heard == [("Datoen kan ikke læses", URGENT)]


def test_nothing_is_said_to_nobody(ear: Ear, qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    ear.listens = False
    speech.announce(widget, "Gemt")
    assert ear.heard == []


def test_the_sum_is_told_when_an_observation_is_ended(ear: Ear, qtbot: QtBot, stage: Stage) -> None:
    with house(qtbot, stage) as home:
        screen = open_adbb(home, observe(home, [1, 1, 0, 0, 1, 0, 0, 1], done=False))
        press(screen, "adbb.finish")
        home.settle()
    assert [text for text, politeness in ear.heard if "4" in text and politeness == POLITE]
