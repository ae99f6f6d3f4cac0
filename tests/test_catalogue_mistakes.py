"""A mistake in a file is said in Danish, so that it can be mended."""

from __future__ import annotations

import re
from pathlib import Path
from types import ModuleType

import pytest

from tests.bundled import bundled_catalogue
from tests.municipal import BUNDLED, FORM, MORE, SLEEP, SMALL_FORM, SWING, Overlay, form_with, sentences
from transitions.catalogue import Catalogue
from transitions.catalogue.sentences import said_rule
from transitions.domain import form, guide, model, policy, scale


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        (
            form_with('kind = "text"\nlabel', 'kind = "text"\nlabell'),
            [
                MORE + 'Nøglen "label" mangler. Tilføj en linje med label = …',
                MORE + 'Nøglen "labell" kendes ikke; mente du "label"? Ret nøglen, eller slet linjen.',
            ],
        ),
        (
            form_with('kind = "text"', 'kind = "tekst"'),
            [
                MORE + 'Felttypen "tekst" kendes ikke; mente du "text"? '
                "Skriv kind som en af: text, number, date, time, choice, choices, yes_no eller repeat.",
            ],
        ),
        (
            form_with('kind = "text"\n', ""),
            [MORE + 'Nøglen "kind" mangler. Tilføj en linje som kind = "text".'],
        ),
        (
            form_with('label = { da = "Mere" }', 'label = { en = "More" }'),
            [MORE + 'Den danske tekst mangler i "label". Tilføj da = "…" ved siden af de andre sprog.'],
        ),
        (
            form_with('label = { da = "Mere" }', 'label = { da = "" }'),
            [MORE + '"label.da" er tom. Skriv en tekst, eller slet linjen.'],
        ),
        (
            form_with('label = { da = "Mere" }', "label = { da = 3 }"),
            [MORE + '"label.da" skal være en tekst i anførselstegn. Ret linjen.'],
        ),
        (
            form_with('label = { da = "Mere" }', 'label = "Mere"'),
            [MORE + '"label" skal være tekster på hvert sprog: { da = "…" }. Ret linjen.'],
        ),
        (
            form_with('label = { da = "Mere" }', 'label = { da = "Mere", ENG = "More" }'),
            [MORE + '"ENG" er ikke en sprogkode. Brug to eller tre små bogstaver, fx da eller en.'],
        ),
        (
            form_with('kind = "text"', 'kind = "text"\nmax_length = 5000'),
            [MORE + '"max_length" skal være højst 2000, men er 5000. Ret tallet.'],
        ),
        (
            form_with('kind = "text"', 'kind = "text"\nlines = "tre"'),
            [MORE + '"lines" skal være et helt tal. Ret linjen.'],
        ),
        (
            form_with('id = "more"', 'id = "More"'),
            [
                f'{FORM}, afsnit "Barnet", felt "More": "More" kan ikke bruges som navn i "id". '
                "Brug små bogstaver fra a til z, tal og _, og begynd med et bogstav.",
            ],
        ),
        (
            form_with('id = "more"', 'id = "sleep"'),
            [
                f"{FORM}: Samme id er brugt to gange: sleep. "
                "Giv den ene et andet id, som ikke har været brugt før.",
            ],
        ),
        (
            form_with('kind = "text"\nlabel', 'kind = "text"\nproposed = true\nshort = "ja"\nlabel'),
            [MORE + '"short" skal være true eller false. Ret linjen.'],
        ),
        (
            form_with('"everyday"\nchoices', '"everydag"\nchoices'),
            [
                SLEEP + '"everydag" kan ikke bruges her; mente du "everyday"? '
                "Brug: everyday, special, internal eller administrative.",
            ],
        ),
        (
            form_with(', { id = "cot", label = { da = "Seng" } }', ""),
            [SLEEP + '"choices" skal have mindst 2. Ret antallet.'],
        ),
        (
            form_with('label = { da = "Vogn" }', 'labels = { da = "Vogn" }'),
            [
                f'{FORM}, afsnit "Barnet", felt "sleep", svarmulighed "pram": '
                'Nøglen "label" mangler. Tilføj en linje med label = …',
                f'{FORM}, afsnit "Barnet", felt "sleep", svarmulighed "pram": '
                'Nøglen "labels" kendes ikke; mente du "label"? Ret nøglen, eller slet linjen.',
            ],
        ),
        (
            form_with(
                'kind = "text"', 'kind = "text"\nvisible_when = { field = "sleep", is_any_of = ["tent"] }'
            ),
            [
                f'{FORM}: Feltet "sleep" kan aldrig have svaret "tent". '
                "Brug et af feltets egne svar i is_any_of.",
            ],
        ),
        (
            form_with(
                'kind = "text"', 'kind = "text"\nvisible_when = { field = "slep", is_any_of = ["cot"] }'
            ),
            [
                f'{FORM}: En betingelse ser på feltet "slep", som ikke står tidligere i skemaet. '
                "Ret feltets navn, eller flyt det op før det felt, der afhænger af det.",
            ],
        ),
        (
            form_with(
                'why = { da = "Fordi" }\nvoices = ["parents"]\ncategory = "everyday"\nchoices',
                'voices = ["parents"]\ncategory = "everyday"\nchoices',
            ),
            [
                SLEEP + "Feltet siger ikke, hvad dagtilbuddet skal bruge svaret til. "
                "Tilføj why med en dansk tekst.",
            ],
        ),
        (
            form_with('kind = "text"', 'kind = "text"\nsource = "custody"'),
            [
                MORE + 'Feltet viser "custody" og må aldrig komme med til dagtilbuddet. '
                'Skriv category = "internal".',
            ],
        ),
        (
            form_with('id = "overgangsskema"', 'id = "skema"'),
            [
                f'{FORM}: Filen hedder "overgangsskema.toml", men id er "skema". '
                "Giv filen og id det samme navn.",
            ],
        ),
        (
            ("forms/andet.toml", SMALL_FORM.replace('"overgangsskema"', '"andet"')),
            [
                'forms/andet.toml: Programmet bruger skemaet "overgangsskema"; "andet" bliver ikke brugt. '
                'Kald både filen og id "overgangsskema".',
            ],
        ),
        (
            ("scales/adbb.toml", SWING.replace('"swing"', '"adbb"')),
            [
                'scales/adbb.toml: Skalaen "adbb" følger med programmet og kan ikke erstattes. '
                "Giv filen og id et andet navn.",
            ],
        ),
        (
            ("scales/swing.toml", SWING.replace("at_or_above = 4", "at_or_above = 7")),
            [
                "scales/swing.toml: Grænseværdien er højere end den højest mulige sum. "
                "Ret at_or_above, highest eller items.",
            ],
        ),
        (
            ("scales/swing.toml", SWING.replace('link = "push"', 'link = "push", prompt = { da = "Se" }')),
            [
                'scales/swing.toml, item "push": Et prompt mangler sin kilde. '
                "Tilføj prompt_source, eller slet prompt.",
            ],
        ),
        (
            ("policy.toml", '[consents]\nspecial = "one"\nlongest_days = 400'),
            [
                "policy.toml, tabellen [consents]: Særlige hensyn kræver altid et ja fra alle med "
                'forældremyndighed. Skriv special = "all", eller slet linjen.',
                'policy.toml, tabellen [consents]: "longest_days" skal være højst 365, men er 400. '
                "Ret tallet.",
            ],
        ),
        (
            ("policy.toml", "[locking]\nidle_minuts = 3"),
            [
                'policy.toml, tabellen [locking]: Nøglen "idle_minuts" kendes ikke; mente du "idle_minutes"? '
                "Ret nøglen, eller slet linjen.",
            ],
        ),
        (
            ("texts/da.toml", '[paper]\nsilnce = "x"'),
            [
                'texts/da.toml, tekst "paper.silnce": Teksten "paper.silnce" kendes ikke; '
                'mente du "paper.silence"? Ret navnet, eller slet linjen.',
            ],
        ),
        (
            ("texts/en.toml", '[paper]\nwritten = "{dato}"'),
            [
                'texts/en.toml, tekst "paper.written": Teksten bruger {dato}, som ikke bliver fyldt ud her. '
                "Den kan bruge {age}, {child} eller {date}.",
            ],
        ),
        (
            ("texts/en.toml", '[paper]\nkeep = "{child}"'),
            [
                'texts/en.toml, tekst "paper.keep": Teksten bruger {child}, som ikke bliver fyldt ud her. '
                "Den har ingen pladser at fylde ud.",
            ],
        ),
        (
            ("texts/da.toml", '[paper]\nwritten = "{date"'),
            [
                'texts/da.toml, tekst "paper.written": '
                "En krøllet parentes er ikke lukket, eller navnet i den kan ikke bruges. "
                "Skriv pladser som {navn} med små bogstaver og intet andet i parentesen.",
            ],
        ),
        (
            ("texts/da.toml", "[paper]\nkeep = 3"),
            [
                'texts/da.toml, tekst "paper.keep": Her skal stå en tekst. '
                'Skriv den i anførselstegn: navn = "…".',
            ],
        ),
        (
            ("texts/uk.toml", "reviewed = true"),
            [
                "texts/uk.toml: reviewed siger, hvem der har læst sproget igennem, og hvornår. "
                'Skriv det i anførselstegn: reviewed = "…"; "" er et udkast.',
            ],
        ),
        (
            ("policy.toml", "version = 1\nfollow_up_days ="),
            [
                "policy.toml, sidst i filen: Linjen kan ikke forstås. "
                "Se efter anførselstegn, parenteser, komma og lighedstegn i den og i linjen før.",
            ],
        ),
        (
            ("policy.toml", 'version = "1"\nversion = "2"\n'),
            ["policy.toml, linje 2: Nøglen eller tabellen står der allerede. Slet den ene af de to."],
        ),
    ],
)
def test_a_mistake_is_said_so_that_it_can_be_mended(
    overlay: Overlay, file: tuple[str, str], expected: list[str]
) -> None:
    assert sentences(overlay(file)) == expected


def test_a_file_in_another_character_set_is_named(tmp_path: Path) -> None:
    (tmp_path / "policy.toml").write_text('version = "år"', encoding="latin-1")

    assert sentences(tmp_path) == [
        "policy.toml: Filen er ikke gemt som UTF-8. Gem den igen med tegnsættet UTF-8."
    ]


def test_no_mistake_is_said_in_english(overlay: Overlay) -> None:
    """Every rule of the definitions has a Danish sentence of its own."""
    said = " ".join(
        sentences(
            overlay(
                form_with('kind = "text"', 'kind = "text"\nvoices2 = 1\nlines = 0\nhelp = []'),
                ("scales/swing.toml", SWING.replace('id = "laugh"', 'id = "push"')),
                ("policy.toml", 'purposes = []\nchannels = [{ id = "a" }]\nversion = ""'),
            )
        )
    )

    assert not any(word in said for word in ("Input", "should", "Value error", "Field", "valid "))


@pytest.mark.parametrize("module", [form, guide, model, policy, scale])
def test_every_rule_of_the_definitions_is_said_in_danish(module: ModuleType) -> None:
    source = Path(str(module.__file__)).read_text(encoding="utf-8")
    rules = [re.sub(r"\{[^}]*\}", "x", rule) for rule in re.findall(r'raise ValueError\(f?"([^"]+)"', source)]
    unsaid = [rule for rule in rules if "passer ikke sammen" in said_rule("label", rule)[0]]

    assert rules
    assert unsaid == []


def test_a_changed_copy_of_a_form_has_a_hash_of_its_own() -> None:
    form = Catalogue([BUNDLED]).form
    assert form.hash == bundled_catalogue().form.hash
    changed = form.model_copy(update={"version": "another"})
    assert changed.hash != form.hash
    assert changed != form
    assert form.model_copy() == form
