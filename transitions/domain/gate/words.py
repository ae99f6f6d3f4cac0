"""How the papers that name a family begin, speak and end: shared by all products."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date

from transitions.domain.answers import Answer
from transitions.domain.disclosure import (
    Audience,
    Disclosure,
    Entry,
    Fact,
    Foot,
    Mark,
    Notice,
    Paper,
    Part,
    Product,
    Said,
    TypedValue,
)
from transitions.domain.form import Field, Form
from transitions.domain.gate.content import Candidate
from transitions.domain.in_words import age_in_words, answer_in_words, date_in_words, short_date
from transitions.domain.model import DANISH, Record, Words
from transitions.domain.texts import Texts
from transitions.domain.transition import TransitionRecord

BETWEEN = " · "


@dataclass(frozen=True)
class Speech:
    """The words and the languages a paper is written in."""

    texts: Texts
    language: str = DANISH

    def say(self, text_id: str, **named: str) -> Said:
        """A sentence in Danish and beside it in the family's language."""
        return self.texts.said(text_id, self.language, **named)

    def words(self, words: Words) -> Said:
        """A definition's words in both languages."""
        if self.language == DANISH or not words.speaks(self.language):
            return Said(danish=words.danish)
        other = words.in_language(self.language)
        return Said(danish=words.danish, other=other, language=self.language)

    def day(self, day: date) -> Said:
        """A date in both languages."""
        if self.language == DANISH:
            return Said(danish=date_in_words(day))
        other = date_in_words(day, self.language)
        return Said(danish=date_in_words(day), other=other, language=self.language)

    def tell(self, text_id: str, /, **named: Said) -> Said:
        """A sentence whose named parts are said in both languages too."""
        told = self.say(text_id, **{name: said.danish for name, said in named.items()})
        if not told.other:
            return told
        parts = {name: said.other or said.danish for name, said in named.items()}
        return told.model_copy(update={"other": self.texts.say(text_id, self.language, **parts)})

    def fact(self, text_id: str, text: Said | str) -> Fact:
        """A labelled fact."""
        said = Said(danish=text) if isinstance(text, str) else text
        return Fact(label=self.say(text_id), text=said)


def entry(
    candidate: Candidate, speech: Speech, mark: Mark = "", mark_id: str = ""
) -> Entry:
    """One answer as it is printed."""
    answer, field = candidate.answer, candidate.field
    special = field.category == "special"
    return Entry(
        label=speech.words(field.label),
        speaker="joint" if field.source else answer.key.voice,
        voice=Said(danish="") if field.source else speech.say(f"paper.voice.{answer.key.voice}"),
        text=_answer_said(candidate, speech),
        original=_original(candidate, speech),
        special=special,
        special_words=speech.say("paper.special") if special else None,
        mark=mark,
        mark_words=speech.say(mark_id) if mark_id else None,
    )


def _answer_said(candidate: Candidate, speech: Speech) -> Said:
    answer, field = candidate.answer, candidate.field
    danish = _in_words(answer, field, speech)
    free = field.source is None and field.kind in ("text", "repeat")
    if speech.language == DANISH or free:
        return Said(danish=danish)
    other = candidate.translated or _in_words(answer, field, speech, speech.language)
    same = other == danish
    return Said(danish=danish) if same else Said(
        danish=danish, other=other, language=speech.language
    )


def _original(candidate: Candidate, speech: Speech) -> Said | None:
    answer = candidate.answer
    if answer.language == DANISH or answer.danish is None or answer.stance != "answered":
        return None
    own = _in_words(answer, candidate.field, speech, answer.language)
    return Said(danish="", other=own, language=answer.language)


def _in_words(answer: Answer, field: Field, speech: Speech, language: str = DANISH) -> str:
    """An answer as printed; the cells of a row stand after each other."""
    told = answer_in_words(answer, field, speech.texts, language)
    return told.replace("\n", BETWEEN) if field.kind == "repeat" else told


def topics(form: Form, fields: Container[str], speech: Speech) -> tuple[Fact, ...]:
    """Questions by name alone, on one line for each section of the form."""
    found = []
    for section in form.sections:
        labels = [speech.words(field.label) for field in section.fields if field.id in fields]
        if labels:
            found.append(Fact(label=speech.words(section.title), text=on_one_line(labels)))
    return tuple(found)


def on_one_line(labels: list[Said]) -> Said:
    """Several short texts after each other."""
    danish = BETWEEN.join(said.danish for said in labels)
    if not any(said.other for said in labels):
        return Said(danish=danish)
    other = BETWEEN.join(said.other or said.danish for said in labels)
    return Said(danish=danish, other=other, language=next(s.language for s in labels if s.other))


def on_its_lines(told: Sequence[Said]) -> Said:
    """Several sentences, each a paragraph of its own."""
    danish = "\n".join(said.danish for said in told)
    other = "\n".join(said.other for said in told if said.other)
    return Said(danish=danish, other=other, language=next((s.language for s in told if s.other), ""))


def who(record: TransitionRecord) -> dict[str, str]:
    """The child as papers name it."""
    birth = record.child.birth_date
    return {"child": record.child.name, "birth": short_date(birth) if birth else ""}


def written(record: TransitionRecord, day: date, speech: Speech) -> Said:
    """When it was written and how old the child was by the calendar; prematurity is not told here."""
    danish = _written_in(record, day, speech.texts, DANISH)
    if not speech.say("paper.written", date="", child="", age="").other:
        return Said(danish=danish)
    other = _written_in(record, day, speech.texts, speech.language)
    return Said(danish=danish, other=other, language=speech.language)


def _written_in(record: TransitionRecord, day: date, texts: Texts, language: str) -> str:
    age = record.child.age(day)
    return texts.say(
        "paper.written",
        language,
        date=date_in_words(day, language),
        child=record.child.name,
        age=age_in_words(age, texts, language) if age else "",
    )


class Draft(Record):
    """A paper's content before its hash is known."""

    product: Product
    audience: Audience
    consented: bool
    written_on: date
    title: Said
    subtitle: Said | None = None
    banner: Said | None = None
    parts: tuple[Part, ...]
    values: tuple[TypedValue, ...] = ()


def told_as_draft(speech: Speech) -> tuple[Notice, ...]:
    """What stands before a translation that nobody has reviewed: that it is one."""
    if speech.texts.translation(speech.language) != "draft":
        return ()
    return (Notice(text=speech.say("paper.draft_translation")),)


def _parts(draft: Draft, speech: Speech) -> tuple[Part, ...]:
    """The parts, the word about a draft first where a family reads them."""
    told = () if draft.audience.kind == "municipality" else told_as_draft(speech)
    return (*(notice for notice in told if notice not in draft.parts), *draft.parts)


def finish(draft: Draft, record: TransitionRecord, speech: Speech) -> Disclosure:
    """The disclosure, with the foot that carries its own hash."""
    texts = speech.texts
    paper = Paper(
        title=draft.title,
        subtitle=draft.subtitle,
        banner=draft.banner,
        parts=_parts(draft, speech),
        foot=Foot(left="", middle=""),
        practice=record.practice,
    )
    bare = Disclosure(
        product=draft.product,
        audience=draft.audience,
        consented=draft.consented,
        written_on=draft.written_on,
        paper=paper,
        values=draft.values,
    )
    foot = Foot(
        left=texts.say("paper.handover.subtitle", **who(record)),
        middle=texts.say("paper.foot.middle", code=bare.code),
        page_of=texts.tables[DANISH]["paper.page_of"],
    )
    return bare.model_copy(update={"paper": paper.model_copy(update={"foot": foot})})
