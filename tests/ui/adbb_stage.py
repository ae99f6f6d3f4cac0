"""What the tests of the ADBB screen share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Self
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.rig import DAY
from tests.ui.family_stage import House
from transitions.application.bookmark import Place
from transitions.application.desk import Desk
from transitions.domain.repeat import FollowUp
from transitions.domain.screening import ItemScore, Screening
from transitions.domain.version import Author
from transitions.ui.adbb.colleague import SECOND
from transitions.ui.adbb.reading import PREFERENCE
from transitions.ui.adbb.screen import AdbbScreen
from transitions.ui.controls.labels import Words
from transitions.ui.controls.touch import undisturbed
from transitions.ui.pages.page import Page

HIGH = (1, 2, 0, 0, 1, 1, 0, 1)
LOW = (0, 1, 0, 0, 0, 0, 0, 0)
FIRST_DAY = date(2026, 10, 20)
BODIL = Author(name="Bodil Prøve", title="sundhedsplejerske")


@undisturbed()
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


def prefer(home: House, one: bool) -> None:
    """How she likes to score: one item at a time, or all on one page."""
    home.ask(lambda desk: desk.preferences.keep(PREFERENCE, one))


def invite(home: House, screening: UUID) -> None:
    """Bodil is asked to observe too."""
    home.ask(lambda desk: desk.second_observers.invite(screening, BODIL, certified=True))


def at(home: House, screening: UUID, section: str = SECOND) -> AdbbScreen:
    """The screen at a section of the colleague's, with the cursor in it."""
    screen = AdbbScreen(home.stage)
    home.qtbot.addWidget(screen)
    screen.resize(1100, 704)
    screen.show()
    screen.activateWindow()
    child = home.child
    screen.open(Place(screen="adbb", child=child, screening=screening, section=section, parent_view=False))
    home.settle()
    QApplication.processEvents()
    return screen


def kept(home: House, screening: UUID) -> Screening:
    return home.ask(lambda desk: desk.screenings.show(screening))


def follow_up(home: House) -> FollowUp:
    child = home.child
    return home.ask(lambda desk: desk.screenings.follow_up(child))


def all_words(screen: QWidget) -> str:
    return "\n".join(words.said() for words in screen.findChildren(Words) if words.isVisible())


def seen(screen: QWidget, name: str) -> bool:
    """Whether a control of that name is in sight."""
    found = screen.findChild(QWidget, name)
    return isinstance(found, QWidget) and found.isVisible()


def key(key_: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key of the keyboard, wherever the cursor is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused.window().windowHandle(), key_, modifiers)


def held_down(key_: Qt.Key, times: int = 5) -> None:
    """A key that repeats itself wherever the cursor is by then."""
    for number in range(times):
        focused = QApplication.focusWidget()
        assert focused is not None
        none = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(focused, QKeyEvent(QEvent.Type.KeyPress, key_, none, "", number > 0))


class KeyCount(QObject):
    """Counts every key that is pressed, wherever it goes."""

    def __init__(self) -> None:
        super().__init__()
        self.pressed = 0

    def __enter__(self) -> Self:
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)
        return self

    def __exit__(self, *_: object) -> None:
        application = QApplication.instance()
        assert application is not None
        application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(watched, QWindow):
            self.pressed += 1
        return False


def touched(screen: AdbbScreen) -> list[QWidget]:
    """Everything a finger can press or a cursor stand in, whether Tab reaches it or not."""
    return [
        widget
        for widget in screen.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.ClickFocus
    ]


def roll_over(screen: AdbbScreen, widget: QWidget) -> None:
    """A notch of the wheel down and up over the middle of a control in sight."""
    page = screen.findChild(Page)
    assert isinstance(page, Page)
    page.show_widget(widget)
    middle = widget.mapTo(screen, widget.rect().center())
    for notch in (QPoint(0, -120), QPoint(0, 120)):
        QTest.wheelEvent(screen.windowHandle(), middle.toPointF(), notch)
