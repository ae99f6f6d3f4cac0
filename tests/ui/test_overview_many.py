"""Thousands of families on the overview: shown at once, read when seen, reached by key and finger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from time import perf_counter
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScroller
from pytestqt.qtbot import QtBot

from tests.rig import DAY
from tests.ui.one_finger import Finger
from tests.ui.overview_stage import heard, loaded, practice, row, the_list
from tests.ui.shell_stage import Shell
from transitions.application import overview
from transitions.application.bookmark import Place
from transitions.application.desk import Surroundings
from transitions.application.lines import Line
from transitions.application.overview import PARTS, Agenda
from transitions.application.overview_row import OverviewRow
from transitions.domain.agenda import When
from transitions.ui.overview.row_words import RowWords, row_in_words
from transitions.ui.overview.screen import OverviewScreen
from transitions.ui.overview.transition_list import TransitionList


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path, around: Surroundings) -> Iterator[Shell]:
    with practice(qtbot, tmp_path, around) as made:
        yield made


def test_ten_thousand_rows_are_shown_and_searched_without_waiting(house: Shell) -> None:
    screen = house.window.shown
    assert isinstance(screen, OverviewScreen)
    parts: dict[When, Sequence[Line]] = dict.fromkeys(PARTS, ())
    parts["today"] = [line(number) for number in range(10_000)]
    begun = perf_counter()
    screen._take(Agenda(parts))
    screen._tools.search.setText("barn 77")
    screen._tools.search.setText("")
    assert perf_counter() - begun < 1.0
    assert screen._list.model().rowCount(QModelIndex()) == 10_001


def test_of_many_the_first_are_seen_and_the_others_follow(
    house: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen, shown = another_screen(house, monkeypatch)
    assert heard(shown)[0].startswith("Ida")
    assert len(heard(shown)) == 1
    counted = [pill.text() for pill in screen._tools.parts._pills.values()]
    assert [text[-1] for text in counted].count("1") == 3
    house.until(lambda: len(heard(shown)) == 2)
    assert counted == [pill.text() for pill in screen._tools.parts._pills.values()]


@pytest.mark.parametrize(("way", "name"), [("typed", "Alma"), ("chosen", "Noor")])
def test_whoever_looks_for_one_at_once_does_not_miss_what_follows(
    house: Shell, monkeypatch: pytest.MonkeyPatch, way: str, name: str
) -> None:
    screen, shown = another_screen(house, monkeypatch)
    screen._rest.setInterval(10**6)
    if way == "typed":
        screen._tools.search.setText("alma")
    else:
        screen._tools.parts._pills["closed"].click()
    seen = [screen._stack.currentWidget()]
    screen._stack.currentChanged.connect(lambda _: seen.append(screen._stack.currentWidget()))
    house.until(lambda: bool(heard(shown)) and heard(shown)[0].startswith(name))
    assert set(seen) <= {screen._list, screen._waiting}


def another_screen(house: Shell, monkeypatch: pytest.MonkeyPatch) -> tuple[OverviewScreen, TransitionList]:
    """As the overview is after unlocking, with room for one family before the others are read."""
    loaded(house)
    monkeypatch.setattr(overview, "SCREENFUL", 1)
    screen = house.window.shown
    assert isinstance(screen, OverviewScreen)
    screen._agenda = Agenda(dict.fromkeys(PARTS, ()))
    screen.open(Place(screen="overview", parent_view=False))
    house.until(screen._rest.isActive)
    return screen, the_list(house)


def test_a_row_pressed_before_it_is_read_opens_when_it_is(qtbot: QtBot, around: Surroundings) -> None:
    known = {o.transition: o for o in map(line, range(300))}
    found = TransitionList("list", "", partial(in_words, around), str)
    qtbot.addWidget(found)
    asked: list[str] = []
    opened: list[OverviewRow] = []
    found.lacking.connect(asked.extend)
    found.opened.connect(opened.append)
    found.show_parts({"today": [o._replace(says=None) for o in known.values()]}, headed=False)
    found.choose(UUID(int=201))
    found.open_chosen()
    assert name_under_the_cursor(found) == "Barn 200"
    qtbot.waitUntil(lambda: bool(asked))
    assert opened == []
    assert str(UUID(int=201)) in asked
    assert name_under_the_cursor(found) == "Barn 200"
    qtbot.wait(20)
    assert len(asked) == len(set(asked)) < len(known)
    found.fill({one: known[one].says or "" for one in asked})
    assert [row.name for row in opened] == ["Barn 200"]
    assert "Vuggestuen Solsikken" in str(found.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))


def in_words(around: Surroundings, row: OverviewRow) -> RowWords:
    return row_in_words(row, DAY, around.library.texts, around.library.policy.reminders)


def test_rows_are_read_when_they_are_seen(house: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(overview, "SCREENFUL", 0)
    found = loaded(house)
    house.until(lambda: heard(found)[1].endswith("Udfyld skemaet inden 01.12.2026"))
    QTest.keyClicks(house.control("overview.search"), "alma")
    house.settle()
    assert heard(found)[0].endswith("Udfyld skemaet inden 01.12.2026")


def test_where_a_row_says_something_else_by_now_the_list_is_read_again(house: Shell) -> None:
    found = loaded(house)
    ida = found.chosen()
    assert ida is not None
    found.show_parts({"today": [Line(str(ida), "hers", DAY.isoformat(), "ida\x1fIda Prøve", None)]})
    house.ask(lambda desk: desk.transitions.write(ida, {"start_date": "2026-11-09"}))
    house.until(lambda: "starter 09.11.2026" in heard(found)[0])
    assert len(heard(found)) == 2


def line(number: int) -> Line:
    said = row(number).model_copy(update={"name": "Zoe"} if number == 77 else {})
    return Line(str(said.transition), "hers", DAY.isoformat(), f"barn\x1f{said.name}", said.model_dump_json())


def ten_thousand(house: Shell, wanted: UUID | None = None) -> TransitionList:
    """The list with ten thousand rows, shown and laid out to its end."""
    screen = house.window.shown
    assert isinstance(screen, OverviewScreen)
    parts: dict[When, Sequence[Line]] = dict.fromkeys(PARTS, ())
    parts |= {"today": [line(n) for n in range(4000)], "later": [line(n) for n in range(4000, 10_000)]}
    screen._wanted = wanted
    screen._take(Agenda(parts))
    return the_list(house)


class Paints(QObject):
    """Whether there was a row to be painted each time the list was."""

    def __init__(self, found: TransitionList) -> None:
        super().__init__()
        self._found, self.seen = found, list[bool]()
        found.viewport().installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.seen.append(self._found.indexAt(QPoint(100, 100)).isValid())
        return False


def test_what_was_shown_stays_in_sight_until_every_row_has_its_place(house: Shell) -> None:
    paints = Paints(loaded(house))
    found = ten_thousand(house)
    house.until(lambda: found.verticalScrollBar().maximum() > 10_000 * 40)
    house.until(lambda: bool(paints.seen))
    assert all(paints.seen), paints.seen
    assert found.viewport().updatesEnabled()


def test_the_row_she_left_is_in_sight_however_far_down_it_stands(house: Shell) -> None:
    found = ten_thousand(house, UUID(int=7001))
    assert name_under_the_cursor(found) == "Barn 7000"
    assert found.viewport().rect().contains(found.visualRect(found.currentIndex()))


def test_the_keys_reach_the_first_and_the_last_of_ten_thousand_and_step_over_headings(house: Shell) -> None:
    found = ten_thousand(house)
    house.until(lambda: found.verticalScrollBar().maximum() > 10_000 * 40)
    found.setFocus()
    keys = (("End", "Barn 9999"), ("Home", "Barn 0"), ("Up", "Barn 0"), ("Down", "Barn 1"))
    for key, name in keys:
        house.key(getattr(Qt.Key, f"Key_{key}"))
        assert name_under_the_cursor(found) == name
        assert found.viewport().rect().intersects(found.visualRect(found.currentIndex()))
    found.choose(UUID(int=4000))
    house.key(Qt.Key.Key_Down)
    assert name_under_the_cursor(found) == "Barn 4000"
    QTest.keyClicks(found, "zo")
    assert name_under_the_cursor(found) == "Zoe"


def name_under_the_cursor(found: TransitionList) -> str:
    return str(found.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)).split(",")[0]


@pytest.mark.parametrize("hold", [0, 120], ids=["glides", "rests"])
def test_a_finger_that_scrolls_the_list_opens_nobody(house: Shell, hold: int) -> None:
    found = ten_thousand(house)
    opened: list[object] = []
    found.opened.disconnect()
    found.opened.connect(opened.append)
    finger, row = Finger(house.window), found.visualRect(found.model().index(5, 0))
    begin = found.viewport().mapTo(house.window, QPoint(row.center().x(), row.top() + 8))
    finger.down(begin)
    finger.drag(-140)
    QTest.qWait(hold)
    finger.up()
    assert found.verticalScrollBar().value() > 40
    assert opened == []
    house.until(lambda: QScroller.scroller(found.viewport()).state() == QScroller.State.Inactive)
    finger.down(begin)
    finger.up()
    assert len(opened) == 1
