"""What is wrong with an answer in a families file, seen from the form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from transitions.application.practice.families import FamilyAnswer
from transitions.catalogue.sentences import listed, unknown
from transitions.domain.answers import Answer, AnswerKey, Problem, problems
from transitions.domain.form import ChoiceField, ChoicesField, Field, Form, RepeatField, YesNoField
from transitions.domain.model import DANISH
from transitions.domain.texts import Texts

Said = tuple[str, str]
"""What is wrong, and what to do about it."""


@dataclass(frozen=True)
class AnswerCheck:
    """Reads answers against a form."""

    form: Form
    texts: Texts

    def faults(self, answer: FamilyAnswer) -> Iterator[Said]:
        """Everything that is wrong with one answer."""
        field = self._field(answer.field)
        if field is None:
            yield self.unknown_field(answer.field)
            return
        yield from _place_faults(field, answer)
        if answer.stance == "answered" and answer.value is not None:
            for problem in problems(field, _as_answer(answer)):
                yield self._said(field, answer, problem)

    def key_faults(self, name: str) -> Iterator[Said]:
        """What is wrong with ``field/voice`` or ``field/voice/row``."""
        field_id, *rest = name.split("/")
        field = self._field(field_id)
        if field is None:
            yield self.unknown_field(field_id)
        elif not rest or rest[0] not in field.voices:
            meant = listed(f'"{field_id}/{voice}"' for voice in field.voices)
            yield f'"{name}" siger ikke, hvis svar det er.', f"Skriv {meant}."

    def unknown_field(self, field_id: str) -> Said:
        """A field that the form has not."""
        known = [field.id for field in self.form.fields()]
        return unknown("Feltet", field_id, known), "Ret navnet, så det er som i skemaet."

    def _field(self, field_id: str) -> Field | None:
        return next((field for field in self.form.fields() if field.id == field_id), None)

    def _said(self, field: Field, answer: FamilyAnswer, problem: Problem) -> Said:
        match field:
            case ChoiceField() | ChoicesField():
                return _unknown_choice([choice.id for choice in field.choices], answer, "Svaret")
            case YesNoField():
                return "Svaret skal være ja eller nej.", "Skriv true eller false."
            case RepeatField() if problem.text_id == "choice_unknown":
                return _unknown_choice([column.id for column in field.columns], answer, "Kolonnen")
        words = self.texts.say(f"problem.{problem.text_id}", **problem.values)
        what, _, remedy = words.partition(". ")
        return (f"{what}.", remedy) if remedy else ("Svaret kan ikke læses.", words)


def row_faults(form: Form, answers: Iterable[FamilyAnswer]) -> Iterator[tuple[str, Said]]:
    """Fields with more rows than the form has room for, by field id."""
    rows: dict[tuple[str, str], set[str]] = defaultdict(set)
    for answer in answers:
        rows[answer.field, answer.voice].add(answer.row)
    for field in form.fields():
        most = field.max_rows if isinstance(field, RepeatField) else None
        used = max(len(rows.get((field.id, voice), ())) for voice in field.voices)
        if most is not None and used > most:
            yield field.id, (f"Der er {used} linjer, men kun plads til {most}.", "Slet nogle af dem.")


def _as_answer(answer: FamilyAnswer) -> Answer:
    key = AnswerKey(field=answer.field, voice=answer.voice, row=answer.row)
    return Answer(key=key, stance=answer.stance, value=answer.value, language=answer.language)


def _place_faults(field: Field, answer: FamilyAnswer) -> Iterator[Said]:
    repeats = isinstance(field, RepeatField)
    if field.source is not None:
        yield "Det står et andet sted og skrives ikke her.", "Skriv det under barnet eller overgangen."
    if answer.voice not in field.voices:
        message = f'"{answer.voice}" svarer ikke på det felt.'
        yield message, f"Brug: {listed(field.voices)}."
    if repeats and not answer.row and answer.stance == "answered":
        yield "Feltet har flere linjer.", 'Giv hver linje et navn: row = "foerste".'
    if answer.row and not repeats:
        yield "Feltet har kun ét svar.", "Slet row."
    yield from _stance_faults(answer)


def _stance_faults(answer: FamilyAnswer) -> Iterator[Said]:
    said = answer.value not in (None, "", [], {})
    if answer.stance == "answered" and not (said or answer.unread):
        yield "Svaret er tomt.", 'Skriv value = …, eller stance = "not_relevant" eller "declined".'
    if said and answer.unread:
        yield "Svaret har både value og unread.", "Slet den ene."
    if said and answer.stance != "answered":
        yield f'Et svar, der er "{answer.stance}", har ingen værdi.', "Slet value eller stance."
    if answer.danish and answer.language == DANISH:
        yield "Et dansk svar har ikke en dansk tekst ved siden af.", "Slet danish, eller skriv language."


def _unknown_choice(known: list[str], answer: FamilyAnswer, noun: str) -> Said:
    value = answer.value
    chosen = list(value) if isinstance(value, list | dict) else [str(value)]
    if answer.stance == "answered" and isinstance(value, str | bool) and noun == "Kolonnen":
        chosen = [str(value)]
    stray = next((name for name in chosen if name not in known), None)
    if stray is None:
        return "Svaret har ikke feltets form.", f"Brug: {listed(known)}."
    return unknown(noun, stray, known), f"Brug: {listed(known)}."
