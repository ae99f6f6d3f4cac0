"""Taking back the last change on the page, and what an answer said before."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.family_stage import House, control, press, said, shown, spoken_name, write
from tests.ui.form_stage import CTRL, GOOD, HAPPY, answer_of, open_form, put, record_of, undo
from transitions.application.consents import Wish
from transitions.application.desk import Desk
from transitions.domain.answers import Answer, AnswerKey
from transitions.ui.controls.labels import Words
from transitions.ui.form.screen import FormScreen

CHILD = "form.our_child.parents"

pytestmark = pytest.mark.usefixtures("accepted")


@pytest.fixture
def screen(home: House) -> FormScreen:
    return open_form(home)


def redo(screen: QWidget, name: str) -> None:
    QTest.keyClick(control(screen, name), Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    QApplication.processEvents()


def value_of(home: House, field: str) -> object:
    found = answer_of(home, field)
    return found.value if found else None


# --- taking back ---


def test_in_the_field_its_own_undo_comes_first(home: House, screen: FormScreen) -> None:
    write(screen, CHILD, "rolig")
    write(screen, HAPPY, "bolde")
    undo(screen, HAPPY)
    assert (shown(screen, CHILD), shown(screen, HAPPY)) == ("rolig", "")
    assert control(screen, HAPPY).hasFocus()


def test_a_field_that_was_left_is_taken_back_and_saved(home: House, screen: FormScreen) -> None:
    put_before = "rolig"
    write(screen, CHILD, put_before)
    home.settle()
    control(screen, HAPPY).setFocus()
    write(screen, CHILD, "vild")
    control(screen, HAPPY).setFocus()
    undo(screen, HAPPY)
    home.settle()
    assert shown(screen, CHILD) == put_before
    assert value_of(home, "our_child") == put_before
    assert control(screen, CHILD).hasFocus()
    undo(screen, CHILD)
    home.settle()
    assert value_of(home, "our_child") is None


def test_what_was_taken_back_can_be_done_again_until_something_else_is_done(
    home: House, screen: FormScreen
) -> None:
    write(screen, CHILD, "rolig")
    press(screen, f"{HAPPY}.stance.declined")
    undo(screen, f"{HAPPY}.stance.declined")
    home.settle()
    assert answer_of(home, "happy_with") is None
    redo(screen, HAPPY)
    home.settle()
    found = answer_of(home, "happy_with")
    assert found is not None
    assert found.stance == "declined"
    undo(screen, f"{HAPPY}.stance.declined")
    write(screen, HAPPY, "sange")
    control(screen, f"{CHILD}.stance.declined").setFocus()
    redo(screen, f"{CHILD}.stance.declined")
    assert shown(screen, HAPPY) == "sange"


def test_a_stand_brings_back_the_text_it_put_away(home: House, screen: FormScreen) -> None:
    write(screen, HAPPY, "bolde")
    press(screen, f"{HAPPY}.stance.not_relevant")
    home.settle()
    undo(screen, f"{HAPPY}.stance.not_relevant")
    home.settle()
    assert shown(screen, HAPPY) == "bolde"
    assert value_of(home, "happy_with") == "bolde"
    assert said(screen, f"{HAPPY}.struck") == ""


def test_a_choice_is_taken_back_one_at_a_time(home: House, screen: FormScreen) -> None:
    picks = [c.id for c in record_of(home).form.field("comfort").choices[:2]]  # type: ignore[union-attr]
    for pick in picks:
        press(screen, f"form.comfort.parents.{pick}")
    home.settle()
    assert value_of(home, "comfort") == picks
    press(screen, "form.undo")
    home.settle()
    assert value_of(home, "comfort") == picks[:1]


def test_no_key_turns_what_the_parents_said_about_sharing(home: House, screen: FormScreen) -> None:
    write(screen, HAPPY, "bolde")
    press(screen, f"{HAPPY}.share.share")
    press(screen, f"{HAPPY}.share.keep")
    home.settle()
    undo(screen, f"{HAPPY}.share.keep")
    home.settle()
    assert record_of(home).share("happy_with", "parents") == "keep"
    assert shown(screen, HAPPY) == ""


def test_opening_and_other_pages_leave_nothing_to_take_back(home: House, screen: FormScreen) -> None:
    button = control(screen, "form.undo")
    assert not button.isEnabled()
    assert spoken_name(button) == "Fortryd den sidste ændring på siden"
    write(screen, HAPPY, "bolde")
    assert button.isEnabled()
    press(screen, "form.next")
    home.settle()
    assert not control(screen, "form.undo").isEnabled()
    press(screen, "form.previous")
    home.settle()
    QTest.keyClick(screen, Qt.Key.Key_Z, CTRL)
    home.settle()
    assert value_of(home, "happy_with") == "bolde"


def test_typing_that_is_taken_back_word_by_word_leaves_nothing(home: House, screen: FormScreen) -> None:
    write(screen, HAPPY, "bolde")
    undo(screen, HAPPY)
    assert shown(screen, HAPPY) == ""
    assert not control(screen, "form.undo").isEnabled()


# --- what was said before ---


def settle_answers(home: House) -> None:
    """A parent's yes settles what is written."""
    transition = home.transition

    def agree(desk: Desk) -> None:
        record, policy = desk.transitions.show(transition), desk.around.library.policy
        until = desk.consents.longest(desk.around.clock.today())
        channels = tuple(channel.id for channel in policy.channels)
        for parent in record.child.parents:
            wish = Wish(parent=parent.id, until=until, way="paper", channels=channels,
                        purpose=policy.purposes[0].id)
            desk.consents.give(transition, wish)

    home.ask(agree)


@pytest.fixture
def told_twice(home: House) -> House:
    for text in ("bolde", "sange"):
        put(home, Answer(key=AnswerKey(field="happy_with", voice="parents"), value=text))
        home.ask(lambda desk: desk.transitions.share(home.transition, "happy_with", "parents", "share"))
        settle_answers(home)
    return home


def test_the_earlier_text_says_when_and_by_whom_and_comes_back_as_a_draft(told_twice: House) -> None:
    home = told_twice
    screen = open_form(home, parents=False)
    press(screen, f"{HAPPY}.earlier")
    assert said(screen, f"{HAPPY}.earlier.0.text") == "bolde"
    assert "Karen Sund" in said(screen, f"{HAPPY}.earlier.0.by")
    assert "2026" in said(screen, f"{HAPPY}.earlier.0.by")
    assert screen.findChild(QWidget, f"{HAPPY}.earlier.1.text") is None
    press(screen, f"{HAPPY}.earlier.0.bring")
    home.settle()
    assert shown(screen, HAPPY) == "bolde"
    assert value_of(home, "happy_with") == "bolde"
    assert record_of(home).share("happy_with", "parents") == "share"
    press(screen, "form.undo")
    home.settle()
    assert value_of(home, "happy_with") == "sange"


def test_it_is_not_held_up_to_the_parents(told_twice: House) -> None:
    screen = open_form(told_twice, parents=True)
    assert not control(screen, f"{HAPPY}.earlier").isVisible()
    screen.set_parent_view(False)
    press(screen, f"{HAPPY}.earlier")
    assert said(screen, f"{HAPPY}.earlier.0.text") == "bolde"
    screen.set_parent_view(True)
    assert not control(screen, f"{HAPPY}.earlier").isVisible()
    assert [w for w in screen.findChildren(Words) if w.isVisible() and w.said() == "bolde"] == []


def test_what_was_unfolded_is_folded_before_the_parents_look(home: House) -> None:
    """Where there are phrases too, the rest of the help stays in sight."""
    for text in ("griner", "synger"):
        put(home, Answer(key=AnswerKey(field="good_at", voice="health_visitor"), value=text))
        home.ask(lambda desk: desk.transitions.share(home.transition, "good_at", "health_visitor", "share"))
        settle_answers(home)
    screen = open_form(home, parents=False)
    press(screen, f"{GOOD}.earlier")
    assert said(screen, f"{GOOD}.earlier.0.text") == "griner"
    screen.set_parent_view(True)
    assert control(screen, f"{GOOD}.phrases").isVisible()
    assert [w for w in screen.findChildren(Words) if w.isVisible() and w.said() == "griner"] == []


def test_an_answer_that_reads_as_it_settled_has_nothing_to_show(home: House) -> None:
    put(home, Answer(key=AnswerKey(field="happy_with", voice="parents"), value="bolde"))
    settle_answers(home)
    screen = open_form(home, parents=False)
    assert not control(screen, f"{HAPPY}.earlier").isVisible()
    write(screen, HAPPY, "sange")
    home.settle()
    assert control(screen, f"{HAPPY}.earlier").isVisible()
