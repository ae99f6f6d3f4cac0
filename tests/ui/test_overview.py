"""The overview: what is listed, searched, opened, begun."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from time import perf_counter
from uuid import UUID

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.rig import DAY, make_surroundings
from tests.ui.shell_stage import Shell, add_alma, shell
from transitions.application.bookmark import Place
from transitions.application.desk import Desk, Surroundings
from transitions.application.overview import Found, OverviewRow
from transitions.domain.next_step import NextStep
from transitions.domain.transition import Progress
from transitions.ui.overview.row_words import note_in_words
from transitions.ui.overview.screen import OverviewScreen
from transitions.ui.overview.transition_list import TransitionList

BORN = DAY - timedelta(280)


@pytest.fixture(scope="module")
def around() -> Surroundings:
    return make_surroundings()


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path, around: Surroundings) -> Iterator[Shell]:
    with shell(qtbot, tmp_path, around, load_practice=add_three) as made:
        made.practise()
        yield made


def add_three(desk: Desk) -> None:
    """Alma, Ida who starts sooner, and Noor whose transition is closed."""
    add_alma(desk)
    add(desk, "Ida Prøve", 5)
    desk.transitions.close(add(desk, "Noor Prøve", 9))


def add(desk: Desk, name: str, days: int) -> UUID:
    transition = desk.transitions.start(desk.children.register(name, BORN))
    desk.transitions.write(transition, {"start_date": (DAY + timedelta(days)).isoformat()})
    return transition


def loaded(house: Shell) -> TransitionList:
    house.press("overview.empty.load_practice")
    house.settle()
    found = house.control("overview.list")
    assert isinstance(found, TransitionList)
    house.until(found.isVisible)
    return found


def heard(found: TransitionList) -> list[str]:
    """The rows as a screen reader hears them."""
    model = found.model()
    return [
        str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())
    ]


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
    middle = found.visualRect(found.model().index(0, 0)).center()
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
    assert "Alma Prøve" in heard(found)[found.currentIndex().row()]
    house.window.end_now()
    house.practise()
    again = house.control("overview.list")
    assert isinstance(again, TransitionList)
    assert "Alma Prøve" in heard(again)[again.currentIndex().row()]


def test_a_new_transition_begins_with_the_family(house: Shell) -> None:
    house.press("overview.empty.new")
    house.until(lambda: house.sees("family.child.name"))
    house.settle()
    assert house.ask(lambda desk: len(desk.overview.rows())) == 1
    assert house.said("journey.name") == "Barn uden navn endnu"


def said_no(house: Shell) -> UUID:
    """Ida has said no; returns her transition."""
    loaded(house)
    ida = house.ask(lambda desk: next(r for r in desk.overview.rows() if r.name == "Ida Prøve").transition)
    house.ask(lambda desk: desk.transitions.write(ida, {"form_wish": "no"}))
    house.window.go(Place(screen="overview", parent_view=False))
    house.settle()
    return ida


def test_a_family_that_said_no_stands_last_with_the_day_it_is_deleted(house: Shell) -> None:
    said_no(house)
    rows = heard(the_list(house))
    assert [row.split(",")[0] for row in rows] == ["Alma Prøve", "Ida Prøve"]
    assert rows[1].endswith("Familien har sagt nej tak, Slet senest 02.12.2026")


def test_a_family_that_said_no_is_deleted_and_the_overview_goes_on(house: Shell) -> None:
    ida = said_no(house)
    found = the_list(house)
    found.choose(ida)
    found.open_chosen()
    house.settle()
    house.until(lambda: house.sees("introduction.erase"))
    house.press("introduction.erase")
    house.press("introduction.erase.ask.erase")
    house.settle()
    house.until(lambda: house.sees("overview.list"))
    assert [row.split(",")[0] for row in heard(the_list(house))] == ["Alma Prøve"]
    house.window.end_now()
    house.practise()
    assert [row.split(",")[0] for row in heard(the_list(house))] == ["Alma Prøve"]


def test_the_end_of_a_consent_is_told_beside_the_step(house: Shell) -> None:
    screen = house.window.shown
    assert isinstance(screen, OverviewScreen)
    texts = screen.stage.library.texts
    for days, words in ((10, "Samtykket udløber den 12.11.2026"), (0, "Samtykket udløber den 02.11.2026"),
                        (-1, "Samtykket udløb den 01.11.2026")):
        told = row(1).model_copy(update={"consent_ends_on": DAY + timedelta(days)})
        assert note_in_words(told, DAY, texts) == words
    assert note_in_words(row(1), DAY, texts) == ""


def the_list(house: Shell) -> TransitionList:
    found = house.control("overview.list")
    assert isinstance(found, TransitionList)
    return found


def test_ten_thousand_rows_are_shown_and_searched_without_waiting(house: Shell) -> None:
    screen = house.window.shown
    assert isinstance(screen, OverviewScreen)
    rows = [row(number) for number in range(10_000)]
    begun = perf_counter()
    screen._take(rows)
    screen._search.setText("barn 77")
    screen._search.setText("")
    assert perf_counter() - begun < 1.0
    assert screen._list.model().rowCount(QModelIndex()) == 10_000


def row(number: int) -> OverviewRow:
    return OverviewRow(
        transition=UUID(int=number + 1), child=UUID(int=number + 1), name=f"Barn {number}", birth_date=BORN,
        daycare="Vuggestuen Solsikken", start_date=DAY, step=NextStep(name="fill", due=DAY),
        progress=Progress(done=0, of=9), closed=False,
    )
