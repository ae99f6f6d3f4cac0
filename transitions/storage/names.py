"""The index of names: which transitions a word of a child's, parent's or daycare's name leads to.

It holds what stands now, drafts first, and is written in the transaction that changes a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

from transitions.domain.name_words import words_in, words_of
from transitions.storage import rows
from transitions.storage.database import Database

_NAMES = {"child": ("name",), "parent": ("name", "removed"), "transition": ("daycare",)}
_KEYS = frozenset(key for keys in _NAMES.values() for key in keys)
_OF_A_DAYCARE = ("name", "group")

_STANDS = """
    SELECT value FROM draft WHERE subject = ?1 AND key = ?2
    UNION ALL
    SELECT * FROM (
        SELECT value FROM version WHERE subject = ?1 AND key = ?2 AND id NOT IN (
            SELECT replaces FROM version WHERE subject = ?1 AND key = ?2 AND replaces IS NOT NULL
        ) ORDER BY valid_on DESC, recorded_at DESC, place DESC LIMIT 1
    ) LIMIT 1
"""
_MANY = 20_000
"""Rows of two words that are quicker read through than looked up one by one."""

_COUNT = "SELECT count(*) FROM (SELECT 1 FROM name_word WHERE word >= ? AND word < ? LIMIT ?)"
_WORDS = "SELECT word FROM name_word WHERE place = ?"
_PLACES = "SELECT place FROM name_word WHERE word >= ? AND word < ?"
_HAS_TOO = "EXISTS (SELECT 1 FROM name_word WHERE place = found.place AND word >= ? AND word < ?)"
_AFTER_ALL_LETTERS = "\U0010ffff"

Span = tuple[str, str]
"""From a word to the last one that begins with it."""


class NameTable:
    """The names of one open database, folded."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, text: str, limit: int) -> tuple[UUID, ...]:
        """At most ``limit`` transitions that have a word beginning with each word of the text."""
        spans = [_span(word) for word in dict.fromkeys(words_in(text))]
        places = self._having_all(spans, limit) if spans else []
        return tuple(self._transition(place) for place in places)

    def follow(self, subject: UUID, keys: Iterable[str]) -> None:
        """Something of a subject was written or struck under these keys: the index says the same."""
        if not _KEYS.isdisjoint(keys):
            self._follow_family(str(subject))

    def follow_new(self, subject: UUID, kind: str) -> None:
        """A subject is new: a transition is found by its family's names from the first."""
        if kind == "transition":
            self._follow_family(str(subject))

    def forget(self, doomed: Sequence[str]) -> None:
        """Take every word of these subjects away; call it inside the transaction that erases them."""
        ids = [(name,) for name in doomed]
        self._database.change_many(
            "DELETE FROM name_word WHERE place = (SELECT place FROM named WHERE transition = ?)", ids
        )
        self._database.change_many("DELETE FROM named WHERE transition = ?", ids)
        self._database.change_many("DELETE FROM name_waiting WHERE child = ?", ids)

    def catch_up(self) -> None:
        """Write the words of the children that wait for it: a vault from before there was an index."""
        waiting = self._database.rows("SELECT child FROM name_waiting")
        if not waiting:
            return
        with self._database.transaction():
            for (child,) in waiting:
                self.write_family(child)
            self._database.change("DELETE FROM name_waiting")

    def _having_all(self, spans: Sequence[Span], limit: int) -> list[int]:
        """The two rarest words are read through where neither is common; the others are looked up."""
        counted = sorted((self._count(span), span) for span in spans)
        through = sum(count <= _MANY for count, _ in counted[:2]) or 1
        within = " INTERSECT ".join([_PLACES] * through)
        having = " AND ".join([_HAS_TOO] * (len(spans) - through)) or "true"
        query = f"SELECT DISTINCT place FROM ({within}) AS found WHERE {having} LIMIT ?"  # noqa: S608
        ends = [end for _, span in counted for end in span]
        return [row[0] for row in self._database.rows(query, (*ends, limit))]

    def _transition(self, place: int) -> UUID:
        return UUID(self._database.value("SELECT transition FROM named WHERE place = ?", (place,)))

    def _count(self, span: Span) -> int:
        return int(self._database.value(_COUNT, (*span, _MANY + 1)))

    def _follow_family(self, subject: str) -> None:
        found = self._database.rows("SELECT kind, parent_subject FROM subject WHERE id = ?", (subject,))
        for kind, owner in found:
            if kind in _NAMES:
                self.write_family(owner or subject)

    def write_family(self, child: str) -> None:
        """Write the words of a child's transitions anew; a word that is there already stays."""
        transitions = self._below(child, "transition")
        if not transitions:
            return
        shared = set(words_of(self._text(child, "name")))
        for parent in self._below(child, "parent"):
            if not self._value(parent, "removed"):
                shared |= words_of(self._text(parent, "name"))
        with self._database.transaction():
            for transition in transitions:
                daycare = self._value(transition, "daycare")
                self._write(transition, shared.union(*map(words_of, _texts(daycare))))

    def _write(self, transition: str, words: set[str]) -> None:
        place = self._place(transition)
        known = {row[0] for row in self._database.rows(_WORDS, (place,))}
        self._database.change_many(
            "DELETE FROM name_word WHERE word = ? AND place = ?", [(w, place) for w in sorted(known - words)]
        )
        self._database.change_many(
            "INSERT INTO name_word VALUES (?, ?)", [(w, place) for w in sorted(words - known)]
        )

    def _place(self, transition: str) -> int:
        look = "SELECT place FROM named WHERE transition = ?"
        place = self._database.value(look, (transition,))
        if place is None:
            self._database.change("INSERT INTO named (transition) VALUES (?)", (transition,))
            place = self._database.value(look, (transition,))
        return int(place)

    def _below(self, child: str, kind: str) -> list[str]:
        found = self._database.rows(
            "SELECT id FROM subject WHERE parent_subject = ? AND kind = ?", (child, kind)
        )
        return [row[0] for row in found]

    def _text(self, subject: str, key: str) -> str:
        value = self._value(subject, key)
        return value if isinstance(value, str) else ""

    def _value(self, subject: str, key: str) -> object:
        stands = self._database.value(_STANDS, (subject, key))
        return None if stands is None else rows.read_json(stands)


def _span(word: str) -> Span:
    return word, word + _AFTER_ALL_LETTERS


def _texts(daycare: object) -> Iterator[str]:
    if isinstance(daycare, dict):
        yield from (text for part in _OF_A_DAYCARE if isinstance(text := daycare.get(part), str))
