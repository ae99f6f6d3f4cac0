"""Professional words in the answers, and which a paper must explain: read off the answers that go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tests.gate.hearing import Situation
from tests.gate.papers import texts
from tests.gate.said import plain
from transitions.domain.answers import Answer, AnswerKey
from transitions.domain.disclosure import Disclosure, Facts
from transitions.domain.form import Field
from transitions.domain.glossary import GlossaryWord

PLANTED = (
    "", " og samspillet", " med KORRIGERET alder", " i motorikken.", " i tilknytning til det", " tilknytning",
    " (signalerne)", " reguleres", " samspilsramt", " overgang og samtykke", " sociale kontakter", "",
)
"""Words in their forms; some that only look like one, mean something else, or are never explained."""
AT_MOST = 4


def planted(number: int) -> str:
    """What stands in the answer to the question of that number."""
    return PLANTED[number % len(PLANTED)]


def explains_exactly(s: Situation, shown: frozenset[AnswerKey], disclosure: Disclosure) -> None:
    """The words that stand in what is shown, said to its reader, and no other."""
    parent = disclosure.audience.kind == "parent"
    told = "\n".join(_read(asked, a) for asked, a in s.said if a.key in shown and _worded(a))
    found = [word for word in texts().glossary if word.explained and _stands(word, told)]
    wanted = [f"{w.word.danish}: {(w.parents if parent else w.daycare).danish}" for w in found[:AT_MOST]]
    assert list(_explained(disclosure)) == wanted, f"seed {s.seed}"


def _worded(answer: Answer) -> bool:
    return answer.stance == "answered"


def _read(asked: Field, answer: Answer) -> str:
    own = answer.unread or (plain(answer.value) if answer.language == "da" else "")
    return f"{asked.label.danish}\n{answer.danish.text if answer.danish else own}"


def _stands(word: GlossaryWord, told: str) -> bool:
    for phrase in word.apart_from:
        told = told.replace(phrase, "")
    return _any_of(word.word.danish, *word.forms).search(told) is not None


@cache
def _any_of(*forms: str) -> re.Pattern[str]:
    found = "|".join(re.escape(form) for form in forms)
    return re.compile(rf"(?<!\w)({found})(?!\w)", re.IGNORECASE)


def _explained(disclosure: Disclosure) -> Iterator[str]:
    title = texts().say("paper.words")
    for part in disclosure.paper.parts:
        if isinstance(part, Facts):
            lines = (row.text.danish for row in part.rows if row.label.danish == title)
            yield from (line for block in lines for line in block.split("\n"))
