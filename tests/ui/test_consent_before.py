"""Before the parents' *ja* to the form there is nothing to consent to: one calm line, and the way on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.consent_stage import Sofa, press, sofa, words_in_sight
from tests.ui.family_stage import acting, control
from transitions.application.transitions import FormNotAccepted
from transitions.ui.consent.screen import ConsentScreen
from transitions.ui.screen import Stage

TOLD = {
    "": "Først svarer forældrene på, om de vil bruge skemaet",
    "thinking": "Forældrene tænker over, om de vil bruge skemaet",
    "no": "Familien har sagt nej tak til skemaet",
}
FORM = ("Hvad siger", "Hvordan når det frem?", "Samtykket gælder til", "Det, der er sagt")


@pytest.fixture
def home(qtbot: QtBot, stage: Stage) -> Iterator[Sofa]:
    with sofa(qtbot, stage) as made:
        yield made


def wishing(home: Sofa, wish: str, language: str = "") -> None:
    values = {"form_wish": wish}
    if language:
        home.ask(lambda desk: desk.transitions.write(home.transition, {"second_language": language}))
    home.ask(lambda desk: desk.transitions.write(home.transition, {**values}))
    home.ask(lambda desk: desk.transitions.settle(home.transition))


def opened(home: Sofa, *, parent_view: bool = False) -> ConsentScreen:
    screen = ConsentScreen(home.stage)
    home.show(screen, parent_view=parent_view)
    return screen


@pytest.mark.parametrize("parent_view", [False, True])
@pytest.mark.parametrize("wish", TOLD)
def test_one_calm_line_stands_instead_of_the_page(home: Sofa, wish: str, parent_view: bool) -> None:
    wishing(home, wish)
    screen = opened(home, parent_view=parent_view)
    for turned in (parent_view, not parent_view, parent_view):
        screen.set_parent_view(turned)
        QApplication.processEvents()
        seen = words_in_sight(screen)
        assert TOLD[wish] in seen
        assert [words for words in FORM if words in seen] == []
        assert not control(screen, "consent.preview").isVisible()
    assert home.ledger().events == ()


@pytest.mark.parametrize("wish", ["", "thinking"])
def test_the_way_to_the_introduction_is_hers(home: Sofa, wish: str) -> None:
    wishing(home, wish)
    screen = opened(home, parent_view=True)
    assert acting(screen) == []
    screen.set_parent_view(False)
    (way,) = acting(screen)
    assert way.height() >= 44
    press(screen, "consent.to_introduction")
    assert (home.gone[-1].screen, home.gone[-1].transition) == ("introduction", home.transition)


def test_a_no_leads_nowhere(home: Sofa) -> None:
    wishing(home, "no")
    screen = opened(home)
    assert acting(screen) == []
    assert screen.findChild(QWidget, "consent.to_introduction") is None


@pytest.mark.parametrize(
    ("wish", "english"),
    [
        ("", "First the parents answer whether they want to use the form"),
        ("thinking", "The parents are thinking about whether they want to use the form"),
        ("no", "The family has said no thank you to the form"),
    ],
)
def test_the_line_is_in_the_familys_language_too(home: Sofa, wish: str, english: str) -> None:
    wishing(home, wish, "en")
    seen = words_in_sight(opened(home, parent_view=True))
    assert TOLD[wish] in seen
    assert english in seen


def test_the_page_comes_with_the_ja(home: Sofa) -> None:
    wishing(home, "thinking")
    screen = opened(home)
    wishing(home, "yes")
    home.open(screen)
    seen = words_in_sight(screen)
    assert TOLD["thinking"] not in seen
    assert [words for words in FORM if words not in seen] == []


@pytest.mark.parametrize("wish", TOLD)
def test_a_yes_that_stands_can_still_be_taken_back(home: Sofa, wish: str) -> None:
    home.yes(home.people.mette)
    wishing(home, wish)
    screen = opened(home)
    press(screen, "consent.board.together.0.do")
    press(screen, "consent.parent.0.withdraw.all")
    home.settle()
    assert [event.event for event in home.ledger().events] == ["given", "withdrawn"]
    for turned in (True, False):
        screen.set_parent_view(turned)
        assert TOLD[wish] in words_in_sight(screen)
        assert [words for words in FORM if words in words_in_sight(screen)] == []


@pytest.mark.parametrize("says", ["no", "disagree"])
def test_a_ja_taken_back_behind_the_open_page_is_said_and_nothing_is_stored(home: Sofa, says: str) -> None:
    screen = opened(home)
    press(screen, f"consent.parent.0.says.{says}")
    wishing(home, "thinking")
    press(screen, f"consent.parent.0.{'refuse' if says == 'no' else says}")
    home.settle()
    (trouble,) = home.troubles
    assert isinstance(trouble, FormNotAccepted)
    assert home.ledger().events == ()
