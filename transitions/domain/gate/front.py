"""How a paper about a child begins: who it is, then the first day at a glance; the rest by topic.

The form says which questions stand where. An answer stands once, and what has no answer is not named.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby, pairwise

from transitions.domain.disclosure import Entry, Glance, Part, Said, Section, Topic
from transitions.domain.form import Form
from transitions.domain.form import Topic as Named
from transitions.domain.gate.content import Candidate
from transitions.domain.gate.words import Speech

Pair = tuple[Candidate, Entry]


def pages(pairs: Iterable[Pair], form: Form, speech: Speech, *between: Part) -> tuple[Part, ...]:
    """The answers as they are printed; what is ``between`` stands under the first day, over the rest."""
    held = list(pairs)
    ahead = set(form.front.fields())
    rest = [pair for pair in held if pair[0].field.id not in ahead]
    return (
        *_opening(_of(held, form.front.opening), speech),
        *_glance(held, form, speech),
        *between,
        *sections(rest, speech),
    )


def _opening(pairs: list[Pair], speech: Speech) -> tuple[Section, ...]:
    if not pairs:
        return ()
    entries = _each_voice_once([entry for _, entry in pairs])
    return (Section(title=speech.say("paper.opening"), entries=entries),)


def _of(pairs: list[Pair], fields: Iterable[str]) -> list[Pair]:
    return [pair for field in fields for pair in pairs if pair[0].field.id == field]


def sections(pairs: Iterable[Pair], speech: Speech) -> tuple[Section, ...]:
    """The entries under the form's own headings, in their order; an empty topic is not named."""
    found: list[Section] = []
    for _, group in groupby(pairs, key=lambda pair: pair[0].section.id):
        same = list(group)
        title = speech.words(same[0][0].section.title)
        found.append(Section(title=title, entries=_each_voice_once([entry for _, entry in same])))
    return tuple(found)


def _glance(pairs: list[Pair], form: Form, speech: Speech) -> tuple[Glance, ...]:
    named = [(topic, entry) for topic in form.front.topics for _, entry in _of(pairs, topic.fields)]
    if not named:
        return ()
    told = _each_voice_once([entry for _, entry in named])
    paired = zip((topic for topic, _ in named), told, strict=True)
    topics = tuple(
        _topic(topic, [entry for _, entry in group], speech)
        for topic, group in groupby(paired, key=lambda pair: pair[0])
    )
    return (Glance(title=speech.say("paper.first_day"), topics=topics),)


def _topic(topic: Named, entries: list[Entry], speech: Speech) -> Topic:
    title = speech.words(topic.title)
    labels = (_under(title, entry.label) for entry in entries)
    told = zip(entries, labels, strict=True)
    return Topic(title=title, entries=tuple(e.model_copy(update={"label": label}) for e, label in told))


def _under(title: Said, label: Said) -> Said:
    """The question without the topic's name, which stands over it."""
    danish, other = _without(title.danish, label.danish), _without(title.other, label.other)
    return label.model_copy(update={"danish": danish, "other": other})


def _without(title: str, label: str) -> str:
    said = label.removeprefix(f"{title}: ")
    return said if said == label else said[:1].upper() + said[1:]


def _each_voice_once(entries: list[Entry]) -> tuple[Entry, ...]:
    """Say who speaks where the voice changes; the line beside the answer tells it in between."""
    told = [entries[0]]
    for before, now in pairwise(entries):
        same = now.speaker == before.speaker and now.voice == before.voice
        told.append(now.model_copy(update={"voice": Said(danish="")}) if same else now)
    return tuple(told)
