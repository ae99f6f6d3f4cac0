from __future__ import annotations

import string
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from transitions.catalogue import Catalogue
from transitions.domain.form import Form
from transitions.domain.policy import Policy
from transitions.domain.scale import Scale
from transitions.places import bundled_resources

PRINTED = ("paper.", "consent.", "age.", "value.")
NOT_SAID = {"guard.toml", "theme.toml"}


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def strings(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    match value:
        case str():
            yield path, value
        case dict():
            for key, inner in value.items():
                yield from strings(inner, f"{path}.{key}" if path else key)
        case list() | tuple():
            for inner in value:
                yield from strings(inner, path)
        case _:
            return


def said_in_files(root: Path) -> Iterator[tuple[str, str]]:
    """Every string of every data file, under the name the wording guard knows it by."""
    for path in sorted(root.rglob("*.toml")):
        if path.name in NOT_SAID:
            continue
        prefix = {"forms": "form.", "texts": ""}.get(path.parent.name, f"{path.parent.name}.")
        for name, text in strings(tomllib.loads(path.read_text(encoding="utf-8"))):
            yield f"{prefix}{name}", text


def said_in_guides(root: Path) -> Iterator[tuple[str, str]]:
    for path in sorted((root / "guide").rglob("*.md")):
        yield f"guide.{path.stem}", path.read_text(encoding="utf-8")


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


def test_only_danish_has_been_read_by_a_professional(catalogue: Catalogue) -> None:
    assert catalogue.texts.reviewed == {"da"}


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


def test_nothing_shipped_breaks_the_wording_guard(catalogue: Catalogue) -> None:
    root = bundled_resources()
    said = [*said_in_files(root), *said_in_guides(root)]
    broken = [f"{name}: {entry.id}" for name, text in said for entry in catalogue.guard.breaches(name, text)]

    assert len(said) > 900
    assert broken == []


@pytest.mark.parametrize(
    ("text_id", "text"),
    [
        ("screening.below", "vedvarende social tilbagetrækning"),
        ("screening.incomplete", "under grænseværdien"),
        ("paper.silence", "Barnet har en diagnose."),
        ("help.adbb", "Tegn på autisme"),
        ("help.adbb", "et normalt barn"),
        ("help.adbb", "OK"),
        ("help.adbb", "over den 90. percentil"),
        ("help.adbb", "moderat social tilbagetrækning"),
        ("help.adbb", "Få tegn på udfordringer i social kontakt"),
        ("help.adbb", "et risikobarn"),
        ("help.adbb", "et rødt barn"),
        ("help.adbb", "Husk det nu!"),
        ("help.adbb", "KU-godkendt"),
        ("paper.withdrawal.title", "Tilbagetrækning af samtykke"),
        ("journal.talked", "En underretning er sendt."),
        ("paper.handover.title", "Score: 7"),
        ("form.sections", "Grænseværdien er nået."),
    ],
)
def test_the_guard_catches(catalogue: Catalogue, text_id: str, text: str) -> None:
    assert catalogue.guard.breaches(text_id, text)


@pytest.mark.parametrize(
    ("text_id", "text"),
    [
        ("screening.confirmed", "vedvarende"),
        ("screening.below", "under grænseværdien"),
        ("help.duty", "Pligten til underretning gælder altid."),
        ("help.adbb", "Det er let at få øjenkontakt. Sæt et kryds. Enormt godt."),
        ("paper.withdrawal.title", "Brev om tilbagekaldt samtykke"),
        ("paper.child", "Barnet er glad for det grønne tæppe og den røde bil."),
        ("score.segment", "Score 3"),
    ],
)
def test_the_guard_leaves_ordinary_words_alone(catalogue: Catalogue, text_id: str, text: str) -> None:
    assert catalogue.guard.breaches(text_id, text) == ()


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


@pytest.mark.parametrize("model", [Form, Scale, Policy])
def test_the_readme_explains_every_key(model: type[Form] | type[Scale] | type[Policy]) -> None:
    readme = (bundled_resources() / "README.md").read_text(encoding="utf-8")

    assert [key for key in model.model_fields if f"`{key}`" not in readme and f"[{key}]" not in readme] == []
