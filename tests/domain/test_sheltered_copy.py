"""The full copy where somebody else is protected: no free words that could betray her."""

from __future__ import annotations

from uuid import UUID

import pytest

from tests.domain.families import DAY, FATHER, FORM, MOTHER, POLICY, parent, record
from tests.domain.observations import LOW, observed
from transitions.domain.consent import Ledger
from transitions.domain.disclosure import Audience
from transitions.domain.form import Form
from transitions.domain.gate import Release, disclose
from transitions.domain.texts import Texts
from transitions.domain.transition import Agreement, Meeting, TransitionRecord

FREE = ("svar om secret", "ved søen", "hos mormor", "ring bagefter", "sov hos mormor")
"""What the health visitor wrote freely: her own field, the meeting, what was agreed, an observation."""


def family(**protected: set[str]) -> TransitionRecord:
    """Somebody's details are protected: of ``mother``, ``father`` or ``child``."""
    parents = (parent(MOTHER, protected=protected.get("mother", ())),
               parent(FATHER, protected=protected.get("father", ())))
    hidden = frozenset(protected.get("child", ()))
    child = record().child.model_copy(update={"parents": parents, "protected": hidden, "cpr": "2001264219"})
    screening = observed(LOW, outside_age_reason="sov hos mormor")
    return record(
        child=child, form=with_facts(), screenings=(screening,),
        meeting=Meeting(place="ved søen", participants="hos mormor"),
        agreements=(Agreement(text="ring bagefter"),),
    )


def with_facts() -> Form:
    """The small form with what the record knows itself: custody, protection, the number."""
    known = FORM.model_dump(mode="json", exclude_none=True)
    known["sections"][0]["fields"] += [
        {"id": f"known_{source}", "number": "1", "kind": "text", "label": {"da": f"Om {source}"},
         "voices": ["health_visitor"], "category": "internal", "source": source}
        for source in ("custody", "protection", "cpr")
    ]
    return Form.model_validate(known)


def copy(of: TransitionRecord, reader: UUID, texts: Texts) -> str:
    release = Release(product="copy", audience=Audience(kind="parent", parent=reader))
    disclosure = disclose(of, Ledger(), POLICY, release, DAY, texts).disclosure
    assert disclosure is not None
    return disclosure.paper.model_dump_json()


def test_free_words_stand_on_it_where_nobody_is_protected(texts: Texts) -> None:
    told = copy(family(), MOTHER, texts)
    assert [words for words in FREE if words not in told] == []


@pytest.mark.parametrize("who", ["father", "child"])
@pytest.mark.parametrize("detail", ["name", "address", "contact"])
def test_no_free_word_stands_on_it_where_somebody_else_is(who: str, detail: str, texts: Texts) -> None:
    told = copy(family(**{who: {detail}}), MOTHER, texts)
    assert [words for words in FREE if words in told] == []
    assert "svar om play" in told


def test_her_own_protection_keeps_nothing_from_her(texts: Texts) -> None:
    told = copy(family(mother={"address"}, child={"address"}), MOTHER, texts)
    assert [words for words in FREE if words not in told] == []
    assert "svar om home" in told


@pytest.mark.parametrize("reader", [MOTHER, FATHER])
def test_what_the_record_knows_of_the_other_parent_stays(reader: UUID, texts: Texts) -> None:
    told = copy(family(), reader, texts)
    names = {MOTHER: "Mette Prøve", FATHER: "Jonas Prøve"}
    assert [name for who, name in names.items() if name in told] == [names[reader]]
    assert "4219" not in told
    assert "Om protection" not in told
