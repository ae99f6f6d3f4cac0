from __future__ import annotations

import string
import tomllib

import pytest

from transitions.catalogue import Catalogue
from transitions.domain.form import Form
from transitions.domain.glossary import GlossaryWord
from transitions.domain.guide import Anchors, Cause, Guide, Phrase, Referral
from transitions.domain.handbook import HelpPage, Trouble
from transitions.domain.leaflet import Chapter, Leaflet, Point
from transitions.domain.model import Definition
from transitions.domain.phrases import FormPhrase, PhraseBank
from transitions.domain.policy import Policy, Reminders
from transitions.domain.scale import Item, Scale
from transitions.places import bundled_resources

PRINTED = ("paper.", "consent.", "age.", "value.")


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_no_language_says_what_danish_does_not(catalogue: Catalogue) -> None:
    danish = set(catalogue.texts.tables["da"])

    assert {lang: set(t) - danish for lang, t in catalogue.texts.tables.items() if set(t) - danish} == {}


def test_every_language_fills_the_same_places(catalogue: Catalogue) -> None:
    danish = catalogue.texts.tables["da"]
    wrong = [
        (language, text_id)
        for language, table in catalogue.texts.tables.items()
        for text_id, text in table.items()
        if places(text) != places(danish[text_id])
    ]

    assert wrong == []


def test_what_is_printed_is_there_in_english(catalogue: Catalogue) -> None:
    danish, english = (catalogue.texts.tables[language] for language in ("da", "en"))

    assert [text_id for text_id in danish if text_id.startswith(PRINTED) and text_id not in english] == []


def test_only_english_has_been_read_beside_the_danish(catalogue: Catalogue) -> None:
    assert catalogue.texts.reviewed == {"da", "en"}


def test_the_file_says_that_no_translator_has_read_the_english() -> None:
    path = bundled_resources() / "texts" / "en.toml"
    said = tomllib.loads(path.read_text(encoding="utf-8"))["reviewed"]

    assert "Ingen oversætter har læst den" in said


@pytest.mark.parametrize(
    ("text_id", "words"),
    [
        ("paper.handover.title", "Overgangsskema"),
        ("paper.valid_until", "Samtykket gælder til"),
        ("paper.use.title", "Sådan bruger vi det"),
        ("paper.proposal.banner", "Forslag. Ikke samtykket. Må ikke gives videre."),
        ("screening.awaiting_repeat", "afventer gentagelse"),
        ("screening.conditional", "betinget observation"),
        ("value.declined", "Ønsker ikke at svare"),
        ("paper.mark.kept", "ikke delt"),
    ],
)
def test_the_words_the_design_fixes(catalogue: Catalogue, text_id: str, words: str) -> None:
    assert catalogue.texts.say(text_id) == words


def test_silence_is_not_no(catalogue: Catalogue) -> None:
    sentence = catalogue.texts.say("paper.silence")

    assert "betyder ikke nej" in sentence
    assert all(word in sentence for word in ("allergi", "medicin", "sygdom"))


def test_every_sentence_ends(catalogue: Catalogue) -> None:
    """A text of several sentences closes its last one as it closes the others."""
    unfinished = [
        text_id
        for table in catalogue.texts.tables.values()
        for text_id, text in table.items()
        if ". " in text and not text.rstrip().endswith((".", "?", "}", "…", ":"))
    ]

    assert unfinished == []


def test_passphrase_words_are_many_short_and_plain(catalogue: Catalogue) -> None:
    words = catalogue.passphrase_words

    assert len(words) >= 2048
    assert len(set(words)) == len(words)
    assert list(words) == sorted(words)
    assert all(word.isalpha() and word.isascii() and word.islower() for word in words)
    assert {len(word) for word in words} <= set(range(4, 9))


def test_no_passphrase_word_is_another_with_a_letter_more(catalogue: Catalogue) -> None:
    words = set(catalogue.passphrase_words)

    assert [word for word in words if word[:-1] in words] == []


def test_the_glossary_has_a_dozen_words_in_three_voices(catalogue: Catalogue) -> None:
    words = catalogue.glossary.words

    assert len(words) >= 12
    assert len({word.id for word in words}) == len(words)


@pytest.mark.parametrize(
    "model",
    [Form, Scale, Item, Policy, Guide, Cause, Phrase, Referral, Anchors, Leaflet, Chapter, Point,
     PhraseBank, FormPhrase, Reminders, GlossaryWord, HelpPage, Trouble],
)
def test_the_readme_explains_every_key(model: type[Definition]) -> None:
    readme = (bundled_resources() / "README.md").read_text(encoding="utf-8")

    assert [key for key in model.model_fields if f"`{key}`" not in readme and f"[{key}]" not in readme] == []
