"""A real practice vault with one family in it, and the stage the screens stand on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.rig import DAY, make_surroundings, make_vaults
from transitions.application.bookmark import Place
from transitions.application.consents import Wish
from transitions.application.desk import Desk
from transitions.domain.answers import Answer, AnswerKey
from transitions.domain.person import HealthVisitor
from transitions.ui.autosave import Autosave
from transitions.ui.controls.labels import Words
from transitions.ui.controls.touch import undisturbed
from transitions.ui.screen import Screen, Stage
from transitions.ui.work import VaultWork

T = TypeVar("T")
BORN = date(2026, 1, 14)
SOLSIKKEN = {
    "name": "Vuggestuen Solsikken", "kind": "vuggestue", "group": "Mariehønen", "contact": "Lis Prøve",
    "phone": "11 22 33 44",
}
STRANGE = ("", "å" * 50_000, "\N{BABY}\N{ZERO WIDTH JOINER}🏽", "שלום \u202e بكم", "a\0b", "<b>&amp;</b> &x")


class Household:
    """A vault as a test sees it: ask it, and wait for it. Nobody touches anything meanwhile."""

    def __init__(self, qtbot: QtBot, stage: Stage) -> None:
        self.qtbot, self.stage, self.work = qtbot, stage, stage.work

    def ask(self, work: Callable[[Desk], T]) -> T:
        """What the vault answers."""
        answers: list[T] = []
        with undisturbed():
            self.work.ask(self.work, work, answers.append)
            self.qtbot.waitUntil(lambda: bool(answers))
        return answers[0]

    def settle(self) -> None:
        """Send what waits, and wait until every answer has come."""
        with undisturbed():
            self.stage.autosave.flush()
            self.qtbot.waitUntil(lambda: self.work.idle and self.stage.autosave.quiet)
            for _ in range(3):
                QApplication.processEvents()


class House(Household):
    """A vault with a new family in it, and screens shown on it."""

    def __init__(self, qtbot: QtBot, stage: Stage) -> None:
        super().__init__(qtbot, stage)
        self.child, self.transition = self.ask(seed)

    @undisturbed()
    def show(self, screen: Screen, child: UUID | None = None, transition: UUID | None = None) -> None:
        """Open a screen at the family, or at another one."""
        self.qtbot.addWidget(screen)
        screen.resize(1280, 800)
        screen.show()
        place = Place(screen="x", child=child or self.child, transition=transition or self.transition)
        screen.open(place)
        self.settle()


@contextmanager
def open_stage(folder: Path, day: date = DAY) -> Iterator[Stage]:
    """A stage on a new practice vault that is closed afterwards."""
    around = make_surroundings(day)
    work = VaultWork(make_vaults(folder, around).open_practice(), around)
    yield Stage(work, Autosave(work), around.library, around.clock, practice=True)
    work.close()
    QApplication.processEvents()


@contextmanager
def house(qtbot: QtBot, stage: Stage) -> Iterator[House]:
    """A new family on the stage."""
    made = House(qtbot, stage)
    yield made
    made.settle()


def seed(desk: Desk) -> tuple[UUID, UUID]:
    """Alma Prøve with two parents, and her transition."""
    desk.profile.write(HealthVisitor(name="Karen Sund", phone="12 34 56 78"))
    child = desk.children.register("Alma Prøve", BORN)
    for name, relation in (("Mette Prøve", "mor"), ("Jonas Prøve", "far")):
        desk.children.add_parent(child, {"name": name, "relation": relation, "custody": "holder"})
    transition = desk.transitions.start(child)
    desk.transitions.write(transition, {"start_date": "2027-01-04"})
    desk.transitions.settle(transition)
    return child, transition


def accept(desk: Desk, transition: UUID) -> None:
    """The parents' yes to the form, and after it the daycare."""
    desk.transitions.write(transition, {"form_wish": "yes", "daycare": SOLSIKKEN})
    desk.transitions.settle(transition)


def consent(desk: Desk, transition: UUID) -> None:
    """Everything that a consent needs, and Mette's and Jonas's yes."""
    accept(desk, transition)
    desk.transitions.write(transition, {"introduced_on": "2026-10-20"})
    record = desk.transitions.show(transition)
    field, voice = next(
        (f, v) for f, v in record.questions() if f.category == "everyday" and f.kind == "text"
    )
    key = AnswerKey(field=field.id, voice=voice)
    desk.transitions.answer(transition, Answer(key=key, stance="answered", value="Sover i barnevogn"))
    desk.transitions.share(transition, field.id, voice, "share")
    policy = desk.around.library.policy
    channels, purpose = tuple(channel.id for channel in policy.channels), policy.purposes[0].id
    until = desk.consents.longest(desk.around.clock.today())
    for parent in record.child.parents:
        wish = Wish(parent=parent.id, until=until, way="paper", channels=channels, purpose=purpose)
        desk.consents.give(transition, wish)


def control(screen: QWidget, name: str) -> QWidget:
    """The control of that name."""
    found = screen.findChild(QWidget, name)
    assert isinstance(found, QWidget), name
    return found


def write(screen: QWidget, name: str, text: str) -> None:
    """Type a text over what stands in a field, as a person does."""
    field = control(screen, name)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    if len(text) < 200 and text.isprintable() and text.isascii():
        QTest.keyClicks(field, text)
    elif isinstance(field, QLineEdit):
        field.insert(text)
    elif isinstance(field, QPlainTextEdit):
        field.insertPlainText(text)


def shown(screen: QWidget, name: str) -> str:
    """What stands in a field."""
    field = control(screen, name)
    assert isinstance(field, QLineEdit | QPlainTextEdit)
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def press(screen: QWidget, name: str) -> None:
    """Press a control with the space bar."""
    button = control(screen, name)
    assert button.isVisible(), f"{name} is not in sight"
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    QApplication.processEvents()


def spoken_name(widget: QWidget) -> str:
    """What a screen reader calls it."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def tab_order(screen: QWidget) -> list[str]:
    """The names of what Tab reaches, from the first on."""
    screen.activateWindow()
    first = QApplication.focusWidget()
    assert first is not None
    names: list[str] = []
    widget: QObject | None = first
    while isinstance(widget, QWidget) and widget.objectName() not in names:
        names.append(widget.objectName())
        QTest.keyClick(widget, Qt.Key.Key_Tab)
        widget = QApplication.focusWidget()
    return names


def acting(screen: QWidget) -> list[QWidget]:
    """Everything visible that a person can act on."""
    return [
        widget
        for widget in screen.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled()
    ]


def again(home: House, screen: Screen) -> Screen:
    """The same page opened anew, as after a lock."""
    screen.leave()
    home.settle()
    made = type(screen)(home.stage)
    home.show(made)
    return made


def said(screen: QWidget, name: str) -> str:
    """The words in sight under a name."""
    found = control(screen, name)
    assert isinstance(found, Words)
    return found.said() if found.isVisible() else ""


def error(screen: QWidget, name: str) -> str:
    """The message beside a field."""
    return said(screen, f"{name}.error")
