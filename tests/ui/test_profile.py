"""The profile: what is typed is kept, and shown again."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from tests.ui.shell_stage import Shell
from transitions.application.bookmark import Place

PROFILE = Place(screen="profile", parent_view=False)
STRANGE = ("", "å" * 50_000, "\N{BABY}\N{ZERO WIDTH JOINER}🏽", "שלום بكم", "<b>&amp;</b> &x")


@pytest.fixture
def house(house: Shell) -> Shell:
    house.practise()
    house.window.go(PROFILE)
    house.settle()
    return house


def text(house: Shell, name: str) -> str:
    line = house.control(name)
    assert isinstance(line, QLineEdit)
    return line.text()


def reopen(house: Shell) -> None:
    house.settle()
    house.window.end_now()
    house.practise()
    house.settle()


def test_what_is_typed_is_shown_again(house: Shell) -> None:
    house.write("profile.name", "Karen Prøve")
    house.press("profile.certified.yes")
    house.write("profile.certified_on", "1/9 2024")
    house.write("profile.certified_at", "København")
    reopen(house)
    assert text(house, "profile.name") == "Karen Prøve"
    assert text(house, "profile.certified_on") == "01.09.2024"
    visitor = house.ask(lambda desk: desk.profile.show())
    assert (visitor.certified, visitor.certified_at) == (True, "København")


@pytest.mark.parametrize("strange", STRANGE)
def test_strange_words_are_kept_as_they_are(house: Shell, strange: str) -> None:
    house.write("profile.name", strange)
    reopen(house)
    assert text(house, "profile.name") == strange


def test_a_date_that_cannot_be_read_is_kept_and_said(house: Shell) -> None:
    house.press("profile.certified.yes")
    house.write("profile.certified_on", "32/13")
    reopen(house)
    assert text(house, "profile.certified_on") == "32/13"
    assert house.sees("profile.certified_on.error")
    house.write("profile.certified_on", "3/1 2025")
    reopen(house)
    assert text(house, "profile.certified_on") == "03.01.2025"
    assert not house.sees("profile.certified_on.error")


def test_certification_asks_when_and_where_only_for_a_yes(house: Shell) -> None:
    assert not house.sees("profile.certified_on")
    house.press("profile.certified.yes")
    assert house.sees("profile.certified_on")
    house.press("profile.certified.no")
    assert not house.sees("profile.certified_on")


def test_showing_is_not_editing(house: Shell) -> None:
    house.write("profile.name", "Karen Prøve")
    house.settle()
    session = house.window.session
    assert session is not None
    saved: list[bool] = []
    session.autosave.saving.connect(lambda: saved.append(True))
    house.window.go(Place(screen="overview", parent_view=False))
    house.settle()
    house.window.go(PROFILE)
    house.settle()
    assert saved == []


def test_an_answer_that_arrives_late_does_not_overwrite_what_is_typed(house: Shell) -> None:
    house.write("profile.name", "Karen Prøve")
    house.settle()
    house.window.go(PROFILE)
    house.write("profile.name", "Karen Prøvesen")
    house.window.go(PROFILE)
    house.settle()
    assert text(house, "profile.name") == "Karen Prøvesen"
    assert house.ask(lambda desk: desk.profile.show().name) == "Karen Prøvesen"


def test_what_was_typed_settles_when_the_page_is_left(house: Shell) -> None:
    house.write("profile.name", "Karen Prøve")
    house.press("profile.on")
    house.settle()
    profile = house.ask(lambda desk: desk.store.subjects.all("profile")[0])
    assert house.ask(lambda desk: desk.store.drafts.of(profile)) == ()
    assert house.ask(lambda desk: desk.profile.show().author.name) == "Karen Prøve"


def test_certification_is_asked_and_never_answered_for_her(house: Shell) -> None:
    answers = [house.control(f"profile.certified.{answer}") for answer in ("yes", "no")]
    assert not any(isinstance(b, QAbstractButton) and b.isChecked() for b in answers)
    house.write("profile.name", "Karen Prøve")
    reopen(house)
    assert house.ask(lambda desk: desk.profile.show().certified) is None
    house.press("profile.certified.no")
    reopen(house)
    no = house.control("profile.certified.no")
    assert isinstance(no, QAbstractButton)
    assert no.isChecked()
    assert house.ask(lambda desk: desk.profile.show().certified) is False


def test_circle_of_security_is_a_tick_of_its_own(house: Shell) -> None:
    house.write("profile.name", "Karen Prøve")
    house.press("profile.certified.yes")
    house.press("profile.circle_of_security.yes")
    house.write("profile.training", "Marte Meo")
    reopen(house)
    tick = house.control("profile.circle_of_security.yes")
    assert isinstance(tick, QAbstractButton)
    assert tick.isChecked()
    visitor = house.ask(lambda desk: desk.profile.show())
    assert visitor.circle_of_security
    assert visitor.author.training == "ADBB-certificeret, Circle of Security, Marte Meo"
    house.press("profile.circle_of_security.yes")
    reopen(house)
    assert not house.ask(lambda desk: desk.profile.show()).circle_of_security
