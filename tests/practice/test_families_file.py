"""The families file: what is wrong in it is said in Danish, and the shipped one says everything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel

from transitions.application.practice import days, families, happenings, scores
from transitions.application.practice.days import on
from transitions.application.practice.families import Families, FamilyChild
from transitions.catalogue import Catalogue, CatalogueError
from transitions.catalogue.sentences import said_rule
from transitions.domain.form import RepeatField
from transitions.places import bundled_resources

FILE = bundled_resources() / "practice" / "families.toml"

START = """
[health_visitor]
name = "Sofie Øvesen"

[[families]]
id = "alma"
about = "Opdigtet."
"""
CHILD = 'child = { name = "Alma Opdigt", birth_date = "-9m" }\n'
MOTHER = 'parents = [{ id = "mor", name = "Mor Opdigt", custody = "holder" }]\n'
YES = 'transition = { form_wish = "yes" }\n'
WHERE = 'familier.toml, familien "alma"'


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return Catalogue([bundled_resources()])


@pytest.fixture(scope="session")
def shipped(catalogue: Catalogue) -> Families:
    return catalogue.families(FILE)


def sentences(catalogue: Catalogue, folder: Path, content: str) -> list[str]:
    file = folder / "familier.toml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        catalogue.families(file)
    return [str(mistake) for mistake in caught.value.mistakes]


def answer(line: str) -> str:
    return START + CHILD + YES + f"answers = [{{ {line} }}]\n"


def event(line: str, more: str = "") -> str:
    return START + CHILD + MOTHER + more + f'events = [{{ on = "-1d", {line} }}]\n'


def screening(line: str) -> str:
    return START + CHILD + f'screenings = [{{ on = "-1d", {line} }}]\n'


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            answer('field = "sleep_nap", voice = "parents", value = 2'),
            f'{WHERE}, svaret på "sleep_nap": Feltet "sleep_nap" kendes ikke; mente du "sleep_naps"? '
            "Ret navnet, så det er som i skemaet.",
        ),
        (
            answer('field = "sleep_naps", voice = "joint", value = 2'),
            f'{WHERE}, svaret på "sleep_naps": "joint" svarer ikke på det felt. Brug: parents.',
        ),
        (
            answer('field = "sleep_naps", voice = "parents", value = 9'),
            f'{WHERE}, svaret på "sleep_naps": Tallet skal ligge mellem 0 og 6. '
            "Se efter, om du har tastet rigtigt.",
        ),
        (
            answer('field = "sleep_naps", voice = "parents", value = "to"'),
            f'{WHERE}, svaret på "sleep_naps": Svaret kan ikke læses. Skriv et tal, fx 3 eller 3,5.',
        ),
        (
            answer('field = "eating", voice = "parents", value = "alon"'),
            f'{WHERE}, svaret på "eating": Svaret "alon" kendes ikke; mente du "alone"? '
            "Brug: alone, learning eller fed.",
        ),
        (
            answer('field = "movement", voice = "parents", value = ["sits", "runs"]'),
            f'{WHERE}, svaret på "movement": Svaret "runs" kendes ikke. '
            "Brug: rolls, sits, crawls, pulls_up eller walks.",
        ),
        (
            answer('field = "allergy_known", voice = "parents", value = "nej"'),
            f'{WHERE}, svaret på "allergy_known": Svaret skal være ja eller nej. Skriv true eller false.',
        ),
        (
            answer('field = "allergies", voice = "parents", row = "a", value = { wht = "Æg" }'),
            f'{WHERE}, svaret på "allergies": Kolonnen "wht" kendes ikke; mente du "what"? '
            "Brug: what, reaction eller action.",
        ),
        (
            answer('field = "allergies", voice = "parents", value = { what = "Æg" }'),
            f'{WHERE}, svaret på "allergies": Feltet har flere linjer. '
            'Giv hver linje et navn: row = "foerste".',
        ),
        (
            answer('field = "start_date", voice = "parents", value = "snart"'),
            f'{WHERE}, svaret på "start_date": Det står et andet sted og skrives ikke her. '
            "Skriv det under barnet eller overgangen.",
        ),
        (
            answer('field = "wishes", voice = "parents"'),
            f'{WHERE}, svaret på "wishes": Svaret er tomt. '
            'Skriv value = …, eller stance = "not_relevant" eller "declined".',
        ),
        (
            answer('field = "wishes", voice = "parents", valu = "x"'),
            f'{WHERE}, svaret på "wishes": Nøglen "valu" kendes ikke; mente du "value"? '
            "Ret nøglen, eller slet linjen.",
        ),
        (
            answer('field = "wishes", voice = "parents", value = [[1]]'),
            f'{WHERE}, svaret på "wishes": Svaret kan ikke læses. '
            "Skriv en tekst, et tal, true eller false, en liste af id'er eller kolonner med tekst.",
        ),
        (
            answer('field = "wishes", voice = "parents", value = "x", on = "+3d"'),
            f'{WHERE}, svaret på "wishes": Dagen ligger ude i fremtiden. '
            'Brug en dag, der er gået, fx "-2w".',
        ),
        (
            answer('field = "wishes", voice = "parents", value = "x"').replace(YES, ""),
            f"{WHERE}: Familien har svaret på spørgsmål uden at have sagt ja til skemaet. "
            'Skriv form_wish = "yes", eller slet svarene.',
        ),
        (
            event('event = "gven", parent = "mor"'),
            f'{WHERE}, hændelse nr. 1 ("gven"): Hændelsen "gven" kendes ikke; mente du "given"? '
            "Skriv event som en af: given, refused, not_asked, withdrawn, disagreement, share, asked_again, "
            "custody, protection, screening_corrected, repeat_declined, daycare_changed, prepared, printed, "
            "saved, delivered, copied, journalised eller closed.",
        ),
        (
            event('event = "given", parent = "mr"'),
            f'{WHERE}, hændelse nr. 1 ("given"): Forælderen "mr" kendes ikke; mente du "mor"? '
            "Skriv id på en af familiens forældre.",
        ),
        (
            event('event = "given", parent = "mor", channels = ["parents_cary"]'),
            f'{WHERE}, hændelse nr. 1 ("given"): Kanalen "parents_cary" kendes ikke; '
            'mente du "parents_carry"? Brug: parents_carry, joint_meeting eller sent.',
        ),
        (
            event('event = "given", parent = "mor", wai = "paper"'),
            f'{WHERE}, hændelse nr. 1 ("given"): Nøglen "wai" kendes ikke; mente du "way"? '
            "Ret nøglen, eller slet linjen.",
        ),
        (
            event('event = "given", parent = "mor", way = "oral"'),
            f'{WHERE}, hændelse nr. 1 ("given"): Et mundtligt samtykke skal have en grund. '
            'Skriv reason = "…".',
        ),
        (
            event('event = "not_asked", parent = "mor", reason = " "'),
            f'{WHERE}, hændelse nr. 1 ("not_asked"): "reason" er tom. Skriv en tekst, eller slet linjen.',
        ),
        (
            event('event = "refused", parent = "mor", fields = ["wishes"]'),
            f'{WHERE}, hændelse nr. 1 ("refused"): "wishes" siger ikke, hvis svar det er. '
            'Skriv "wishes/parents".',
        ),
        (
            event('event = "share", sections = ["everyda"]'),
            f'{WHERE}, hændelse nr. 1 ("share"): Afsnittet "everyda" kendes ikke; mente du "everyday"? '
            "Brug: identity, this_is_me, everyday, health, development, family, considerations, "
            "health_visitor_view eller start.",
        ),
        (
            event('event = "asked_again", offer = "form", wish = "no"'),
            f'{WHERE}, hændelse nr. 1 ("asked_again"): Familien har ikke sagt ja til skemaet. '
            'Skriv form_wish = "yes", eller slet hændelsen.',
        ),
        (
            event('event = "repeat_declined"'),
            f'{WHERE}, hændelse nr. 1 ("repeat_declined"): Familien har ingen observation. '
            "Tilføj en, eller slet hændelsen.",
        ),
        (
            screening('scale = "abdb"'),
            f'{WHERE}, observation nr. 1: Skalaen "abdb" kendes ikke; mente du "adbb"? Brug: adbb.',
        ),
        (
            screening("done = false, items = { eye_contact = 5 }"),
            f'{WHERE}, observation nr. 1: Scoren 5 på "eye_contact" findes ikke. '
            "Brug et helt tal fra 0 til 4.",
        ),
        (
            screening('done = false, items = { eye_contact = { scor = 1 } }'),
            f'{WHERE}, observation nr. 1, punktet "eye_contact": Nøglen "scor" kendes ikke; '
            'mente du "score"? Ret nøglen, eller slet linjen.',
        ),
        (
            screening('done = false, items = { eye_contact = { score = 1, not_assessed = "træt" } }'),
            f'{WHERE}, observation nr. 1, punktet "eye_contact": '
            "Punktet har både en score og en grund til, at det ikke er vurderet. "
            "Slet score eller not_assessed.",
        ),
        (
            screening("done = false, conditions = { tierd = true }"),
            f'{WHERE}, observation nr. 1: Betingelsen "tierd" kendes ikke; mente du "tired"? '
            "Brug: enough_social_stimulation, face_visible, position_and_distance, tired, ill, hungry "
            "eller strangers_or_interpreter.",
        ),
        (
            START + 'child = { name = "Alma", birth_date = "for ni måneder siden" }',
            f'{WHERE}, barnet: "birth_date" er ikke en dag. '
            'Skriv en dato som 2026-02-01, eller dage, uger eller måneder fra i dag: "-3w", "+10d", "-9m".',
        ),
        (
            START + 'child = { name = "Alma", cpr = "0102264321" }',
            f"{WHERE}, barnet: CPR-nummeret er ikke et erstatningsnummer. "
            "Læg 60 til dagen (ti cifre), eller skriv kun de fire sidste cifre.",
        ),
        (
            START + 'child = { name = "Alma", gestation = { weeks = 50 } }',
            f'{WHERE}, barnet, svangerskabet: "weeks" skal være højst 44, men er 50. Ret tallet.',
        ),
        (
            START + CHILD + 'transition = { second_language = "engelsk" }',
            f'{WHERE}, overgangen: "engelsk" er ikke en sprogkode. '
            "Brug to eller tre små bogstaver, fx da eller en.",
        ),
        (
            START + CHILD + 'parents_of = "karl"',
            'familier.toml: parents_of i familien "alma" skal være id på en familie, '
            "der står tidligere i filen. Ret navnet, eller flyt familien ned.",
        ),
        (
            START + CHILD + MOTHER.replace("]", ', { id = "mor", name = "En til" }]'),
            f"{WHERE}: To forældre har samme id. Giv hver sit eget id.",
        ),
    ],
)
def test_a_mistake_is_said_so_that_it_can_be_mended(
    catalogue: Catalogue, tmp_path: Path, content: str, expected: str
) -> None:
    assert sentences(catalogue, tmp_path, content) == [expected]


def test_items_that_are_missing_are_named(catalogue: Catalogue, tmp_path: Path) -> None:
    said = sentences(catalogue, tmp_path, screening("items = { eye_contact = 1 }"))

    assert len(said) == 1
    assert "Observationen mangler facial_expression, general_level_of_activity" in said[0]


def test_too_many_rows_are_told(catalogue: Catalogue, tmp_path: Path) -> None:
    rows = ",\n".join(
        f'{{ field = "allergies", voice = "parents", row = "r{n}", value = {{ what = "Æg" }} }}'
        for n in range(9)
    )

    said = sentences(catalogue, tmp_path, START + CHILD + YES + f"answers = [{rows}]")

    told = "Der er 9 linjer, men kun plads til 8. Slet nogle af dem."
    assert said == [f'{WHERE}, svaret på "allergies": {told}']


def test_every_mistake_is_told_at_once(catalogue: Catalogue, tmp_path: Path) -> None:
    content = event('event = "given", parent = "x"', YES) + 'answers = [{ field = "y", voice = "parents" }]'

    assert len(sentences(catalogue, tmp_path, content)) == 2


@pytest.mark.parametrize("module", [days, families, happenings, scores])
def test_every_rule_of_the_file_is_said_in_danish(module: Any) -> None:
    source = Path(module.__file__).read_text(encoding="utf-8")
    rules = [re.sub(r"\{[^}]*\}", "x", rule) for rule in re.findall(r'raise ValueError\(f?"([^"]+)"', source)]

    assert [rule for rule in rules if "passer ikke sammen" in said_rule("key", rule)[0]] == []


def test_a_day_is_counted_from_today() -> None:
    today = date(2026, 3, 31)

    said: list[date | str] = ["-1m", "+1m", "-3w", "+0d", date(2026, 1, 2)]

    assert [on(day, today) for day in said] == [
        date(2026, 2, 28), date(2026, 4, 30), date(2026, 3, 10), today, date(2026, 1, 2)
    ]


def test_a_substitute_number_can_be_made_from_the_birth_date() -> None:
    short = FamilyChild(name="Alma", birth_date="-9m", cpr="4006")
    whole = FamilyChild(name="Alma", birth_date="-9m", cpr="6101264006")

    assert short.number(date(2026, 11, 2)) == "6202264006"
    assert whole.number(date(2026, 11, 2)) == "6101264006"
    assert FamilyChild(name="Alma").number(date(2026, 11, 2)) == ""


# --- the file that came with the program ----------------------------------------------------------


def test_nothing_in_the_shipped_file_grows_old() -> None:
    assert re.findall(r"\b(19|20)\d\d\b", FILE.read_text(encoding="utf-8")) == []


def test_every_question_is_answered_by_every_voice(catalogue: Catalogue, shipped: Families) -> None:
    answered = {(a.field, a.voice) for _, a in shipped.answers() if a.stance == "answered"}
    asked = {
        (field.id, voice)
        for field in catalogue.form.fields() if field.source is None
        for voice in field.voices
    }

    assert asked - answered == set()


def test_every_column_is_used_and_some_have_two_rows(catalogue: Catalogue, shipped: Families) -> None:
    unused = []
    for field in catalogue.form.fields():
        said = [a.value for _, a in shipped.answers() if a.field == field.id]
        if isinstance(field, RepeatField):
            used = {name for value in said if isinstance(value, dict) for name in value}
            unused += [f"{field.id}.{c.id}" for c in field.columns if c.id not in used]
            assert max(len([a for a in f.answers if a.field == field.id]) for f in shipped.families) > 1

    assert unused == []


def literals(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[tuple[str, Any]]:
    """Every value that a closed choice of the file can have, by the key it stands under."""
    if model in seen:
        return
    seen.add(model)
    for name, info in model.model_fields.items():
        for part in parts(info.annotation):
            if get_origin(part) is Literal:
                yield from ((name, value) for value in get_args(part))
            elif isinstance(part, type) and issubclass(part, BaseModel):
                yield from literals(part, seen)


def parts(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) is Literal or not get_args(annotation):
        yield annotation
    else:
        for part in get_args(annotation):
            yield from parts(part)


def values(thing: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(thing, dict):
        for name, inside in thing.items():
            yield from values(inside, name)
    elif isinstance(thing, list | tuple):
        for inside in thing:
            yield from values(inside, key)
    else:
        yield key, thing


def test_everything_that_can_be_said_is_said(shipped: Families) -> None:
    used = set(values(shipped.model_dump()))
    products_elsewhere = {("product", name) for name in ("journal", "adbb", "meeting", "sparring")}

    possible = set(literals(Families, set())) - products_elsewhere

    assert len(possible) > 50
    assert sorted(map(str, possible - used)) == []


def test_every_key_is_used(shipped: Families) -> None:
    used = {key for key, value in values(shipped.model_dump()) if value not in ("", None, False)}
    keys = {name for model in models(Families, set()) for name in model.model_fields}
    tables = {name for name in keys if name not in used}

    assert tables <= {
        "families", "child", "transition", "answers", "screenings", "events", "gestation", "meeting",
        "daycare", "agreements", "danish", "items", "conditions", "health_visitor", "parents", "done",
        "full_form", "followed_up", "value", "second", "causes",
        "evaluations", "knowledge", "security",
    }


def models(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[type[BaseModel]]:
    if model in seen:
        return
    seen.add(model)
    yield model
    for info in model.model_fields.values():
        for part in parts(info.annotation):
            if isinstance(part, type) and issubclass(part, BaseModel):
                yield from models(part, seen)


def test_the_readme_explains_every_key() -> None:
    readme = (bundled_resources() / "README.md").read_text(encoding="utf-8")
    told = readme.split("## Øvelsesfamilier")[1]
    keys = {name for model in models(Families, set()) for name in model.model_fields} - {"weeks", "days"}

    assert sorted(key for key in keys if f"`{key}`" not in told and key not in told) == []
    kinds = {value for name, value in literals(Families, set()) if name == "event"}
    assert sorted(kind for kind in kinds if f"`{kind}`" not in told) == []


def test_the_names_are_obviously_made_up(shipped: Families) -> None:
    surnames = {"Prøve", "Prøvesen", "Øvelse", "Eksempel", "Opdigt", "Påfund", "Fiktiv", "Tænkt", "Hemmelund"}
    names = [f.child.name for f in shipped.families] + [p.name for f in shipped.families for p in f.parents]

    assert {name.split()[-1] for name in names} <= surnames
