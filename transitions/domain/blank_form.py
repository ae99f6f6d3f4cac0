"""The form on paper with nothing filled in: lines to write on, boxes to tick."""

from __future__ import annotations

from transitions.domain.disclosure import Foot, Lines, Notice, Paper, Part, Said, Ticks
from transitions.domain.form import ChoiceField, ChoicesField, Field, Form, Section, TextField, YesNoField
from transitions.domain.gate.words import Speech, told_as_draft
from transitions.domain.model import DANISH
from transitions.domain.sheet import Sheet
from transitions.domain.texts import Texts

INTERNAL_NEVER_ON_PAPER = "internal"


def blank_form(form: Form, texts: Texts, full: bool = False, language: str = DANISH) -> Sheet:
    """The short form, or all of it, for writing by hand; internal fields are left out."""
    speech = Speech(texts=texts, language=language)
    lead = Notice(text=speech.say("paper.blank.lead"), tone="important")
    parts: list[Part] = [*told_as_draft(speech), lead]
    for section in form.sections:
        parts += _section(section, full, speech)
    foot = Foot(
        left=f"{form.title.danish} {form.version}",
        middle="",
        page_of=texts.tables[DANISH]["paper.page_of"],
    )
    paper = Paper(title=speech.say("paper.blank.title"), parts=tuple(parts), foot=foot)
    return Sheet(name="blank", paper=paper)


def _section(section: Section, full: bool, speech: Speech) -> list[Part]:
    asked = [f for f in section.fields if f.category != INTERNAL_NEVER_ON_PAPER and (full or f.short)]
    if not asked:
        return []
    lead = speech.words(section.lead) if section.lead else Said(danish="")
    heading = Notice(title=speech.words(section.title), text=lead)
    return [heading, *(_room(field, speech) for field in asked)]


def _room(field: Field, speech: Speech) -> Part:
    caption = speech.words(field.label)
    match field:
        case ChoiceField() | ChoicesField():
            labels = tuple(speech.words(choice.label) for choice in field.choices)
            return Ticks(caption=caption, labels=labels)
        case YesNoField():
            labels = (speech.words(field.yes), speech.words(field.no))
            return Ticks(caption=caption, labels=labels)
        case TextField():
            return Lines(caption=caption, count=1 if field.source else min(field.lines, 3))
        case _:
            return Lines(caption=caption, count=1)
