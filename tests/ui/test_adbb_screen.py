"""The ADBB page: list, results, repeats, and nothing of it for parents."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.rig import make_surroundings, make_vaults
from tests.ui.adbb_stage import (
    FIRST_DAY,
    HIGH,
    LOW,
    all_words,
    begin,
    follow_up,
    observe,
    open_adbb,
)
from tests.ui.family_stage import (
    House,
    acting,
    control,
    house,
    press,
    said,
    spoken_name,
    write,
)
from transitions.ui.autosave import Autosave
from transitions.ui.look.theme import apply_theme
from transitions.ui.look.tokens import Tokens
from transitions.ui.pages.page import Page
from transitions.ui.screen import Stage
from transitions.ui.work import VaultWork


def test_a_high_sum_asks_for_a_repeat_with_its_days(home: House) -> None:
    screening = observe(home, HIGH, FIRST_DAY)
    screen = open_adbb(home, screening)
    assert said(screen, "adbb.result.words") == "Sum 6, på eller over grænseværdien"
    assert "27. oktober 2026" in said(screen, "adbb.result.follow_up")
    assert "3. november 2026" in said(screen, "adbb.result.follow_up")


def test_a_low_sum_says_so_and_nothing_follows(home: House) -> None:
    screen = open_adbb(home, observe(home, LOW))
    assert said(screen, "adbb.result.words") == "Sum 1, under grænseværdien"
    assert screen.findChild(QWidget, "adbb.result.follow_up") is None
    assert screen.findChild(QWidget, "adbb.decline") is None


def test_an_incomplete_one_is_at_least_and_never_below(home: House) -> None:
    screening = observe(home, [1, 1, 0, 0, 0, 0, 0, None], done=False)
    screen = open_adbb(home, screening)
    press(screen, "adbb.attraction.score.not_assessed")
    write(screen, "adbb.attraction.reason", "Afbrudt")
    press(screen, "adbb.finish")
    home.settle()
    assert "mindst 2" in said(screen, "adbb.result.words")
    assert "under" not in said(screen, "adbb.result.words")


def test_the_parents_no_to_a_repeat_is_registered_once(home: House) -> None:
    screening = observe(home, HIGH, FIRST_DAY)
    screen = open_adbb(home, screening)
    press(screen, "adbb.decline")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    press(dialog, "adbb.declining.keep")
    home.settle()
    assert follow_up(home).state == "awaiting"
    press(screen, "adbb.decline")
    again = QApplication.activeModalWidget()
    assert isinstance(again, QDialog)
    press(again, "adbb.declining.decline")
    home.settle()
    assert follow_up(home).state == "declined"
    assert "nej" in said(screen, "adbb.result.follow_up")


def test_the_list_tells_each_observation(home: House) -> None:
    draft, done = observe(home, [1] * 6 + [None] * 2, done=False), observe(home, LOW, FIRST_DAY)
    screen = open_adbb(home)
    listed = [w.objectName() for w in screen.findChildren(QWidget) if w.objectName().startswith("adbb.open.")]
    assert listed == [f"adbb.open.{draft}", f"adbb.open.{done}"]
    words = all_words(screen)
    assert "6 af 8 vurderet" in words
    assert "Sum 1, under grænseværdien" in words
    press(screen, f"adbb.open.{draft}")
    home.settle()
    assert screen.place().screening == draft


def test_one_begun_by_mistake_can_be_taken_away(home: House) -> None:
    screening = begin(home)
    screen = open_adbb(home, screening)
    press(screen, "adbb.remove")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    press(dialog, "adbb.removing.remove")
    home.settle()
    child = home.child
    assert home.ask(lambda desk: desk.screenings.of(child)) == ()


def test_parents_see_nothing_of_it(home: House) -> None:
    screening = observe(home, HIGH, FIRST_DAY)
    screen = open_adbb(home, screening, parents=True)
    assert acting(screen) == []
    assert not any(word in all_words(screen) for word in ("ADBB", "Sum", "6", "Ansigtsudtryk"))
    screen.set_parent_view(False)
    home.settle()
    assert said(screen, "adbb.result.words")
    screen.set_parent_view(True)
    home.settle()
    assert "Sum" not in all_words(screen)


def test_an_uncertified_user_is_told_to_practise(qtbot: QtBot, tmp_path: Path, qapp: QApplication) -> None:
    around = make_surroundings()
    work = VaultWork(make_vaults(tmp_path, around).create("en lang nok sætning til prøven").vault, around)
    real = Stage(work, Autosave(work), around.library, around.clock, practice=False)
    with house(qtbot, real) as home:
        screen = open_adbb(home)
        press(screen, "adbb.begin")
        home.settle()
        assert "certificering" in all_words(control(screen, "adbb.refused"))
    work.close()


def test_everything_to_act_on_is_named_and_large_enough(home: House) -> None:
    screen = open_adbb(home, begin(home))
    found = acting(screen)
    assert len(found) > 40
    assert [w for w in found if not w.objectName() or not spoken_name(w)] == []
    assert [w.objectName() for w in found if w.height() < 44] == []


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_pages_fit_a_narrow_window(home: House, qapp: QApplication, tokens: Tokens, scale: float) -> None:
    apply_theme(qapp, tokens, "light", scale)
    observe(home, HIGH, FIRST_DAY)
    done = observe(home, HIGH, date(2026, 10, 30))
    for screening in (None, done, begin(home)):
        screen = open_adbb(home, screening)
        screen.resize(882, 704)
        QApplication.processEvents()
        page = screen.findChild(Page)
        assert isinstance(page, Page)
        assert screen.width() == 882
        assert page._column.minimumSizeHint().width() <= page.area.viewport().width()
