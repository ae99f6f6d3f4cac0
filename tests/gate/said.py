"""What a record holds to be said, read without the gate: answers, values that stand elsewhere, mistakes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from tests.gate.papers import answer_key, fields_of, texts
from transitions.domain.answers import Answer
from transitions.domain.child import Child
from transitions.domain.form import Field
from transitions.domain.transition import TransitionRecord

_write = json.JSONEncoder(sort_keys=True).encode


class Reading(NamedTuple):
    """An answer as a parent read it when she agreed: everything that a consent binds to."""

    question: tuple[str, ...]
    stance: str
    value: str
    language: str
    danish: str
    salt: bytes


def reads(answer: Answer, field: Field, salt: bytes) -> Reading:
    """How an answer reads: the question as shown in Danish and in the answer's language."""
    labels = field.label.root
    return Reading(
        question=(labels["da"], labels.get(answer.language, "")),
        stance=answer.stance,
        value=_write(answer.value),
        language=answer.language,
        danish=answer.danish.text if answer.danish else "",
        salt=salt,
    )


def said(record: TransitionRecord) -> Iterator[tuple[Field, Answer]]:
    """What there is to say: every asked question's answers in its own voices, and what stands elsewhere."""
    heard: dict[str, list[Answer]] = {}
    for answer in record.answers:
        heard.setdefault(answer.key.field, []).append(answer)
    for field in fields_of(record.form.id).values():
        if field.source:
            yield from ((field, answer) for answer in elsewhere(record, field))
        elif field.id in heard and _asked(record, field, heard):
            for voice in field.voices:
                yield from ((field, a) for a in heard[field.id] if a.key.voice == voice and not _nothing(a))


def elsewhere(record: TransitionRecord, field: Field) -> Iterator[Answer]:
    """What a question asks that stands elsewhere in the record, in words."""
    words = _elsewhere(record, field.source or "")
    if words:
        yield Answer(key=answer_key(field.id, field.voices[0]), value=words)


def _nothing(answer: Answer) -> bool:
    return answer.stance == "answered" and answer.value in (None, "", [], {}) and answer.unread == ""


def _asked(record: TransitionRecord, field: Field, heard: Mapping[str, list[Answer]]) -> bool:
    if field.concerns == "second_parent" and len(record.child.parents) < 2:
        return False
    condition = field.visible_when
    if condition is None:
        return True
    values = [a.value for a in heard.get(condition.field, ()) if a.stance == "answered"]
    flat = [v for value in values for v in (value if isinstance(value, list) else [value])]
    return any(json.dumps(v) == json.dumps(wanted) for v in flat for wanted in condition.is_any_of)


def _elsewhere(record: TransitionRecord, source: str) -> str:
    child, say = record.child, texts().say
    preterm = child.gestation is not None and child.gestation.weeks < 37
    match source:
        case "start_date" | "follow_up_date" | "meeting_date":
            days = {"start_date": record.start_date, "follow_up_date": record.follow_up_on}
            return danish_day(days.get(source, record.meeting.day))
        case "carried_by":
            return say(f"carried_by.{record.carried_by}") if record.carried_by else ""
        case "health_visitor_attends":
            return say(f"attends.{record.health_visitor_attends}") if record.health_visitor_attends else ""
        case "gestation":
            return _gestation(child) if preterm else ""
        case "due_date":
            return _due(child) if preterm else ""
        case "cpr":
            return child.cpr
        case "custody":
            return "; ".join(f"{p.name}: {say(f'custody.{p.custody}')}" for p in child.parents)
        case "protection":
            people = (child.protected, *(p.protected for p in child.parents))
            return say("source.protected") if any(people) else ""
        case _:
            return ""


def _gestation(child: Child) -> str:
    weeks = child.gestation
    return texts().say("source.gestation", weeks=str(weeks.weeks), days=str(weeks.days)) if weeks else ""


def _due(child: Child) -> str:
    if child.birth_date is None or child.gestation is None:
        return ""
    lived = child.gestation.weeks * 7 + child.gestation.days
    return texts().say("source.due_date", date=danish_day(child.birth_date + timedelta(days=280 - lived)))


_MONTHS = ("januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september",
           "oktober", "november", "december")


def danish_day(day: date | None) -> str:
    """``1. februar 2026``."""
    return f"{day.day}. {_MONTHS[day.month - 1]} {day.year}" if day else ""


def plain(value: object) -> str:
    if isinstance(value, dict):
        return "\n".join(str(v) for v in value.values())
    return value if isinstance(value, str) else ""


def unclear(field: Field, value: object) -> bool:
    """The mistakes the generator makes: too long, no such choice, outside the range."""
    match field.kind:
        case "text":
            return isinstance(value, str) and len(value) > field.max_length
        case "choice":
            return value not in {choice.id for choice in field.choices}
        case "number":
            return not field.min <= int(str(value)) <= field.max
        case _:
            return False
