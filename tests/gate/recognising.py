"""By which words something of the record is known again on a paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tests.gate.generator import BESIDE, NAMES, PHONES
from tests.gate.hearing import Situation
from tests.gate.papers import real_form, small_form
from transitions.domain.answers import Answer
from transitions.domain.disclosure import Disclosure, Entry, Glance, Section, Topic
from transitions.domain.form import Field

CPR = "999999-9999"
_CODE = re.compile(r"\b[0-9a-f]{8}\b")
"""The first digits of the hash, in the foot."""


def searchable(disclosure: Disclosure) -> str:
    """The whole object as text, without the digits of its own hash."""
    found = _CODE.search(disclosure.paper.foot.middle)
    written = disclosure.model_dump_json()
    return written.replace(found.group(), "") if found else written


def entries(disclosure: Disclosure) -> Iterator[Entry]:
    """Every entry, read off the parts themselves; in a glance under its whole question again."""
    for part in disclosure.paper.parts:
        if isinstance(part, Section):
            yield from part.entries
        elif isinstance(part, Glance):
            for topic in part.topics:
                yield from (_asked_in_full(topic, entry) for entry in topic.entries)


def _asked_in_full(topic: Topic, entry: Entry) -> Entry:
    """The real form asks «Søvn: antal lure»; under the topic *Søvn* the paper says «Antal lure»."""
    whole = f"{topic.title.danish}: {entry.label.danish[:1].lower()}{entry.label.danish[1:]}"
    if whole not in _asked_in_the_real_form():
        return entry
    return entry.model_copy(update={"label": entry.label.model_copy(update={"danish": whole})})


@cache
def _asked_in_the_real_form() -> frozenset[str]:
    return frozenset(field.label.danish for field in real_form().fields())


def words_of(s: Situation, asked: Field, answer: Answer) -> tuple[str, ...]:
    """The words by which an answer is known again, where it has some that nothing else holds."""
    if answer.stance != "answered" or answer.unread or asked.source:
        return ()
    if asked.kind in ("text", "repeat"):
        mark = s.marks[answer.key]
        return (mark, f"{mark}o") if answer.language != "da" else (mark,)
    return _chosen(asked, answer) if s.record.form.id == small_form().id else ()


def _chosen(asked: Field, answer: Answer) -> tuple[str, ...]:
    value = answer.value
    match asked.kind:
        case "choice" | "choices":
            labels = {c.id: c.label.danish.removeprefix("Valg ") for c in asked.choices}
            chosen = value if isinstance(value, list) else [value]
            return tuple(labels[c] for c in chosen if c in labels)
        case "yes_no":
            return ((asked.yes if value else asked.no).danish,)
        case "date":
            return (f"{int(str(value)[-2:])}. maj 1941",)
        case "time":
            return (str(value).replace(":", "."),)
        case _:
            return (str(value),)


def hides_secrets(s: Situation, written: str) -> None:
    """Nothing of what stands beside the answers: names, numbers, reasons of the ledger."""
    for secret in (*BESIDE.values(), *NAMES, *PHONES, CPR):
        assert secret not in written, f"seed {s.seed}: {secret}"
