"""The drafts beside the Danish: whole, marked, and Danish alone where one lacks a text."""

from __future__ import annotations

import re
import tomllib
from datetime import date

import pytest

from transitions.catalogue import Catalogue
from transitions.domain.in_words import MONTHS, date_in_words
from transitions.domain.model import Words
from transitions.pdf.press import Press
from transitions.places import bundled_resources

DRAFTS = ("ar", "pl", "tr", "uk")
MOST_MISSING = 15
"""Texts that are there in English and not yet in a draft; what the parents do not read may wait."""

PARENTS_READ = ("paper.", "consent.", "consent_screen.", "form.", "question.", "value.", "age.", "product.")
NOT_FOR_PARENTS = "paper.sparring."


def lacking(catalogue: Catalogue, language: str) -> list[str]:
    tables = catalogue.texts.tables
    return [text_id for text_id in tables["en"] if text_id not in tables[language]]


@pytest.mark.parametrize("language", DRAFTS)
def test_a_draft_lacks_few_texts_and_none_that_parents_read(catalogue: Catalogue, language: str) -> None:
    missing = lacking(catalogue, language)

    assert len(missing) <= MOST_MISSING
    assert [m for m in missing if m.startswith(PARENTS_READ) and not m.startswith(NOT_FOR_PARENTS)] == []


@pytest.mark.parametrize("language", DRAFTS)
def test_a_text_that_is_not_there_is_danish_and_never_english(catalogue: Catalogue, language: str) -> None:
    for text_id in lacking(catalogue, language):
        assert catalogue.texts.say(text_id, language) == catalogue.texts.say(text_id)
        assert catalogue.texts.said(text_id, language).other == ""


@pytest.mark.parametrize("language", DRAFTS)
def test_nothing_in_a_draft_is_english(catalogue: Catalogue, language: str) -> None:
    english, own = (catalogue.texts.tables[code] for code in ("en", language))
    alike = {text_id for text_id in own if own[text_id] == english.get(text_id)}

    said = [english[text_id] for text_id in alike]

    assert {text for text in said if re.search("[a-z]", re.sub("{[a-z]+}", "", text))} <= {"Tryg Overgang"}


@pytest.mark.parametrize("language", DRAFTS)
def test_every_question_is_asked_in_every_draft(catalogue: Catalogue, language: str) -> None:
    silent = [words.danish for words in spoken(catalogue.form) if not words.speaks(language)]

    assert silent == []


@pytest.mark.parametrize("language", DRAFTS)
def test_a_word_that_papers_explain_is_explained_to_parents_in_every_draft(
    catalogue: Catalogue, language: str
) -> None:
    words = [word for word in catalogue.glossary.words if word.explained]

    assert [w.id for w in words if not (w.word.speaks(language) and w.parents.speaks(language))] == []


def spoken(form: object) -> list[Words]:
    if isinstance(form, Words):
        return [form]
    if isinstance(form, list | tuple):
        return [words for part in form for words in spoken(part)]
    fields = getattr(type(form), "model_fields", {})
    return [words for name in fields for words in spoken(getattr(form, name))]


@pytest.mark.parametrize("language", DRAFTS)
def test_no_translation_is_for_words_that_stand_nowhere(catalogue: Catalogue, language: str) -> None:
    path = bundled_resources() / "translations" / f"{language}.toml"
    defined = (catalogue.form, catalogue.policy, catalogue.glossary)
    known = {w.danish for part in defined for w in spoken(part)}
    known |= {w.danish for guide in catalogue.guides.values() for w in spoken(guide)}

    assert set(tomllib.loads(path.read_text(encoding="utf-8"))) - known == set()


def test_each_draft_is_a_draft_and_says_so(catalogue: Catalogue) -> None:
    assert {catalogue.texts.translation(language) for language in DRAFTS} == {"draft"}
    told = {language: catalogue.texts.said("paper.draft_translation", language).other for language in DRAFTS}
    assert len({*told.values()}) == len(DRAFTS)
    assert all(told.values())


@pytest.mark.parametrize("language", DRAFTS)
def test_every_letter_of_a_draft_can_be_printed(catalogue: Catalogue, language: str) -> None:
    press = Press(bundled_resources() / "fonts")
    said = "".join(catalogue.texts.tables[language].values())
    defined = (*spoken(catalogue.form), *spoken(catalogue.glossary))
    said += "".join(words.in_language(language) for words in defined) + MONTHS[language]

    assert press.unprintable(said) == ""


@pytest.mark.parametrize(
    ("language", "said"),
    [("ar", "1 فبراير 2026"), ("pl", "1 lutego 2026"), ("tr", "1 Şubat 2026"), ("uk", "1 лютого 2026")],
)
def test_a_date_is_said_in_words(language: str, said: str) -> None:
    assert date_in_words(date(2026, 2, 1), language) == said
    assert {len(months.split()) for months in MONTHS.values()} == {12}
