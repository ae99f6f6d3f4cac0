"""One answer, one date, one age as text that a person reads."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import assert_never

from transitions.domain.answers import Answer, format_number
from transitions.domain.child import Age, Child
from transitions.domain.form import (
    Choice,
    ChoiceField,
    ChoicesField,
    DateField,
    Field,
    NumberField,
    RepeatField,
    TextField,
    TimeField,
    YesNoField,
)
from transitions.domain.model import DANISH, Words
from transitions.domain.texts import Texts
from transitions.domain.version import Json

DAYS_A_WEEK = 7
MONTHS = {
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "en": "January February March April May June July August September October November December",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca "
    "sierpnia września października listopada grudnia",
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
}

COMMAS = {"ar": "، "}
"""Between the parts of a list, where it is not the Danish comma."""


def date_in_words(day: date, language: str = DANISH) -> str:
    """``1. februar 2026``; in a language without month names here, ``01.02.2026``."""
    if language not in MONTHS:
        return f"{day:%d.%m.%Y}"
    month = MONTHS[language].split()[day.month - 1]
    return f"{day.day}. {month} {day.year}" if language == DANISH else f"{day.day} {month} {day.year}"


def short_date(day: date) -> str:
    """``01.02.2026``, as Danes write it in a form."""
    return f"{day:%d.%m.%Y}"


def age_in_words(age: Age, texts: Texts, language: str = DANISH) -> str:
    """``9 måneder``, ``1 år og 2 måneder``; under a month in weeks and days."""
    if age.months < 0:
        return texts.say("age.not_born", language)
    if age.months == 0:
        weeks = age.days // DAYS_A_WEEK
        unit, count = ("weeks", weeks) if weeks else ("days", age.days)
        return _count(unit, count, texts, language)
    years, months = divmod(age.months, 12)
    parts = [_count("years", years, texts, language)] if years else []
    parts += [_count("months", months, texts, language)] if months else []
    if len(parts) == 1:
        return parts[0]
    return texts.say("age.and", language, a=parts[0], b=parts[1])


def ages_in_words(child: Child, day: date, texts: Texts, language: str = DANISH) -> str:
    """The age, and beside it the corrected age of a child born before 37 weeks."""
    age = child.age(day)
    if age is None:
        return ""
    words = age_in_words(age, texts, language)
    corrected = child.corrected_age(day)
    if corrected is None:
        return words
    return f"{words} ({texts.say('age.corrected', language, age=age_in_words(corrected, texts, language))})"


def _count(unit: str, n: int, texts: Texts, language: str) -> str:
    return texts.say(f"age.{unit}_one" if n == 1 else f"age.{unit}", language, n=str(n))


def answer_in_words(answer: Answer, field: Field, texts: Texts, language: str = DANISH) -> str:
    """What an answer says, as it is printed in ``language``; a ``source`` value is words already."""
    if answer.stance != "answered":
        return texts.say(f"value.{answer.stance}", language)
    if answer.unread:
        return answer.unread
    if language == DANISH and answer.danish:
        return answer.danish.text
    if field.source is not None:
        return str(answer.value)
    return value_in_words(field, answer.value, language)


def value_in_words(field: Field, value: Json, language: str = DANISH) -> str:
    """A valid value of a field as text."""
    match field:
        case TextField():
            return str(value)
        case NumberField():
            unit = f" {field.unit.in_language(language)}" if field.unit else ""
            return f"{format_number(Decimal(str(value)))}{unit}"
        case DateField():
            return date_in_words(date.fromisoformat(value), language)
        case TimeField():
            return f"{time.fromisoformat(value):%H.%M}"
        case ChoiceField():
            return _labels(field.choices, [value], language)
        case ChoicesField():
            return _labels(field.choices, value, language)
        case YesNoField():
            return _yes_or_no(field.yes if value else field.no, language)
        case RepeatField():
            return _cells(field, value, language)
        case _:
            assert_never(field)


def _labels(choices: tuple[Choice, ...], chosen: list[Json], language: str) -> str:
    labels = [c.label.in_language(language) for c in choices if c.id in chosen]
    if language == DANISH:
        labels[1:] = [label[:1].lower() + label[1:] for label in labels[1:]]
    return COMMAS.get(language, ", ").join(labels)


def _yes_or_no(words: Words, language: str) -> str:
    return words.in_language(language)


def _cells(field: RepeatField, value: Json, language: str) -> str:
    cells = ((column.label, value.get(column.id, "")) for column in field.columns)
    return "\n".join(f"{label.in_language(language)}: {text}" for label, text in cells if text)
