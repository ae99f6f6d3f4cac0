"""A family whose pages were delivered, and the words of the papers made of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from tests.domain.families import (
    DAY,
    DAYCARE,
    FATHER,
    MOTHER,
    POLICY,
    key,
    record,
    yes,
)
from transitions.domain.consent import AnyConsentEvent, Given, Ledger
from transitions.domain.disclosure import Audience, Disclosure, Facts, Product
from transitions.domain.gate import Release, Verdict, disclose
from transitions.domain.policy import Policy
from transitions.domain.texts import Texts
from transitions.domain.transition import Handover, TransitionRecord

MOTHERS, FATHERS, EARLIER = UUID(int=11), UUID(int=12), UUID(int=13)
"""The consents as they are stored."""
CODE, OTHER_CODE = "1a" * 32, "2b" * 32
BEFORE = DAY - timedelta(days=20)
ACCESS: tuple[Product, ...] = ("extract", "copy")


def delivered(*fields: str, **more: object) -> Handover:
    """A daycare's copy that came there with the answers to these questions."""
    known: dict[str, object] = {
        "step": "delivered", "product": "handover", "day": BEFORE, "content_hash": CODE,
        "audience": "daycare", "recipient": DAYCARE.name, "answers": tuple(key(name) for name in fields),
        **more,
    }
    return Handover.model_validate(known)


def paper(
    product: Product, of: TransitionRecord, texts: Texts, *events: AnyConsentEvent,
    reader: UUID | None = None, policy: Policy = POLICY, day: date = DAY,
) -> Verdict:
    audience = Audience(kind="parent" if reader else "daycare", parent=reader)
    release = Release(product=product, audience=audience)
    return disclose(of, Ledger(events=events), policy, release, day, texts)


def made(verdict: Verdict) -> Disclosure:
    assert verdict.disclosure is not None, verdict.obstacles
    return verdict.disclosure


def blocked(verdict: Verdict) -> list[str]:
    assert verdict.disclosure is None
    return [obstacle.text_id.removeprefix("obstacle.") for obstacle in verdict.obstacles]


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inside in value.values():
            yield from strings(inside)
    elif isinstance(value, list | tuple):
        for inside in value:
            yield from strings(inside)


def words(of: Disclosure) -> str:
    return "\n".join(strings(of.paper.model_dump()))


def rows(of: Disclosure, title: str = "") -> list[tuple[str, str]]:
    """Every row of the tables under a title; of those without one when none is named."""
    tables = [part for part in of.paper.parts if isinstance(part, Facts)]
    under = [part for part in tables if (part.title.danish if part.title else "") == title]
    return [(row.label.danish, row.text.danish) for part in under for row in part.rows]


def both_yes() -> tuple[Given, Given]:
    return yes(MOTHER, record(), BEFORE, id=MOTHERS), yes(FATHER, record(), BEFORE, id=FATHERS)
