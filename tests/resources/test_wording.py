"""No text that comes with the program says what the guard forbids."""

from __future__ import annotations

import ast
import re
import shutil
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import transitions
from transitions.catalogue import Catalogue
from transitions.places import bundled_resources

NOT_SAID = {"guard.toml", "theme.toml"}
PREFIXES = {"forms": "form.", "texts": "", "resources": "policy."}
WORDS = re.compile(r"[^\W\d_]{2,} [^\W\d_]{2,}|[æøåÆØÅ]")
"""A string of the program that could be read by somebody."""


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
        folder = path.parent.name if path.parent != root else "resources"
        prefix = PREFIXES.get(folder, f"{folder}.")
        content = path.read_text(encoding="utf-8")
        yield from ((f"{prefix}{name}", text) for name, text in said_in_toml(content))


@cache
def said_in_toml(content: str) -> tuple[tuple[str, str], ...]:
    return tuple(strings(tomllib.loads(content)))


def said_in_prose(root: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(root.rglob("*.md")):
        yield f"prose.{path.stem}", path.read_text(encoding="utf-8")


def said_in_code(root: Path) -> Iterator[tuple[str, str]]:
    """Every string of the program itself that holds words, except what only programmers read."""
    for path in sorted(root.rglob("*.py")):
        yield from ((f"code.{path.stem}", text) for text in said_in_module(path.read_text(encoding="utf-8")))


@cache
def said_in_module(source: str) -> tuple[str, ...]:
    nodes = list(ast.walk(ast.parse(source)))
    notes = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    spoken = (node.value for node in nodes if isinstance(node, ast.Constant) and id(node) not in notes)
    return tuple(text for text in spoken if isinstance(text, str) and WORDS.search(text))


def shipped(resources: Path, code: Path) -> Iterator[tuple[str, str]]:
    yield from said_in_files(resources)
    yield from said_in_prose(resources)
    yield from said_in_code(code)


Breaches = Callable[[Path, Path], list[str]]


@pytest.fixture(scope="module")
def breaches(catalogue: Catalogue) -> Breaches:
    """What the guard forbids of all that is said; a text that stays the same is looked at once."""

    @cache
    def broken(name: str, text: str) -> tuple[str, ...]:
        return tuple(f"{name}: {entry.id}" for entry in catalogue.guard.breaches(name, text))

    def find(resources: Path, code: Path) -> list[str]:
        return [found for name, text in shipped(resources, code) for found in broken(name, text)]

    return find


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    """The program's own resources, to be spoilt."""
    keep = shutil.ignore_patterns("fonts", "theme")
    return Path(shutil.copytree(bundled_resources(), tmp_path / "anywhere", ignore=keep))


@pytest.fixture
def code(tmp_path: Path) -> Path:
    """One small module of a program."""
    folder = tmp_path / "code"
    folder.mkdir()
    (folder / "small.py").write_text('"""En diagnose."""\n\nMESSAGE = "Filen mangler."\n', encoding="utf-8")
    return folder


def test_nothing_shipped_breaks_the_wording_guard(breaches: Breaches) -> None:
    assert breaches(bundled_resources(), Path(str(transitions.__file__)).parent) == []


def test_every_kind_of_text_is_read(catalogue: Catalogue) -> None:
    said = list(shipped(bundled_resources(), Path(str(transitions.__file__)).parent))
    families = catalogue.families(bundled_resources() / "practice" / "families.toml")
    around = (*catalogue.scales.values(), *catalogue.guides.values())
    defined = (catalogue.form, catalogue.policy, catalogue.glossary, families, *around)
    plain = [catalogue.texts.tables, *(definition.model_dump(mode="json") for definition in defined)]
    readable = {text for value in plain for _, text in strings(value) if WORDS.search(text)}

    assert len(readable) > 1500
    assert readable - {text for _, text in said} == set()
    assert "prose.README" in {name for name, _ in said}
    assert "Filen er ikke gemt som UTF-8." in {text for _, text in said}


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("texts/da.toml", 'yes = "Ja"', 'yes = "Ja, helt normalt"', "value.yes: verdict"),
        ("texts/en.toml", 'yes = "Yes"', 'yes = "Yes, a diagnosis"', "value.yes: diagnosis"),
        ("forms/overgangsskema.toml", '{ da = "Det her er', '{ da = "Score', "title.da: number_to_others"),
        ("scales/adbb.toml", 'da = "Barnet var træt"', 'da = "OK"', "scales.conditions.label.da: okay"),
        ("scales/adbb.toml", "Læg mærke til", "Et risikobarn", "scales.items.prompt.da: labels"),
        ("scales/adbb.toml", "Instrumentet er", "KU-godkendt er", "scales.notice.da: approved"),
        ("guides/adbb.toml", "Syn og hørelse", "Depression", "guides.causes.label.da: named_disorder"),
        ("guides/adbb.toml", "Det lykkes os bedst", "Score 3", "guides.phrases.label.da: number_to_others"),
        ("glossary/da.toml", 'da = "overgang"', 'da = "omsorgssvigt"', "glossary.words.word.da: labels"),
        ("policy.toml", "Øvelseskommunen", "Percentilkommunen", "policy.municipality.name.da: norms"),
        ("practice/families.toml", "Jeg smasker", "Vedvarende", "practice.families.answers.value: sustained"),
        ("README.md", "Alt, hvad familier", "Under grænseværdien", "prose.README: below_threshold"),
    ],
)
def test_a_forbidden_word_is_found_in_every_kind_of_file(
    breaches: Breaches, resources: Path, code: Path, file: str, old: str, new: str, expected: str
) -> None:
    whole = (resources / file).read_text(encoding="utf-8")
    assert old in whole
    (resources / file).write_text(whole.replace(old, new, 1), encoding="utf-8")

    found = breaches(resources, code)

    assert len(found) == 1
    assert found[0].endswith(expected)


@pytest.mark.parametrize(
    "line", ['SAID = "Glad, diagnose følger."', 'SAID = f"{1} rødt barn, ét"', "WHY = ('å, OK',)"]
)
def test_a_forbidden_word_is_found_in_the_program_itself(
    breaches: Breaches, resources: Path, code: Path, line: str
) -> None:
    (code / "small.py").write_text(line, encoding="utf-8")

    assert [name.partition(":")[0] for name in breaches(resources, code)] == ["code.small"]


def test_a_new_file_of_a_new_kind_is_read_too(breaches: Breaches, resources: Path, code: Path) -> None:
    (resources / "letters").mkdir()
    (resources / "letters" / "new.toml").write_text('[[lines]]\nda = "Så er det nu!"', encoding="utf-8")

    assert breaches(resources, code) == ["letters.lines.da: exclamation"]


def test_sustained_and_below_belong_to_one_sentence_each(catalogue: Catalogue) -> None:
    exempt = {entry.id: entry.allowed_in for entry in catalogue.guard.entries if entry.allowed_in}

    assert exempt == {"sustained": ("screening.confirmed",), "below_threshold": ("screening.below",)}


FORBIDDEN = [
    *("diagnose", "diagnosticeret", "a diagnosis"),
    *("autisme", "infantil autisme", "ADHD", "Aspergers", "depression", "fødselsdepression", "deprimeret"),
    *("tilknytningsforstyrrelse", "udviklingsforstyrrelse", "kontaktforstyrrelse", "attachment disorder"),
    *("vedvarende social tilbagetrækning", "sustained withdrawal"),
    *("under grænseværdien", "under grænsen", "under cut-off", "below the threshold"),
    *("normal", "unormal", "normalt", "normale", "normalområdet", "unormalt", "abnormal"),
    *("bestået", "dumpet", "dumper", "passed the screening"),
    *("positiv screening", "negativ screening", "positivt screenet", "screeningen er positiv"),
    *("positive screening", "negative result", "the result was negative"),
    *("OK", "ok", "Okay"),
    *("90. percentil", "10. percentilen", "percentile", "gennemsnit for alderen", "gennemsnitlig"),
    *("norm", "normen", "normtal", "norms", "standardafvigelse", "standard deviation", "average for the age"),
    *("mild tilbagetrækning", "let tilbagetrækning", "moderat tilbagetrækning", "svær tilbagetrækning"),
    *("lettere tilbagetrukket", "svært tilbagetrukken", "let social tilbagetrækning"),
    *("mild withdrawal", "mildly withdrawn", "severe social withdrawal"),
    *("Alderssvarende social kontakt", "Få tegn på udfordringer i social kontakt"),
    *("Udfordring i social kontakt", "udfordringer i den sociale kontakt"),
    *("udsat barn", "udsatte børn", "risikobarn", "omsorgssvigt", "neglect", "at-risk child"),
    *("rødt barn", "grønt lys", "Se her!"),
    *("KL-godkendt", "KU-godkendt", "KL godkendt", "certificeret af KU", "approved by KL"),
    *("Programmet er certificeret", "Tryg Overgang er godkendt", "et certificeret program"),
]


@pytest.mark.parametrize("text", FORBIDDEN)
def test_no_text_of_the_program_may_say(catalogue: Catalogue, text: str) -> None:
    assert catalogue.guard.breaches("help.adbb", text)


@pytest.mark.parametrize(
    ("text_id", "text"),
    [
        ("screening.below", "vedvarende social tilbagetrækning"),
        ("screening.incomplete", "under grænseværdien"),
        ("paper.withdrawal.title", "Tilbagetrækning af samtykke"),
        ("journal.talked", "En underretning er sendt."),
        ("paper.handover.title", "Score: 7"),
        ("form.sections", "Grænseværdien er nået."),
        ("guides.phrases.label.da", "En score over grænseværdien"),
    ],
)
def test_some_texts_may_say_less_than_others(catalogue: Catalogue, text_id: str, text: str) -> None:
    assert catalogue.guard.breaches(text_id, text)


@pytest.mark.parametrize(
    ("text_id", "text"),
    [
        ("screening.confirmed", "vedvarende"),
        ("screening.below", "under grænseværdien"),
        ("help.duty", "Pligten til underretning gælder altid."),
        ("help.adbb", "Det er let at få øjenkontakt. Sæt et kryds. Enormt godt."),
        ("help.adbb", "En observation er en indikator på vanskeligheder i den sociale kontakt."),
        ("help.adbb", "på eller over grænseværdien; bekræftet ved gentagelse; betinget observation"),
        ("help.adbb", "Du er certificeret. Se, hvad der er godkendt af forældrene."),
        ("help.adbb", "Forældrene er positive. Der er social tilbagetrækning at undersøge."),
        ("paper.withdrawal.title", "Brev om tilbagekaldt samtykke"),
        ("paper.child", "Barnet er glad for det grønne tæppe og den røde bil."),
        ("score.segment", "Score 3"),
    ],
)
def test_the_guard_leaves_ordinary_words_alone(catalogue: Catalogue, text_id: str, text: str) -> None:
    assert catalogue.guard.breaches(text_id, text) == ()
