"""One item at a time or all on one page: the steps, touch, the wheel, and the way back into it."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.adbb_stage import (
    HIGH,
    all_words,
    begin,
    kept,
    observe,
    open_adbb,
    prefer,
    roll_over,
    seen,
    touched,
)
from tests.ui.family_stage import House, acting, control, press, said, spoken_name
from tests.ui.support import focus_name
from transitions.application.bookmark import Place
from transitions.domain.screening import ItemScore
from transitions.ui.adbb.screen import AdbbScreen
from transitions.ui.look.theme import apply_theme
from transitions.ui.look.tokens import Tokens
from transitions.ui.pages.page import Page


@pytest.fixture
def home(home: House) -> Iterator[House]:
    yield home
    prefer(home, False)


def test_the_choice_is_live_and_remembered(home: House) -> None:
    screening = begin(home)
    screen = open_adbb(home, screening)
    assert seen(screen, "adbb.attraction.score")
    press(screen, "adbb.layout.one")
    assert seen(screen, "adbb.day")
    assert not seen(screen, "adbb.facial_expression.score")
    home.settle()
    assert seen(open_adbb(home, screening), "adbb.next")
    other = begin(home)
    again = open_adbb(home, other)
    assert not seen(again, "adbb.attraction.score")
    press(again, "adbb.layout.all")
    home.settle()
    assert seen(open_adbb(home, screening), "adbb.attraction.score")


def test_it_is_taken_up_at_the_same_item(home: House, *, one: bool) -> None:
    prefer(home, one)
    screening = begin(home)
    screen = open_adbb(home, screening)
    if one:
        press(screen, "adbb.steps.vocalizations")
    control(screen, "adbb.vocalizations.note").setFocus()
    QTest.keyClicks(control(screen, "adbb.vocalizations.note"), "Pludrer")
    place = screen.place()
    assert place.question == "vocalizations"
    home.settle()
    again = reopened(home, place)
    assert focus_name() == "adbb.vocalizations.score.0"
    assert seen(again, "adbb.vocalizations.note")
    assert seen(again, "adbb.facial_expression.score") is not one


def test_the_closing_step_is_taken_up_too(home: House) -> None:
    prefer(home, True)
    screen = open_adbb(home, observe(home, HIGH, done=False))
    home.qtbot.waitUntil(lambda: focus_name() == "adbb.finish")
    assert screen.place().question == "closing"
    reopened(home, screen.place())
    assert focus_name() == "adbb.finish"


def reopened(home: House, place: Place) -> AdbbScreen:
    screen = AdbbScreen(home.stage)
    home.qtbot.addWidget(screen)
    screen.resize(1100, 704)
    screen.show()
    screen.activateWindow()
    screen.open(place)
    home.settle()
    QApplication.processEvents()
    return screen


def test_forward_and_back_with_the_place_and_the_stands_said(home: House) -> None:
    prefer(home, True)
    screening = observe(home, [3, None, *[0] * 6], done=False)
    home.ask(lambda desk: desk.screenings.score(screening, not_assessed("general_level_of_activity")))
    screen = open_adbb(home, screening)
    home.qtbot.waitUntil(lambda: focus_name() == "adbb.eye_contact.score.0")
    assert said(screen, "adbb.place") == "Punkt 2 af 8"
    spoken = [spoken_name(control(screen, f"adbb.steps.{item}")) for item in STEPS]
    assert spoken == [
        "Punkt 1 af 8: Ansigtsudtryk, vurderet",
        "Punkt 2 af 8: Øjenkontakt, det, du er ved, ikke taget stilling endnu",
        "Punkt 3 af 8: Generelt aktivitetsniveau, ikke vurderet, med begrundelse",
    ]
    press(screen, "adbb.next")
    assert said(screen, "adbb.place") == "Punkt 3 af 8"
    press(screen, "adbb.before")
    press(screen, "adbb.before")
    assert said(screen, "adbb.place") == "Punkt 1 af 8"
    press(screen, "adbb.before")
    assert seen(screen, "adbb.conditions")
    assert not control(screen, "adbb.before").isEnabled()


STEPS = ("facial_expression", "eye_contact", "general_level_of_activity")


def not_assessed(item: str) -> ItemScore:
    return ItemScore(item=item, not_assessed="Sov")


def test_the_closing_step_says_what_is_missing_and_leads_there(home: House) -> None:
    prefer(home, True)
    screen = open_adbb(home, observe(home, [0, None, 0, 0, None, 0, 0, 0], done=False))
    press(screen, "adbb.steps.attraction")
    press(screen, "adbb.next")
    assert seen(screen, "adbb.open.eye_contact")
    assert seen(screen, "adbb.open.vocalizations")
    assert not seen(screen, "adbb.all_done")
    press(screen, "adbb.open.vocalizations")
    assert focus_name() == "adbb.vocalizations.score.0"


def test_no_sum_and_no_number_of_another_item_is_in_sight(home: House) -> None:
    prefer(home, True)
    screen = open_adbb(home, observe(home, [3, 3, 3, 3, 3, 3, 3, None], done=False))
    words = all_words(screen)
    assert not any(word in words for word in ("Sum", "21", "grænseværdi"))


def test_a_conditional_one_proposes_a_repeat_while_scoring_and_at_the_end(home: House, *, one: bool) -> None:
    prefer(home, one)
    screening = observe(home, [None] * 8, done=False)
    home.ask(lambda desk: desk.screenings.condition(screening, "ill", True))
    screen = open_adbb(home, screening)
    if one:
        assert "når forholdene er gode" in said(screen, "adbb.reminder")
        press(screen, "adbb.steps.attraction")
        press(screen, "adbb.next")
    assert "når forholdene er gode" in all_words(control(screen, "adbb.conditional_end"))
    home.ask(lambda desk: desk.screenings.condition(screening, "ill", False))
    ideal = open_adbb(home, screening)
    assert not seen(ideal, "adbb.conditional_end")
    assert not seen(ideal, "adbb.reminder")


def every_step(home: House, screening: UUID, one: bool) -> Iterator[AdbbScreen]:
    """The page as it stands at each step, everything that can unfold unfolded."""
    prefer(home, one)
    screen = open_adbb(home, screening)
    yield screen
    steps = [w.objectName() for w in screen.findChildren(QWidget) if w.objectName().startswith("adbb.steps.")]
    for name in steps if one else ():
        press(screen, name)
        home.settle()
        yield screen
    if one:
        press(screen, "adbb.next")
        home.settle()
        yield screen


def full(home: House) -> UUID:
    """An observation with every kind of line on it."""
    screening = observe(home, [0, 1, 4, 2, None, 1, 0, None], done=False)
    home.ask(lambda desk: desk.screenings.condition(screening, "ill", True))
    home.ask(lambda desk: desk.screenings.score(screening, not_assessed("vocalizations")))
    return screening


def test_everything_is_named_and_large_enough_to_touch(home: House, *, one: bool) -> None:
    found: dict[str, QWidget] = {}
    for screen in every_step(home, full(home), one):
        for widget in touched(screen):
            assert widget.objectName(), widget
            assert spoken_name(widget), widget.objectName()
            assert widget.width() >= 44, widget.objectName()
            assert widget.height() >= 44, widget.objectName()
            found[widget.objectName()] = widget
    assert len(found) > 70


def test_the_wheel_over_every_control_changes_nothing(home: House, *, one: bool) -> None:
    screening = full(home)
    before = kept(home, screening)
    turned = 0
    for screen in every_step(home, screening, one):
        screen.activateWindow()
        for widget in touched(screen):
            roll_over(screen, widget)
            turned += 1
    home.settle()
    assert turned > 70
    assert kept(home, screening) == before


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_each_step_fits_a_narrow_window(
    home: House, qapp: QApplication, tokens: Tokens, scale: float, *, one: bool
) -> None:
    apply_theme(qapp, tokens, "light", scale)
    for screen in every_step(home, full(home), one):
        screen.resize(882, 704)
        QApplication.processEvents()
        page = screen.findChild(Page)
        assert isinstance(page, Page)
        assert screen.width() == 882
        assert page._column.minimumSizeHint().width() <= page.area.viewport().width()


def test_parents_see_nothing_of_either_layout(home: House, *, one: bool) -> None:
    screening = full(home)
    prefer(home, one)
    screen = open_adbb(home, screening)
    screen.set_parent_view(True)
    home.settle()
    assert acting(screen) == []
    assert not any(word in all_words(screen) for word in ("ADBB", "af 8", "Ansigtsudtryk"))
