from __future__ import annotations

from datetime import time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.support import WORDS
from transitions.ui.controls.messages import MessageBar, SaveChip
from transitions.ui.controls.question import Verb, ask


def test_an_error_offers_to_try_again(qtbot: QtBot) -> None:
    bar = MessageBar("bar", WORDS)
    qtbot.addWidget(bar)
    assert bar.said() == ""
    bar.show_error("Kunne ikke gemme.", retry=True)
    again = bar.findChild(QPushButton, "bar.action")
    assert again is not None
    with qtbot.waitSignal(bar.chosen, check_params_cb=lambda chosen: chosen == "retry"):
        QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    bar.show_saved("Gemt.")
    assert not again.isVisible()
    assert bar.said() == "Gemt."


def test_a_message_is_closed_by_hand(qtbot: QtBot) -> None:
    bar = MessageBar("bar", WORDS)
    qtbot.addWidget(bar)
    bar.show_info("Rækken er fjernet.", "Fortryd", "undo")
    close = bar.findChild(QPushButton, "bar.close")
    assert close is not None
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert bar.said() == ""


def test_the_save_chip_says_when_and_reads_it_aloud(qtbot: QtBot) -> None:
    chip = SaveChip("saved", WORDS)
    qtbot.addWidget(chip)
    chip.show()
    words = chip.findChild(QLabel, "saved.text")
    again = chip.findChild(QPushButton, "saved.retry")
    assert words is not None
    assert again is not None
    chip.show_saving()
    assert words.text() == "Gemmer…"
    chip.show_saved(time(14, 32))
    assert (words.text(), words.accessibleName()) == ("Gemt 14.32", "Gemt klokken 14.32")
    assert not again.isVisible()
    chip.show_failed()
    with qtbot.waitSignal(chip.retry):
        QTest.mouseClick(again, Qt.MouseButton.LeftButton)


def test_a_question_is_answered_by_its_verb_and_not_by_closing(qtbot: QtBot, qapp: QApplication) -> None:
    parent = QWidget()
    parent.resize(900, 600)
    qtbot.addWidget(parent)
    parent.show()
    answers: list[str] = []
    verbs = (Verb("keep", "Behold"), Verb("delete", "Slet", "danger"))
    question = ask(parent, "ask", "Slet Ida?", "Det kan ikke fortrydes.", verbs, answers.append)
    question.reject()
    qapp.processEvents()
    assert answers == []
    question = ask(parent, "ask", "Slet Ida?", "Det kan ikke fortrydes.", verbs, answers.append)
    delete = question.findChild(QPushButton, "ask.delete")
    assert delete is not None
    QTest.mouseClick(delete, Qt.MouseButton.LeftButton)
    assert answers == ["delete"]


def test_enter_does_not_choose_the_dangerous_verb(qtbot: QtBot) -> None:
    parent = QWidget()
    parent.resize(900, 600)
    qtbot.addWidget(parent)
    parent.show()
    answers: list[str] = []
    verbs = (Verb("keep", "Behold"), Verb("delete", "Slet", "danger"))
    question = ask(parent, "ask", "Slet Ida?", "Det kan ikke fortrydes.", verbs, answers.append)
    QTest.keyClick(question, Qt.Key.Key_Return)
    assert answers == []
    question.reject()
