"""A family with answers, ready to say yes or no, for the tests of consent and handover."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from math import sin
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from pypdfium2 import PdfDocument
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.family_stage import SOLSIKKEN, Household, control
from transitions.application.bookmark import Place
from transitions.application.consents import Wish
from transitions.application.desk import Desk
from transitions.application.errors import ExpectedError
from transitions.domain.answers import Answer, AnswerKey, Share
from transitions.domain.consent import Ledger
from transitions.domain.form import Voice
from transitions.domain.person import HealthVisitor
from transitions.domain.transition import Handover
from transitions.ui.controls.printing import plain_printer
from transitions.ui.controls.signature import SignaturePad
from transitions.ui.controls.touch import undisturbed
from transitions.ui.screen import Screen, Stage

T = TypeVar("T")
S = TypeVar("S", bound=Screen)
MEDICINE = AnswerKey(field="medicine", voice="parents")
SHARED = "Alma er nysgerrig og rolig"
KEPT = "Bor sammen med mor og far"
ANSWERS: tuple[tuple[str, Voice, str, Share], ...] = (
    ("our_child", "parents", f"{SHARED}.", "share"),
    ("good_at", "health_visitor", "Følger gerne med.", "share"),
    ("sleep_times", "parents", "Kl. 9.30 i barnevogn", "undecided"),
    ("medicine", "parents", "D-vitamin hver morgen", "share"),
    ("household", "parents", f"{KEPT}.", "keep"),
    ("contact_second", "parents", "Ring til Jonas", "share"),
)


@dataclass(frozen=True)
class People:
    """The ids of a seeded family."""

    child: UUID
    mette: UUID
    jonas: UUID
    transition: UUID


class Sofa(Household):
    """A vault with one family, and what a test does on the sofa."""

    def __init__(self, qtbot: QtBot, stage: Stage, *, daycare: bool = True) -> None:
        super().__init__(qtbot, stage)
        self.people = self.ask(lambda desk: seed(desk, daycare=daycare))
        self.transition = self.people.transition
        self.gone: list[Place] = []
        self.told: list[str] = []
        self.troubles: list[ExpectedError] = []
        self.shown: list[Screen] = []

    @undisturbed()
    def show(self, screen: Screen, *, parent_view: bool = False, section: str = "") -> None:
        """Open a screen at the family."""
        self.qtbot.addWidget(screen)
        self.shown.append(screen)
        screen.go.connect(self.gone.append)
        screen.told.connect(self.told.append)
        screen.trouble.connect(self.troubles.append)
        screen.resize(1280, 800)
        screen.show()
        self.open(screen, parent_view=parent_view, section=section)

    @undisturbed()
    def open(self, screen: Screen, *, parent_view: bool = False, section: str = "") -> None:
        """Open it again."""
        place = Place(screen="x", child=self.people.child, transition=self.transition,
                      parent_view=parent_view, section=section)
        screen.open(place)
        self.settle()

    def ledger(self) -> Ledger:
        """What has been said."""
        return self.ask(lambda desk: desk.consents.ledger(self.transition))

    def yes(self, *parents: UUID) -> None:
        """A yes by each of these parents, on paper, to every channel."""
        self.ask(lambda desk: agree(desk, self.transition, parents))

    def answer(self, field: str, text: str, voice: Voice = "parents") -> None:
        """Another answer, as typed in the form."""
        key = AnswerKey(field=field, voice=voice)
        self.ask(lambda desk: desk.transitions.answer(self.transition, Answer(key=key, value=text)))


@contextmanager
def seated(qtbot: QtBot, stage: Stage, *, daycare: bool = True) -> Iterator[Sofa]:
    """A new family on the stage."""
    made = Sofa(qtbot, stage, daycare=daycare)
    yield made
    made.settle()


def seed(desk: Desk, *, daycare: bool = True) -> People:
    """Alma Prøve with two parents who have custody, and a form that is filled."""
    desk.profile.write(HealthVisitor(name="Karen Sund", phone="12 34 56 78", certified=True))
    child = desk.children.register("Alma Prøve", date(2026, 1, 14))
    mette = desk.children.add_parent(child, _parent("Mette Prøve", "mor"))
    jonas = desk.children.add_parent(child, _parent("Jonas Prøve", "far"))
    transition = desk.transitions.start(child)
    known = {"form_wish": "yes", "introduced_on": "2026-10-01", "start_date": "2027-01-04", "full_form": True}
    desk.transitions.write(transition, {**known, "daycare": SOLSIKKEN} if daycare else known)
    desk.transitions.settle(transition)
    for field, voice, text, share in ANSWERS:
        key = AnswerKey(field=field, voice=voice)
        desk.transitions.answer(transition, Answer(key=key, value=text))
        desk.transitions.share(transition, field, voice, share)
    return People(child, mette, jonas, transition)


def agree(desk: Desk, transition: UUID, parents: tuple[UUID, ...]) -> None:
    """A yes to all that is shared."""
    policy = desk.around.library.policy
    channels, purpose = tuple(channel.id for channel in policy.channels), policy.purposes[0].id
    until = desk.consents.longest(desk.around.clock.today())
    for parent in parents:
        wish = Wish(parent=parent, until=until, way="paper", channels=channels, purpose=purpose)
        desk.consents.give(transition, wish)


def withdraw(sofa: Sofa) -> None:
    """Both take back their yes."""

    def write(desk: Desk) -> None:
        for parent in (sofa.people.mette, sofa.people.jonas):
            desk.consents.withdraw(sofa.transition, parent, how="ringede")

    sofa.ask(write)


def draw(screen: QWidget, name: str) -> SignaturePad:
    """Sign with the mouse."""
    pad = control(screen, name)
    assert isinstance(pad, SignaturePad)
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(60, 90))
    for step in range(1, 30):
        QTest.mouseMove(pad, QPoint(60 + 8 * step, round(90 - 30 * sin(step / 3))))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(300, 80))
    return pad


def click(screen: QWidget, name: str) -> None:
    """One press of the mouse."""
    button = control(screen, name)
    assert button.isVisible(), f"{name} is not in sight"
    QApplication.processEvents()
    _scroll_to(button)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def press(screen: QWidget, name: str) -> None:
    """One press of the space bar."""
    button = control(screen, name)
    assert button.isVisible(), f"{name} is not in sight"
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    QApplication.processEvents()


def say_yes(screen: QWidget, place: int, way: str) -> None:
    """A parent says yes in this way; not registered yet."""
    press(screen, f"consent.parent.{place}.says.yes")
    click(screen, f"consent.parent.{place}.way.{way}")


def again(home: Sofa, kind: Callable[[Stage], S], screen: Screen) -> S:
    """The same page opened anew, as after a lock."""
    screen.leave()
    home.settle()
    made = kind(home.stage)
    home.show(made)
    return made


def tab_to(screen: QWidget, name: str) -> QWidget:
    """Press Tab until the focus is there; fails when it cannot be reached."""
    screen.activateWindow()
    for _ in range(400):
        focused = QApplication.focusWidget()
        if focused is not None and focused.objectName() == name:
            return focused
        QTest.keyClick(focused or screen, Qt.Key.Key_Tab)
    raise AssertionError(f"{name} cannot be reached with Tab")


def walk_to(screen: QWidget, name: str) -> None:
    """Press the arrows until one of several choices has the focus."""
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right) * 6:
        focused = QApplication.focusWidget()
        if focused is not None and focused.objectName() == name:
            return
        QTest.keyClick(focused or screen, key)
    raise AssertionError(f"{name} cannot be reached with the arrows")


def words_in_sight(screen: QWidget) -> str:
    """Everything a person can read on the screen, and what a reader is told."""
    found: list[str] = []
    for widget in screen.findChildren(QWidget):
        if widget.isVisible():
            text = widget.property("text")
            found += [str(text) if text else "", widget.accessibleName(), widget.accessibleDescription()]
    return "\n".join(part for part in found if part)


def _scroll_to(widget: QWidget) -> None:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()


def _parent(name: str, relation: str) -> dict[str, str]:
    return {"name": name, "relation": relation, "custody": "holder", "custody_established": "oplyst"}


@dataclass
class Chooser:
    """Answers for the person at the file dialog and the printer dialog."""

    folder: Path | None
    asked: int = 0
    name: str = ""
    paper: QPageSize.PageSizeId = QPageSize.PageSizeId.A4
    copies: int = 1
    missing: bool = False

    def file(self, _parent: QWidget, name: str) -> Path | None:
        self.asked, self.name = self.asked + 1, name
        return self.folder / name if self.folder else None

    def printer(self, _parent: QWidget) -> QPrinter | None:
        self.asked += 1
        if self.folder is None:
            return None
        printer = plain_printer()
        printer.setResolution(150)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        if self.missing:
            return printer
        printer.setPageSize(QPageSize(self.paper))
        printer.setCopyCount(self.copies)
        printer.setOutputFileName(str(self.folder / "paper.pdf"))
        return printer


def log(home: Sofa) -> tuple[Handover, ...]:
    """The handover log."""
    return home.ask(lambda desk: desk.transitions.show(home.transition)).handovers


def text_of(pdf: bytes, password: str | None = None) -> str:
    """The words of a PDF in reading order."""
    document = PdfDocument(BytesIO(pdf), password=password)
    words = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(words.split())
