"""The first page: who the child is, the first day at a glance, and nothing said or named in vain."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from pydantic import ValidationError

from tests.domain.families import DAY, FATHER, FORM, MOTHER, POLICY, record, shares, to_daycare, yes
from transitions.domain.consent import Ledger
from transitions.domain.disclosure import Disclosure, Entry, Facts, Glance, Lines, Notice, Part, Section
from transitions.domain.form import Form
from transitions.domain.gate import disclose, propose
from transitions.domain.texts import Texts

FRONT = {
    "opening": ["sleep", "play"],
    "topics": [
        {"id": "danger", "title": {"da": "Om"}, "fields": ["illness", "home"]},
        {"id": "call", "title": {"da": "Ring"}, "fields": ["call_father", "call_mother"]},
    ],
}


def form(**front: Any) -> Form:
    return Form.model_validate(FORM.model_dump(mode="json") | {"front": front or FRONT})


def copy(texts: Texts, *kept: str, **front: Any) -> Disclosure:
    """The daycare's copy of a family that keeps these answers to itself."""
    of = record(form=form(**front))
    of = of.model_copy(update={"shares": {**of.shares, **shares(dict.fromkeys(kept, "keep"))}})
    ledger = Ledger(events=(yes(MOTHER, of), yes(FATHER, of)))
    disclosure = disclose(of, ledger, POLICY, to_daycare(), DAY, texts).disclosure
    assert disclosure is not None
    return disclosure


def labels(entries: Iterable[Entry]) -> list[str]:
    return [entry.label.danish.removeprefix("Om ") for entry in entries]


def shape(disclosure: Disclosure) -> list[str]:
    """The parts in order, by the words a reader finds them by."""
    return [_named(part) for part in disclosure.paper.parts]


def _named(part: Part) -> str:
    match part:
        case Section() | Glance():
            return part.title.danish
        case Facts():
            return part.title.danish if part.title else part.rows[0].label.danish
        case Notice():
            return part.text.danish.split()[0]
        case Lines():
            return part.caption.danish
        case _:
            return part.kind


def test_the_child_comes_first_then_the_day_then_what_silence_means(texts: Texts) -> None:
    assert shape(copy(texts)) == [
        "Først om mig", "Første dag", "Her", "Afsnit", "Hvem kan I ringe til", "Til", "Skrevet",
        "Ændret siden", "Sådan bruger vi det", "Aftaler på mødet", "Opbevar",
    ]  # fmt: skip


def test_an_answer_stands_once_in_the_order_of_the_front_page(texts: Texts) -> None:
    paper = copy(texts).paper
    opening, glance, rest = paper.parts[0], paper.parts[1], paper.parts[3]
    assert isinstance(opening, Section)
    assert isinstance(glance, Glance)
    assert isinstance(rest, Section)
    assert labels(opening.entries) == ["sleep", "play"]
    assert [labels(topic.entries) for topic in glance.topics] == [
        ["illness", "home"],
        ["call_father", "call_mother"],
    ]
    assert labels(rest.entries) == ["words", "both"]
    assert len(list(paper.entries())) == 8


def test_a_topic_or_a_glance_with_no_answer_is_not_named(texts: Texts) -> None:
    half = copy(texts, "illness", "home")
    glance = half.paper.parts[1]
    assert isinstance(glance, Glance)
    assert [topic.title.danish for topic in glance.topics] == ["Ring"]
    none = copy(texts, "illness", "home", "call_father", "call_mother", "sleep", "play")
    assert shape(none)[:2] == ["Her", "Afsnit"]


def test_a_form_without_a_front_page_stands_in_its_sections(texts: Texts) -> None:
    assert shape(copy(texts, opening=[], topics=[]))[:2] == ["Her", "Afsnit"]


def test_a_topic_does_not_say_its_name_again(texts: Texts) -> None:
    renamed = form().model_dump(mode="json")
    renamed["sections"][0]["fields"][2]["label"]["da"] = "Om: sygdom"
    of = record(form=Form.model_validate(renamed))
    found = propose(of, POLICY, to_daycare(), DAY, texts).disclosure
    assert found is not None
    glance = next(part for part in found.paper.parts if isinstance(part, Glance))
    assert glance.topics[0].entries[0].label.danish == "Sygdom"


def test_a_voice_is_said_once_over_all_topics(texts: Texts) -> None:
    glance = copy(texts).paper.parts[1]
    assert isinstance(glance, Glance)
    said = [entry.voice.danish for topic in glance.topics for entry in topic.entries]
    assert said == ["Forældrene fortæller", "", "", ""]


@pytest.mark.parametrize("wrong", [["nobody"], ["play", "play"], ["illness"]])
def test_the_front_page_names_questions_and_each_once(wrong: list[str]) -> None:
    with pytest.raises(ValidationError, match="on the front page"):
        form(opening=wrong, topics=FRONT["topics"])
