"""What could be said at all: every answer of the record, typed or standing elsewhere in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from transitions.domain.answers import Answer, AnswerKey
from transitions.domain.form import Field, Section, Source, Voice
from transitions.domain.in_words import date_in_words
from transitions.domain.model import DANISH, Record
from transitions.domain.texts import Texts
from transitions.domain.transition import TransitionRecord

CARRIERS: frozenset[Source] = frozenset({"child_name", "birth_date", "daycare"})
"""They stand at the head of every valid handover, and the consent says so."""


class Candidate(Record):
    """One answer in its place in the form."""

    section: Section
    field: Field
    answer: Answer
    translated: str = ""
    """For a value that stands elsewhere in the record: its words in the second language."""

    @property
    def voice(self) -> Voice:
        """Who said it."""
        return self.answer.key.voice


def candidates(
    record: TransitionRecord, texts: Texts, language: str = DANISH
) -> Iterator[Candidate]:
    """Every answer of the record in the form's order; carriers and unasked questions left out."""
    for section in record.form.sections:
        for field in section.fields:
            words = _source_words(record, field.source, texts, language) if field.source else ""
            for answer in _answers(record, field, texts):
                yield Candidate(section=section, field=field, answer=answer, translated=words)


def _answers(record: TransitionRecord, field: Field, texts: Texts) -> Iterator[Answer]:
    if field.source is not None:
        answer = sourced(record, field, texts)
        if answer is not None:
            yield answer
        return
    if record.asks(field):
        for voice in field.voices:
            yield from record.given(field, voice)


def sourced(record: TransitionRecord, field: Field, texts: Texts) -> Answer | None:
    """The answer that stands elsewhere in the record, in Danish words; nothing for a carrier."""
    if field.source is None or field.source in CARRIERS:
        return None
    words = _source_words(record, field.source, texts, DANISH)
    if not words:
        return None
    return Answer(key=AnswerKey(field=field.id, voice=field.voices[0]), value=words)


def _source_words(record: TransitionRecord, source: Source, texts: Texts, language: str) -> str:
    child = record.child
    match source:
        case "gestation":
            weeks = child.gestation
            named = {"weeks": str(weeks.weeks), "days": str(weeks.days)} if weeks else {}
            return texts.say("source.gestation", language, **named) if weeks and weeks.preterm else ""
        case "due_date":
            due = child.due_date
            return texts.say("source.due_date", language, date=_day(due, language)) if due else ""
        case "start_date":
            return _day(record.start_date, language)
        case "meeting_date":
            return _day(record.meeting.day, language)
        case "follow_up_date":
            return _day(record.follow_up_on, language)
        case "carried_by":
            return texts.say(f"carried_by.{record.carried_by}", language) if record.carried_by else ""
        case "health_visitor_attends":
            attends = record.health_visitor_attends
            return texts.say(f"attends.{attends}", language) if attends else ""
        case _:
            return _internal_words(record, source, texts)


def _internal_words(record: TransitionRecord, source: Source, texts: Texts) -> str:
    match source:
        case "cpr":
            return record.child.cpr
        case "custody":
            named = (f"{p.name}: {texts.say(f'custody.{p.custody}')}" for p in record.child.parents)
            return "; ".join(named)
        case "protection":
            people = (record.child.protected, *(p.protected for p in record.child.parents))
            return texts.say("source.protected") if any(people) else ""
        case _:
            return ""


def _day(day: date | None, language: str) -> str:
    return date_in_words(day, language) if day else ""
