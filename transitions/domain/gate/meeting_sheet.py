"""The sheet on the table at the start-up meeting: three rounds, and what was agreed.

Its talking points are taken from the finished pages for the daycare, so that nothing that stays
from the daycare can stand here. What she wrote about the meeting itself is added to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from transitions.domain.answers import holds_cpr, holds_score
from transitions.domain.disclosure import (
    Disclosure,
    Entry,
    Fact,
    Facts,
    Glance,
    Lines,
    Notice,
    Part,
    Said,
    Section,
)
from transitions.domain.gate.daycare_copy import USES, release_to_daycare
from transitions.domain.gate.obstacles import obstacle
from transitions.domain.gate.rules import Case
from transitions.domain.gate.verdict import Obstacle, Release, Verdict, Withheld
from transitions.domain.gate.words import Draft, Speech, finish, on_one_line, who
from transitions.domain.in_words import answer_in_words
from transitions.domain.transition import Agreement, Meeting, TransitionRecord

ROUNDS = ("wishes", "helps", "who")
"""What each hopes for, what helps and what is hard, who does what (SEED R69)."""
LEAST_GIVEN_AWAY = 8
"""Shorter answers than this many signs are ordinary words, and prove nothing when they are met again."""



class _Shared(NamedTuple):
    """A heading of the daycare's pages, the answers under it, and what the ordinary ones are about."""

    title: Said
    entries: tuple[Entry, ...]
    about: tuple[Said, ...]


def release_to_meeting(case: Case, release: Release, speech: Speech) -> Verdict:
    """The sheet, on the same consent as the daycare's copy; or what stops either."""
    copy = release_to_daycare(case, release, speech)
    own = tuple(_own_obstacles(case.record, copy.withheld, speech))
    if copy.disclosure is None or own:
        return Verdict(obstacles=(*copy.obstacles, *own), withheld=copy.withheld)
    return Verdict(disclosure=_sheet(case.record, copy.disclosure, release, speech), withheld=copy.withheld)


def _sheet(record: TransitionRecord, copy: Disclosure, release: Release, speech: Speech) -> Disclosure:
    draft = Draft(
        product=release.product,
        audience=release.audience,
        consented=copy.consented,
        written_on=copy.written_on,
        title=speech.say("paper.meeting.title"),
        subtitle=speech.say("paper.meeting.subtitle", **who(record)),
        parts=(
            _when_and_who(record, speech),
            Notice(text=speech.say("paper.silence"), tone="important"),
            Notice(title=_round(1, speech), text=speech.say("paper.meeting.round_wishes_lead")),
            Lines(caption=speech.say("paper.meeting.hopes"), count=2),
            *_second_round(tuple(_shared(copy)), speech),
            *_third_round(record, speech),
            *_use(speech),
            Facts(rows=(speech.fact("paper.call.health_visitor", record.health_visitor.card),)),
            Notice(text=speech.say("paper.keep")),
        ),
    )
    return finish(draft, record, speech)


def _round(number: int, speech: Speech) -> Said:
    words = speech.say(f"paper.meeting.round_{ROUNDS[number - 1]}")
    other = f"{number}. {words.other}" if words.other else ""
    return words.model_copy(update={"danish": f"{number}. {words.danish}", "other": other})


def _when_and_who(record: TransitionRecord, speech: Speech) -> Facts:
    told = _told(record)
    meeting = told.meeting
    day = speech.day(meeting.day) if meeting.day else Said(danish="")
    clock = speech.say("value.clock", time=meeting.time) if meeting.time else None
    rows = [speech.fact("paper.meeting.day", on_one_line([day, clock]) if clock else day)]
    if meeting.place:
        rows.append(speech.fact("paper.meeting.place", meeting.place))
    rows.append(speech.fact("paper.meeting.present", meeting.participants))
    return Facts(rows=tuple(rows))


def _shared(copy: Disclosure) -> Iterator[_Shared]:
    for part in copy.paper.parts:
        if isinstance(part, Section):
            yield _Shared(part.title, part.entries, tuple(e.label for e in part.entries if not e.special))
        elif isinstance(part, Glance):
            entries = tuple(entry for topic in part.topics for entry in topic.entries)
            about = (topic.title for topic in part.topics if not all(e.special for e in topic.entries))
            yield _Shared(part.title, entries, tuple(about))


def _second_round(shared: tuple[_Shared, ...], speech: Speech) -> Iterator[Part]:
    """Special considerations in full; the rest by name, as the pages themselves lie on the table."""
    points = tuple(e for part in shared for e in _with_voice(part.entries) if e.special)
    if points:
        yield Section(
            title=_round(2, speech), lead=speech.say("paper.meeting.talk_about"), entries=points
        )
    else:
        yield Notice(title=_round(2, speech), text=speech.say("paper.meeting.talk_about"))
    others = tuple(_named(part.title, part.about) for part in shared if part.about)
    if others:
        yield Facts(rows=others)
    yield Lines(caption=speech.say("paper.meeting.notes"), count=2)


def _with_voice(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Each entry with whose words it holds, which its section says only where the voice changes."""
    said: dict[str, Said] = {}
    for entry in entries:
        if entry.voice.danish:
            said = {entry.speaker: entry.voice}
        yield entry.model_copy(update={"voice": said.get(entry.speaker, entry.voice)})


def _named(title: Said, about: tuple[Said, ...]) -> Fact:
    labels = {label.danish: label for label in about}
    return Fact(label=title, text=on_one_line(list(labels.values())))


def _third_round(record: TransitionRecord, speech: Speech) -> Iterator[Part]:
    rows = tuple(_agreed(agreement, speech) for agreement in _told(record).agreements)
    if rows:
        yield Facts(title=_round(3, speech), rows=rows)
        yield Lines(caption=speech.say("paper.meeting.more_agreed"), count=2)
    else:
        yield Notice(title=_round(3, speech), text=speech.say("paper.meeting.round_who_lead"))
        yield Lines(caption=speech.say("paper.meeting_lines"), count=4)
    day = speech.day(record.follow_up_on) if record.follow_up_on else ""
    yield Facts(rows=(speech.fact("paper.meeting.follow_up", day),))


def _agreed(agreement: Agreement, speech: Speech) -> Fact:
    by_whom = ", ".join(part for part in (agreement.who, agreement.when) if part)
    label = Said(danish=by_whom) if by_whom else speech.say("paper.meeting.agreement")
    return Fact(label=label, text=Said(danish=agreement.text))


def _use(speech: Speech) -> tuple[Part, ...]:
    rows = tuple(speech.fact(f"paper.use.{row}", "") for row in USES)
    return (Facts(title=speech.say("paper.use.title"), rows=rows),)


def _told(record: TransitionRecord) -> TransitionRecord:
    """The record without the free words about its meeting where somebody is protected.

    No rule can read free words for a trace of a name or a place.
    """
    child = record.child
    if not child.protected and not any(parent.protected for parent in child.parents):
        return record
    bare = Meeting(day=record.meeting.day, time=record.meeting.time)
    return record.model_copy(update={"meeting": bare, "agreements": ()})


def _own_obstacles(
    record: TransitionRecord, withheld: Iterable[Withheld], speech: Speech
) -> Iterator[Obstacle]:
    """What stops the meeting's own words: a no to it, a number, or an answer that is to stay."""
    if record.meeting_declined:
        yield obstacle("meeting_declined", speech)
    told = _told(record)
    agreed = (part for a in told.agreements for part in (a.text, a.who, a.when))
    words = "\n".join((told.meeting.place, told.meeting.participants, *agreed))
    if holds_cpr(words):
        yield obstacle("cpr_in_meeting", speech)
    if holds_score(words):
        yield obstacle("score_in_meeting", speech)
    for answer in withheld:
        if _gives_away(words, record, answer, speech):
            yield obstacle("kept_in_meeting", speech, field=answer.label)


def _gives_away(words: str, record: TransitionRecord, kept: Withheld, speech: Speech) -> bool:
    answer = record.answer(kept.key)
    field = record.form.field(kept.key.field)
    if answer is None or field.kind not in ("text", "repeat"):
        return False
    said = answer_in_words(answer, field, speech.texts).strip().casefold()
    return len(said) >= LEAST_GIVEN_AWAY and said in words.casefold()
