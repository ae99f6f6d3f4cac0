"""A page of kept rows is not shown again what it says already, and never left saying something else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.ui.family_stage import House, accept, shown, write
from transitions.ui.family.screen import FamilyScreen
from transitions.ui.introduction.screen import IntroductionScreen
from transitions.ui.look.theme import apply_theme
from transitions.ui.look.tokens import Tokens
from transitions.ui.meeting.screen import MeetingScreen
from transitions.ui.screen import Screen

Kind = type[FamilyScreen] | type[IntroductionScreen] | type[MeetingScreen]
BORN = "family.child.birth_date"
ALL = pytest.mark.parametrize("kind", [FamilyScreen, IntroductionScreen, MeetingScreen])


def opened(home: House, kind: Kind, monkeypatch: pytest.MonkeyPatch) -> tuple[Screen, list[object]]:
    """The screen, and what it is shown from its first reading on."""
    shown: list[object] = []
    refresh = kind.refresh

    def counted(screen: Screen, read: object) -> None:
        shown.append(read)
        refresh(screen, read)  # type: ignore[arg-type]

    monkeypatch.setattr(kind, "refresh", counted)
    screen = kind(home.stage)
    home.show(screen)
    return screen, shown


def opened_again(home: House, screen: Screen) -> None:
    place = screen.place()
    screen.leave()
    home.settle()
    screen.open(place)
    home.settle()


@ALL
def test_the_same_is_not_shown_again(home: House, kind: Kind, monkeypatch: pytest.MonkeyPatch) -> None:
    screen, shown = opened(home, kind, monkeypatch)
    opened_again(home, screen)
    assert len(shown) == 1


@ALL
def test_something_else_is(home: House, kind: Kind, monkeypatch: pytest.MonkeyPatch) -> None:
    screen, shown = opened(home, kind, monkeypatch)
    home.ask(lambda desk: desk.transitions.write(home.transition, {"start_date": "2026-12-01"}))
    opened_again(home, screen)
    assert len(shown) == 2


@ALL
def test_in_another_look_the_same_is_shown_again(
    home: House, kind: Kind, monkeypatch: pytest.MonkeyPatch, tokens: Tokens
) -> None:
    screen, shown = opened(home, kind, monkeypatch)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, tokens, "dark", 1.5)
    opened_again(home, screen)
    assert len(shown) == 2


def test_before_the_parents_the_order_of_reading_is_theirs(
    home: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen, shown = opened(home, FamilyScreen, monkeypatch)
    screen.set_parent_view(True)
    opened_again(home, screen)
    assert len(shown) == 2


@pytest.mark.parametrize("saved", [True, False])
def test_what_was_written_stands_in_order_when_she_comes_back(home: House, saved: bool) -> None:
    """A date is shown as dates are, though the vault was read with it in the moment it was typed."""
    screen = FamilyScreen(home.stage)
    home.show(screen)
    write(screen, BORN, "1.2.26")
    if saved:
        home.settle()
    opened_again(home, screen)
    assert shown(screen, BORN) == "01.02.2026"
    opened_again(home, screen)
    assert shown(screen, BORN) == "01.02.2026"


def test_what_was_written_and_taken_back_is_not_left_standing(home: House) -> None:
    screen = FamilyScreen(home.stage)
    home.show(screen)
    before = shown(screen, BORN)
    write(screen, BORN, "14.1.26")
    home.settle()
    opened_again(home, screen)
    assert shown(screen, BORN) == before


def test_the_meeting_of_another_family_is_not_this_ones(home: House) -> None:
    home.ask(lambda desk: accept(desk, home.transition))
    screen = MeetingScreen(home.stage)
    home.show(screen)
    write(screen, "meeting.place", "På stuen")
    home.settle()
    other = home.ask(lambda desk: desk.transitions.start(home.child))
    screen.leave()
    home.show(screen, transition=other)
    assert not shown(screen, "meeting.place")


def test_back_again_before_another_family_was_read_everything_stands(home: House) -> None:
    other = home.ask(lambda desk: desk.transitions.start(home.child))
    screen = FamilyScreen(home.stage)
    home.show(screen)
    before, here = shown(screen, BORN), screen.place()
    screen.leave()
    home.settle()
    screen.open(here.model_copy(update={"transition": other}))
    QTimer.singleShot(0, lambda: screen.open(here))
    home.settle()
    assert shown(screen, BORN) == before != ""
