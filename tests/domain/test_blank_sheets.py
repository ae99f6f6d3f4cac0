"""Papers to write on by hand: the blank samtykkeark, the blank form, and the glossary."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from transitions.catalogue import Catalogue
from transitions.domain.blank_consent import blank_consent_sheet
from transitions.domain.blank_form import blank_form
from transitions.domain.disclosure import Facts, Lines, Notice, Paper, Part, Said, Signatures, Ticks
from transitions.domain.gate.consent_sheet import INFORMED
from transitions.domain.glossary_sheet import glossary_sheet
from transitions.domain.model import Words
from transitions.domain.policy import Policy, Purpose


def words_of(part: Part) -> Iterator[Said]:
    match part:
        case Notice():
            yield from (said for said in (part.title, part.text) if said)
        case Lines():
            yield part.caption
        case Ticks():
            yield from (part.caption, *part.labels)
        case Signatures():
            yield from (part.text, *(row.caption for row in part.rows))
        case Facts():
            yield from (said for row in part.rows for said in (row.label, row.text))


def words(paper: Paper) -> list[Said]:
    return [said for part in paper.parts for said in words_of(part) if said.danish]


def consent(catalogue: Catalogue, language: str = "da", policy: Policy | None = None) -> Paper:
    return blank_consent_sheet(policy or catalogue.policy, catalogue.texts, language).paper


def test_it_counts_only_when_it_says_what_is_shared(catalogue: Catalogue) -> None:
    first = consent(catalogue).parts[0]

    assert isinstance(first, Notice)
    assert first.tone == "important"
    assert "gælder først, når sundhedsplejersken har skrevet" in first.text.danish


def test_there_is_room_for_all_that_makes_a_consent(catalogue: Catalogue) -> None:
    say = catalogue.texts.say
    room = {part.caption.danish: part.count for part in consent(catalogue).parts if isinstance(part, Lines)}

    named = ("child", "daycare", "answers", "special", "until")
    assert list(room) == [say(f"paper.blank_consent.{name}") for name in named]
    assert room[say("paper.blank_consent.answers")] >= 8
    assert room[say("paper.blank_consent.special")] >= 3


def test_everything_a_parent_is_told_before_a_yes_is_told(catalogue: Catalogue) -> None:
    told = "\n".join(said.danish for said in words(consent(catalogue)))
    wanted = [catalogue.texts.say(f"consent.informed.{name}") for name in INFORMED]
    wanted += [catalogue.texts.say("consent.carriers"), catalogue.policy.purposes[0].label.danish]
    wanted += [channel.label.danish for channel in catalogue.policy.channels]

    assert [text for text in wanted if text not in told] == []
    assert "Det, der ikke er skrevet her, deles ikke." in told


def test_two_parents_and_the_one_who_wrote_it_sign(catalogue: Catalogue) -> None:
    (signed,) = [part for part in consent(catalogue).parts if isinstance(part, Signatures)]

    assert [row.caption.danish.partition(",")[0] for row in signed.rows] == [
        "Forælder", "Forælder", "Sundhedsplejerske",
    ]
    assert not any(row.strokes for row in signed.rows)
    assert catalogue.policy.municipality.name.danish in signed.text.danish


def test_of_several_purposes_one_is_ticked(catalogue: Catalogue) -> None:
    more = Purpose(id="other", label=Words({"da": "noget andet"}))
    policy = catalogue.policy.model_copy(update={"purposes": (*catalogue.policy.purposes, more)})
    ticks = [part for part in consent(catalogue, policy=policy).parts if isinstance(part, Ticks)]

    assert [label.danish for label in ticks[0].labels] == [p.label.danish for p in policy.purposes]


@pytest.mark.parametrize("language", ["en", "ar", "pl", "tr", "uk"])
def test_a_blank_sheet_says_every_line_in_the_familys_language(catalogue: Catalogue, language: str) -> None:
    own = consent(catalogue, language)
    form = blank_form(catalogue.form, catalogue.texts, full=True, language=language).paper

    for paper in (own, form):
        assert [said.danish for said in words(paper) if not said.other] == []
        assert paper.title.other


@pytest.mark.parametrize(("language", "draft"), [("da", False), ("en", False), ("pl", True)])
def test_a_blank_sheet_says_that_a_translation_is_a_draft(
    catalogue: Catalogue, language: str, draft: bool
) -> None:
    own = consent(catalogue, language)
    form = blank_form(catalogue.form, catalogue.texts, language=language).paper
    told = catalogue.texts.say("paper.draft_translation")

    assert [told in {said.danish for said in words(paper)} for paper in (own, form)] == [draft, draft]


def test_the_glossary_says_each_word_to_parents_and_to_the_daycare(catalogue: Catalogue) -> None:
    parts = glossary_sheet(catalogue.glossary, catalogue.texts).paper.parts
    explained = [part for part in parts if isinstance(part, Facts)]

    assert [[row.text.danish for row in part.rows] for part in explained] == [
        [word.parents.danish, word.daycare.danish] for word in catalogue.glossary.words
    ]
    titles = [part.title.danish.lower() for part in explained if part.title]
    assert titles == [word.word.danish for word in catalogue.glossary.words]
