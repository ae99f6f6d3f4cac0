"""The transition form as data: sections, fields, kinds, conditions."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field as Constraint
from pydantic import model_validator

from transitions.domain.model import Definition, Id, Words, digest

Voice = Literal["parents", "health_visitor", "joint"]
"""Who speaks; both the parents and the health visitor may answer the same question."""

Category = Literal["everyday", "special", "internal", "administrative"]
"""``everyday`` is proposed for sharing, ``special`` is shared only by its own tick,
``internal`` never leaves the health service, ``administrative`` is about the form itself."""

Concerns = Literal["child", "first_parent", "second_parent", "all_parents"]
"""Whose information it is: an answer about a parent travels only with that parent's own yes."""

Detail = Literal["name", "address", "contact"]
"""What a field may reveal that name and address protection covers."""

Source = Literal[
    "child_name",
    "birth_date",
    "cpr",
    "gestation",
    "due_date",
    "daycare",
    "start_date",
    "meeting_date",
    "carried_by",
    "health_visitor_attends",
    "follow_up_date",
    "custody",
    "protection",
]
"""A value that stands elsewhere in the record and is not typed again."""


class Condition(Definition):
    """Asked only when an earlier field has one of these values (of its own kind)."""

    field: Id
    is_any_of: tuple[str | bool, ...] = Constraint(min_length=1)


class Choice(Definition):
    """One possible answer."""

    id: Id
    label: Words


class Column(Definition):
    """One cell of a repeated row."""

    id: Id
    label: Words
    max_length: int = Constraint(default=120, ge=1, le=400)


class FieldBase(Definition):
    """What every question has.

    ``number`` is its place in the form's published list; ``why`` says what the daycare needs it
    for; ``proposed`` whether the program proposes to share it (nothing is shared by a proposal);
    ``short`` whether it belongs to the short form; ``origin`` the reason the field exists.
    """

    id: Id
    number: str
    label: Words
    help: Words | None = None
    why: Words | None = None
    voices: tuple[Voice, ...] = Constraint(min_length=1)
    category: Category
    concerns: Concerns = "child"
    reveals: tuple[Detail, ...] = ()
    proposed: bool = False
    short: bool = False
    source: Source | None = None
    visible_when: Condition | None = None
    origin: str = ""

    @model_validator(mode="after")
    def _is_coherent(self) -> Self:
        if self.proposed and self.category not in ("everyday", "administrative"):
            raise ValueError("only everyday and administrative fields may be proposed for sharing")
        if len(set(self.voices)) != len(self.voices):
            raise ValueError("a voice is named twice")
        if self.category not in ("internal",) and self.why is None:
            raise ValueError("say why the daycare needs it (why)")
        return self


class TextField(FieldBase):
    """Free text of at most ``max_length`` characters."""

    kind: Literal["text"]
    lines: int = Constraint(default=3, ge=1, le=12)
    max_length: int = Constraint(default=600, ge=1, le=2000)


class NumberField(FieldBase):
    """A number between ``min`` and ``max``, both included."""

    kind: Literal["number"]
    min: Decimal
    max: Decimal
    unit: Words | None = None
    whole: bool = True

    @model_validator(mode="after")
    def _has_a_range(self) -> Self:
        if self.min > self.max:
            raise ValueError("min is greater than max")
        return self


class DateField(FieldBase):
    """A calendar day."""

    kind: Literal["date"]


class TimeField(FieldBase):
    """A time of day, hours and minutes."""

    kind: Literal["time"]


class ChoiceField(FieldBase):
    """One of several."""

    kind: Literal["choice"]
    choices: tuple[Choice, ...] = Constraint(min_length=2)


class ChoicesField(FieldBase):
    """Any number of several."""

    kind: Literal["choices"]
    choices: tuple[Choice, ...] = Constraint(min_length=2)


class YesNoField(FieldBase):
    """Yes or no, in words that say what each means when it stands alone on paper."""

    kind: Literal["yes_no"]
    yes: Words
    no: Words


class RepeatField(FieldBase):
    """Rows of short texts, each row with an id of its own."""

    kind: Literal["repeat"]
    columns: tuple[Column, ...] = Constraint(min_length=1)
    max_rows: int = Constraint(default=8, ge=1, le=30)


Field = Annotated[
    TextField
    | NumberField
    | DateField
    | TimeField
    | ChoiceField
    | ChoicesField
    | YesNoField
    | RepeatField,
    Constraint(discriminator="kind"),
]


class Section(Definition):
    """A page of the form."""

    id: Id
    title: Words
    lead: Words | None = None
    fields: tuple[Field, ...] = Constraint(min_length=1)


class Topic(Definition):
    """What some questions are about, in a word or two."""

    id: Id
    title: Words
    fields: tuple[Id, ...] = Constraint(min_length=1)


class Front(Definition):
    """What stands first on paper: the child, then the first day topic by topic.

    A question named here is printed here instead of in its section.
    """

    opening: tuple[Id, ...] = ()
    topics: tuple[Topic, ...] = ()

    def fields(self) -> Iterator[Id]:
        """Every question named, in printed order."""
        yield from self.opening
        for topic in self.topics:
            yield from topic.fields


class Form(Definition):
    """The whole form; ``version`` changes whenever a question does."""

    id: Id
    version: str
    title: Words
    purpose: Words
    front: Front = Front()
    sections: tuple[Section, ...] = Constraint(min_length=1)

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        names = [s.id for s in self.sections] + [f.id for f in self.fields()]
        names += [f"{f.id}.{part.id}" for f in self.fields() for part in _parts(f)]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise ValueError(f"used twice: {', '.join(twice)}")
        return self

    @model_validator(mode="after")
    def _conditions_look_back(self) -> Self:
        seen: dict[str, Field] = {}
        for field in self.fields():
            if field.visible_when:
                _check_condition(field.visible_when, seen)
            seen[field.id] = field
        return self

    @model_validator(mode="after")
    def _front_names_questions_once(self) -> Self:
        named, known = list(self.front.fields()), {field.id for field in self.fields()}
        wrong = sorted({name for name in named if name not in known or named.count(name) > 1})
        if wrong:
            raise ValueError(f"on the front page, but no question or named twice: {', '.join(wrong)}")
        return self

    def fields(self) -> Iterator[Field]:
        """All fields in order."""
        return (field for section in self.sections for field in section.fields)

    def field(self, field_id: str) -> Field:
        """The field of that id; raises ``KeyError`` when the form has none."""
        return self._by_id[field_id]

    @cached_property
    def _by_id(self) -> dict[str, Field]:
        return {field.id: field for field in self.fields()}

    def section_of(self, field_id: str) -> Section:
        """The section a field stands in; raises ``KeyError`` when the form has none."""
        for section in self.sections:
            if any(field.id == field_id for field in section.fields):
                return section
        raise KeyError(field_id)

    @cached_property
    def hash(self) -> str:
        """SHA-256 of the form as it is stored with a record; every reading of one asks."""
        return digest(self.model_dump(mode="json"))


def _parts(field: Field) -> tuple[Choice | Column, ...]:
    match field:
        case ChoiceField() | ChoicesField():
            return field.choices
        case RepeatField():
            return field.columns
        case _:
            return ()


def _check_condition(condition: Condition, earlier: dict[str, Field]) -> None:
    field = earlier.get(condition.field)
    if field is None:
        raise ValueError(f"a condition looks at {condition.field}, which does not come before")
    match field:
        case YesNoField():
            possible: set[str | bool] = {True, False}
        case ChoiceField() | ChoicesField():
            possible = {choice.id for choice in field.choices}
        case _:
            raise ValueError(f"a condition cannot look at a {field.kind} field")
    wrong = [v for v in condition.is_any_of if v not in possible]
    if wrong:
        raise ValueError(f"{condition.field} can never be {wrong[0]}")
