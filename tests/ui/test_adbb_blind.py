"""A colleague's sheet says nothing of the first observer, and the parents see nothing of the colleague's."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from tests.ui.adbb_stage import HIGH, all_words, at, begin, invite, observe, open_adbb, prefer, seen
from tests.ui.family_stage import House, press, said, spoken_name
from transitions.application.desk import Desk
from transitions.domain.screening import ItemScore
from transitions.ui.adbb.screen import AdbbScreen

OWN_NOTE = "Kanariefugl hos den første"


@pytest.fixture
def home(home: House) -> Iterator[House]:
    yield home
    prefer(home, False)


def forget_what_went(screen: AdbbScreen) -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()


def everything_said(screen: AdbbScreen) -> list[str]:
    """Every text, hint and spoken name of everything in sight, and what is pressed in."""
    found = [screen.windowTitle()]
    for widget in screen.findChildren(QWidget):
        if not widget.isVisible():
            continue
        found += [spoken_name(widget), widget.accessibleDescription(), widget.toolTip()]
        if isinstance(widget, QLabel | QLineEdit):
            found.append(widget.text())
        elif isinstance(widget, QAbstractButton):
            found.append(f"{widget.text()} {widget.isChecked()}")
        elif isinstance(widget, QPlainTextEdit):
            found.append(widget.toPlainText())
    return found


def write_much(desk: Desk, screening: UUID) -> None:
    """Conditions, notes, doubt and high numbers by the first observer."""
    scale = desk.screenings.show(screening).scale
    for condition in scale.conditions:
        desk.screenings.condition(screening, condition.id, not condition.ideal)
    desk.screenings.explain(screening, "conditional_reason", OWN_NOTE)
    for item in scale.items[:-1]:
        desk.screenings.score(screening, ItemScore(item=item.id, score=4, note=OWN_NOTE, unsure=True))
    desk.screenings.score(screening, ItemScore(item=scale.items[-1].id, not_assessed=OWN_NOTE))


def test_the_sheet_says_nothing_of_the_first_observer(home: House, *, one: bool) -> None:
    """Whatever the first has written, the colleague's page is the same to the letter."""
    prefer(home, one)
    empty, full, done = begin(home), begin(home), observe(home, HIGH)
    home.ask(lambda desk: write_much(desk, full))
    for screening in (empty, full, done):
        invite(home, screening)
    texts = []
    for screening in (empty, full, done):
        screen = at(home, screening)
        forget_what_went(screen)
        texts.append(everything_said(screen))
        words = "\n".join(texts[-1])
        assert "Karen Sund" not in words
        assert OWN_NOTE not in words
        assert not any(word in words for word in ("Sum", "grænse", "Forholdene", "Betinget", "etinget"))
    assert texts[0] == texts[1] == texts[2]
    assert len(texts[0]) > 100
    prefer(home, False)
    own = [everything_said(open_adbb(home, screening)) for screening in (empty, full)]
    assert own[0] != own[1], "the control: her own page does tell them apart"
    assert OWN_NOTE in "\n".join(own[1])


def test_going_from_her_page_to_the_sheet_leaves_nothing_behind(home: House) -> None:
    screening = begin(home)
    home.ask(lambda desk: write_much(desk, screening))
    invite(home, screening)
    screen = open_adbb(home, screening)
    press(screen, "adbb.second.resume")
    home.settle()
    assert OWN_NOTE not in "\n".join(everything_said(screen))
    forget_what_went(screen)
    assert screen.findChild(QWidget, "adbb.facial_expression.score") is None
    assert screen.findChild(QWidget, "adbb.conditions") is None
    assert said(screen, "adbb.second.progress") == "0 af 8 vurderet"


def test_in_parent_view_her_sheet_is_gone_and_comes_back(home: House) -> None:
    screening = begin(home)
    invite(home, screening)
    screen = at(home, screening)
    screen.set_parent_view(True)
    home.settle()
    assert not any(word in all_words(screen) for word in ("ADBB", "Bodil", "af 8", "Ansigtsudtryk"))
    screen.set_parent_view(False)
    home.settle()
    assert seen(screen, "adbb.second.facial_expression.score")
    assert not seen(screen, "adbb.facial_expression.score")
