"""The overview: what is listed, searched, opened, begun."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.overview_stage import add, heard, loaded, practice
from tests.ui.shell_stage import Shell
from transitions.application import overview
from transitions.application.bookmark import Place
from transitions.application.desk import Surroundings
from transitions.application.overview import PARTS, Agenda, Found
from transitions.ui.overview.screen import OverviewScreen
from transitions.ui.overview.transition_list import TransitionList


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path, around: Surroundings) -> Iterator[Shell]:
    with practice(qtbot, tmp_path, around) as made:
        yield made


def test_an_empty_practice_vault_offers_the_fictitious_families(house: Shell) -> None:
    assert house.sees("overview.empty.new")
    assert not house.sees("overview.search")
    assert len(heard(loaded(house))) == 2
    assert house.control("overview.search").hasFocus()


def test_a_row_says_the_child_the_facts_and_the_next_step_the_soonest_first(house: Shell) -> None:
    rows = heard(loaded(house))
    assert rows[0].startswith("Ida Prøve, 9 måneder, dagtilbud ikke valgt, starter 07.11.2026")
    assert "Vuggestuen Solsikken" in rows[1]
    assert rows[1].endswith("Udfyld skemaet inden 01.12.2026")


def test_searching_keeps_what_has_every_word(house: Shell) -> None:
    found = loaded(house)
    QTest.keyClicks(house.control("overview.search"), "solsikken ALMA")
    house.settle()
    assert [row.split(",")[0] for row in heard(found)] == ["Alma Prøve"]
    house.key(Qt.Key.Key_Escape)
    assert len(heard(found)) == 2


def test_enter_right_after_typing_opens_what_was_typed(house: Shell) -> None:
    loaded(house)
    QTest.keyClicks(house.control("overview.search"), "alma")
    QTest.keyClick(house.control("overview.search"), Qt.Key.Key_Return)
    house.settle()
    assert house.said("journey.name") == "Alma Prøve"


def test_a_search_with_more_than_anybody_reads_says_so(house: Shell) -> None:
    loaded(house)
    screen = house.window.shown
    assert isinstance(screen, OverviewScreen)
    search = house.control("overview.search")
    assert isinstance(search, QLineEdit)
    search.setText("a")
    house.settle()
    assert not house.sees("overview.more_found")
    screen._take_found("a", Found(transitions=frozenset(), more=True))
    assert house.sees("overview.more_found")


def test_a_search_that_finds_nothing_says_so(house: Shell) -> None:
    found = loaded(house)
    search = house.control("overview.search")
    assert isinstance(search, QLineEdit)
    search.setText("<b>&\0 \N{BABY}")
    house.settle()
    assert not found.isVisible()
    search.clear()
    assert found.isVisible()


def test_closed_ones_are_shown_when_asked_for(house: Shell) -> None:
    found = loaded(house)
    house.press("overview.closed")
    assert [row.split(",")[0] for row in heard(found)] == ["Noor Prøve"]


def test_enter_in_the_list_opens_the_step_that_comes_next(house: Shell) -> None:
    loaded(house)
    house.key(Qt.Key.Key_Down)
    house.key(Qt.Key.Key_Down)
    house.key(Qt.Key.Key_Return)
    house.settle()
    assert house.said("journey.name") == "Alma Prøve"
    assert house.journey().place().screen == "form"


def test_a_press_opens_the_row_under_it(house: Shell) -> None:
    found = loaded(house)
    middle = found.visualRect(found.model().index(1, 0)).center()
    QTest.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    house.settle()
    assert house.said("journey.name") == "Ida Prøve"


def test_coming_back_the_cursor_stands_on_the_same_child(house: Shell) -> None:
    found = loaded(house)
    house.key(Qt.Key.Key_Down)
    house.key(Qt.Key.Key_Down)
    house.key(Qt.Key.Key_Return)
    house.settle()
    house.key(Qt.Key.Key_F2)
    house.press("journey.overview")
    house.settle()
    assert "Alma Prøve" in str(found.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))
    house.window.end_now()
    house.practise()
    again = house.control("overview.list")
    assert isinstance(again, TransitionList)
    assert "Alma Prøve" in str(again.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))


def test_a_new_transition_begins_with_the_family(house: Shell) -> None:
    house.press("overview.empty.new")
    house.until(lambda: house.sees("family.child.name"))
    house.settle()
    assert house.ask(lambda desk: len(desk.overview.rows())) == 1
    assert house.said("journey.name") == "Barn uden navn endnu"


def test_quiet_headings_tell_the_parts_apart(house: Shell) -> None:
    found = loaded(house)
    assert heard(found, headings=True) == ["I dag", "Senere"]
    assert heard(found)[0].startswith("Ida Prøve")
    house.press("overview.later")
    assert heard(found, headings=True) == []
    assert [row.split(",")[0] for row in heard(found)] == ["Alma Prøve"]


def test_one_part_is_shown_at_a_time_and_all_again_when_it_is_let_go(house: Shell) -> None:
    found = loaded(house)
    house.press("overview.closed")
    house.press("overview.today")
    assert [row.split(",")[0] for row in heard(found)] == ["Ida Prøve"]
    house.press("overview.today")
    assert len(heard(found)) == 2
    house.press("overview.no")
    assert not found.isVisible()
    house.press("overview.no")
    assert found.isVisible()


def test_each_part_says_how_many_and_none_is_not_told(house: Shell) -> None:
    loaded(house)
    said = {part: house.control(f"overview.{part}").accessibleName() for part in PARTS}
    assert said == {
        "today": "I dag 1", "week": "Denne uge", "later": "Senere 1", "others": "Venter på andre",
        "no": "Sagt nej", "closed": "Afsluttede 1",
    }


def test_a_search_finds_the_closed_too_and_keeps_to_a_part_that_is_chosen(house: Shell) -> None:
    found = loaded(house)
    QTest.keyClicks(house.control("overview.search"), "prøve")
    house.settle()
    assert [row.split(",")[0] for row in heard(found)] == ["Ida Prøve", "Alma Prøve", "Noor Prøve"]
    house.press("overview.closed")
    assert [row.split(",")[0] for row in heard(found)] == ["Noor Prøve"]


def test_one_press_leads_back_to_where_she_left_off(house: Shell) -> None:
    loaded(house)
    assert not house.sees("overview.left_off")
    house.key(Qt.Key.Key_Down)
    house.key(Qt.Key.Key_Down)
    house.key(Qt.Key.Key_Return)
    house.settle()
    left = house.journey().place()
    for screen in ("profile", "overview"):
        house.window.go(Place(screen=screen, parent_view=False))
        house.settle()
    button = house.control("overview.left_off")
    assert button.accessibleName() == "Fortsæt hos Alma Prøve"
    house.press("overview.left_off")
    house.settle()
    assert house.said("journey.name") == "Alma Prøve"
    assert house.journey().place().screen == left.screen


def test_families_that_wait_to_be_put_in_order_come_by_themselves(
    house: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overview, "FEW", 1)
    told: list[bool] = []
    show = OverviewScreen._show_agenda

    def noted(screen: OverviewScreen, agenda: Agenda) -> None:
        show(screen, agenda)
        told.append(house.sees("overview.waiting"))

    monkeypatch.setattr(OverviewScreen, "_show_agenda", noted)
    found = loaded(house)
    assert told[0]
    assert not told[-1]
    assert len(heard(found)) == 2
    assert not house.sees("overview.waiting")


def test_the_same_lines_leave_the_list_as_it_is(house: Shell) -> None:
    rows = loaded(house)
    resets: list[None] = []
    rows.model().modelReset.connect(lambda: resets.append(None))
    screen = house.window.shown
    assert isinstance(screen, OverviewScreen)
    screen.open(Place(screen="overview", parent_view=False))
    house.settle()
    assert resets == []
    house.ask(lambda desk: add(desk, "Bo Prøve", 7))
    screen.open(Place(screen="overview", parent_view=False))
    house.settle()
    assert resets == [None]
