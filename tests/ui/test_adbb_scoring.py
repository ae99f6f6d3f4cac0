"""An ADBB observation while it is made: keyboard, conditions, ages, what is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.adbb_stage import (
    HIGH,
    LOW,
    all_words,
    begin,
    focus_name,
    kept,
    key,
    observe,
    open_adbb,
    said,
    tab_to,
)
from tests.ui.family_stage import (
    House,
    control,
    house,
    press,
    write,
)
from transitions.ui.screen import Stage


@pytest.fixture
def home(qtbot: QtBot, stage: Stage) -> Iterator[House]:
    with house(qtbot, stage) as made:
        yield made


def test_a_whole_observation_is_made_with_the_keyboard(home: House) -> None:
    screen = open_adbb(home)
    press(screen, "adbb.begin")
    home.settle()
    screen.activateWindow()
    home.qtbot.waitUntil(lambda: focus_name() == "adbb.day")
    screening = screen.place().screening
    assert screening is not None
    for condition in kept(home, screening).scale.conditions:
        tab_to(f"adbb.condition.{condition.id}.{'yes' if condition.ideal else 'no'}")
        key(Qt.Key.Key_Space)
    for item, score in zip(kept(home, screening).scale.items, HIGH, strict=True):
        tab_to(f"adbb.{item.id}.score.0")
        key(Qt.Key(Qt.Key.Key_0 + score))
    tab_to("adbb.finish")
    key(Qt.Key.Key_Space)
    home.settle()
    made = kept(home, screening)
    assert made.done
    assert tuple(made.item(item.id).score for item in made.scale.items) == HIGH
    assert made.total == 6
    assert not made.conditional
    assert "Sum 6" in said(screen, "adbb.result.words")


def test_no_sum_is_shown_before_it_is_done(home: House) -> None:
    screening = observe(home, [1, 2, 1, 1, 2, 1, None, None], done=False)
    screen = open_adbb(home, screening)
    assert said(screen, "adbb.progress") == "6 af 8 vurderet"
    assert "Sum" not in all_words(screen)
    assert "grænseværdi" not in all_words(screen)
    assert screen.findChild(QWidget, "adbb.result") is None


def test_not_assessed_needs_a_reason(home: House) -> None:
    screening = begin(home)
    screen = open_adbb(home, screening)
    press(screen, "adbb.relationship.score.not_assessed")
    assert control(screen, "adbb.relationship.reason").hasFocus()
    assert said(screen, "adbb.progress") == "0 af 8 vurderet"
    write(screen, "adbb.relationship.reason", "Sov")
    home.settle()
    assert kept(home, screening).item("relationship").not_assessed == "Sov"
    assert said(screen, "adbb.progress") == "1 af 8 vurderet"
    press(screen, "adbb.relationship.score.1")
    home.settle()
    item = kept(home, screening).item("relationship")
    assert (item.score, item.not_assessed) == (1, "")


def test_an_unfinished_observation_says_what_is_missing_and_leads_there(home: House) -> None:
    screening = observe(home, [1, 1, None, 1, 1, 1, 1, 1], done=False)
    screen = open_adbb(home, screening)
    press(screen, "adbb.finish")
    home.settle()
    assert not kept(home, screening).done
    assert "3. Generelt aktivitetsniveau" in all_words(control(screen, "adbb.unfinished"))
    press(screen, "adbb.unfinished.jump")
    assert focus_name() == "adbb.general_level_of_activity.score.0"


def test_outside_the_age_window_a_reason_is_asked_for(home: House) -> None:
    screening = observe(home, LOW, date(2026, 2, 20), done=False)
    screen = open_adbb(home, screening)
    assert "uden for aldersrammen 2-24" in all_words(control(screen, "adbb.outside_age"))
    press(screen, "adbb.finish")
    home.settle()
    assert not kept(home, screening).done
    press(screen, "adbb.unfinished.jump")
    assert focus_name() == "adbb.outside_age_reason"
    write(screen, "adbb.outside_age_reason", "Aftalt med lederen")
    press(screen, "adbb.finish")
    home.settle()
    assert kept(home, screening).done
    assert kept(home, screening).outside_age_reason == "Aftalt med lederen"


def test_both_ages_are_shown_for_a_child_born_early(home: House) -> None:
    child = home.child
    home.ask(lambda desk: desk.children.write(child, {"gestation": {"weeks": 34, "days": 0}}))
    screen = open_adbb(home, begin(home))
    assert "9 måneder" in said(screen, "adbb.age")
    assert "Korrigeret alder den dag: 8 måneder" in said(screen, "adbb.age")


def test_a_condition_that_is_not_ideal_makes_it_betinget(home: House) -> None:
    screen = open_adbb(home, observe(home, LOW, done=False))
    assert not control(screen, "adbb.conditional").isVisible()
    press(screen, "adbb.condition.hungry.yes")
    assert "Barnet var sultent: ja" in all_words(control(screen, "adbb.conditional"))


def test_a_note_is_asked_for_where_the_scale_says_so(home: House) -> None:
    screen = open_adbb(home, begin(home))
    press(screen, "adbb.self_stimulating_gestures.score.1")
    assert "over 0" in said(screen, "adbb.self_stimulating_gestures.note_asked")
    write(screen, "adbb.self_stimulating_gestures.note", "Gnider hænder")
    assert said(screen, "adbb.self_stimulating_gestures.note_asked") == ""
    press(screen, "adbb.facial_expression.score.1")
    assert said(screen, "adbb.facial_expression.note_asked") == ""
    press(screen, "adbb.facial_expression.score.4")
    assert said(screen, "adbb.facial_expression.note_asked")


def test_prompts_are_drafts_and_the_others_point_to_the_manual(home: House) -> None:
    screen = open_adbb(home, begin(home))
    assert control(screen, "adbb.eye_contact.draft").isVisible()
    assert said(screen, "adbb.attraction.manual") == "Kontrollér i din ADBB-manual."
