"""Before the parents' *ja* to the form there is nothing to consent to: one calm line, and the way on."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.consent_stage import Sofa, press, words_in_sight
from tests.ui.family_stage import acting, control
from transitions.application.transitions import FormNotAccepted
from transitions.ui.consent.screen import ConsentScreen

TOLD = {
    "": "Først svarer forældrene på, om de vil bruge skemaet",
    "thinking": "Forældrene tænker over, om de vil bruge skemaet",
    "no": "Familien har sagt nej tak til skemaet",
}
FORM = ("Hvad siger", "Hvordan når det frem?", "Samtykket gælder til", "Det, der er sagt")


def wishing(sofa: Sofa, wish: str, language: str = "") -> None:
    values = {"form_wish": wish}
    if language:
        sofa.ask(lambda desk: desk.transitions.write(sofa.transition, {"second_language": language}))
    sofa.ask(lambda desk: desk.transitions.write(sofa.transition, {**values}))
    sofa.ask(lambda desk: desk.transitions.settle(sofa.transition))


def opened(sofa: Sofa, *, parent_view: bool = False) -> ConsentScreen:
    screen = ConsentScreen(sofa.stage)
    sofa.show(screen, parent_view=parent_view)
    return screen


@pytest.mark.parametrize("parent_view", [False, True])
@pytest.mark.parametrize("wish", TOLD)
def test_one_calm_line_stands_instead_of_the_page(sofa: Sofa, wish: str, parent_view: bool) -> None:
    wishing(sofa, wish)
    screen = opened(sofa, parent_view=parent_view)
    for turned in (parent_view, not parent_view, parent_view):
        screen.set_parent_view(turned)
        QApplication.processEvents()
        seen = words_in_sight(screen)
        assert TOLD[wish] in seen
        assert [words for words in FORM if words in seen] == []
        assert not control(screen, "consent.preview").isVisible()
    assert sofa.ledger().events == ()


@pytest.mark.parametrize("wish", ["", "thinking"])
def test_the_way_to_the_introduction_is_hers(sofa: Sofa, wish: str) -> None:
    wishing(sofa, wish)
    screen = opened(sofa, parent_view=True)
    assert acting(screen) == []
    screen.set_parent_view(False)
    (way,) = acting(screen)
    assert way.height() >= 44
    press(screen, "consent.to_introduction")
    assert (sofa.gone[-1].screen, sofa.gone[-1].transition) == ("introduction", sofa.transition)


def test_a_no_leads_nowhere(sofa: Sofa) -> None:
    wishing(sofa, "no")
    screen = opened(sofa)
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
def test_the_line_is_in_the_familys_language_too(sofa: Sofa, wish: str, english: str) -> None:
    wishing(sofa, wish, "en")
    seen = words_in_sight(opened(sofa, parent_view=True))
    assert TOLD[wish] in seen
    assert english in seen


def test_the_page_comes_with_the_ja(sofa: Sofa) -> None:
    wishing(sofa, "thinking")
    screen = opened(sofa)
    wishing(sofa, "yes")
    sofa.open(screen)
    seen = words_in_sight(screen)
    assert TOLD["thinking"] not in seen
    assert [words for words in FORM if words not in seen] == []


@pytest.mark.parametrize("wish", TOLD)
def test_a_yes_that_stands_can_still_be_taken_back(sofa: Sofa, wish: str) -> None:
    sofa.yes(sofa.people.mette)
    wishing(sofa, wish)
    screen = opened(sofa)
    press(screen, "consent.board.together.0.do")
    press(screen, "consent.parent.0.withdraw.all")
    sofa.settle()
    assert [event.event for event in sofa.ledger().events] == ["given", "withdrawn"]
    for turned in (True, False):
        screen.set_parent_view(turned)
        assert TOLD[wish] in words_in_sight(screen)
        assert [words for words in FORM if words in words_in_sight(screen)] == []


@pytest.mark.parametrize("says", ["no", "disagree"])
def test_a_ja_taken_back_behind_the_open_page_is_said_and_nothing_is_stored(sofa: Sofa, says: str) -> None:
    screen = opened(sofa)
    press(screen, f"consent.parent.0.says.{says}")
    wishing(sofa, "thinking")
    press(screen, f"consent.parent.0.{'refuse' if says == 'no' else says}")
    sofa.settle()
    (trouble,) = sofa.troubles
    assert isinstance(trouble, FormNotAccepted)
    assert sofa.ledger().events == ()
