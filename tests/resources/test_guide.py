"""What surrounds the ADBB scale, as it came with the program."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path

import pytest

from transitions.catalogue import Catalogue
from transitions.domain.guide import Guide
from transitions.places import bundled_resources


@pytest.fixture(scope="session")
def guide(catalogue: Catalogue) -> Guide:
    return catalogue.guides["adbb"]


def test_every_shipped_scale_has_its_guide(catalogue: Catalogue) -> None:
    assert set(catalogue.guides) == set(catalogue.scales)


def test_the_checklist_has_what_the_sources_name(guide: Guide) -> None:
    assert [cause.id for cause in guide.causes] == [
        "sight_and_hearing",
        "pain_or_illness",
        "feeding",
        "parents_wellbeing",
        "towards_whom",
    ]


def test_the_guide_says_that_it_is_a_proposal_and_where_it_comes_from(guide: Guide) -> None:
    assert guide.source.startswith("Forslag")
    assert "Médecine/Sciences 2004" in guide.source


def test_resources_stand_first_and_there_are_enough_of_each(guide: Guide) -> None:
    counted = [(kind, len([*rows])) for kind, rows in groupby(guide.phrases, key=lambda phrase: phrase.kind)]

    assert [kind for kind, _ in counted] == ["resource", "noticed", "together"]
    assert all(number >= least for (_, number), least in zip(counted, (8, 8, 4), strict=True))


def test_a_phrase_fits_any_child(guide: Guide) -> None:
    danish = [phrase.label.danish for phrase in guide.phrases]
    english = [phrase.label.in_language("en") for phrase in guide.phrases]

    assert not [text for text in danish if re.search(r"(?i)\b(han|hun|ham|hende|hans|hendes)\b", text)]
    assert not [text for text in english if re.search(r"(?i)\b(he|she|him|her|his|hers)\b", text)]
    assert all("barnet" in text.lower() or re.search(r"\b(vi|os|Vi|Kontakten)\b", text) for text in danish)


def test_a_phrase_is_a_short_sentence_or_the_beginning_of_one(guide: Guide) -> None:
    texts = [text for phrase in guide.phrases for text in phrase.label.root.values()]

    assert not [text for text in texts if len(text) > 110]
    assert not [text for text in texts if not re.search(r"(?<! )\.$| …$", text)]


def test_a_phrase_says_nothing_of_numbers_or_of_the_instrument(guide: Guide) -> None:
    told = " ".join(text for phrase in guide.phrases for text in phrase.label.root.values()).lower()
    unsaid = r"\d|adbb|scor|\bpoint|skala|\bscale|grænse|tilbage(træk|trukk)|withdraw|observ"

    assert re.findall(unsaid, told) == []


def test_everything_is_there_in_english(guide: Guide) -> None:
    labels = [*(cause.label for cause in guide.causes), *(phrase.label for phrase in guide.phrases)]

    assert [label.danish for label in labels if not label.speaks("en")] == []


def test_whom_to_turn_to_is_the_municipality_s_to_say(guide: Guide) -> None:
    assert guide.referrals == ()


def test_no_licensed_text_comes_with_the_program(catalogue: Catalogue) -> None:
    repository = Path(__file__).parents[2]
    kept = [folder for folder in repository.iterdir() if folder.name[0] != "." and folder.is_dir()]
    found = [path for folder in kept for path in folder.rglob("anchors/*")]

    assert catalogue.anchors == {}
    assert not (bundled_resources() / "anchors").exists()
    assert found == []
