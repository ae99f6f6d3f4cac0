"""A paper in a translation that no professional has reviewed says so, once, before all else."""

from __future__ import annotations

import pytest

from tests.domain.families import DAY, record
from transitions.domain.disclosure import Audience, AudienceKind, Notice, Part, Said
from transitions.domain.gate.words import Draft, Speech, finish
from transitions.domain.texts import Texts

DANISH = {
    "paper.draft_translation": "Udkast.", "paper.handover.subtitle": "{child}, født {birth}",
    "paper.foot.middle": "{code}", "paper.page_of": "Side {page} af {pages}",
}
BODY = Notice(text=Said(danish="Ordene.", other="Слова.", language="uk"))
TOLD = Notice(text=Said(danish="Udkast.", other="Чернетка.", language="uk"))


def parts(
    language: str, kind: AudienceKind = "parent", reviewed: str = "da", *given: Part
) -> tuple[Part, ...]:
    tables = {"da": DANISH, "uk": {"paper.draft_translation": "Чернетка."}}
    speech = Speech(texts=Texts(tables=tables, reviewed=frozenset({"da", reviewed})), language=language)
    draft = Draft(
        product="parents", audience=Audience(kind=kind), consented=True, written_on=DAY,
        title=Said(danish="Papir"), parts=given or (BODY,),
    )
    return finish(draft, record(), speech).paper.parts


@pytest.mark.parametrize("kind", ["parent", "daycare", "meeting"])
def test_a_paper_beside_a_draft_says_so_first(kind: AudienceKind) -> None:
    assert parts("uk", kind) == (TOLD, BODY)


def test_it_is_said_once() -> None:
    assert parts("uk", "parent", "da", TOLD, BODY) == (TOLD, BODY)


def test_danish_and_what_has_been_reviewed_say_nothing_of_it() -> None:
    assert parts("da") == (BODY,)
    assert parts("uk", "parent", "uk") == (BODY,)


def test_what_the_municipality_reads_is_danish() -> None:
    assert parts("uk", "municipality") == (BODY,)
