"""The drawing of all observations: heard as it is seen, told apart by shape, each sum where it belongs."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.domain.observations import LOW, observed
from tests.ui.adbb_over_time import (
    BORN,
    EARLY,
    LAST_MISSING,
    NOT_IDEAL,
    alma,
    chart_of,
    later_scale,
    many,
    page_of,
)
from tests.ui.adbb_stage import FIRST_DAY
from transitions.domain.child import add_months
from transitions.domain.texts import Texts
from transitions.ui.adbb.chart import TotalsChart, chart_words
from transitions.ui.adbb.marks import Mark, mark_of
from transitions.ui.adbb.plot import Plot, Room, above_first, days_shown
from transitions.ui.look.theme import apply_theme
from transitions.ui.look.tokens import SCHEMES, Tokens


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
