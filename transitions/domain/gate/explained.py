"""The professional words that stand on a paper, explained to whoever reads it.

Found in what the paper shows and in nothing else, so that no word hints at an answer that stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from transitions.domain.disclosure import AudienceKind, Entry, Fact, Facts, Glance, Part, Said, Section
from transitions.domain.gate.words import Speech, on_its_lines
from transitions.domain.glossary import GlossaryWord, spaced

MOST = 4
"""So many words at most: a few lines that stay on one page."""


def explained(parts: Iterable[Part], reader: AudienceKind, speech: Speech) -> tuple[Facts, ...]:
    """The words of the glossary that ``parts`` hold, in its order; nothing where there is none."""
    shown = spaced("\n|\n".join(_shown(parts)))
    found = [word for word in speech.texts.glossary if word.explained and word.stands_in(shown)]
    lines = [_line(word, reader, speech) for word in found[:MOST]]
    return (Facts(rows=(Fact(label=speech.say("paper.words"), text=on_its_lines(lines)),)),) if lines else ()


def _line(word: GlossaryWord, reader: AudienceKind, speech: Speech) -> Said:
    name, told = speech.words(word.word), speech.words(word.parents if reader == "parent" else word.daycare)
    danish = f"{name.danish}: {told.danish}"
    if not (name.other and told.other):
        return Said(danish=danish)
    return Said(danish=danish, other=f"{name.other}: {told.other}", language=speech.language)


def _shown(parts: Iterable[Part]) -> Iterator[str]:
    """Every heading, question and answer in Danish."""
    for part in parts:
        if isinstance(part, Section):
            yield part.title.danish
            yield from _answered(part.entries)
        elif isinstance(part, Glance):
            for topic in part.topics:
                yield topic.title.danish
                yield from _answered(topic.entries)


def _answered(entries: Iterable[Entry]) -> Iterator[str]:
    for entry in entries:
        yield entry.label.danish
        yield entry.text.danish
        if entry.special_words:
            yield entry.special_words.danish
