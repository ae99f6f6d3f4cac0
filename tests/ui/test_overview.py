"""The overview: what is listed, searched, opened, begun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path
from time import perf_counter
from uuid import UUID

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QScroller
from pytestqt.qtbot import QtBot

from tests.rig import DAY, make_surroundings
from tests.ui.one_finger import Finger
from tests.ui.shell_stage import Shell, add_alma, shell
from transitions.application import overview
from transitions.application.bookmark import Place
from transitions.application.desk import Desk, Surroundings
from transitions.application.overview import PARTS, Agenda, Found, OverviewRow
from transitions.application.store import Line
from transitions.domain.agenda import When
from transitions.domain.next_step import NextStep
from transitions.domain.policy import Reminders
from transitions.domain.reminders import Plans
from transitions.domain.transition import Progress
from transitions.ui.overview.row_words import RowWords, note_in_words, row_in_words
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


def lines(found: TransitionList) -> list[QModelIndex]:
    """Every line of the list, headings too."""
    model = found.model()
    return [model.index(row, 0) for row in range(model.rowCount())]


def heard(found: TransitionList, *, headings: bool = False) -> list[str]:
    """The rows as a screen reader hears them, or the headings above them."""
    said = Qt.ItemDataRole.AccessibleTextRole
    nothing = Qt.ItemFlag.NoItemFlags
    return [str(i.data(said)) for i in lines(found) if (i.flags() == nothing) == headings]


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


def test_what_is_planned_is_told_in_its_line(house: Shell) -> None:
    found = loaded(house)

    def plan(desk: Desk) -> None:
        for transition in desk.store.subjects.all("transition"):
            if desk.transitions.show(transition).child.name == "Ida Prøve":
                desk.transitions.write(transition, {"visit_on": (DAY + timedelta(1)).isoformat()})

    house.ask(plan)
    house.window.go(Place(screen="overview", parent_view=False))
    house.settle()
    assert "Besøg i morgen, 03.11.2026" in next(row for row in heard(found) if row.startswith("Ida"))


@pytest.mark.parametrize(("days", "words"), [
    (8, ""), (7, "Besøg om 7 dage, 09.11.2026"), (1, "Besøg i morgen, 03.11.2026"),
    (0, "Besøg i dag, 02.11.2026"), (-1, ""),
])
def test_the_soonest_is_told_some_days_before_beside_the_end_of_a_consent(
    around: Surroundings, days: int, words: str
) -> None:
    plans = Plans(visit=DAY + timedelta(days), start=DAY + timedelta(60))
    told = row(1).model_copy(update={"plans": plans, "consent_ends_on": DAY})
    said = row_in_words(told, DAY, around.library.texts, Reminders())
    ends = "Samtykket udløber den 02.11.2026"
    assert said.note == (f"{words} · {ends}" if words else ends)
    assert said.spoken.endswith(f"{words}, {ends}, Udfyld skemaet inden 02.11.2026".lstrip(", "))


def test_the_next_step_is_not_told_twice(around: Surroundings) -> None:
    plans = Plans(visit=DAY + timedelta(1))
    told = row(1).model_copy(update={"plans": plans, "step": NextStep(name="visit", due=plans.visit)})
    assert row_in_words(told, DAY, around.library.texts, Reminders()).note == ""


def the_list(house: Shell) -> TransitionList:
    found = house.control("overview.list")
    assert isinstance(found, TransitionList)
    return found


def test_ten_thousand_rows_are_shown_and_searched_without_waiting(house: Shell) -> None:
    screen = house.window.shown
    assert isinstance(screen, OverviewScreen)
    parts: dict[When, Sequence[Line]] = dict.fromkeys(PARTS, ())
    parts["today"] = [line(number) for number in range(10_000)]
    begun = perf_counter()
    screen._take(Agenda(parts))
    screen._search.setText("barn 77")
    screen._search.setText("")
    assert perf_counter() - begun < 1.0
    assert screen._list.model().rowCount(QModelIndex()) == 10_001


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


def row(number: int) -> OverviewRow:
    return OverviewRow(
        transition=UUID(int=number + 1), child=UUID(int=number + 1), name=f"Barn {number}", birth_date=BORN,
        daycare="Vuggestuen Solsikken", start_date=DAY, step=NextStep(name="fill", due=DAY),
        progress=Progress(done=0, of=9), closed=False,
    )


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
