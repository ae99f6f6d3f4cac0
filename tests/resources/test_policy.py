from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.bundled import bundled_catalogue
from transitions.catalogue import Catalogue
from transitions.catalogue.mistakes import CatalogueError
from transitions.domain.policy import LONGEST_CONSENT_DAYS, Policy
from transitions.places import bundled_resources


def test_the_shipped_policy_is_the_careful_one(catalogue: Catalogue) -> None:
    policy = catalogue.policy

    assert policy.consents.special == "all"
    assert policy.consents.longest_days == LONGEST_CONSENT_DAYS
    assert not policy.signatures_on_daycare_copy


def test_the_parents_carry_the_paper_unless_somebody_chooses_otherwise(catalogue: Catalogue) -> None:
    assert [channel.id for channel in catalogue.policy.channels] == ["parents_carry", "joint_meeting", "sent"]
    assert catalogue.policy.purposes[0].label.danish == "forberede barnets start og opstartssamtalen"


def test_no_municipality_can_be_reported_for_before_it_says_who_it_is(catalogue: Catalogue) -> None:
    municipality = catalogue.policy.municipality

    assert municipality.name.danish == "Øvelseskommunen"
    assert municipality.sor == ""
    assert re.fullmatch(r"\d{11,}", municipality.sor_practice)


def test_the_information_says_that_it_must_be_replaced(catalogue: Catalogue) -> None:
    assert "skal erstatte" in catalogue.policy.information.danish
    assert "must replace" in catalogue.policy.information.in_language("en")


ISSUE = {
    "consents.everyday": "one",
    "consents.administrative": "one",
    "consents.special": "all",
    "consents.longest_days": 365,
    "consents.warn_days_before_expiry": 30,
    "consents.screening_words_may_travel": True,
    "signatures_on_daycare_copy": False,
    "files.handover": True,
    "files.parents": True,
    "files.journal": True,
    "files.adbb": True,
    "retention.propose_days_after_start": 90,
    "retention.days_after_no": 30,
    "retention.days_after_handed_over": 30,
}
"""What a municipality decides, and what the program does until it has."""


def overlaid(folder: Path, content: str) -> Policy:
    (folder / "policy.toml").write_text(content, encoding="utf-8")
    return Catalogue([bundled_resources(), folder]).policy


@pytest.mark.parametrize("key", ISSUE)
def test_every_choice_has_its_default_written_in_the_file(catalogue: Catalogue, key: str) -> None:
    found: object = catalogue.policy
    for name in key.split("."):
        found = getattr(found, name)
    assert found == ISSUE[key]
    last = key.rpartition(".")[2]
    shipped = (bundled_resources() / "policy.toml").read_text(encoding="utf-8")
    assert re.search(rf"^{last} = ", shipped, re.MULTILINE), key


@pytest.mark.parametrize(
    ("content", "key", "value"),
    [
        ('[consents]\neveryday = "all"', "everyday", "all"),
        ('[consents]\nadministrative = "all"', "administrative", "all"),
        ("[consents]\nlongest_days = 20", "longest_days", 20),
        ("[consents]\nscreening_words_may_travel = false", "screening_words_may_travel", False),
        ("[consents]\nwarn_days_before_expiry = 0", "warn_days_before_expiry", 0),
    ],
)
def test_a_municipality_may_be_more_careful(tmp_path: Path, content: str, key: str, value: object) -> None:
    consents = overlaid(tmp_path, content).consents
    assert getattr(consents, key) == value
    assert consents.special == "all"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            '[consents]\nspecial = "one"',
            "Særlige hensyn kræver altid et ja fra alle med forældremyndighed. "
            'Skriv special = "all", eller slet linjen.',
        ),
        ('[consents]\neveryday = "none"', '"none" kan ikke bruges her; mente du "one"? Brug: one eller all.'),
        ("[consents]\nlongest_days = 366", '"longest_days" skal være højst 365, men er 366. Ret tallet.'),
        ("[consents]\nlongest_days = 0", '"longest_days" skal være mindst 1, men er 0. Ret tallet.'),
        (
            "[consents]\nwarn_days_before_expiry = -1",
            '"warn_days_before_expiry" skal være mindst 0, men er -1. Ret tallet.',
        ),
        (
            '[consents]\nscreening_words_may_travel = "måske"',
            '"screening_words_may_travel" skal være true eller false. Ret linjen.',
        ),
        (
            'signatures_on_daycare_copy = "ja"',
            '"signatures_on_daycare_copy" skal være true eller false. Ret linjen.',
        ),
        ("purposes = []", '"purposes" skal have mindst 1. Ret antallet.'),
        ("channels = []", '"channels" skal have mindst 1. Ret antallet.'),
        (
            '[[channels]]\nid = "a"\nlabel = { da = "A" }\n[[channels]]\nid = "a"\nlabel = { da = "B" }',
            "Samme id er brugt to gange. Giv hver sit eget id.",
        ),
        ('[[purposes]]\nid = "a"\nlabel = { en = "A" }', 'Den danske tekst mangler i "label".'),
        ('[information]\nda = ""', '"information.da" er tom. Skriv en tekst, eller slet linjen.'),
        ('[files]\nhandover = "nej"', '"handover" skal være true eller false. Ret linjen.'),
        ("[files]\nconsents = true", 'Nøglen "consents" kendes ikke'),
        ("[retention]\ndays_after_no = -1", '"days_after_no" skal være mindst 0, men er -1. Ret tallet.'),
        ("[retention]\ndays_after_no = 366", '"days_after_no" skal være højst 365, men er 366. Ret tallet.'),
        (
            "[retention]\ndays_after_nej = 3",
            'Nøglen "days_after_nej" kendes ikke; mente du "days_after_no"? Ret nøglen, eller slet linjen.',
        ),
        (
            "[retention]\npropose_days_after_start = -1",
            '"propose_days_after_start" skal være mindst 0, men er -1. Ret tallet.',
        ),
    ],
)
def test_what_loosens_or_cannot_be_is_said_in_danish_and_left_out(
    tmp_path: Path, content: str, sentence: str
) -> None:
    with pytest.raises(CatalogueError) as refused:
        overlaid(tmp_path, content)
    assert [sentence in str(mistake) for mistake in refused.value.mistakes] == [True]
    assert "policy.toml" in str(refused.value)
    kept, warnings = Catalogue.load(bundled_resources(), tmp_path)
    assert kept.policy == bundled_catalogue().policy
    assert len(warnings) == 1
