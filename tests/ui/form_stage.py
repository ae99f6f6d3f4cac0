"""What the tests of the transition form share."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.family_stage import House, control
from transitions.application.bookmark import Place
from transitions.domain.answers import Answer, AnswerKey
from transitions.domain.form import Voice
from transitions.domain.transition import TransitionRecord
from transitions.ui.controls.touch import undisturbed
from transitions.ui.form.screen import FormScreen
from transitions.ui.form.section import SectionPage

HAPPY = "form.happy_with.parents"
GOOD = "form.good_at.health_visitor"
CTRL = Qt.KeyboardModifier.ControlModifier


@undisturbed()
def open_form(
    home: House, section: str = "this_is_me", question: str = "", parents: bool = True
) -> FormScreen:
    """The form opened at a section."""
    screen = FormScreen(home.stage)
    home.qtbot.addWidget(screen)
    screen.resize(1100, 704)
    screen.show()
    place = Place(
        screen="form", child=home.child, transition=home.transition, section=section, question=question,
        parent_view=parents,
    )
    screen.open(place)
    home.settle()
    return screen


def record_of(home: House) -> TransitionRecord:
    transition = home.transition
    return home.ask(lambda desk: desk.transitions.show(transition))


def answer_of(home: House, field: str, voice: Voice = "parents", row: str = "") -> Answer | None:
    return record_of(home).answer(AnswerKey(field=field, voice=voice, row=row))


def put(home: House, answer: Answer) -> None:
    transition = home.transition
    home.ask(lambda desk: desk.transitions.answer(transition, answer))


def undo(screen: QWidget, name: str) -> None:
    """Ctrl+Z where the cursor is."""
    QTest.keyClick(control(screen, name), Qt.Key.Key_Z, CTRL)
    QApplication.processEvents()


def page_of(screen: FormScreen) -> SectionPage:
    page = screen._frame.page
    assert isinstance(page, SectionPage)
    return page
