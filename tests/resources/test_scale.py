from __future__ import annotations

import pytest

from transitions.catalogue import Catalogue
from transitions.domain.scale import Scale

ITEMS = {
    "facial_expression": ("Ansigtsudtryk", "1facialExpression"),
    "eye_contact": ("Øjenkontakt", "2eyeContact"),
    "general_level_of_activity": ("Generelt aktivitetsniveau", "3generalLevelOfActivity"),
    "self_stimulating_gestures": ("Selvstimulerende adfærd", "4selfStimulatingGestures"),
    "vocalizations": ("Vokalisering", "5vocalizations"),
    "briskness_of_response": ("Reaktionstid ift. stimulation", "6brisknessOfResponseToStimulation"),
    "relationship": ("Relation", "7relationship"),
    "attraction": ("Opmærksomhedsinitiering og -fastholdelse", "8attraction"),
}


@pytest.fixture(scope="session")
def adbb(catalogue: Catalogue) -> Scale:
    return catalogue.scale("adbb")


def test_adbb_is_the_only_scale_that_is_shipped(catalogue: Catalogue) -> None:
    assert set(catalogue.scales) == {"adbb"}


def test_the_items_stand_in_the_manual_s_order(adbb: Scale) -> None:
    assert {item.id: (item.label.danish, item.link) for item in adbb.items} == ITEMS
    assert [item.id for item in adbb.items] == list(ITEMS)


def test_the_sum_goes_from_nothing_to_thirty_two(adbb: Scale) -> None:
    assert (adbb.lowest, adbb.highest, adbb.highest_total) == (0, 4, 32)


def test_threshold_interval_and_ages_are_those_of_the_sources(adbb: Scale) -> None:
    assert adbb.threshold.at_or_above == 5
    assert (adbb.repeat.from_days, adbb.repeat.to_days) == (7, 14)
    assert (adbb.age_window.from_months, adbb.age_window.to_months) == (2, 24)
    assert all((adbb.threshold.source, adbb.repeat.source, adbb.age_window.source))


def test_what_makes_an_observation_conditional(adbb: Scale) -> None:
    assert {condition.id: condition.ideal for condition in adbb.conditions} == {
        "enough_social_stimulation": True,
        "face_visible": True,
        "position_and_distance": True,
        "tired": False,
        "ill": False,
        "hungry": False,
        "strangers_or_interpreter": False,
    }


def test_the_two_rare_items_ask_for_a_note(adbb: Scale) -> None:
    asked = [item.id for item in adbb.items if item.note_asked_above == 0]

    assert asked == ["self_stimulating_gestures", "briskness_of_response"]


def test_the_two_items_that_look_alike_point_at_each_other(adbb: Scale) -> None:
    assert {item.id: item.apart_from for item in adbb.items if item.apart_from} == {
        "relationship": "attraction",
        "attraction": "relationship",
    }


def test_items_nobody_has_described_openly_have_no_prompt(adbb: Scale) -> None:
    silent = [item.id for item in adbb.items if item.prompt is None]

    assert silent == ["briskness_of_response", "attraction"]


def test_every_prompt_names_its_source_and_no_other_item_does(adbb: Scale) -> None:
    assert all(bool(item.prompt_source) == (item.prompt is not None) for item in adbb.items)


def test_a_prompt_says_what_to_look_at_and_never_how_to_grade(adbb: Scale) -> None:
    prompts = [item.prompt.danish for item in adbb.items if item.prompt]

    assert len(prompts) == 6
    assert not any(letter.isdigit() for prompt in prompts for letter in prompt)
    assert not any("score" in prompt or "point" in prompt for prompt in prompts)


def test_prompts_are_drafts_until_a_certified_user_has_read_them(adbb: Scale) -> None:
    assert adbb.certified_reviewer == ""


def test_the_notice_speaks_of_training_and_copyright(adbb: Scale) -> None:
    assert "certificeret" in adbb.notice.danish
    assert "ophavsret" in adbb.notice.danish
    assert adbb.notice.speaks("en")
