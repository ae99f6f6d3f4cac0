"""What is said: answers with their stance, voice and language, and what may be shared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, time
from decimal import Decimal, InvalidOperation
from typing import Literal, assert_never

from transitions.domain.form import (
    ChoiceField,
    ChoicesField,
    DateField,
    Field,
    NumberField,
    RepeatField,
    TextField,
    TimeField,
    Voice,
    YesNoField,
)
from transitions.domain.model import DANISH, Language, Record, digest
from transitions.domain.version import Json

_CONTROL_SIGNS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
"""Unicode's category Cc but the line feed."""

Stance = Literal["answered", "not_relevant", "declined"]
"""Nothing at all is *not considered*: there is then no answer."""

Share = Literal["undecided", "share", "keep"]


class AnswerKey(Record):
    """Which answer: field, voice, and the row's id where the field repeats."""

    field: str
    voice: Voice
    row: str = ""


class ShareKey(Record):
    """What a share choice is about: one voice's answer to one question, all its rows."""

    field: str
    voice: Voice


class DanishText(Record):
    """An answer given in another language, in Danish: who made it, and that it was approved."""

    text: str
    made_by: str
    approved: bool = False


class Answer(Record):
    """One voice's answer to one question.

    ``value`` is plain JSON by the field's kind: text, number as text, ISO date, ``HH:MM``,
    choice id, list of choice ids, truth value, or an object of cells for a row.
    ``unread`` keeps what was typed and not understood.
    """

    key: AnswerKey
    stance: Stance = "answered"
    value: Json = None
    language: Language = DANISH
    danish: DanishText | None = None
    unread: str = ""

    @property
    def needs_danish(self) -> bool:
        """Words in another language that have no Danish text the parents approved."""
        spoken = self.stance == "answered" and self.language != DANISH
        return spoken and not (self.danish and self.danish.text.strip() and self.danish.approved)

    @property
    def empty(self) -> bool:
        """An answered question with nothing in it, which counts as not considered."""
        return self.stance == "answered" and self.value in (None, "", [], {}) and not self.unread


class Problem(Record):
    """Something to mend: a text id under ``problem.`` and what to put into the sentence."""

    text_id: str
    values: Mapping[str, str] = {}


def answer_digest(answer: Answer, field: Field, salt: bytes) -> str:
    """What a consent binds to: the question as shown, the stance, the value, the languages."""
    danish = answer.danish.text if answer.danish else ""
    shown = field.label.root
    asked = {key: shown[key] for key in {DANISH, answer.language} & shown.keys()}
    return digest(
        {
            "salt": salt.hex(),
            "key": answer.key.model_dump(mode="json"),
            "question": asked,
            "stance": answer.stance,
            "value": answer.value if answer.stance == "answered" else None,
            "language": answer.language,
            "danish": danish,
        }
    )


def is_visible(field: Field, answers: Iterable[Answer]) -> bool:
    """Whether a question is asked, given the answers to the earlier one its condition names."""
    condition = field.visible_when
    if condition is None:
        return True
    given = [a.value for a in answers if a.key.field == condition.field and a.stance == "answered"]
    said = [v for value in given for v in (value if isinstance(value, list) else [value])]
    return any(type(v) is type(wanted) and v == wanted for v in said for wanted in condition.is_any_of)


def clean_text(text: str) -> str:
    """Composed letters and no control signs but the line feed: what can be printed and compared."""
    return _CONTROL_SIGNS.sub("", unicodedata.normalize("NFC", text.replace("\r\n", "\n")))


def problems(field: Field, answer: Answer) -> tuple[Problem, ...]:
    """What must be mended before the answer can be agreed to; nothing for a stand without text."""
    if answer.stance != "answered":
        return ()
    if answer.unread:
        return (Problem(text_id=f"{_unclear(field)}_unclear"),)
    found = _value_problem(field, answer.value)
    return (found,) if found else ()


def _unclear(field: Field) -> str:
    return field.kind if field.kind in ("number", "date", "time") else "choice"


def _value_problem(field: Field, value: Json) -> Problem | None:
    match field:
        case TextField():
            return _length_problem(value, field.max_length)
        case NumberField():
            return _number_problem(field, value)
        case DateField():
            return None if _parses(date.fromisoformat, value) else Problem(text_id="date_unclear")
        case TimeField():
            return None if _parses(time.fromisoformat, value) else Problem(text_id="time_unclear")
        case ChoiceField():
            return _choice_problem(field, [value])
        case ChoicesField():
            return _choice_problem(field, value if isinstance(value, list) else [None])
        case YesNoField():
            return None if isinstance(value, bool) else Problem(text_id="choice_unknown")
        case RepeatField():
            return _row_problem(field, value)
        case _:
            assert_never(field)


def _length_problem(value: Json, longest: int) -> Problem | None:
    if not isinstance(value, str):
        return Problem(text_id="text_unclear")
    if len(value) > longest:
        values = {"max": str(longest), "n": str(len(value) - longest)}
        return Problem(text_id="text_too_long", values=values)
    return None


def _number_problem(field: NumberField, value: Json) -> Problem | None:
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return Problem(text_id="number_unclear")
    whole_enough = not field.whole or number == number.to_integral_value()
    if not number.is_finite() or not whole_enough:
        return Problem(text_id="number_unclear")
    if not field.min <= number <= field.max:
        limits = {"min": format_number(field.min), "max": format_number(field.max)}
        return Problem(text_id="number_range", values=limits)
    return None


def _choice_problem(field: ChoiceField | ChoicesField, chosen: list[Json]) -> Problem | None:
    known = {choice.id for choice in field.choices}
    return None if set(chosen) <= known else Problem(text_id="choice_unknown")


def _row_problem(field: RepeatField, value: Json) -> Problem | None:
    columns = {column.id: column for column in field.columns}
    if not isinstance(value, dict) or not set(value) <= set(columns):
        return Problem(text_id="choice_unknown")
    found = (_length_problem(text, columns[name].max_length) for name, text in value.items())
    return next((problem for problem in found if problem), None)


def _parses(read: object, value: Json) -> bool:
    if not (isinstance(value, str) and callable(read)):
        return False
    try:
        read(value)
    except ValueError:
        return False
    return True


def format_number(number: Decimal) -> str:
    """A number as Danes write it: decimal comma, no needless zeros."""
    text = f"{number.normalize():f}"
    return text.replace(".", ",")


CPR_SHAPE = re.compile(r"(?<!\d)\d{2}([ ./-]?)\d{2}\1\d{2} ?[-\u2010-\u2015]? ?\d{4}(?!\d)")
SCORE_SHAPE = re.compile(r"(adbb|score)\D{0,20}\d|\d\D{0,20}(adbb|score)", re.IGNORECASE)


def holds_cpr(text: str) -> bool:
    """Whether something in the text has the shape of a CPR number."""
    return CPR_SHAPE.search(text) is not None


def holds_score(text: str) -> bool:
    """Whether the text seems to tell a number from ADBB."""
    return SCORE_SHAPE.search(text) is not None
