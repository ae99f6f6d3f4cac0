"""A page she comes back to stands at once where nothing has changed; where something has, it is made anew."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget

from tests.ui.consent_stage import SHARED, Sofa, click, press, seed, words_in_sight
from tests.ui.family_stage import acting, control, write
from transitions.application.bookmark import Place
from transitions.domain.answers import Answer, AnswerKey
from transitions.ui.consent.screen import ConsentScreen
from transitions.ui.form.screen import FormScreen
from transitions.ui.handover.screen import HandoverScreen
from transitions.ui.look.theme import apply_theme
from transitions.ui.look.tokens import Tokens
from transitions.ui.screen import Screen

Kind = type[FormScreen] | type[ConsentScreen] | type[HandoverScreen]
OTHER = "Alma vil helst se verden fra armen"
CHILD = "form.our_child.parents"
ON_PAGE: dict[Kind, str] = {
    FormScreen: CHILD, ConsentScreen: "consent.board.together.0", HandoverScreen: "handover.print",
}
SECTION: dict[Kind, str] = {FormScreen: "this_is_me", ConsentScreen: "", HandoverScreen: ""}
ALL = pytest.mark.parametrize("kind", ON_PAGE)


def opened(sofa: Sofa, kind: Kind) -> Screen:
    screen = kind(sofa.stage)
    sofa.show(screen, section=SECTION[kind])
    return screen


def opened_again(sofa: Sofa, screen: Screen, kind: Kind) -> None:
    screen.leave()
    sofa.settle()
    sofa.open(screen, section=SECTION[kind])


def all_words(screen: QWidget) -> str:
    """Every word the screen holds, in sight or not."""
    told = [label.text() for label in screen.findChildren(QLabel)]
    return " ".join([*told, *(field.toPlainText() for field in screen.findChildren(QPlainTextEdit))])


def in_sight(screen: Screen) -> list[QWidget]:
    return [widget for widget in acting(screen) if widget.isVisible()]


@ALL
def test_what_says_the_same_comes_back_as_it_was(sofa: Sofa, kind: Kind) -> None:
    screen = opened(sofa, kind)
    before = control(screen, ON_PAGE[kind])
    opened_again(sofa, screen, kind)
    assert control(screen, ON_PAGE[kind]) is before
    assert before.isVisible()


@ALL
def test_nothing_is_in_sight_until_the_vault_has_answered(sofa: Sofa, kind: Kind) -> None:
    screen = opened(sofa, kind)
    assert in_sight(screen)
    screen.leave()
    screen.open(Place(screen="x", transition=sofa.transition, parent_view=False))
    assert not in_sight(screen)
    sofa.settle()
    assert in_sight(screen)


@ALL
def test_other_words_are_shown_and_the_old_ones_are_gone(sofa: Sofa, kind: Kind) -> None:
    screen = opened(sofa, kind)
    assert SHARED in all_words(screen)
    sofa.answer("our_child", OTHER)
    opened_again(sofa, screen, kind)
    assert OTHER in all_words(screen)
    assert SHARED not in words_in_sight(screen)


@ALL
def test_in_other_letters_it_is_made_anew(sofa: Sofa, tokens: Tokens, kind: Kind) -> None:
    screen = opened(sofa, kind)
    before = control(screen, ON_PAGE[kind])
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    screen.leave()
    apply_theme(app, tokens, "light", 1.5)
    sofa.open(screen, section=SECTION[kind])
    assert control(screen, ON_PAGE[kind]) is not before


@ALL
def test_another_family_sees_nothing_of_the_one_before(sofa: Sofa, kind: Kind) -> None:
    screen = opened(sofa, kind)
    other = sofa.ask(seed).transition
    words = Answer(key=AnswerKey(field="our_child", voice="parents"), value=OTHER)
    sofa.ask(lambda desk: desk.transitions.answer(other, words))
    screen.leave()
    sofa.settle()
    screen.open(Place(screen="x", transition=other, parent_view=False))
    assert SHARED not in words_in_sight(screen)
    sofa.settle()
    assert SHARED not in all_words(screen)


def test_another_familys_pages_are_waited_for_in_words(sofa: Sofa) -> None:
    screen = opened(sofa, HandoverScreen)
    other = sofa.ask(seed).transition
    screen.leave()
    screen.open(Place(screen="x", transition=other, parent_view=False))
    assert sofa.stage.say("handover_screen.waiting") in words_in_sight(screen)
    sofa.settle()


def test_a_yes_that_was_given_meanwhile_lets_the_pages_leave(sofa: Sofa) -> None:
    screen = opened(sofa, HandoverScreen)
    assert not control(screen, "handover.print").isEnabled()
    sofa.yes(sofa.people.mette, sofa.people.jonas)
    opened_again(sofa, screen, HandoverScreen)
    assert control(screen, "handover.print").isEnabled()


def test_what_is_typed_while_the_vault_is_asked_reaches_no_answer(sofa: Sofa) -> None:
    screen = opened(sofa, FormScreen)
    control(screen, CHILD).setFocus()
    screen.leave()
    screen.open(Place(screen="form", transition=sofa.transition, section="this_is_me", parent_view=False))
    QTest.keyClicks(QApplication.focusWidget() or screen, "x")
    QTest.keyClicks(screen, "x")
    sofa.settle()
    field = control(screen, CHILD)
    assert isinstance(field, QPlainTextEdit)
    assert field.toPlainText() == f"{SHARED}."


def test_a_form_that_was_written_on_comes_back_when_all_is_saved(sofa: Sofa) -> None:
    screen = opened(sofa, FormScreen)
    before = control(screen, CHILD)
    write(screen, CHILD, OTHER)
    sofa.stage.autosave.flush()
    sofa.settle()
    opened_again(sofa, screen, FormScreen)
    assert control(screen, CHILD) is before
    assert OTHER in all_words(screen)


def test_a_form_that_was_left_in_the_middle_of_a_word_is_made_anew(sofa: Sofa) -> None:
    screen = opened(sofa, FormScreen)
    before = control(screen, CHILD)
    write(screen, CHILD, OTHER)
    opened_again(sofa, screen, FormScreen)
    assert control(screen, CHILD) is not before
    assert OTHER in all_words(screen)


def test_a_consent_that_is_being_given_is_made_anew(sofa: Sofa) -> None:
    screen = opened(sofa, ConsentScreen)
    before = control(screen, "consent.parent.0.says.yes")
    press(screen, "consent.parent.0.says.yes")
    click(screen, "consent.parent.0.way.oral")
    opened_again(sofa, screen, ConsentScreen)
    assert control(screen, "consent.parent.0.says.yes") is not before
    assert control(screen, "consent.parent.0.way.oral").isVisible()


def test_the_seldom_papers_are_folded_away_again(sofa: Sofa) -> None:
    screen = opened(sofa, HandoverScreen)
    press(screen, "handover.more")
    assert control(screen, "handover.product.glossary").isVisible()
    opened_again(sofa, screen, HandoverScreen)
    assert not control(screen, "handover.product.glossary").isVisible()
    assert control(screen, "handover.product.blank").isVisible()
