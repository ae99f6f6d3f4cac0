"""What in a free text points at somebody: names, places, numbers, dates.

Nothing here is certain: whoever wrote it reads it as well. In doubt it is a trace, for a word that
is written otherwise costs less than a name on the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from transitions.domain.answers import CPR_SHAPE
from transitions.domain.model import Record
from transitions.domain.name_words import words_in, words_of

_MONTHS = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
_SHORT = "jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|dec"
_ROADS = (
    r"\w+(?:vej|gade|allé|alle|stræde|vænget?|boulevard|torvet|parken|plads|bakken|toften|stien)"
    r"(?:en|et)?"
)
_SHAPES = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        CPR_SHAPE.pattern,
        r"\S+@\S+",
        r"(?:https?://|www\.)\S+",
        r"(?<!\d)\+?\d(?:[ .\-]?\d){7,}(?!\d)",
        rf"\b\d{{1,2}}\.?\s*(?:{_MONTHS}|(?:{_SHORT})\b\.?)(?:\s+\d{{2,4}})?",
        rf"\b(?:{_MONTHS})\b(?:\s+\d{{4}})?",
        r"(?<!\d)(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])(?:[/\-]\d{2,4})?(?!\d)",
        r"(?<!\d)\d{1,2}[.\-]\d{1,2}[.\-]\d{2,4}(?!\d)",
        r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)",
        r"\b(?:19|20)\d{2}\b",
        rf"\b{_ROADS}\s+\d+\s*\w?\b",
    )
)
_POSTCODE = re.compile(r"\b\d{4}\s+[A-ZÆØÅ][^\W\d_]+")
_TOKEN = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_BEGINS = re.compile(r"(?:^|[.!?:…\n]|^\s*[-–•*])[\s\"»«”“'(\[–-]*$")
_CAPITALS = frozenset({"i", "de", "dem", "deres"})
"""Danish words that have a capital within a sentence, and are nobody's name."""
_ENDINGS = ("'s", "’s", "s", "es")
_GENERAL = words_of(
    "vuggestue vuggestuen børnehave børnehaven dagpleje dagplejen dagplejer institution institutionen "
    "børnehus børnehuset stue stuen gruppe gruppen hus huset kommune kommunen "
    "den det de en et og i på ved af til for med"
)
"""Words of which a daycare's name is made, that are no name themselves."""


class Known(Record):
    """What would tell whom a text is about: words of names, and names as a whole.

    ``surnames`` are found where they have a capital: without one they are often ordinary words.
    """

    words: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()
    phrases: frozenset[str] = frozenset()

    @staticmethod
    def of(people: Iterable[str], places: Iterable[str] = (), phrases: Iterable[str] = ()) -> Known:
        """From names in any spelling; ``phrases`` are found only whole."""
        parts = [name.split() for name in people]
        first = {" ".join(part[:-1] or part) for part in parts}
        whole = {" ".join(words_in(phrase)) for phrase in phrases}
        return Known(
            words=_words_of_all(first) | (_words_of_all(places) - _GENERAL),
            surnames=_words_of_all(part[-1] for part in parts if part[1:]),
            phrases=frozenset(whole - {""}),
        )


def traces(text: str, known: Known) -> tuple[str, ...]:
    """What points at somebody, as it stands in the text, each once, in its order."""
    found = [*_shaped(text), *_worded(text, known), *_whole(text, known)]
    hits = list(dict.fromkeys(words for _, words in sorted(found)))
    return tuple(hit for hit in hits if not any(_is_part(hit, other) for other in hits))


def names_in(text: str) -> frozenset[str]:
    """The words with a capital within a sentence: in Danish the names."""
    return frozenset(token.group() for token in _TOKEN.finditer(text) if _is_named(token, text))


def _words_of_all(names: Iterable[str]) -> frozenset[str]:
    return frozenset(word for name in names for word in words_of(name) if len(word) > 1)


def _is_part(hit: str, other: str) -> bool:
    same = hit.casefold() == other.casefold()
    return hit != other and hit.casefold() in other.casefold() and (not same or hit.islower())


def _shaped(text: str) -> Iterator[tuple[int, str]]:
    for shape in (*_SHAPES, _POSTCODE):
        yield from ((hit.start(), hit.group().strip()) for hit in shape.finditer(text))


def _worded(text: str, known: Known) -> Iterator[tuple[int, str]]:
    for token in _TOKEN.finditer(text):
        if _is_known(token.group(), known) or _is_named(token, text):
            yield token.start(), token.group()


def _whole(text: str, known: Known) -> Iterator[tuple[int, str]]:
    plain = f" {' '.join(words_in(text))} "
    yield from ((len(text), phrase) for phrase in sorted(known.phrases) if f" {phrase} " in plain)


def _is_known(token: str, known: Known) -> bool:
    bare = [token, *(token[: -len(end)] for end in _ENDINGS if token.casefold().endswith(end))]
    telling = known.words | known.surnames if token[0].isupper() else known.words
    return any(words_of(word) & telling for word in bare if word)


def _is_named(token: re.Match[str], text: str) -> bool:
    word = token.group()
    if not word[0].isupper() or word.casefold() in _CAPITALS or (len(word) > 1 and word.isupper()):
        return False
    return not _BEGINS.search(text[: token.start()])
