"""What is different between two forms, question by question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from transitions.domain.form import Field, Form
from transitions.domain.model import DANISH, Record, Words

SAME_MEANING = ("kind", "category", "concerns", "reveals", "source", "origin")
"""What a question is besides its words; another of these makes it another question."""

_WORDED = ("choices", "columns", "unit", "yes", "no")


class Question(Record):
    """A question as it stands in a form: its number, and what is asked."""

    field: str
    number: str
    label: str


class Reworded(Record):
    """A question that is asked with other words."""

    field: str
    before: str
    now: str


class FormChanges(Record):
    """What a form has that another has not.

    ``reworded`` ones are asked with other words; ``changed`` ones are answered otherwise, or are
    of another kind. ``moved``: only their place, help or the like is another.
    """

    before: str
    now: str
    added: tuple[Question, ...] = ()
    removed: tuple[Question, ...] = ()
    reworded: tuple[Reworded, ...] = ()
    changed: tuple[Question, ...] = ()
    moved: tuple[Question, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether no question differs in any way."""
        return not (self.added or self.removed or self.reworded or self.changed or self.moved)

    @property
    def asked_anew(self) -> frozenset[str]:
        """The questions that an earlier choice to share does not answer."""
        return frozenset({*(q.field for q in self.reworded), *(q.field for q in self.changed)})


def form_changes(before: Form, now: Form) -> FormChanges:
    """The differences, each kind in the order of the form it stands in."""
    old, new = _by_id(before), _by_id(now)
    both = [(old[name], field) for name, field in new.items() if name in old]
    return FormChanges(
        before=before.version,
        now=now.version,
        added=tuple(_question(field) for name, field in new.items() if name not in old),
        removed=tuple(_question(field) for name, field in old.items() if name not in new),
        reworded=tuple(_reworded(was, is_) for was, is_ in both if _says_otherwise(was, is_)),
        changed=tuple(_question(f) for was, f in both if not same_answers(was, f)),
        moved=tuple(_moved(before, now, both)),
    )


def same_answers(was: Field, now: Field) -> bool:
    """Whether an answer to one means the same as an answer to the other, words of the question apart."""
    same = all(getattr(was, name) == getattr(now, name) for name in SAME_MEANING)
    return same and _answers(was) == _answers(now)


def _by_id(form: Form) -> Mapping[str, Field]:
    return {field.id: field for field in form.fields()}


def _question(field: Field) -> Question:
    return Question(field=field.id, number=field.number, label=field.label.danish)


def _reworded(was: Field, now: Field) -> Reworded:
    before, after = was.label.root, now.label.root
    language = _otherwise(was, now)[0]
    return Reworded(field=now.id, before=before[language], now=after[language])


def _says_otherwise(was: Field, now: Field) -> bool:
    return bool(_otherwise(was, now))


def _otherwise(was: Field, now: Field) -> list[str]:
    """The languages both speak in which the words are others, Danish first; a new one says nothing else."""
    before, after = was.label.root, now.label.root
    spoken = sorted(before.keys() & after.keys(), key=lambda language: (language != DANISH, language))
    return [language for language in spoken if before[language] != after[language]]


def _answers(field: Field) -> object:
    """The Danish words an answer is read in, by their ids."""
    return {name: _danish(getattr(field, name)) for name in _WORDED if hasattr(field, name)}


def _danish(value: object) -> object:
    if isinstance(value, Words):
        return value.danish
    if isinstance(value, tuple):
        return [(part.id, part.label.danish) for part in value]
    return value


def _moved(before: Form, now: Form, both: list[tuple[Field, Field]]) -> Iterator[Question]:
    for was, field in both:
        told = _says_otherwise(was, field) or not same_answers(was, field)
        elsewhere = before.section_of(was.id).id != now.section_of(field.id).id
        if not told and (elsewhere or was != field):
            yield _question(field)
