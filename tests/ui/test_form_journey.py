"""The way through the form: sections, sharing, languages, what is missing."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from tests.ui.family_stage import (
    House,
    control,
    press,
    said,
    shown,
    tab_order,
    write,
)
from tests.ui.form_stage import HAPPY, answer_of, open_form, page_of, record_of
from transitions.application.bookmark import Place
from transitions.ui.form.screen import FormScreen

pytestmark = pytest.mark.usefixtures("accepted")


@pytest.fixture
def screen(home: House) -> FormScreen:
    return open_form(home)


def test_sharing_starts_undecided_and_is_saved_at_once(home: House, screen: FormScreen) -> None:
    assert record_of(home).share("happy_with", "parents") == "undecided"
    press(screen, f"{HAPPY}.share.share")
    home.qtbot.waitUntil(lambda: home.stage.autosave.quiet)
    assert record_of(home).share("happy_with", "parents") == "share"
    press(screen, f"{HAPPY}.share.keep")
    home.settle()
    assert record_of(home).share("happy_with", "parents") == "keep"
    press(screen, f"{HAPPY}.share.keep")
    home.settle()
    assert record_of(home).share("happy_with", "parents") == "undecided"


def test_sharing_everyday_answers_leaves_special_ones_and_can_be_undone(home: House) -> None:
    transition = home.transition
    home.ask(lambda desk: desk.transitions.write(transition, {"full_form": True}))
    screen = open_form(home, "everyday")
    press(screen, "form.sleep_times.parents.share.keep")
    press(screen, "form.share_everyday")
    home.settle()
    record = record_of(home)
    assert record.share("sleep_naps", "parents") == "share"
    assert record.share("food_not_served", "parents") == "undecided"
    press(screen, "form.share_everyday.undo")
    home.settle()
    record = record_of(home)
    assert record.share("sleep_naps", "parents") == "undecided"
    assert record.share("sleep_times", "parents") == "keep"
    again = page_of(screen).answer_to("sleep_times")
    assert again is not None
    assert again.share.value() == "keep"


def test_an_answer_in_another_language_has_a_danish_text(home: House) -> None:
    transition = home.transition
    home.ask(lambda desk: desk.transitions.write(transition, {"second_language": "en"}))
    screen = open_form(home)
    assert said(screen, "form.happy_with.translated") == "This makes me happy"
    write(screen, HAPPY, "She loves songs")
    press(screen, f"{HAPPY}.language")
    write(screen, f"{HAPPY}.danish", "Hun elsker sange")
    press(screen, f"{HAPPY}.danish.approved")
    home.settle()
    kept = answer_of(home, "happy_with")
    assert kept is not None
    assert kept.danish is not None
    assert (kept.language, kept.value) == ("en", "She loves songs")
    assert (kept.danish.text, kept.danish.made_by) == ("Hun elsker sange", "Karen Sund")
    assert kept.danish.approved
    assert shown(open_form(home), f"{HAPPY}.danish") == "Hun elsker sange"


def test_a_changed_danish_text_must_be_approved_again(home: House) -> None:
    transition = home.transition
    home.ask(lambda desk: desk.transitions.write(transition, {"second_language": "en"}))
    screen = open_form(home)
    write(screen, HAPPY, "Songs")
    press(screen, f"{HAPPY}.language")
    write(screen, f"{HAPPY}.danish", "Sange")
    press(screen, f"{HAPPY}.danish.approved")
    write(screen, f"{HAPPY}.danish", "Sange og musik")
    home.settle()
    kept = answer_of(home, "happy_with")
    assert kept is not None
    assert kept.danish is not None
    assert not kept.danish.approved


def test_turning_to_another_section_loses_no_word(home: House, screen: FormScreen) -> None:
    write(screen, HAPPY, "Sang")
    press(screen, "form.next")
    home.settle()
    assert screen.place().section == "everyday"
    press(screen, "form.previous")
    home.settle()
    assert shown(screen, HAPPY) == "Sang"


def test_the_place_holds_section_and_question(home: House, screen: FormScreen) -> None:
    control(screen, "form.sign_sad.parents").setFocus()
    place = screen.place()
    assert (place.section, place.question) == ("this_is_me", "sign_sad.parents")
    again = open_form(home, place.section, place.question)
    home.qtbot.waitUntil(lambda: control(again, "form.sign_sad.parents").hasFocus())


def test_before_the_parents_yes_there_is_only_the_way_to_the_offer(home: House) -> None:
    transition = home.transition
    home.ask(lambda desk: desk.transitions.write(transition, {"form_wish": "thinking"}))
    screen = open_form(home)
    asked: list[Place] = []
    screen.go.connect(asked.append)
    assert screen.findChild(QWidget, HAPPY) is None
    press(screen, "form.to_introduction")
    assert [place.screen for place in asked] == ["introduction"]


def test_parents_never_see_what_is_internal(home: House) -> None:
    screen = open_form(home, "identity")
    assert not control(screen, "form.cpr").isVisible()
    screen.set_parent_view(False)
    assert control(screen, "form.cpr").isVisible()
    assert not control(screen, "form.cpr.health_visitor.share").isVisible()
    screen.set_parent_view(True)
    assert not control(screen, "form.cpr").isVisible()


def test_what_is_known_is_read_and_shared_but_not_typed(home: House) -> None:
    screen = open_form(home, "start")
    assert said(screen, "form.daycare.value") == "Vuggestuen Solsikken"
    assert not control(screen, "form.daycare.parents.share").isVisible()
    press(screen, "form.start_date.parents.share.share")
    home.settle()
    assert record_of(home).share("start_date", "parents") == "share"
    asked: list[Place] = []
    screen.go.connect(asked.append)
    correct = screen.findChild(QWidget, "form.start.known.correct")
    assert isinstance(correct, QWidget)
    assert not correct.isVisible(), "the family page is not for the parents' view"
    screen.set_parent_view(False)
    press(screen, "form.start.known.correct")
    assert [place.screen for place in asked] == ["family"]


def test_the_full_form_is_a_choice(home: House, screen: FormScreen) -> None:
    assert screen.findChild(QWidget, "form.uneasy") is None
    press(screen, "form.full")
    home.settle()
    assert record_of(home).full_form
    assert control(screen, "form.uneasy").isVisible()
    write(screen, HAPPY, "Sang")
    press(screen, "form.full")
    home.qtbot.waitUntil(lambda: screen.findChild(QWidget, "form.uneasy.parents") is None)
    assert shown(screen, HAPPY) == "Sang"
    home.settle()
    assert not record_of(home).full_form


def test_progress_counts_stands(home: House, screen: FormScreen) -> None:
    before = record_of(home).progress
    assert said(screen, "form.progress") == f"{before.done} af {before.of} gennemgået"
    press(screen, f"{HAPPY}.stance.declined")
    home.settle()
    assert said(screen, "form.progress") == f"{before.done + 1} af {before.of} gennemgået"


def test_what_is_missing_is_a_press_away(home: House) -> None:
    screen = open_form(home, "start")
    press(screen, "form.missing.sleep_times.parents")
    home.settle()
    assert screen.place().section == "everyday"
    home.qtbot.waitUntil(lambda: control(screen, "form.sleep_times.parents").hasFocus())
    press(screen, "form.next_missing")
    home.settle()
    home.qtbot.waitUntil(lambda: screen.place().question == "comforter.parents")


def test_tab_goes_through_the_answer_its_stands_its_sharing_and_on(home: House, screen: FormScreen) -> None:
    page_of(screen).focus_first()
    names = tab_order(screen)
    first = names.index("form.our_child.parents")
    assert names[first : first + 6] == [
        "form.our_child.parents", "form.our_child.parents.stance.not_relevant",
        "form.our_child.parents.stance.declined", "form.our_child.parents.share.share",
        "form.our_child.parents.share.keep", HAPPY,
    ]
    assert "form.next" in names
