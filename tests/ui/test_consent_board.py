"""Sections by parents at a glance, and one press to what must be asked again."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.consent_stage import MEDICINE, Sofa, click, press, words_in_sight
from tests.ui.family_stage import control
from transitions.domain.consent import Withdrawn
from transitions.ui.consent.cells import together
from transitions.ui.consent.screen import ConsentScreen


@pytest.fixture
def screen(sofa: Sofa) -> ConsentScreen:
    made = ConsentScreen(sofa.stage)
    sofa.show(made)
    return made


def cell(screen: QWidget, name: str) -> str:
    return control(screen, f"consent.board.{name}").accessibleName()


def in_sight(screen: QWidget, name: str) -> bool:
    found = screen.findChild(QWidget, name)
    return found is not None and found.isVisible()


@pytest.mark.parametrize(
    ("stands", "expected"),
    [
        (["given", "given"], ("given", 2, 2)),
        (["given", "changed", "missing"], ("changed", 1, 3)),
        (["changed", "refused", "refused"], ("refused", 2, 3)),
        (["not_theirs", "given"], ("given", 1, 1)),
        (["not_theirs"], ("not_theirs", 1, 1)),
        (["expired", "withdrawn"], ("withdrawn", 1, 2)),
    ],
)
def test_several_stands_are_told_by_the_gravest(stands: list[str], expected: tuple[str, int, int]) -> None:
    assert together(stands) == expected


def test_each_section_tells_each_parents_stand(sofa: Sofa, screen: ConsentScreen) -> None:
    sofa.yes(sofa.people.mette)
    sofa.answer("our_child", "Noget nyt om Alma")
    sofa.open(screen)
    assert cell(screen, "this_is_me.0") == "Mette: ændret siden (1 af 2)"
    assert cell(screen, "this_is_me.1") == "Jonas: ikke svaret"
    assert cell(screen, "health.0") == "Mette: ja"
    assert cell(screen, "together.0") == "Mette: ændret siden"
    assert cell(screen, "together.1") == "Jonas: ikke svaret"


def test_sections_unfold_where_something_is_to_be_seen(sofa: Sofa, screen: ConsentScreen) -> None:
    sofa.yes(sofa.people.mette, sofa.people.jonas)
    sofa.answer("our_child", "Noget nyt om Alma")
    sofa.open(screen)
    seen = words_in_sight(screen)
    assert "Noget nyt om Alma" in seen
    assert "D-vitamin" not in seen
    press(screen, "consent.board.health")
    assert "D-vitamin" in words_in_sight(screen)
    screen.set_parent_view(True)
    screen.set_parent_view(False)
    sofa.settle()
    assert "D-vitamin" in words_in_sight(screen)


def test_a_changed_answer_is_one_press_away(sofa: Sofa, screen: ConsentScreen) -> None:
    sofa.yes(sofa.people.mette)
    sofa.answer("our_child", "Noget nyt om Alma")
    sofa.open(screen)
    click(screen, "consent.board.this_is_me.0.do")
    place = sofa.gone[-1]
    assert (place.screen, place.section, place.question) == ("form", "this_is_me", "our_child")


def test_who_must_be_asked_again_is_one_press_away(sofa: Sofa, screen: ConsentScreen) -> None:
    sofa.yes(sofa.people.mette)
    sofa.answer("our_child", "Noget nyt om Alma")
    sofa.open(screen)
    click(screen, "consent.board.together.0.do")
    assert in_sight(screen, "consent.parent.0.give")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName().startswith("consent.parent.0.")
    assert len(sofa.ledger().events) == 1


def test_nothing_is_chosen_for_a_parent_who_has_said_nothing(sofa: Sofa, screen: ConsentScreen) -> None:
    click(screen, "consent.board.together.1.do")
    assert not in_sight(screen, "consent.parent.1.give")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName().startswith("consent.parent.1.says")


def test_an_answer_chosen_after_the_yes_leads_to_the_parent(sofa: Sofa, screen: ConsentScreen) -> None:
    sofa.yes(sofa.people.mette)
    sofa.ask(lambda desk: desk.transitions.share(sofa.transition, "household", "parents", "share"))
    sofa.open(screen)
    assert cell(screen, "family.0") == "Mette: ikke svaret"
    click(screen, "consent.board.family.0.do")
    assert in_sight(screen, "consent.parent.0.give")


@pytest.mark.parametrize("parent_view", [False, True])
def test_a_yes_is_taken_back_from_the_board_in_two_clicks(
    sofa: Sofa, screen: ConsentScreen, parent_view: bool
) -> None:
    sofa.yes(sofa.people.mette)
    sofa.open(screen, parent_view=parent_view)
    click(screen, "consent.board.together.0.do")
    click(screen, "consent.parent.0.withdraw.all")
    sofa.settle()
    assert isinstance(sofa.ledger().events[-1], Withdrawn)
    assert cell(screen, "together.0") == "Mette: trukket tilbage"
    assert not in_sight(screen, "consent.board.together.0.do")


def test_a_no_is_an_outcome_and_nobody_is_sent_to_ask_again(sofa: Sofa, screen: ConsentScreen) -> None:
    sofa.ask(lambda desk: desk.consents.refuse(sofa.transition, sofa.people.mette))
    sofa.open(screen)
    assert cell(screen, "together.0") == "Mette: nej"
    assert not in_sight(screen, "consent.board.together.0.do")


@pytest.mark.parametrize("parent_view", [False, True])
def test_what_can_be_pressed_is_in_the_familys_language_too(
    sofa: Sofa, screen: ConsentScreen, parent_view: bool
) -> None:
    sofa.ask(lambda desk: desk.transitions.write(sofa.transition, {"second_language": "en"}))
    sofa.ask(lambda desk: desk.transitions.settle(sofa.transition))
    sofa.yes(sofa.people.mette)
    sofa.open(screen, parent_view=parent_view)
    take_back = control(screen, "consent.board.together.0.do")
    assert take_back.property("text") == "Træk tilbage\nWithdraw"
    assert take_back.accessibleName() == "Træk tilbage · Withdraw: Mette"
    sofa.answer("our_child", "Noget nyt om Alma")
    sofa.open(screen, parent_view=parent_view)
    assert control(screen, "consent.board.together.0.do").property("text") == "Spørg igen\nAsk again"
    assert control(screen, "consent.board.this_is_me.0.do").property("text") == "Se svaret\nSee the answer"
    assert cell(screen, "this_is_me.0") == "Mette: ændret siden (1 af 2)\nMette: changed since (1 of 2)"
    assert "sundhedsplejersken · the health visitor" in words_in_sight(screen)


def test_an_answer_to_mend_is_told_in_the_familys_language_too(sofa: Sofa, screen: ConsentScreen) -> None:
    sofa.ask(lambda desk: desk.transitions.write(sofa.transition, {"second_language": "en"}))
    sofa.ask(lambda desk: desk.transitions.settle(sofa.transition))
    sofa.answer("our_child", "x" * 5000)
    sofa.open(screen, parent_view=True)
    mend = control(screen, "consent.board.our_child.parents.mend")
    assert mend.property("text") == "Ret svaret i skemaet · Change the answer in the form"
    assert "characters too long" in words_in_sight(screen)


def test_a_registered_disagreement_is_on_the_board(sofa: Sofa, screen: ConsentScreen) -> None:
    sofa.yes(sofa.people.mette)
    sofa.ask(lambda desk: desk.consents.disagree(sofa.transition, sofa.people.jonas))
    sofa.open(screen)
    assert (cell(screen, "together.0"), cell(screen, "together.1")) == ("Mette: uenig", "Jonas: uenig")
    sofa.open(screen, parent_view=True)
    assert cell(screen, "together.0") == "Mette: ja"
    sofa.yes(sofa.people.jonas)
    sofa.open(screen)
    assert (cell(screen, "together.0"), cell(screen, "together.1")) == ("Mette: uenig", "Jonas: ja")


def test_parents_see_their_own_column_alone(sofa: Sofa, screen: ConsentScreen) -> None:
    sofa.yes(sofa.people.mette)
    sofa.ask(lambda desk: desk.consents.refuse(sofa.transition, sofa.people.jonas, (MEDICINE,)))
    sofa.open(screen, parent_view=True)
    assert cell(screen, "health.0") == "Mette: ja"
    seen = words_in_sight(screen)
    for hidden in ("Jonas:", "uenige om", "kan gives videre nu", "ikke enige"):
        assert hidden not in seen
    assert screen.findChild(QWidget, "consent.board.health.1") is None


def delivered(sofa: Sofa) -> None:
    sofa.yes(sofa.people.mette, sofa.people.jonas)
    sofa.ask(lambda desk: desk.handovers.log(sofa.transition, "printed", "handover", content_hash="1" * 64))
    sofa.ask(lambda desk: desk.handovers.log(sofa.transition, "delivered", "handover", content_hash="1" * 64))


def test_the_letter_is_offered_when_the_daycare_holds_what_was_taken_back(
    sofa: Sofa, screen: ConsentScreen
) -> None:
    delivered(sofa)
    sofa.open(screen)
    assert not control(screen, "consent.letter").isVisible()
    click(screen, "consent.board.together.0.do")
    click(screen, "consent.parent.0.withdraw.all")
    sofa.settle()
    screen.set_parent_view(True)
    assert not control(screen, "consent.letter").isVisible()
    screen.set_parent_view(False)
    click(screen, "consent.letter.open")
    assert (sofa.gone[-1].screen, sofa.gone[-1].section) == ("handover", "withdrawal")
