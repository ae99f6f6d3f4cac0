"""A colleague observes beside her: named by herself, scoring on a sheet of her own, and led back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from tests.ui.adbb_stage import (
    HIGH,
    KeyCount,
    all_words,
    at,
    begin,
    invite,
    kept,
    key,
    observe,
    open_adbb,
    prefer,
    roll_over,
    seen,
    touched,
)
from tests.ui.family_stage import House, control, error, press, said, shown, write
from tests.ui.support import focus_name
from transitions.ui.adbb.colleague import HANDED, INVITE, SECOND
from transitions.ui.adbb.screen import AdbbScreen


@pytest.fixture
def home(home: House) -> Iterator[House]:
    yield home
    prefer(home, False)


def test_she_names_herself_and_refusals_stand_beside_the_fields(home: House) -> None:
    screening = begin(home)
    screen = open_adbb(home, screening)
    press(screen, "adbb.second.invite")
    home.settle()
    press(screen, "adbb.invite.begin")
    home.settle()
    assert "certificeret" in error(screen, "adbb.invite.certified")
    press(screen, "adbb.invite.certified")
    assert error(screen, "adbb.invite.certified") == ""
    press(screen, "adbb.invite.begin")
    home.settle()
    assert error(screen, "adbb.invite.name")
    write(screen, "adbb.invite.name", "Karen Sund")
    press(screen, "adbb.invite.begin")
    home.settle()
    assert "anden person" in error(screen, "adbb.invite.name")
    assert kept(home, screening).second is None
    write(screen, "adbb.invite.name", "Bodil Oevelse")
    write(screen, "adbb.invite.title", "sundhedsplejerske")
    press(screen, "adbb.invite.begin")
    home.settle()
    second = kept(home, screening).second
    assert second is not None
    assert (second.observer.name, second.observer.title) == ("Bodil Oevelse", "sundhedsplejerske")
    assert seen(screen, "adbb.second.facial_expression.score")


def test_what_is_typed_about_herself_survives_a_lock_and_marks_nothing(home: House) -> None:
    screening = observe(home, HIGH)
    screen = at(home, screening, INVITE)
    write(screen, "adbb.invite.name", "Bodil")
    place = screen.place()
    home.settle()
    assert place.section == INVITE
    assert shown(at(home, screening, place.section), "adbb.invite.name") == "Bodil"
    assert seen(open_adbb(home, screening), "adbb.result")


def test_she_may_be_asked_in_when_the_first_is_done(home: House) -> None:
    screening = observe(home, HIGH)
    screen = open_adbb(home, screening)
    press(screen, "adbb.second.invite")
    home.settle()
    write(screen, "adbb.invite.name", "Bodil")
    press(screen, "adbb.invite.certified")
    press(screen, "adbb.invite.begin")
    home.settle()
    assert seen(screen, "adbb.second.facial_expression.score")


def test_she_scores_by_key_and_hands_back(home: House, *, one: bool) -> None:
    prefer(home, one)
    screening = observe(home, HIGH, done=False)
    first = kept(home, screening)
    invite(home, screening)
    screen = at(home, screening)
    home.qtbot.waitUntil(lambda: focus_name() == "adbb.second.facial_expression.score.0")
    with KeyCount() as count:
        for score in (3, 0, 0, 0, 0, 0, 0, 1):
            key(Qt.Key(Qt.Key.Key_0 + score))
        assert focus_name() == "adbb.second.finish"
        key(Qt.Key.Key_Return)
        home.settle()
    assert count.pressed == 9
    made = kept(home, screening)
    assert made.second is not None
    assert made.second.done
    assert made.second.total == 4
    assert made.items == first.items
    assert not made.done
    assert "Giv computeren tilbage til Karen Sund" in all_words(screen)
    assert not any(word in all_words(screen) for word in ("Sum", "4", "6"))
    assert screen.place().section == HANDED
    home.qtbot.waitUntil(lambda: focus_name() == "adbb.second.return")
    key(Qt.Key.Key_Return)
    home.settle()
    assert seen(screen, "adbb.finish")
    assert "Bodil Prøve er færdig" in said(screen, "adbb.second.done")
    assert screen.place().section == ""


def test_not_assessed_notes_and_doubt_are_hers_alone(home: House) -> None:
    screening = observe(home, HIGH, done=False)
    first = kept(home, screening)
    invite(home, screening)
    screen = at(home, screening)
    write(screen, "adbb.second.eye_contact.note", "Ser vaek")
    press(screen, "adbb.second.eye_contact.score.not_assessed")
    write(screen, "adbb.second.eye_contact.reason", "Sov")
    press(screen, "adbb.second.eye_contact.unsure")
    home.settle()
    made = kept(home, screening)
    assert made.second is not None
    mine = made.second.item("eye_contact")
    assert (mine.note, mine.not_assessed, mine.unsure, mine.score) == ("Ser vaek", "Sov", True, None)
    assert made.items == first.items


def test_an_unfinished_sheet_says_what_is_missing(home: House) -> None:
    screening = begin(home)
    invite(home, screening)
    screen = at(home, screening)
    press(screen, "adbb.second.finish")
    home.settle()
    assert "1. Ansigtsudtryk" in all_words(control(screen, "adbb.second.unfinished"))
    second = kept(home, screening).second
    assert second is not None
    assert not second.done
    press(screen, "adbb.second.unfinished.jump")
    assert focus_name() == "adbb.second.facial_expression.score.0"


def test_a_lock_returns_to_her_sheet_at_the_same_item(home: House, *, one: bool) -> None:
    prefer(home, one)
    screening = observe(home, HIGH, done=False)
    invite(home, screening)
    screen = at(home, screening)
    if one:
        press(screen, "adbb.second.steps.vocalizations")
    QTest.keyClicks(control(screen, "adbb.second.vocalizations.note"), "Pludrer")
    control(screen, "adbb.second.vocalizations.note").setFocus()
    place = screen.place()
    home.settle()
    home.ask(lambda desk: desk.bookmark.keep(place))
    read = home.ask(lambda desk: desk.bookmark.read())
    assert read is not None
    assert (read.section, read.question) == (SECOND, "vocalizations")
    again = AdbbScreen(home.stage)
    home.qtbot.addWidget(again)
    again.resize(1100, 704)
    again.show()
    again.activateWindow()
    again.open(read)
    home.settle()
    home.qtbot.waitUntil(lambda: focus_name() == "adbb.second.vocalizations.score.0")
    assert shown(again, "adbb.second.vocalizations.note") == "Pludrer"
    assert not seen(again, "adbb.facial_expression.score")


def test_it_can_be_left_taken_up_and_taken_away(home: House) -> None:
    screening = observe(home, HIGH, done=False)
    invite(home, screening)
    screen = at(home, screening)
    press(screen, "adbb.second.facial_expression.score.2")
    press(screen, "adbb.second.back")
    home.settle()
    assert "fortsætte senere" in all_words(screen)
    assert not seen(screen, "adbb.facial_expression.score")
    press(screen, "adbb.second.return")
    home.settle()
    press(screen, "adbb.second.resume")
    home.settle()
    assert said(screen, "adbb.second.progress") == "1 af 8 vurderet"
    press(screen, "adbb.second.back")
    home.settle()
    press(screen, "adbb.second.return")
    home.settle()
    for answer, left in (("keep", True), ("remove", False)):
        press(screen, "adbb.second.remove")
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        press(dialog, f"adbb.second.removing.{answer}")
        home.settle()
        assert (kept(home, screening).second is not None) is left
    assert seen(screen, "adbb.second.invite")
    assert kept(home, screening).considered == 8


def test_a_repeat_is_due_when_she_is_at_the_threshold(home: House) -> None:
    screening = observe(home, [0] * 8)
    invite(home, screening)
    screen = at(home, screening)
    heard: list[object] = []
    screen.changed.connect(lambda: heard.append(None))
    control(screen, "adbb.second.facial_expression.score.0").setFocus()
    for score in (4, 1, 0, 0, 0, 0, 0, 0):
        key(Qt.Key(Qt.Key.Key_0 + score))
    key(Qt.Key.Key_Return)
    home.settle()
    child = home.child
    assert home.ask(lambda desk: desk.screenings.follow_up(child)).state == "awaiting"
    assert heard


@pytest.mark.parametrize("section", [INVITE, SECOND, HANDED])
def test_everything_on_her_pages_is_large_enough_and_no_wheel_scores(home: House, section: str) -> None:
    screening = begin(home)
    if section != INVITE:
        invite(home, screening)
    screen = at(home, screening, section)
    found = [w for w in touched(screen) if w.width() < 44 or w.height() < 44]
    assert [w.objectName() for w in found] == []
    before = kept(home, screening)
    for widget in touched(screen):
        roll_over(screen, widget)
    home.settle()
    assert kept(home, screening) == before
