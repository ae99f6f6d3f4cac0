"""What the tests of the ADBB screen share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.rig import DAY
from tests.ui.family_stage import House, control
from transitions.application.bookmark import Place
from transitions.application.desk import Desk
from transitions.domain.screening import FollowUp, ItemScore, Screening
from transitions.ui.adbb.screen import AdbbScreen
from transitions.ui.controls.labels import Words

HIGH = (1, 2, 0, 0, 1, 1, 0, 1)
LOW = (0, 1, 0, 0, 0, 0, 0, 0)
FIRST_DAY = date(2026, 10, 20)


def open_adbb(home: House, screening: UUID | None = None, parents: bool = False) -> AdbbScreen:
    screen = AdbbScreen(home.stage)
    home.qtbot.addWidget(screen)
    screen.resize(1100, 704)
    screen.show()
    screen.open(Place(screen="adbb", child=home.child, screening=screening, parent_view=parents))
    home.settle()
    return screen


def begin(home: House, day: date = DAY) -> UUID:
    child = home.child
    return home.ask(lambda desk: desk.screenings.begin(child, day))


def observe(home: House, scores: Sequence[int | None], day: date = DAY, done: bool = True) -> UUID:
    screening = begin(home, day)

    def fill(desk: Desk) -> None:
        scale = desk.screenings.show(screening).scale
        for condition in scale.conditions:
            desk.screenings.condition(screening, condition.id, condition.ideal)
        for item, score in zip(scale.items, scores, strict=True):
            desk.screenings.score(screening, ItemScore(item=item.id, score=score))
        if done:
            desk.screenings.finish(screening)

    home.ask(fill)
    return screening


def kept(home: House, screening: UUID) -> Screening:
    return home.ask(lambda desk: desk.screenings.show(screening))


def follow_up(home: House) -> FollowUp:
    child = home.child
    return home.ask(lambda desk: desk.screenings.follow_up(child))


def said(screen: QWidget, name: str) -> str:
    found = control(screen, name)
    assert isinstance(found, Words)
    return found.said() if found.isVisible() else ""


def all_words(screen: QWidget) -> str:
    return "\n".join(words.said() for words in screen.findChildren(Words) if words.isVisible())


def key(key_: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key_)


def focus_name() -> str:
    focused = QApplication.focusWidget()
    return focused.objectName() if focused else ""


def tab_to(name: str) -> None:
    for _ in range(40):
        if focus_name() == name:
            return
        key(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never reaches {name}")
