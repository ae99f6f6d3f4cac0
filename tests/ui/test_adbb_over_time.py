"""All observations over time: the way there, the table with every number in words, and nobody judged."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.domain.observations import ADBB, HIGH, LOW, observed, sheet
from tests.ui.adbb_over_time import BORN, EARLY, LAST_MISSING, NOT_IDEAL, alma, chart_of, many, page_of
from tests.ui.adbb_stage import FIRST_DAY, all_words, observe, open_adbb
from tests.ui.family_stage import House, acting, control, press, said, spoken_name
from transitions.application.bookmark import Place
from transitions.domain.screening import ItemScore
from transitions.domain.texts import Texts
from transitions.ui.adbb.chart import TotalsChart
from transitions.ui.adbb.over_time import TotalsTable
from transitions.ui.look.theme import apply_theme
from transitions.ui.look.tokens import Tokens
from transitions.ui.pages.page import Page


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
