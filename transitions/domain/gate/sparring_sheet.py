"""A sheet to bring to supervision: an age in months and her own words, and nothing that tells of whom."""

from __future__ import annotations

from collections.abc import Iterator

from transitions.domain.answers import holds_score
from transitions.domain.disclosure import Disclosure, Facts, Foot, Lines, Notice, Paper, Part, Said
from transitions.domain.gate.obstacles import obstacle
from transitions.domain.gate.rules import Case
from transitions.domain.gate.screening_note import result_words
from transitions.domain.gate.verdict import Obstacle, Release, Verdict
from transitions.domain.gate.words import Speech
from transitions.domain.model import DANISH
from transitions.domain.screening import Screening
from transitions.domain.traces import Known, names_in, traces
from transitions.domain.transition import TransitionRecord

WRITTEN = ("observed", "helps", "question")
"""What she writes herself, in the order of the paper; text ids under ``paper.sparring.``."""
ROOM = 4


def release_for_sparring(case: Case, release: Release, speech: Speech) -> Verdict:
    """The sheet; or each trace of the family in what she wrote, by the field it stands in."""
    written = {words.field: words.text.strip() for words in release.written}
    found = tuple(_obstacles(case.record, release, written, speech))
    if found:
        return Verdict(obstacles=found)
    paper = Paper(
        title=speech.say("paper.sparring.title"),
        parts=tuple(_parts(case, release, written, speech)),
        foot=Foot(left=speech.texts.say("paper.sparring.foot"), middle="",
                  page_of=speech.texts.tables[DANISH]["paper.page_of"]),
        practice=case.record.practice,
    )
    return Verdict(disclosure=Disclosure(
        product=release.product, audience=release.audience, consented=True, written_on=case.day, paper=paper,
    ))


def _parts(case: Case, release: Release, written: dict[str, str], speech: Speech) -> Iterator[Part]:
    yield Notice(text=speech.say("paper.sparring.lead"), tone="important")
    rows = []
    age = case.record.child.age(case.day)
    if age is not None:
        months = speech.texts.say("paper.sparring.months", n=str(age.months))
        rows.append(speech.fact("paper.sparring.age", months))
    screening = _observation(case.record, release)
    if screening is not None and release.with_sum:
        rows.append(speech.fact("paper.sparring.sum", result_words(screening, speech)))
    if rows:
        yield Facts(rows=tuple(rows))
    for field in WRITTEN:
        text = written.get(field, "")
        if text:
            yield Notice(title=speech.say(f"paper.sparring.{field}"), text=Said(danish=text))
    yield Lines(caption=speech.say("paper.sparring.ideas"), count=ROOM)


def _obstacles(
    record: TransitionRecord, release: Release, written: dict[str, str], speech: Speech
) -> Iterator[Obstacle]:
    if release.with_sum and not record.health_visitor.certified:
        yield obstacle("sparring_not_certified", speech)
    if not any(written.values()):
        yield obstacle("sparring_empty", speech)
    known = _known(record)
    for field, text in written.items():
        label = speech.texts.say(f"paper.sparring.{field}")
        hits = traces(text, known)
        if hits:
            named = ", ".join(f"«{hit}»" for hit in hits)
            yield obstacle("sparring_trace", speech, field, field=label, found=named)
        if holds_score(text):
            yield obstacle("sparring_score", speech, field, field=label)


def _observation(record: TransitionRecord, release: Release) -> Screening | None:
    return next((s for s in record.screenings if s.id == release.screening and s.done), None)


def _known(record: TransitionRecord) -> Known:
    """Everybody and every place the record names, siblings in the answers among them."""
    child, visitor, daycare, meeting = record.child, record.health_visitor, record.daycare, record.meeting
    people = {child.name, *(parent.name for parent in child.parents), visitor.name}
    people |= {sheet.observer.name for s in record.screenings for sheet in (s, s.second) if sheet}
    people |= {line.by.name for line in record.handovers}
    places, phrases = {visitor.municipality}, {meeting.place}
    if daycare is not None:
        people.add(daycare.contact)
        places.add(daycare.name)
        phrases |= {daycare.name, daycare.group}
    free = (record.introduced_how, meeting.participants, meeting.place, *_said(record))
    people |= {name for text in free for name in names_in(text)}
    return Known.of(people, places, phrases)


def _said(record: TransitionRecord) -> Iterator[str]:
    for answer in record.answers:
        values = answer.value.values() if isinstance(answer.value, dict) else (answer.value,)
        yield from (value for value in values if isinstance(value, str))
        if answer.danish is not None:
            yield answer.danish.text
    for agreement in record.agreements:
        yield from (f"af {agreement.who}", agreement.text)
    for screening in record.screenings:
        yield from (screening.together, screening.joint_note, screening.conditional_reason)
        yield from (cause.note for cause in screening.causes.values())
