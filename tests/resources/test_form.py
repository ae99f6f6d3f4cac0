from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from transitions.catalogue import NEVER_LEAVES, Catalogue
from transitions.domain.form import (
    ChoiceField,
    ChoicesField,
    Field,
    Form,
    NumberField,
    RepeatField,
    TextField,
    YesNoField,
)
from transitions.domain.gate.rules import FROM_SCREENING
from transitions.domain.model import Words

NUMBERS = {
    *("1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7"),
    *("2.1", "2.2", "2.3", "2.4"),
    *("3.1", "3.2", "3.3", "3.4", "3.5"),
    *("4.1", "4.2", "4.3", "4.4", "4.5", "4.6", "4.7", "4.8", "4.9"),
    *("5.1", "5.2", "5.3"),
    *("6.1", "6.2", "6.3", "6.4"),
    *("7.1", "7.2", "7.3", "7.4", "7.5", "7.6", "7.7"),
    *("8.1", "8.2", "8.3", "8.4"),
    *("9.1", "9.2"),
    *("10.1", "10.2"),
    *("S1", "S2", "S3", "S4"),
}
ABSENT = {"5.4", "9.3", "9.4", "9.5", "9.6", "11.1", "12.1"}
SHORT = {
    *("1.1", "1.2", "1.4", "2.2", "2.4", "3.1", "3.2", "3.3", "3.4", "4.1", "4.3", "4.4"),
    *("5.1", "8.1", "9.1", "9.2", "S1", "S2"),
}
SPECIAL = {
    *("1.6", "1.7", "4.6", "5.1", "5.2", "5.3", "7.1", "7.2", "7.4"),
    *("8.1", "8.2", "8.3", "9.1", "S4"),
}
ADMINISTRATIVE = {"1.1", "1.2", "2.1", "2.2", "2.3"}
INTERNAL = {"1.3", "7.6", "7.7"}
BOTH_SEE = {"3.2", "6.1", "6.2", "6.3", "8.1", "8.4", "S2", "S3"}
TOGETHER = {"1.6", "2.3", "5.3", "8.2", "8.3", "10.1", "10.2"}
HEALTH_VISITOR = {"1.2", "1.3", "1.7", "7.6", "9.1", "9.2"}


@pytest.fixture(scope="session")
def form(catalogue: Catalogue) -> Form:
    return catalogue.form


def numbers(form: Form, **wanted: object) -> set[str]:
    """The numbers of the fields that have these attributes."""
    return {
        field.number
        for field in form.fields()
        if all(getattr(field, name) == value for name, value in wanted.items())
    }


def words_of(field: Field) -> Iterator[Words]:
    yield from (words for words in (field.label, field.help, field.why) if words)
    match field:
        case ChoiceField() | ChoicesField():
            yield from (choice.label for choice in field.choices)
        case RepeatField():
            yield from (column.label for column in field.columns)
        case YesNoField():
            yield from (field.yes, field.no)
        case NumberField(unit=Words() as unit):
            yield unit
        case _:
            return


def words_in(form: Form) -> Iterator[Words]:
    yield from (form.title, form.purpose)
    for section in form.sections:
        yield section.title
        yield from (lead for lead in (section.lead,) if lead)
        for field in section.fields:
            yield from words_of(field)


def test_the_form_asks_exactly_the_published_questions(form: Form) -> None:
    assert numbers(form) == NUMBERS


def test_what_must_not_be_on_the_form_is_not(form: Form) -> None:
    assert not numbers(form) & ABSENT
    told = " ".join(words.danish.lower() for words in words_in(form))
    assert not re.search(r"\badbb|\bepds|underretning|hovedomfang|\bvægt\b|misbrug", told)


def test_the_short_form_has_eighteen_questions(form: Form) -> None:
    assert numbers(form, short=True) == SHORT
    assert len(SHORT) == 18
    assert sum(field.short for field in form.fields()) == 26


def test_a_question_belongs_to_the_short_form_as_a_whole(form: Form) -> None:
    assert numbers(form, short=True).isdisjoint(numbers(form, short=False))


def test_every_question_has_its_category(form: Form) -> None:
    assert numbers(form, category="special") == SPECIAL
    assert numbers(form, category="administrative") == ADMINISTRATIVE
    assert numbers(form, category="internal") == INTERNAL
    assert numbers(form, category="everyday") == NUMBERS - SPECIAL - ADMINISTRATIVE - INTERNAL


def test_everyday_and_administrative_questions_are_proposed_and_no_others(form: Form) -> None:
    assert numbers(form, proposed=True) == NUMBERS - SPECIAL - INTERNAL
    assert numbers(form, proposed=False) == SPECIAL | INTERNAL


def test_every_question_is_answered_by_the_right_voice(form: Form) -> None:
    assert numbers(form, voices=("parents", "health_visitor")) == BOTH_SEE
    assert numbers(form, voices=("joint",)) == TOGETHER
    assert numbers(form, voices=("health_visitor",)) == HEALTH_VISITOR
    assert numbers(form, voices=("parents",)) == NUMBERS - BOTH_SEE - TOGETHER - HEALTH_VISITOR


def test_what_stands_elsewhere_is_not_typed_again(form: Form) -> None:
    sources = {field.source: field.number for field in form.fields() if field.source}

    assert sources == {
        "child_name": "1.1",
        "birth_date": "1.2",
        "cpr": "1.3",
        "gestation": "1.6",
        "due_date": "1.7",
        "daycare": "2.1",
        "start_date": "2.2",
        "meeting_date": "2.2",
        "carried_by": "2.3",
        "health_visitor_attends": "2.4",
        "follow_up_date": "10.2",
        "custody": "7.6",
        "protection": "7.7",
    }


def test_what_never_leaves_is_internal(form: Form) -> None:
    never = [field for field in form.fields() if field.source in NEVER_LEAVES]

    assert len(never) == 3
    assert {field.category for field in never} == {"internal"}


def test_protected_details_are_declared(form: Form) -> None:
    revealing = {field.id: field.reveals for field in form.fields() if field.reveals}

    assert revealing == {
        "household": ("address",),
        "contact_first": ("contact",),
        "contact_second": ("contact",),
    }


def test_each_parent_is_reached_by_her_own_yes(form: Form) -> None:
    about_parents = {f.id: f.concerns for f in form.fields() if f.concerns != "child"}

    assert about_parents == {"contact_first": "first_parent", "contact_second": "second_parent"}


def test_only_the_words_about_contact_come_from_observations(form: Form) -> None:
    assert [f.number for f in form.fields() if f.origin == FROM_SCREENING] == ["9.1"]


def test_every_question_says_what_the_daycare_needs_it_for(form: Form) -> None:
    assert [field.id for field in form.fields() if field.why is None] == []


def test_every_word_is_there_in_english(form: Form) -> None:
    assert [words.danish for words in words_in(form) if not words.speaks("en")] == []


def test_no_known_allergy_is_an_answer_and_not_a_gap(form: Form) -> None:
    known, which = form.field("allergy_known"), form.field("allergies")

    assert isinstance(known, YesNoField)
    assert known.no.danish == "Ingen kendt allergi eller intolerans"
    assert isinstance(which, RepeatField)
    assert [column.id for column in which.columns] == ["what", "reaction", "action"]
    assert which.visible_when is not None
    assert which.visible_when.is_any_of == (True,)


def test_food_that_is_not_served_asks_for_no_reason(form: Form) -> None:
    field = form.field("food_not_served")

    assert field.help is not None
    assert not re.search(r"\b(hvorfor|begrund|religion|tro)\b", field.label.danish.lower())


def test_texts_have_room_for_a_few_lines(form: Form) -> None:
    lengths = {f.id: f.max_length for f in form.fields() if isinstance(f, TextField)}

    assert {name for name, length in lengths.items() if length == 400} == {"our_child", "happy_with"}
    assert set(lengths.values()) == {400, 600}


def test_the_child_speaks_first(form: Form) -> None:
    assert [section.id for section in form.sections] == [
        "identity",
        "this_is_me",
        "everyday",
        "health",
        "development",
        "family",
        "considerations",
        "health_visitor_view",
        "start",
    ]


def test_the_front_page_names_what_a_first_day_needs(form: Form) -> None:
    assert form.front.opening[0] == "happy_with"
    assert [topic.id for topic in form.front.topics] == ["sleep", "consolation", "food", "allergy", "door"]
    named = set(form.front.fields())
    assert {"sleep_times", "comfort", "feeding", "allergy_known", "home_languages", "contact_first"} <= named
    assert not [name for name in named if form.field(name).category in ("internal", "administrative")]


def test_what_was_added_to_the_list_says_why(form: Form) -> None:
    assert all(f.origin for f in form.fields() if f.number.startswith("S"))
