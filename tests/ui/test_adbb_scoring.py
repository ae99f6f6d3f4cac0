"""An ADBB observation while it is made: conditions, ages, prompts, what is asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget

from tests.ui.adbb_stage import LOW, all_words, begin, kept, observe, open_adbb
from tests.ui.family_stage import (
    House,
    control,
    press,
    said,
    write,
)
from tests.ui.support import focus_name
from transitions.ui.adbb.page import ObservationPage
from transitions.ui.adbb.reading import read_observations
from transitions.ui.adbb.setting import setting_for
from transitions.ui.controls.labels import Words


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


def test_relation_and_attention_are_described_apart(home: House) -> None:
    screen = open_adbb(home, begin(home))
    for item in ("relationship", "attraction"):
        assert "hver for sig" in said(screen, f"adbb.{item}.apart")
    assert screen.findChild(QWidget, "adbb.eye_contact.apart") is None


def test_doubt_is_marked_and_never_lowers(home: House) -> None:
    screening = observe(home, [2, *[None] * 7], done=False)
    screen = open_adbb(home, screening)
    assert said(screen, "adbb.facial_expression.doubt") == ""
    press(screen, "adbb.facial_expression.unsure")
    assert "lad tallet stå" in said(screen, "adbb.facial_expression.doubt")
    home.settle()
    assert kept(home, screening).item("facial_expression").score == 2


def test_prompts_are_drafts_and_the_others_point_to_the_manual(home: House) -> None:
    screen = open_adbb(home, begin(home))
    assert control(screen, "adbb.eye_contact.draft").isVisible()
    assert said(screen, "adbb.eye_contact.prompt")
    for item in ("briskness_of_response", "attraction"):
        assert said(screen, f"adbb.{item}.manual") == "Kontrollér i din ADBB-manual."
        assert screen.findChild(QWidget, f"adbb.{item}.prompt") is None


@pytest.mark.parametrize("reviewer", ["", "Certificeret Øvelse"])
def test_in_a_real_vault_only_reviewed_prompts_are_shown(home: House, reviewer: str) -> None:
    screening = kept(home, begin(home))
    scale = screening.scale.model_copy(update={"certified_reviewer": reviewer})
    real = replace(home.stage, practice=False)
    setting = setting_for(real, scale)
    child = home.child
    known = home.ask(lambda desk: read_observations(desk, child))
    page = ObservationPage(screening, known, setting, home.stage.clock.today)
    home.qtbot.addWidget(page)
    page.show()
    prompted = [w for w in page.findChildren(Words) if w.objectName().endswith(".prompt")]
    manual = [w for w in page.findChildren(Words) if w.objectName().endswith(".manual")]
    assert (len(prompted), len(manual)) == ((6, 2) if reviewer else (0, 8))
    assert page.findChild(QWidget, "adbb.eye_contact.draft") is None
