"""The short evaluations stay in the municipality: on no paper but the parents' full copy."""

from __future__ import annotations

from typing import get_args
from uuid import UUID

import pytest

from tests.domain.families import DAY, FATHER, MOTHER, POLICY, parent, record, to_daycare, yes
from tests.gate.papers import texts
from transitions.domain.consent import Ledger
from transitions.domain.disclosure import Audience, Disclosure, Product
from transitions.domain.evaluation import Evaluation, Evaluations
from transitions.domain.gate import Release, disclose
from transitions.domain.transition import TransitionRecord

SAID = Evaluations(knowledge=Evaluation(rating=2, cause="technique"), security=Evaluation(rating=5))
ELSEWHERE = sorted(set(get_args(Product)) - {"copy", "adbb", "sparring"})


def made(of: TransitionRecord, product: str, reader: UUID = MOTHER) -> Disclosure | None:
    ledger = Ledger(events=(yes(MOTHER, of), yes(FATHER, of)))
    kind = {"handover": "daycare", "sending": "daycare", "journal": "municipality", "meeting": "meeting"}
    audience = {"kind": kind.get(product, "parent")}
    if audience["kind"] == "parent":
        audience["parent"] = str(reader)
    release = to_daycare(product=product, audience=Audience.model_validate(audience))
    return disclose(of, ledger, POLICY, Release.model_validate(release), DAY, texts()).disclosure


@pytest.mark.parametrize("product", ELSEWHERE)
def test_every_other_paper_is_the_same_without_them(product: str) -> None:
    with_them, without = made(record(evaluations=SAID), product), made(record(), product)
    assert with_them == without


def test_the_papers_compared_are_there() -> None:
    """Otherwise the comparison above says nothing."""
    found = {product for product in ELSEWHERE if made(record(), product) is not None}
    assert found >= {"handover", "sending", "parents", "meeting", "journal", "extract", "receipt"}


@pytest.mark.parametrize("protected", [(), ("address",)])
def test_a_full_copy_tells_them_by_number_and_cause(protected: tuple[str, ...]) -> None:
    child = record().child.model_copy(
        update={"parents": (parent(MOTHER), parent(FATHER, protected=protected))}
    )
    copy = made(record(child=child, evaluations=SAID), "copy")
    assert copy is not None
    told = copy.paper.model_dump_json()
    assert "2 på en skala fra 1 til 5" in told
    assert "teknikken" in told
    assert "5 på en skala fra 1 til 5" in told
    nothing = made(record(child=child), "copy")
    assert nothing is not None
    assert "på en skala" not in nothing.paper.model_dump_json()
