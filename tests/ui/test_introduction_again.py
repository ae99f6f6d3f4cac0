"""The offers made again at the end, how little may be written before a yes, and deleting a family."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from tests.ui.family_stage import (
    BORN,
    House,
    acting,
    again,
    consent,
    control,
    press,
    said,
    spoken_name,
    tab_order,
    write,
)
from transitions.application.bookmark import Place
from transitions.application.desk import Desk
from transitions.domain.answers import Answer, AnswerKey
from transitions.domain.transition import TransitionRecord
from transitions.domain.version import standing
from transitions.ui.family.screen import FamilyScreen
from transitions.ui.introduction.screen import IntroductionScreen
from transitions.ui.meeting.screen import MeetingScreen
from transitions.ui.screen import Screen

FORM, MEETING = "introduction.form_wish_end", "introduction.meeting_wish_end"


@pytest.fixture
def screen(home: House) -> IntroductionScreen:
    return opened(home)


def opened(home: House) -> IntroductionScreen:
    made = IntroductionScreen(home.stage)
    home.show(made)
    return made


def fill(home: House) -> None:
    """Every question of the short form has a stand."""

    def answer(desk: Desk) -> None:
        desk.transitions.write(home.transition, {"form_wish": "yes", "introduced_on": "2026-10-20"})
        for field, voice in list(desk.transitions.show(home.transition).questions()):
            key = AnswerKey(field=field.id, voice=voice)
            desk.transitions.answer(home.transition, Answer(key=key, stance="not_relevant"))

    home.ask(answer)


def stored(home: House) -> TransitionRecord:
    home.settle()
    return home.ask(lambda desk: desk.transitions.show(home.transition))


def visible(screen: QWidget, name: str) -> bool:
    return control(screen, name).isVisible()


# --- asked again ---


def test_the_offers_are_made_again_once_the_form_is_filled(home: House) -> None:
    home.ask(lambda desk: desk.transitions.write(home.transition, {"form_wish": "yes"}))
    assert not visible(opened(home), f"{FORM}.row")
    fill(home)
    screen = opened(home)
    assert visible(screen, f"{FORM}.row")
    assert visible(screen, f"{MEETING}.row")
    assert visible(screen, "introduction.form_wish.row")


def test_each_answer_is_written_down_apart_with_its_day_and_by_whom(home: House) -> None:
    fill(home)
    screen = opened(home)
    press(screen, f"{FORM}.yes")
    press(screen, f"{MEETING}.thinking")
    record = stored(home)
    assert record.form_wish == "yes"
    assert record.meeting_wish == ""
    assert record.form_wish_end is not None
    assert record.meeting_wish_end is not None
    assert (record.form_wish_end.wish, record.meeting_wish_end.wish) == ("yes", "thinking")
    assert said(screen, f"{FORM}.written") == "Skrevet den 2. november 2026 af Karen Sund."
    later = again(home, screen)
    assert control(later, f"{FORM}.yes").property("checked")
    assert control(later, f"{MEETING}.thinking").property("checked")
    press(later, f"{FORM}.clear")
    assert stored(home).form_wish_end is None
    assert not said(later, f"{FORM}.written")


def test_a_no_at_the_end_is_finished_and_can_be_deleted(home: House) -> None:
    fill(home)
    screen = opened(home)
    assert not visible(screen, "introduction.erase")
    press(screen, f"{FORM}.no")
    home.settle()
    assert visible(screen, f"{FORM}.outcome")
    assert visible(screen, "introduction.erase")
    assert "2. december 2026" in said(screen, "introduction.erase.why")
    step = home.ask(lambda desk: desk.overview.row(home.transition)).step
    assert (step.name, step.due) == ("declined", None)


def test_names_sizes_and_order_of_what_is_asked_again(home: House) -> None:
    fill(home)
    screen = opened(home)
    press(screen, f"{FORM}.no")
    home.settle()
    for widget in acting(screen):
        assert widget.objectName().startswith("introduction."), widget
        assert spoken_name(widget), widget.objectName()
        assert widget.height() >= 44, widget.objectName()
    control(screen, f"{FORM}.no").setFocus()
    order = tab_order(screen)
    wanted = [f"{FORM}.no", f"{MEETING}.yes", "introduction.introduced_on", "introduction.erase"]
    assert [name for name in order if name in wanted] == wanted


# --- before a yes ---

BEFORE_A_YES = {
    "introduced_on", "today", "introduced_how", "quick_visit", "quick_phone", "visit_on",
    "visit_on.calendar", "introduced_on.calendar", "form_wish.yes", "form_wish.no", "form_wish.thinking",
    "form_wish.clear", "meeting_wish.yes", "meeting_wish.no", "meeting_wish.thinking", "meeting_wish.clear",
}


@pytest.mark.parametrize("wish", ["", "thinking", "no"])
def test_before_a_yes_the_page_takes_nothing_but_the_offer_and_its_answer(home: House, wish: str) -> None:
    home.ask(lambda desk: desk.transitions.write(home.transition, {"form_wish": wish, "meeting_wish": wish}))
    screen = opened(home)
    names = {widget.objectName().removeprefix("introduction.") for widget in acting(screen)}
    stored = {name for name in names if not name.startswith(("erase", "papers."))}
    assert stored <= BEFORE_A_YES


def test_a_yes_to_the_meeting_alone_does_not_ask_who_comes_along(home: House) -> None:
    home.ask(lambda desk: desk.transitions.write(home.transition, {"meeting_wish": "yes"}))
    screen = opened(home)
    assert not visible(screen, "introduction.health_visitor_attends.row")
    press(screen, f"{FORM.removesuffix('_end')}.yes")
    assert visible(screen, "introduction.health_visitor_attends.row")


def test_with_a_yes_it_takes_how_the_form_is_used(home: House) -> None:
    """The control."""
    wishes = {"form_wish": "yes", "meeting_wish": "yes"}
    home.ask(lambda desk: desk.transitions.write(home.transition, wishes))
    screen = opened(home)
    for name in ("full_form", "carried_by", "health_visitor_attends"):
        assert visible(screen, f"introduction.{name}.row"), name


def test_what_the_family_page_takes_before_a_yes_is_known(home: House) -> None:
    """Of the transition its start alone; the list of the rest cannot grow unseen."""
    screen = FamilyScreen(home.stage)
    home.show(screen)
    for field in screen.findChildren(QWidget):
        if isinstance(field, QLineEdit | QPlainTextEdit) and field.isVisible() and field.objectName():
            write(screen, field.objectName(), "11")
            QApplication.processEvents()
    screen.leave()
    home.settle()
    keys = home.ask(lambda desk: _keys(desk, home))
    assert keys["child"] <= {"name", "birth_date", "cpr", "gestation", "unread"}
    custody = {"custody", "custody_established"}
    assert keys["parent"] <= custody | {"name", "relation", "phone", "language", "unread"}
    assert keys["transition"] <= {"form_hash", "start_date", "unread"}


def _keys(desk: Desk, home: House) -> dict[str, set[str]]:
    parent = desk.transitions.show(home.transition).child.parents[0].id
    subjects = {"child": home.child, "parent": parent, "transition": home.transition}
    found = {}
    for kind, subject in subjects.items():
        names = [*standing(desk.store.versions.of(subject), BORN.replace(year=2030))]
        names += [draft.key for draft in desk.store.drafts.of(subject)]
        found[kind] = {name.partition("/")[0] for name in names}
    return found


# --- deleting ---


def declined(home: House) -> None:
    home.ask(lambda desk: desk.transitions.write(home.transition, {"form_wish": "no"}))


def ask_to_erase(screen: Screen, name: str) -> QWidget:
    press(screen, name)
    question = control(screen, f"{name}.ask")
    assert question.isVisible()
    return question


def test_two_presses_delete_a_family_that_said_no(home: House) -> None:
    declined(home)
    screen = opened(home)
    gone: list[Place] = []
    told: list[str] = []
    screen.go.connect(gone.append)
    screen.told.connect(told.append)
    assert said(screen, "introduction.erase.counted")
    question = ask_to_erase(screen, "introduction.erase")
    assert "kan ikke fortrydes" in said(question, "introduction.erase.ask.text")
    press(question, "introduction.erase.ask.erase")
    home.settle()
    assert gone == [Place(screen="overview", parent_view=False)]
    assert told
    assert home.ask(lambda desk: [row.transition for row in desk.overview.rows()]).count(home.transition) == 0
    screen.leave()
    home.settle()


def test_the_first_press_deletes_nothing_and_one_can_stop(home: House) -> None:
    declined(home)
    screen = opened(home)
    press(ask_to_erase(screen, "introduction.erase"), "introduction.erase.ask.keep")
    home.settle()
    assert stored(home).child.name == "Alma Prøve"


def test_what_is_not_in_the_journal_is_not_deleted(home: House) -> None:
    home.ask(lambda desk: consent(desk, home.transition))
    home.ask(lambda desk: desk.handovers.log(home.transition, "delivered", "handover"))
    home.ask(lambda desk: desk.transitions.close(home.transition))
    screen = MeetingScreen(home.stage)
    home.show(screen)
    assert visible(screen, "meeting.erase.stopped")
    assert not control(screen, "meeting.erase").isEnabled()
    home.ask(lambda desk: desk.handovers.entered_in_journal(home.transition))
    screen = MeetingScreen(home.stage)
    home.show(screen)
    assert not visible(screen, "meeting.erase.stopped")
    press(ask_to_erase(screen, "meeting.erase"), "meeting.erase.ask.erase")
    home.settle()
    assert home.transition not in home.ask(lambda desk: desk.transitions.all())


def test_while_it_is_in_use_there_is_nothing_to_delete(home: House, screen: IntroductionScreen) -> None:
    assert not visible(screen, "introduction.erase")
    meeting = MeetingScreen(home.stage)
    home.show(meeting)
    assert not visible(meeting, "meeting.erase")
