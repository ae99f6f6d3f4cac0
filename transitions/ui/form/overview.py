"""Where the form stands: which sections there are to show, how far each is, what is missing."""

from __future__ import annotations

from transitions.domain.form import Field, Section, Voice
from transitions.domain.transition import TransitionRecord
from transitions.ui.form.section_list import SectionMark

Question = tuple[Field, Voice]


def sections_shown(record: TransitionRecord, *, parents: bool) -> list[Section]:
    """The sections with something to ask or to read; what is internal does not count for parents."""
    asked = {field.id for field, _ in record.questions()}
    return [
        section
        for section in record.form.sections
        if any(field.id in asked or _is_read(field, parents=parents) for field in section.fields)
    ]


def _is_read(field: Field, *, parents: bool) -> bool:
    return field.source is not None and not (parents and field.category == "internal")


def missing_in(record: TransitionRecord) -> list[Question]:
    """The questions without a stand, in the form's order."""
    return [(field, voice) for field, voice in record.questions() if not record.given(field, voice)]


def first_to_show(record: TransitionRecord, shown: list[Section]) -> Section:
    """The section of the first question without a stand, or the first of those shown."""
    missing = missing_in(record)
    return record.form.section_of(missing[0][0].id) if missing else shown[0]


def mark_of(record: TransitionRecord, section: Section) -> SectionMark:
    """How far a section is."""
    own = {field.id for field in section.fields}
    asked = [(field, voice) for field, voice in record.questions() if field.id in own]
    done = sum(bool(record.given(field, voice)) for field, voice in asked)
    return SectionMark(section.id, section.title.danish, done, len(asked))


def next_missing(record: TransitionRecord, section: str, question: str) -> Question | None:
    """The first question without a stand after a place, or from the beginning again."""
    order = [f"{field.id}.{voice}" for field, voice in record.questions()]
    missing = missing_in(record)
    here = order.index(question) if question in order else _before(record, section)
    after = [m for m in missing if order.index(f"{m[0].id}.{m[1]}") > here]
    return next(iter([*after, *missing]), None)


def _before(record: TransitionRecord, section: str) -> int:
    """The place just before the first question of a section."""
    for place, (field, _) in enumerate(record.questions()):
        if record.form.section_of(field.id).id == section:
            return place - 1
    return -1
