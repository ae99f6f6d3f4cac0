from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from transitions.catalogue import Catalogue, CatalogueError, Mistake
from transitions.catalogue.sentences import said_rule
from transitions.domain import form, guide, model, policy, scale
from transitions.domain.form import YesNoField
from transitions.places import bundled_resources

BUNDLED = bundled_resources()
FORM = "forms/overgangsskema.toml"
Overlay = Callable[..., Path]

BICYCLE = """
[[sections.fields]]
id = "bicycle_seat"
number = "K1"
kind = "yes_no"
label = { da = "Kører barnet med på cykel?" }
yes = { da = "Kører med på cykel" }
no = { da = "Kører ikke med på cykel" }
why = { da = "Så ladcyklen ikke bliver en overraskelse." }
voices = ["parents"]
category = "everyday"
"""

SWING = """
id = "swing"
version = "1"
title = { da = "Gyngeskala" }
source = "Opdigtet"
notice = { da = "Kun til øvelse." }
highest = 3
items = [
  { id = "push", label = { da = "Fart" }, link = "push" },
  { id = "laugh", label = { da = "Latter" }, link = "laugh" },
]
threshold = { at_or_above = 4, source = "Opdigtet" }
repeat = { from_days = 1, to_days = 2, source = "Opdigtet" }
age_window = { from_months = 1, to_months = 20, source = "Opdigtet" }
"""

SMALL_FORM = """
id = "overgangsskema"
version = "2"
title = { da = "Skema" }
purpose = { da = "Formål" }

[[sections]]
id = "child"
title = { da = "Barnet" }

[[sections.fields]]
id = "sleep"
number = "1"
kind = "choice"
label = { da = "Søvn" }
why = { da = "Fordi" }
voices = ["parents"]
category = "everyday"
choices = [{ id = "pram", label = { da = "Vogn" } }, { id = "cot", label = { da = "Seng" } }]

[[sections.fields]]
id = "more"
number = "2"
kind = "text"
label = { da = "Mere" }
why = { da = "Fordi" }
voices = ["parents"]
category = "everyday"
"""


@pytest.fixture
def overlay(tmp_path: Path) -> Overlay:
    """Writes the municipality's files: path inside the folder, and content."""

    def write(*files: tuple[str, str]) -> Path:
        for name, content in files:
            path = tmp_path / "overlay" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        return tmp_path / "overlay"

    return write


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The program's own resources, to be broken."""
    keep = shutil.ignore_patterns("fonts", "theme", "practice", "guide")
    return Path(shutil.copytree(BUNDLED, tmp_path / "bundled", ignore=keep))


def mistakes(folder: Path) -> list[Mistake]:
    with pytest.raises(CatalogueError) as caught:
        Catalogue([BUNDLED, folder])
    return list(caught.value.mistakes)


def sentences(folder: Path) -> list[str]:
    return [str(mistake) for mistake in mistakes(folder)]


def test_what_came_with_the_program_has_no_mistakes() -> None:
    catalogue, warnings = Catalogue.load(BUNDLED)

    assert warnings == ()
    assert catalogue.form.id == "overgangsskema"
    assert catalogue.texts.say("value.yes") == "Ja"


def test_a_missing_overlay_is_no_mistake(tmp_path: Path) -> None:
    catalogue, warnings = Catalogue.load(BUNDLED, tmp_path / "nowhere")

    assert warnings == ()
    assert catalogue.form == Catalogue([BUNDLED]).form


def test_an_unknown_scale_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        Catalogue([BUNDLED]).scale("nothing")


def test_an_overlay_adds_a_field_without_python(overlay: Overlay) -> None:
    whole = (BUNDLED / FORM).read_text(encoding="utf-8")

    catalogue = Catalogue([BUNDLED, overlay((FORM, whole + BICYCLE))])

    assert isinstance(catalogue.form.field("bicycle_seat"), YesNoField)
    assert catalogue.form.hash != Catalogue([BUNDLED]).form.hash


def test_an_overlay_adds_a_scale_without_python(overlay: Overlay) -> None:
    catalogue = Catalogue([BUNDLED, overlay(("scales/swing.toml", SWING))])

    assert set(catalogue.scales) == {"adbb", "swing"}
    assert catalogue.scale("swing").highest_total == 6


def test_an_overlay_changes_one_text_and_leaves_the_rest(overlay: Overlay) -> None:
    folder = overlay(("texts/da.toml", '[paper]\nkeep = "Pas godt på papiret."'))

    texts = Catalogue([BUNDLED, folder]).texts

    assert texts.say("paper.keep") == "Pas godt på papiret."
    assert texts.say("paper.silence") == Catalogue([BUNDLED]).texts.say("paper.silence")


def test_an_overlay_adds_a_language(overlay: Overlay) -> None:
    folder = overlay(("texts/so.toml", 'reviewed = "Tolk, 2026"\n[value]\nyes = "Haa"'))

    texts = Catalogue([BUNDLED, folder]).texts

    assert texts.say("value.yes", "so") == "Haa"
    assert texts.say("value.no", "so") == "Nej"
    assert texts.reviewed == {"da", "en", "so"}


def test_an_overlay_corrects_one_sentence_of_a_draft_and_can_call_it_reviewed(overlay: Overlay) -> None:
    folder = overlay(("texts/uk.toml", 'reviewed = "Tolk, 2026"\n[value]\nyes = "Авжеж"'))

    texts = Catalogue([BUNDLED, folder]).texts

    assert (texts.say("value.yes", "uk"), texts.say("value.no", "uk")) == ("Авжеж", "Ні")
    assert (texts.translation("uk"), texts.translation("pl")) == ("reviewed", "draft")


@pytest.mark.parametrize("said", ['""', '"  "'])
def test_an_overlay_can_call_a_language_a_draft_again_but_never_danish(overlay: Overlay, said: str) -> None:
    folder = overlay(("texts/en.toml", f"reviewed = {said}"), ("texts/da.toml", f"reviewed = {said}"))

    texts = Catalogue([BUNDLED, folder]).texts

    assert (texts.translation("en"), texts.translation("da")) == ("draft", "danish")
    assert "da" in texts.reviewed


def test_an_overlay_corrects_the_translation_of_one_question(overlay: Overlay) -> None:
    uk = ("translations/uk.toml", '"Fødselsdato" = "Коли народилася дитина"')
    en = ("translations/en.toml", '"Fødselsdato" = "Birthday"')

    form = Catalogue([BUNDLED, overlay(uk, en)]).form

    assert form.field("birth_date").label.in_language("uk") == "Коли народилася дитина"
    assert form.field("birth_date").label.in_language("en") == "Birthday"
    assert form.field("cpr").label.in_language("uk") == "Номер CPR"


def test_a_question_that_is_changed_has_no_old_translation(overlay: Overlay) -> None:
    bundled = (BUNDLED / "forms" / "overgangsskema.toml").read_text(encoding="utf-8")
    changed = bundled.replace('da = "Fødselsdato"', 'da = "Hvornår er barnet født?"')
    folder = overlay(("forms/overgangsskema.toml", changed))

    label = Catalogue([BUNDLED, folder]).form.field("birth_date").label

    assert not label.speaks("uk")
    assert label.in_language("uk") == "Hvornår er barnet født?"


def test_a_question_s_own_translation_goes_before_the_program_s(overlay: Overlay) -> None:
    bundled = (BUNDLED / "forms" / "overgangsskema.toml").read_text(encoding="utf-8")
    changed = bundled.replace('da = "Fødselsdato"', 'da = "Fødselsdato", uk = "День народження"')
    folder = overlay(("forms/overgangsskema.toml", changed))

    assert Catalogue([BUNDLED, folder]).form.field("birth_date").label.in_language("uk") == "День народження"


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("uk", '"Fødsels dato" = "x"', 'uk.toml, teksten "Fødsels dato": Den danske tekst står ikke'),
        ("uk", '"Fødselsdato" = ""', 'uk.toml, teksten "Fødselsdato": Her skal stå en oversættelse.'),
        ("da", '"Fødselsdato" = "x"', 'da.toml: "da" er ikke koden for et sprog ved siden af dansk.'),
    ],
)
def test_a_translation_that_cannot_be_used_is_told(
    overlay: Overlay, name: str, text: str, message: str
) -> None:
    _, warnings = Catalogue.load(BUNDLED, overlay((f"translations/{name}.toml", text)))

    assert [str(warning).startswith(f"translations/{message}") for warning in warnings] == [True]


def test_an_overlay_changes_one_setting_of_a_table(overlay: Overlay) -> None:
    policy = Catalogue([BUNDLED, overlay(("policy.toml", "[locking]\nidle_minutes = 3"))]).policy

    assert (policy.locking.idle_minutes, policy.locking.visit_minutes) == (3, 20)


def test_an_overlay_s_words_do_not_keep_the_old_english(overlay: Overlay) -> None:
    folder = overlay(
        ("policy.toml", '[municipality]\nname = { da = "Nordby" }\n[information]\nda = "Vores egen."')
    )

    policy = Catalogue([BUNDLED, folder]).policy

    assert policy.municipality.name.root == {"da": "Nordby"}
    assert policy.municipality.sor_practice
    assert policy.information.in_language("en") == "Vores egen."


def test_an_overlay_replaces_the_glossary(overlay: Overlay) -> None:
    words = '[[words]]\nid = "nap"\nword = "lur"\nparents = "lur"\ndaycare = "lur"'

    glossary = Catalogue([BUNDLED, overlay(("glossary/da.toml", words))]).glossary

    assert [word.id for word in glossary.words] == ["nap"]


def test_an_overlay_decides_neither_guard_nor_passphrase_words(overlay: Overlay) -> None:
    folder = overlay(
        ("texts/guard.toml", "nonsense ="), ("texts/words_da.txt", "a\nb"),
        ("texts/common_passphrases.txt", "a\nb"),
    )

    catalogue = Catalogue([BUNDLED, folder])

    assert catalogue.passphrase_words == Catalogue([BUNDLED]).passphrase_words
    assert catalogue.common_passphrases == Catalogue([BUNDLED]).common_passphrases
    assert catalogue.guard == Catalogue([BUNDLED]).guard


def test_a_file_saved_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    (tmp_path / "policy.toml").write_text("follow_up_days = 60", encoding="utf-8-sig")

    assert Catalogue([BUNDLED, tmp_path]).policy.follow_up_days == 60


def test_a_broken_overlay_never_stops_the_program(overlay: Overlay) -> None:
    folder = overlay((FORM, "nonsense"), ("policy.toml", "[locking]\nidle_minutes = 3"))

    catalogue, warnings = Catalogue.load(BUNDLED, folder)

    assert [warning.file for warning in warnings] == [FORM]
    assert catalogue.warnings == warnings
    assert catalogue.form == Catalogue([BUNDLED]).form
    assert catalogue.policy.locking.idle_minutes == 3


def test_one_wrong_text_leaves_the_others_of_its_file(overlay: Overlay) -> None:
    folder = overlay(("texts/da.toml", '[value]\nyes = "Jo"\nnej = "Nix"'))

    catalogue, warnings = Catalogue.load(BUNDLED, folder)

    assert catalogue.texts.say("value.yes") == "Jo"
    assert [warning.place for warning in warnings] == ['tekst "value.nej"']


def test_every_mistake_is_told_at_once(overlay: Overlay) -> None:
    folder = overlay(
        (FORM, "nonsense"), ("policy.toml", "follow_up_days = 0"), ("texts/da.toml", "value = 3")
    )

    assert {mistake.file for mistake in mistakes(folder)} == {FORM, "policy.toml", "texts/da.toml"}


def test_broken_bundled_resources_stop_the_program(copy: Path) -> None:
    (copy / "policy.toml").write_text("version = 1", encoding="utf-8")

    with pytest.raises(CatalogueError):
        Catalogue.load(copy)


@pytest.mark.parametrize(
    "name",
    [FORM, "policy.toml", "texts/da.toml", "texts/guard.toml", "texts/words_da.txt",
     "texts/common_passphrases.txt", "glossary/da.toml"],
)
def test_a_missing_bundled_file_is_named(copy: Path, name: str) -> None:
    (copy / name).unlink()

    with pytest.raises(CatalogueError) as caught:
        Catalogue.load(copy)

    assert f"{name}: Filen mangler i programmets egne data. Installér programmet igen." in str(caught.value)


def form_with(old: str, new: str) -> tuple[str, str]:
    assert old in SMALL_FORM
    return FORM, SMALL_FORM.replace(old, new)


SLEEP = f'{FORM}, afsnit "Barnet", felt "sleep": '
MORE = f'{FORM}, afsnit "Barnet", felt "more": '


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
    assert form.hash == Catalogue([BUNDLED]).form.hash
    changed = form.model_copy(update={"version": "another"})
    assert changed.hash != form.hash
    assert changed != form
    assert form.model_copy() == form
