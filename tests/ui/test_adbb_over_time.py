"""All observations over time: every number in words, drawn apart by shape, and judged by nobody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.domain.observations import ADBB, HIGH, LOW, observed, sheet
from tests.ui.adbb_stage import FIRST_DAY, all_words, observe, open_adbb
from tests.ui.family_stage import House, acting, control, press, said, spoken_name
from transitions.application.bookmark import Place
from transitions.domain.child import Child, Gestation, add_months
from transitions.domain.repeat import FollowUp
from transitions.domain.scale import Scale
from transitions.domain.screening import ItemScore, Screening
from transitions.domain.texts import Texts
from transitions.domain.version import Author
from transitions.ui.adbb.chart import TotalsChart, chart_words
from transitions.ui.adbb.marks import Mark, mark_of
from transitions.ui.adbb.over_time import OverTimePage, TotalsTable
from transitions.ui.adbb.plot import Plot, Room, above_first, days_shown
from transitions.ui.adbb.reading import Observations
from transitions.ui.look.theme import apply_theme
from transitions.ui.look.tokens import SCHEMES, Tokens
from transitions.ui.pages.page import Page
from transitions.ui.screen import Stage

BORN = date(2026, 1, 14)
LAST_MISSING = (1, 1, 0, 0, 1, 1, 0, None)
NOT_IDEAL = {c.id: c.ideal for c in ADBB.conditions[1:]}


@pytest.fixture
def texts(stage: Stage) -> Texts:
    return stage.library.texts


def alma(**more: Any) -> Child:
    return Child.model_validate({"id": UUID(int=99), "name": "Alma Prøve", "birth_date": BORN, **more})


EARLY = Gestation(weeks=33, days=2)


def later_scale() -> Scale:
    threshold = ADBB.threshold.model_copy(update={"at_or_above": 7})
    return ADBB.model_copy(update={"threshold": threshold, "version": "2"})


def many() -> tuple[Screening, ...]:
    """Twelve: crowded days, doubt, gaps, other scales and other observers."""
    days = (65, 121, 133, 181, 212, 230, 239, 279, 279, 356, 413, 503)
    more: dict[int, dict[str, Any]] = {
        0: {"origin": "journal", "conditions": {}},
        1: {"second": sheet(LOW)},
        2: {"conditions": NOT_IDEAL},
        5: {"second": sheet(LAST_MISSING)},
        7: {"origin": "file", "conditions": {}, "observer": Author(name="")},
        9: {"scale": later_scale()},
    }
    scores = (LOW, HIGH, LAST_MISSING, (4,) * 8)
    return tuple(
        observed(scores[number % 4], number + 1, BORN + timedelta(days=days[number]), **more.get(number, {}))
        for number in range(12)
    )


def page_of(qtbot: QtBot, screenings: Sequence[Screening], child: Child, texts: Texts) -> OverTimePage:
    settled = tuple(screenings)
    page = OverTimePage(Observations(child, settled, FollowUp(), {}, settled), texts)
    qtbot.addWidget(page)
    page.resize(1094, 640)
    page.show()
    QApplication.processEvents()
    return page


def chart_of(page: OverTimePage) -> TotalsChart:
    found = page.findChild(TotalsChart)
    assert isinstance(found, TotalsChart)
    return found


def test_the_way_there_and_back(home: House) -> None:
    observe(home, (1, 2, 0, 0, 1, 1, 0, 1), FIRST_DAY)
    screen = open_adbb(home)
    press(screen, "adbb.over_time")
    home.settle()
    assert screen.place().section == "over_time"
    assert control(screen, "adbb.over_time.chart").isVisible()
    press(screen, "adbb.back")
    home.settle()
    assert screen.place().section == ""
    assert control(screen, "adbb.begin").isVisible()


def test_an_observation_is_opened_from_its_day(home: House) -> None:
    screening = observe(home, (0,) * 8, FIRST_DAY)
    screen = open_adbb(home)
    press(screen, "adbb.over_time")
    home.settle()
    press(screen, f"adbb.over_time.open.{screening}")
    home.settle()
    assert screen.place().screening == screening
    assert said(screen, "adbb.result.words")


def test_parents_see_nothing_of_it(home: House) -> None:
    observe(home, (1, 2, 0, 0, 1, 1, 0, 1), FIRST_DAY)
    screen = open_adbb(home)
    screen.open(Place(screen="adbb", child=home.child, section="over_time", parent_view=True))
    home.settle()
    assert acting(screen) == []
    assert not any(word in all_words(screen) for word in ("Sum", "6", "Ansigtsudtryk"))
    screen.set_parent_view(False)
    home.settle()
    assert control(screen, "adbb.over_time.chart").isVisible()
    screen.set_parent_view(True)
    home.settle()
    assert "Sum" not in all_words(screen)


def test_what_is_being_corrected_does_not_stand_yet(home: House) -> None:
    screening = observe(home, (1, 2, 0, 0, 1, 1, 0, 1), FIRST_DAY)
    changed = ItemScore(item="eye_contact", score=4)
    home.ask(lambda desk: desk.screenings.score(screening, changed))
    unfinished = observe(home, (4,) * 8, done=False)
    screen = open_adbb(home)
    press(screen, "adbb.over_time")
    home.settle()
    assert said(screen, f"adbb.over_time.{screening}.sum") == "6"
    assert said(screen, f"adbb.over_time.{screening}.eye_contact") == "2"
    assert str(unfinished) not in "".join(w.objectName() for w in acting(screen))


def test_a_place_without_observations_is_the_list(home: House) -> None:
    screen = open_adbb(home)
    screen.open(Place(screen="adbb", child=home.child, section="over_time", parent_view=False))
    home.settle()
    assert control(screen, "adbb.begin").isVisible()


def test_the_table_holds_everything(qtbot: QtBot, texts: Texts) -> None:
    day = BORN + timedelta(days=280)
    screening = observed(
        LAST_MISSING, 1, day, conditions=NOT_IDEAL, origin="journal", second=sheet(HIGH)
    )
    page = page_of(qtbot, [screening], alma(gestation=EARLY), texts)
    name = f"adbb.over_time.{screening.id}"
    cells = [said(page, f"{name}.{item.id}") for item in ADBB.items]
    assert cells == ["1", "1", "0", "0", "1", "1", "0", "–"]
    assert said(page, f"{name}.sum") == "mindst 4"
    assert [said(page, f"{name}.second.{item.id}") for item in ADBB.items] == list("11111000")
    assert said(page, f"{name}.second.sum") == "5"
    who = said(page, f"{name}.who")
    for part in ("9 måneder, korrigeret 7 måneder", "Sofie Øvesen", "grænseværdi 5", "betinget", "journalen"):
        assert part in who
    assert "Karen Prøvesen" in said(page, f"{name}.second.who")
    assert spoken_name(control(page, f"adbb.over_time.open.{screening.id}")) == (
        "Åbn observationen 21. oktober 2026"
    )
    assert spoken_name(control(page, f"{name}.{ADBB.items[-1].id}")).endswith(": ikke vurderet")
    assert all(item.label.danish in said(page, "adbb.over_time.key") for item in ADBB.items)


def test_a_second_observer_who_is_not_done_is_not_told(qtbot: QtBot, texts: Texts) -> None:
    screening = observed(LOW, 1, BORN + timedelta(days=280), second=sheet(HIGH, done=False))
    page = page_of(qtbot, [screening], alma(), texts)
    assert "Karen Prøvesen" not in all_words(page)
    assert "anden observatør" not in chart_of(page).accessibleDescription()


def test_the_oldest_stands_first(qtbot: QtBot, texts: Texts) -> None:
    three = many()[:3]
    page = page_of(qtbot, (three[2], three[0], three[1]), alma(), texts)
    rows = [w.objectName() for w in acting(page) if ".open." in w.objectName()]
    assert rows == [f"adbb.over_time.open.{s.id}" for s in three]


def test_the_chart_is_heard_as_it_is_seen(texts: Texts) -> None:
    spoken = list(chart_words(alma(gestation=EARLY), many(), texts))
    assert spoken[0] == (
        "20. marts 2026, 2 måneder (korrigeret alder 2 uger): sum 0, grænseværdi 5, betinget observation, "
        "skrevet ind fra journalen"
    )
    assert spoken[2].endswith(": sum mindst 4, grænseværdi 5, betinget observation")
    assert spoken[5].endswith("sum 5, grænseværdi 5, anden observatør mindst 4")
    assert "grænseværdi 7" in spoken[9]
    assert len(spoken) == 12


def test_the_chart_has_a_name_and_can_be_reached(qtbot: QtBot, texts: Texts) -> None:
    page = page_of(qtbot, many()[:2], alma(), texts)
    chart, face = chart_of(page), QAccessible.queryAccessibleInterface(chart_of(page))
    assert page.focus_first()
    assert chart.hasFocus()
    assert "Tegning" in face.text(QAccessible.Text.Name)
    assert "grænseværdi 5" in face.text(QAccessible.Text.Description)


def test_the_page_is_read_from_its_beginning(
    qtbot: QtBot, qapp: QApplication, tokens: Tokens, texts: Texts
) -> None:
    apply_theme(qapp, tokens, "light", 1.5)
    page = page_of(qtbot, many(), alma(gestation=EARLY), texts)
    bar = page.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    page.focus_first()
    qtbot.waitUntil(lambda: bar.value() == 0)
    QApplication.processEvents()
    assert (bar.value(), chart_of(page).hasFocus()) == (0, True)
    QTest.keyClick(chart_of(page), Qt.Key.Key_PageDown)
    assert bar.value() > 0


def test_what_differs_differs_in_shape() -> None:
    day = BORN + timedelta(days=280)
    plain = observed(LOW, 1, day)
    others = {
        "incomplete": observed(LAST_MISSING, 1, day),
        "conditional": observed(LOW, 1, day, conditions=NOT_IDEAL),
        "journal": observed(LOW, 1, day, origin="journal"),
        "both": observed(LOW, 1, day, origin="file", conditions=NOT_IDEAL),
    }
    marks = {"plain": mark_of(plain), **{name: mark_of(other) for name, other in others.items()}}
    assert len(set(marks.values())) == len(marks)
    assert marks["plain"] == Mark("circle", filled=True, ringed=False)


def is_there(chart: TotalsChart, at: QPointF, tone: str) -> bool:
    """Whether a point of the chart, as it lies on its card, has a colour or nearly so."""
    card, app = chart.parentWidget(), QApplication.instance()
    assert card is not None
    assert app is not None
    seen: QColor = card.grab().toImage().pixelColor(chart.mapTo(card, at.toPoint()))
    wanted: QColor = app.property("look").colour(tone)
    parts = ("red", "green", "blue")
    return all(abs(getattr(seen, part)() - getattr(wanted, part)()) < 32 for part in parts)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_each_sum_is_drawn_where_it_belongs(
    qtbot: QtBot, qapp: QApplication, tokens: Tokens, texts: Texts, scheme: str, scale: float
) -> None:
    apply_theme(qapp, tokens, scheme, scale)
    first, second = observed((4,) * 8, 1, FIRST_DAY), observed(LAST_MISSING, 2, date(2027, 3, 1))
    chart = chart_of(page_of(qtbot, [first, second], alma(), texts))
    plot, empty = chart._plot(), first.day + timedelta(days=60)
    assert is_there(chart, plot.at(first.day, 32), "primary")
    assert is_there(chart, plot.at(second.day, 4), "surface")
    assert is_there(chart, plot.at(empty, 20), "surface")


def test_each_observation_bears_its_own_threshold(qtbot: QtBot, texts: Texts) -> None:
    old = observed((4,) * 8, 1, FIRST_DAY)
    new = observed((4,) * 8, 2, date(2027, 3, 1), scale=later_scale())
    chart = chart_of(page_of(qtbot, [old, new], alma(), texts))
    plot, between = chart._plot(), old.day + (new.day - old.day) / 2
    seen = {
        (name, total): is_there(chart, plot.at(day, total) + QPointF(8, 0), "text")
        for name, day in (("old", old.day), ("new", new.day), ("between", between))
        for total in (5, 7)
    }
    assert [where for where, line in seen.items() if line] == [("old", 5), ("new", 7)]


@pytest.mark.parametrize("number", [1, 2, 12])
@pytest.mark.parametrize("early", [False, True])
def test_every_day_lies_inside_the_axes(number: int, early: bool) -> None:
    days = [screening.day for screening in many()[:number]]
    first, last = days_shown(BORN, days)
    plot = Plot(QRectF(40, 20, 800, 300), first, last, 32)
    spots = [plot.at(day, 5) for day in days]
    assert all(plot.area.contains(spot) for spot in spots)
    assert [spot.x() for spot in spots] == sorted(spot.x() for spot in spots)
    start = alma(gestation=EARLY).due_date if early else BORN
    assert start is not None
    months = list(plot.months(start, 32))
    assert months
    for month, x in months:
        assert plot.at(add_months(start, month), 0).x() == pytest.approx(x)
        assert plot.area.left() <= x <= plot.area.right()
    assert all(after[1] - before[1] >= 24 for before, after in pairwise(months))


def test_a_sum_stands_as_high_as_it_is() -> None:
    plot = Plot(QRectF(0, 0, 100, 320), BORN, BORN + timedelta(days=100), 32)
    assert [plot.height_of(total) for total in (0, 5, 32)] == [320, 270, 0]
    assert list(plot.sums()) == [0, 8, 16, 24, 32]


def test_numbers_never_lie_over_each_other() -> None:
    room, size = Room(QRectF(0, 0, 400, 400)), QSizeF(30, 16)
    marks = [QRectF(100 + 12 * n, 200, 20, 20) for n in range(3)]
    room.take(*marks)
    room.draw_line(QRectF(90, 190, 60, 4))
    spots = [room.find(above_first(mark, size), across=True) for mark in marks]
    found = [spot for spot in spots if spot is not None]
    assert len(found) == 3
    assert not any(one.intersects(other) for one, other in combinations([*found, *marks[:1]], 2))
    assert room.find([found[0]], across=True) is None


def test_a_line_is_crossed_only_at_need() -> None:
    line, size = QRectF(0, 180, 400, 4), QSizeF(30, 16)
    mark = QRectF(100, 190, 20, 20)
    free = Room(QRectF(0, 0, 400, 400))
    free.draw_line(line)
    spot = free.find(above_first(mark, size), across=True)
    assert spot is not None
    assert not spot.intersects(line)
    narrow = Room(QRectF(95, 170, 30, 40))
    narrow.draw_line(line)
    assert narrow.find(above_first(mark, size), across=False) is None
    assert narrow.find(above_first(mark, size), across=True) is not None


@pytest.mark.parametrize("number", [1, 2, 12])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_it_fits_a_narrow_window(
    qtbot: QtBot, qapp: QApplication, tokens: Tokens, texts: Texts, number: int, scale: float
) -> None:
    apply_theme(qapp, tokens, "dark", scale)
    page = page_of(qtbot, many()[:number], alma(gestation=EARLY), texts)
    page.resize(882, 640)
    QApplication.processEvents()
    assert isinstance(page, Page)
    assert page.width() == 882
    assert page._column.minimumSizeHint().width() <= page.area.viewport().width()
    assert [w for w in acting(page) if not w.objectName() or not spoken_name(w)] == []
    assert [w.objectName() for w in acting(page) if w.height() < 44] == []
    assert len(page.findChildren(TotalsTable)) == 1


def test_without_a_birth_date_the_table_says_it_all(qtbot: QtBot, texts: Texts) -> None:
    page = page_of(qtbot, many()[:2], alma(birth_date=None), texts)
    assert page.findChild(TotalsChart) is None
    assert "fødselsdato" in all_words(page)
    assert said(page, f"adbb.over_time.{many()[1].id}.sum") == "5"


def test_nobody_is_judged(qtbot: QtBot, texts: Texts) -> None:
    page = page_of(qtbot, many(), alma(gestation=EARLY), texts)
    words = f"{all_words(page)}\n{chart_of(page).accessibleDescription()}".lower()
    for verdict in ("under grænse", "over grænse", "bedre", "dårligere", "stig", "fald", "udvikling", "norm"):
        assert verdict not in words
    caption = said(page, "adbb.over_time.caption")
    assert "ingen danske tal" in caption
    assert "13 måneder" in caption
