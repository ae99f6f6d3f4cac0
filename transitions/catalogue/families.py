"""Reads a families file and checks it against the form, the scales and the policy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Protocol

from transitions.application.practice.days import is_ahead
from transitions.application.practice.families import Families, Family
from transitions.catalogue.family_answers import AnswerCheck, Said, row_faults
from transitions.catalogue.family_events import EventCheck
from transitions.catalogue.mistakes import CatalogueError
from transitions.catalogue.places import answer_place, event_place, family_place, screening_place
from transitions.catalogue.toml_file import TomlFile
from transitions.domain.form import Form
from transitions.domain.policy import Policy
from transitions.domain.scale import Scale
from transitions.domain.texts import Texts

Placed = tuple[str, Said]
"""Where in the family, and what is wrong there."""

AHEAD: Said = ("Dagen ligger ude i fremtiden.", 'Brug en dag, der er gået, fx "-2w".')


class Definitions(Protocol):
    """What a families file is checked against."""

    form: Form
    scales: Mapping[str, Scale]
    policy: Policy
    texts: Texts


def read_families(path: Path, known: Definitions) -> Families:
    """The families of a file; raises CatalogueError with every mistake found."""
    file = TomlFile(path, path.name, [])
    families = _validated(file)
    if families is not None:
        for family in families.families:
            _check(file, family, known, families.parents_by_family()[family.id])
    if families is None or file.mistakes:
        raise CatalogueError(file.mistakes)
    return families


def _validated(file: TomlFile) -> Families | None:
    if not file.path.is_file():
        file.note("", "Filen findes ikke.", "Se efter, om stien er rigtig.")
        return None
    toml = file.read()
    return None if toml is None else file.validated(Families, toml)


def _check(file: TomlFile, family: Family, known: Definitions, parents: tuple[str, ...]) -> None:
    answers = AnswerCheck(known.form, known.texts)
    events = EventCheck(answers, known.scales, known.policy, family, parents)
    faults = (
        *_own_faults(family),
        *_answer_faults(family, answers),
        *_screening_faults(family, events),
        *_event_faults(family, events),
    )
    for where, fault in faults:
        place = ", ".join(part for part in (family_place(family.id), where) if part)
        file.note(place, *fault)


def _own_faults(family: Family) -> Iterator[Placed]:
    began, born = family.transition.began, family.child.birth_date
    if is_ahead(began):
        yield "began", AHEAD
    if born is not None and is_ahead(born):
        yield "birth_date", AHEAD
    if family.answers and family.transition.form_wish != "yes":
        message = "Familien har svaret på spørgsmål uden at have sagt ja til skemaet."
        yield "", (message, 'Skriv form_wish = "yes", eller slet svarene.')


def _answer_faults(family: Family, answers: AnswerCheck) -> Iterator[Placed]:
    visit = family.transition.visit_on or family.transition.began
    for answer in family.answers:
        if is_ahead(answer.on or visit):
            yield answer_place(answer.field), AHEAD
        yield from _at(answer_place(answer.field), answers.faults(answer))
    for field_id, fault in row_faults(answers.form, family.answers):
        yield answer_place(field_id), fault


def _screening_faults(family: Family, events: EventCheck) -> Iterator[Placed]:
    for number, screening in enumerate(family.screenings):
        if is_ahead(screening.on):
            yield screening_place(number), AHEAD
        yield from _at(screening_place(number), events.screening_faults(screening))


def _event_faults(family: Family, events: EventCheck) -> Iterator[Placed]:
    for number, event in enumerate(family.events):
        where = event_place(number, event.event)
        if is_ahead(event.on):
            yield where, AHEAD
        yield from _at(where, events.faults(event))


def _at(where: str, faults: Iterable[Said]) -> Iterator[Placed]:
    return ((where, fault) for fault in faults)


