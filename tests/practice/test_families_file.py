"""A file of families: what is wrong in it is said so that it can be mended."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from transitions.application.practice import days, families, happenings, scores
from transitions.application.practice.days import on
from transitions.application.practice.families import FamilyChild
from transitions.catalogue import Catalogue, CatalogueError
from transitions.catalogue.sentences import said_rule

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
