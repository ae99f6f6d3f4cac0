"""Answers: what counts as said, what must be mended, what a consent binds to."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from tests.domain.families import FORM, key
from transitions.domain.answers import (
    Answer,
    DanishText,
    answer_digest,
    clean_text,
    holds_cpr,
    is_visible,
    problems,
)
from transitions.domain.form import Field
from transitions.domain.version import Author, Version, standing

FIELD = TypeAdapter[Field](Field)
BASE = {"id": "f", "number": "1", "label": {"da": "Spørgsmål", "en": "Question"}, "why": {"da": "Fordi"},
        "voices": ["parents"], "category": "everyday"}
CHOICES = [{"id": "a", "label": {"da": "A"}}, {"id": "b", "label": {"da": "B"}}]


def field(kind: str, **more: object) -> Field:
    return FIELD.validate_python({**BASE, "kind": kind, **more})


NUMBER = field("number", min="0", max="6")
YES_NO = field("yes_no", yes={"da": "Ja"}, no={"da": "Nej"})
REPEAT = field("repeat", columns=[{"id": "what", "label": {"da": "Hvad"}, "max_length": 10}])


def said(value: object, **more: object) -> Answer:
    return Answer.model_validate({"key": key("f"), "value": value, **more})


@pytest.mark.parametrize(
    ("of", "value", "problem"),
    [
        (field("text", max_length=5), "12345", None),
        (field("text", max_length=5), "123456", "text_too_long"),
        (field("text"), "æ" * 50_000, "text_too_long"),
        (field("text"), 5, "text_unclear"),
        (NUMBER, "3", None),
        (NUMBER, "3.5", "number_unclear"),
        (NUMBER, "NaN", "number_unclear"),
        (NUMBER, "to", "number_unclear"),
        (NUMBER, "7", "number_range"),
        (field("date"), "2026-02-29", "date_unclear"),
        (field("date"), "2024-02-29", None),
        (field("time"), "12:30", None),
        (field("time"), "25:00", "time_unclear"),
        (field("choice", choices=CHOICES), "a", None),
        (field("choice", choices=CHOICES), "c", "choice_unknown"),
        (field("choices", choices=CHOICES), ["a", "b"], None),
        (field("choices", choices=CHOICES), ["a", "c"], "choice_unknown"),
        (YES_NO, False, None),
        (YES_NO, "nej", "choice_unknown"),
        (REPEAT, {"what": "mælk"}, None),
        (REPEAT, {"what": "mælkeallergi og mere"}, "text_too_long"),
        (REPEAT, {"who": "x"}, "choice_unknown"),
    ],
)
def test_a_value_that_does_not_fit_its_question_is_a_problem(of: Field, value: object, problem: str) -> None:
    found = [p.text_id for p in problems(of, said(value))]
    assert found == ([problem] if problem else [])


def test_what_was_not_understood_is_kept_and_told() -> None:
    assert problems(field("date"), said(None, unread="32/13"))[0].text_id == "date_unclear"
    assert not said(None, unread="32/13").empty


@pytest.mark.parametrize("stance", ["not_relevant", "declined"])
def test_a_stand_without_words_is_an_answer(stance: str) -> None:
    answer = said(None, stance=stance)
    assert not answer.empty
    assert problems(NUMBER, answer) == ()


@pytest.mark.parametrize("value", [None, "", [], {}])
def test_nothing_written_is_not_considered(value: object) -> None:
    assert said(value).empty


def test_no_and_zero_are_answers() -> None:
    assert not said(False).empty
    assert not said(0).empty


def test_a_condition_never_takes_one_for_true() -> None:
    asked = field("text", visible_when={"field": "f", "is_any_of": [True]})
    assert is_visible(asked, [said(True)])
    assert not is_visible(asked, [said(1)])
    assert not is_visible(asked, [said(False)])
    assert not is_visible(asked, [])


SALT = b"salt"


@given(st.text(max_size=40), st.text(max_size=40))
def test_two_answers_have_one_digest_only_when_they_are_the_same(a: str, b: str) -> None:
    of = field("text")
    same = answer_digest(said(a), of, SALT) == answer_digest(said(b), of, SALT)
    assert same == (a == b)


@pytest.mark.parametrize(
    "other",
    [
        said("sover godt", language="en"),
        said("sover godt", danish=DanishText(text="x", made_by="y")),
        said("sover godt", stance="declined"),
    ],
)
def test_language_translation_and_stance_are_part_of_what_was_agreed_to(other: Answer) -> None:
    of = field("text")
    assert answer_digest(other, of, SALT) != answer_digest(said("sover godt"), of, SALT)


def test_another_question_or_another_salt_is_another_digest() -> None:
    asked_otherwise = field("text", label={"da": "Et andet spørgsmål"})
    first = answer_digest(said("ja"), field("text"), SALT)
    assert answer_digest(said("ja"), asked_otherwise, SALT) != first
    assert answer_digest(said("ja"), field("text"), b"other") != first


def test_invisible_signs_are_not_kept() -> None:
    assert clean_text("a\x00b\x07c\r\nd\u0065\u0301") == "abc\ndé"


@pytest.mark.parametrize("text", ["0101261234", "010126-1234", "010126 1234", "(010126–1234)"])
def test_something_of_the_shape_of_a_cpr_is_seen(text: str) -> None:
    assert holds_cpr(text)


@pytest.mark.parametrize("text", ["12345678", "tlf. 12 34 56 78", "01012612345678"])
def test_a_phone_number_is_no_cpr(text: str) -> None:
    assert not holds_cpr(text)


def version(number: int, value: str, day: int, recorded: int, replaces: int | None = None) -> Version:
    moment = datetime.fromisoformat(f"2026-01-{recorded:02}T12:00:00Z")
    return Version.model_validate({
        "id": UUID(int=number), "subject": UUID(int=1), "key": "custody", "value": value,
        "valid_on": date(2026, 1, day), "recorded_at": moment,
        "author": Author(name="Sofie"), "replaces": replaces and UUID(int=replaces),
    })


def test_any_past_day_is_replayed_as_it_was_known_then() -> None:
    corrected = version(3, "not_holder", 1, 20, replaces=1)
    history = [version(1, "unknown", 1, 1), version(2, "holder", 10, 5), corrected]

    def custody(day: int, known: int) -> str:
        moment = datetime.fromisoformat(f"2026-01-{known:02}T23:00:00Z")
        return str(standing(history, date(2026, 1, day), moment)["custody"].value)

    assert custody(5, 5) == "unknown"
    assert custody(10, 5) == "holder"
    assert custody(5, 20) == "not_holder"
    assert custody(12, 20) == "holder"


def test_the_small_form_is_a_form() -> None:
    assert FORM.field("play").label.danish == "Om play"
