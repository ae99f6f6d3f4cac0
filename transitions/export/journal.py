"""The note to paste into the municipality's journal: plain Danish text, line by line."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterator

from transitions.domain.disclosure import (
    Disclosure,
    Entry,
    Facts,
    Glance,
    KeyGroups,
    Lines,
    NotePart,
    Notice,
    Paper,
    Part,
    Said,
    Section,
    Signatures,
    Ticks,
)

_COLUMNS = 100


def write_journal(disclosure: Disclosure) -> str:
    """The paper as text: UTF-8, line feeds, at most 100 columns, one final line feed."""
    blocks = [block for block in _blocks(disclosure.paper) if block]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def journal_parts(disclosure: Disclosure) -> tuple[NotePart, ...]:
    """The headings of the note, each with its own lines; every line of them is one piece of news."""
    tells = [str(value.value) for value in disclosure.values if value.name == "tells"]
    paper, found = disclosure.paper, []
    practice = _wrapped(paper.practice_words) if paper.practice else []
    for part in paper.parts:
        if isinstance(part, Facts) and part.title is not None:
            news, tells = tells[: len(part.rows)], tells[len(part.rows) :]
            lines = [*practice, *(line for row in part.rows for line in _labelled(row.label, row.text))]
            found.append(NotePart(title=part.title.danish, text="\n".join(lines) + "\n", tells=tuple(news)))
    return tuple(found)


def _blocks(paper: Paper) -> Iterator[list[str]]:
    practice = _wrapped(paper.practice_words) if paper.practice else []
    yield practice
    yield _said(paper.banner)
    yield [*_said(paper.title), *_said(paper.subtitle)]
    yield _said(paper.replaces)
    for part in paper.parts:
        yield from _part(part)
    yield practice


def _part(part: Part) -> Iterator[list[str]]:
    match part:
        case Facts():
            yield [
                *_said(part.title),
                *(line for row in part.rows for line in _labelled(row.label, row.text)),
            ]
        case Section():
            yield [*_said(part.title), *_said(part.lead)]
            yield from map(_entry, part.entries)
        case Glance():
            yield _said(part.title)
            for topic in part.topics:
                yield _said(topic.title)
                yield from map(_entry, topic.entries)
        case Notice():
            yield [*_said(part.title), *_said(part.text)]
        case Lines():
            yield _said(part.caption)
        case Ticks():
            yield [*_said(part.caption), *(line for label in part.labels for line in _said(label))]
        case Signatures():
            yield [*_said(part.text), *(line for row in part.rows for line in _said(row.caption))]
        case KeyGroups():
            yield [*part.groups, *_said(part.caption)]


def _entry(entry: Entry) -> list[str]:
    own_words = entry.original.other if entry.original else ""
    said = [_plain(text.danish) for text in (entry.label, entry.voice, entry.mark_words) if text]
    head = ", ".join(text for text in said if text)
    return [*_wrapped(f"{head}:" if head else ""), *_wrapped(entry.text.danish), *_wrapped(own_words)]


def _labelled(label: Said, text: Said) -> list[str]:
    head = _plain(label.danish)
    return _wrapped(f"{head}: {text.danish}" if head else text.danish)


def _said(said: Said | None) -> list[str]:
    return _wrapped(said.danish) if said else []


def _wrapped(text: str) -> list[str]:
    lines = (textwrap.wrap(line, _COLUMNS, break_on_hyphens=False) for line in _plain(text).split("\n"))
    return [line for wrapped in lines for line in wrapped]


def _plain(text: str) -> str:
    lines = "\n".join(unicodedata.normalize("NFC", text).splitlines()).replace("\t", " ")
    return "".join(sign for sign in lines if sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cf"))
