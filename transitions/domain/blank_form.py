"""The form on paper with nothing filled in: lines to write on, boxes to tick."""

from __future__ import annotations

from transitions.domain.disclosure import Foot, Lines, Notice, Paper, Part, Said, Ticks
from transitions.domain.form import ChoiceField, ChoicesField, Field, Form, Section, TextField, YesNoField
from transitions.domain.model import DANISH
from transitions.domain.sheet import Sheet
from transitions.domain.texts import Texts

INTERNAL_NEVER_ON_PAPER = "internal"


def blank_form(form: Form, texts: Texts, full: bool = False) -> Sheet:
    """The short form, or all of it, for writing by hand; internal fields are left out."""
    parts: list[Part] = [Notice(text=texts.said("paper.blank.lead"), tone="important")]
    for section in form.sections:
        parts += _section(section, full)
    foot = Foot(
        left=f"{form.title.danish} {form.version}",
        middle="",
        page_of=texts.tables[DANISH]["paper.page_of"],
    )
    paper = Paper(title=texts.said("paper.blank.title"), parts=tuple(parts), foot=foot)
    return Sheet(name="blank", paper=paper)


def _section(section: Section, full: bool) -> list[Part]:
    asked = [f for f in section.fields if f.category != INTERNAL_NEVER_ON_PAPER and (full or f.short)]
    if not asked:
        return []
    lead = section.lead.danish if section.lead else ""
    heading = Notice(title=Said(danish=section.title.danish), text=Said(danish=lead))
    return [heading, *(_room(field) for field in asked)]


def _room(field: Field) -> Part:
    caption = Said(danish=field.label.danish)
    match field:
        case ChoiceField() | ChoicesField():
            labels = tuple(Said(danish=choice.label.danish) for choice in field.choices)
            return Ticks(caption=caption, labels=labels)
        case YesNoField():
            labels = (Said(danish=field.yes.danish), Said(danish=field.no.danish))
            return Ticks(caption=caption, labels=labels)
        case TextField():
            return Lines(caption=caption, count=1 if field.source else min(field.lines, 3))
        case _:
            return Lines(caption=caption, count=1)
